"""A stand-in for Telegram's Bot API on loopback: as strict as the real server, and it fails as it is told to.

    async with BotApi() as api:
        api.add_chat(7)
        api.fail(BLOCKED)                                   # the next sendMessage
        api.fail(Cut(accepted=True), method="editmessagetext", chat=7)
        api.write(7, "/start")                              # somebody writes to the bot
        ... a bot with `api.token` at `api.url` ...
        assert [message.text for message in api.messages(7)] == ["..."]

Behaviour and texts follow https://github.com/tdlib/telegram-bot-api (Client.cpp, Query.cpp): updates come again until a higher offset
acknowledges them, a second poll ends the older one with 409, HTML is parsed strictly, texts count 4096 code points after that.
`log` is append-only and the ground truth: every call that reached the server, whether it was carried out, and what was said.
"""

import asyncio
import socket
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, assert_never

from aiohttp import web

from bot.clock import SystemClock
from tests.botapi_chats import BOT, DATE, Chats, Rates, Shown
from tests.botapi_faults import CONFLICT, NOT_FOUND, UNAUTHORIZED, Cut, Fault, Hold, Page, Refused, Say

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
_ME = BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A call that reached the server.

    Attributes:
        method: Its name, in lower case.
        chat: The chat it names, or None.
        fields: What was sent along.
        done: Whether it was carried out, whatever was answered.
        answer: "ok", the error's text, or the name of the fault that swallowed the answer.
        message: The message that it made, changed or deleted, as it then stood; else None.
    """

    method: str
    chat: int | None
    fields: Mapping[str, str]
    done: bool
    answer: str = "ok"
    message: Shown | None = None


class BotApi:
    """The server; an async context manager.

    Args:
        token: The only one that it accepts.
        rates: When it says 429.
        monotonic: The clock by which it counts; the machine's by default.

    Attributes:
        log: Every call that arrived, oldest first.
    """

    def __init__(self, *, token: str = TOKEN, rates: Rates | None = None, monotonic: Callable[[], float] | None = None) -> None:
        self.token = token
        self.log: list[Arrival] = []
        self.port = 0
        self._chats = Chats(rates or Rates(), monotonic or SystemClock().monotonic)
        self._updates: list[dict[str, Any]] = []
        self._faults: dict[tuple[str, int | None], deque[Fault]] = defaultdict(deque)
        self._next_update = 1
        self._revoked = False
        self._changed = asyncio.Condition()
        self._released = asyncio.Event()
        self._poll = asyncio.Event()
        self._runner: web.ServerRunner | None = None

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.shut()

    @property
    def url(self) -> str:
        """What a bot takes for the Bot API's base address."""
        return f"http://127.0.0.1:{self.port}/bot"

    async def open(self) -> None:
        """Listen; after `shut`, at the same port as before."""
        self._released.clear()
        self._runner = web.ServerRunner(web.Server(self._handle), handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        await web.SockSite(self._runner, listener).start()

    async def shut(self) -> None:
        """Refuse connections from now on, and cut those that there are."""
        self.release()
        self.end_poll()
        if self._runner is not None:
            await self._runner.cleanup()

    # What a test arranges.

    def add_chat(
        self,
        chat: int,
        *,
        kind: str = "private",
        title: str = "",
        threads: frozenset[int] = frozenset(),
        admins: frozenset[int] = frozenset(),
    ) -> None:
        """Let the bot be in a chat: "private", "group", "supergroup" or "channel"; `threads` makes it a forum with these topics."""
        self._chats.add(chat, kind=kind, title=title, threads=threads, admins=admins)

    def fail(self, *faults: Fault, method: str = "sendMessage", chat: int | None = None) -> None:
        """Let the next calls of a method fail, one fault for each; with `chat`, only calls for that one."""
        self._faults[method.lower(), chat].extend(faults)

    def revoke(self) -> None:
        """Accept the token no more."""
        self._revoked = True

    def release(self) -> None:
        """Let go of all answers that are held back, these and later ones."""
        self._released.set()

    def end_poll(self) -> None:
        """Let the poll that is waiting come back with what there is, which may be nothing."""
        self._poll.set()

    def write(
        self, chat: int, text: str | None, *, user: int = 42, language: str | None = "en", thread: int | None = None, **more: object
    ) -> int:
        """Somebody writes to the bot; returns the update's id.

        Args:
            chat: Where.
            text: What; None for a message without a text.
            user: Who.
            language: Their language, as Telegram tells it; None for none.
            thread: The forum topic, or outside of forums the thread that the message belongs to.
            more: Further fields of the message.
        """
        sender: dict[str, object] = {"id": user, "is_bot": False, "first_name": "Ada"}
        if language is not None:
            sender["language_code"] = language
        message: dict[str, object] = {
            "message_id": self._chats.message_id(),
            "date": DATE,
            "chat": self._chats.described(chat),
            "from": sender,
        }
        if text is not None:
            message["text"] = text
        if thread is not None:
            message["message_thread_id"] = thread
        if thread is not None and self._chats.is_topic(chat, thread):
            message["is_topic_message"] = True
        return self.push({"message": message | more})

    def push(self, content: Mapping[str, object]) -> int:
        """Give the bot an update of any kind; returns its id."""
        number = self._next_update
        self._next_update += 1
        self._updates.append({"update_id": number, **content})
        self._poll.set()
        return number

    # What a test looks at.

    def messages(self, chat: int) -> list[Shown]:
        """The bot's messages as they stand in a chat, oldest first."""
        return self._chats.messages(chat)

    def pending(self) -> list[int]:
        """Ids of the updates that nobody has acknowledged."""
        return [update["update_id"] for update in self._updates]

    def calls(self, method: str) -> list[Arrival]:
        """The log of one method."""
        return [arrival for arrival in self.log if arrival.method == method.lower()]

    async def arrived(self, method: str, count: int = 1) -> None:
        """Wait until `count` calls of a method have come in all."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.calls(method)) >= count)

    # What the server does.

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        _, _, path = request.path.partition("/bot")
        token, _, method = path.partition("/")
        method = method.lower()
        fields, file = await _fields(request)
        chat = int(fields["chat_id"]) if "chat_id" in fields else None
        fault = self._fault(method, chat, token)
        result: object = None
        try:
            match fault:
                case Say():
                    raise Refused(fault)
                case Page() | Cut(accepted=False) | Hold(accepted=False):
                    await self._note(Arrival(method=method, chat=chat, fields=fields, done=False, answer=type(fault).__name__))
                case _ if method == "getupdates":
                    result = await self._get_updates(fields)
                case _:
                    answer = type(fault).__name__ if fault else "ok"
                    result, shown = self._carry_out(method, chat, fields, file)
                    await self._note(Arrival(method=method, chat=chat, fields=fields, done=True, answer=answer, message=shown))
        except Refused as refusal:
            await self._note(Arrival(method=method, chat=chat, fields=fields, done=False, answer=refusal.said.description))
            return _error(refusal.said)
        return await self._answer(request, fault, result)

    async def _answer(self, request: web.BaseRequest, fault: Fault | None, result: object) -> web.StreamResponse:
        match fault:
            case Page():
                return web.Response(status=fault.status, text=fault.body, content_type="text/html")
            case Cut():
                if request.transport is not None:
                    request.transport.abort()
            case Hold():
                await self._released.wait()
            case None | Say():
                pass
            case _:
                assert_never(fault)
        return web.json_response({"ok": True, "result": result})

    def _fault(self, method: str, chat: int | None, token: str) -> Fault | None:
        if token != self.token or self._revoked:
            return UNAUTHORIZED if ":" in token else NOT_FOUND
        for key in ((method, chat), (method, None)):
            if self._faults[key]:
                return self._faults[key].popleft()
        return None

    async def _note(self, arrival: Arrival) -> None:
        async with self._changed:
            self.log.append(arrival)
            self._changed.notify_all()

    def _carry_out(
        self, method: str, chat: int | None, fields: dict[str, str], file: tuple[str, bytes] | None
    ) -> tuple[object, Shown | None]:
        """The result and the message that was touched."""
        match method:
            case "getme":
                return _ME, None
            case "getchatmember":
                return self._chats.member(chat, int(fields["user_id"])), None
            case "sendmessage" | "senddocument":
                shown = self._chats.send(chat, fields, file)
                return self._chats.as_message(shown), shown
            case "editmessagetext":
                shown = self._chats.edit(chat, fields)
                return self._chats.as_message(shown), shown
            case "deletemessage":
                return True, self._chats.delete(chat, fields)
            case "setmessagereaction":
                return True, self._chats.react(chat, fields)
            case _:
                raise Refused(NOT_FOUND)

    async def _get_updates(self, fields: Mapping[str, str]) -> list[dict[str, Any]]:
        """Long polling: a later poll ends this one; what lies below `offset` is acknowledged. Noted in the log when it begins."""
        self._poll.set()
        self._poll = mine = asyncio.Event()
        offset, limit, timeout = (int(fields.get(name, default)) for name, default in (("offset", 0), ("limit", 100), ("timeout", 0)))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        await self._note(Arrival(method="getupdates", chat=None, fields=fields, done=True))
        if not self._updates and timeout:
            try:
                async with asyncio.timeout(timeout):
                    await mine.wait()
            except TimeoutError:
                return []
        if self._poll is not mine:
            raise Refused(CONFLICT)
        return self._updates[:limit]


async def _fields(request: web.BaseRequest) -> tuple[dict[str, str], tuple[str, bytes] | None]:
    """The call's fields, and the file that came with it."""
    fields: dict[str, str] = dict(request.query)
    file = None
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            file = (value.filename, value.file.read())
            value.file.close()
        else:
            fields[name] = value if isinstance(value, str) else value.decode()
    return fields, file


def _error(said: Say) -> web.Response:
    body: dict[str, object] = {"ok": False, "error_code": said.code, "description": said.description}
    if said.parameters:
        body["parameters"] = dict(said.parameters)
    return web.json_response(body, status=said.code)
