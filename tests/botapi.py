"""A stand-in for Telegram's Bot API on loopback: as strict as the real server, and it fails as it is told to.

    async with BotApi() as api:
        api.add_chat(7)
        api.fail(BLOCKED)                                   # the next sendMessage
        api.fail(Cut(accepted=True), method="editmessagetext", chat=7)
        api.write(7, "/start")                              # somebody writes to the bot
        ... a bot with `api.token` at `api.url` ...
        assert [message.text for message in api.messages(7)] == ["..."]

Behaviour and texts follow https://github.com/tdlib/telegram-bot-api (Client.cpp, Query.cpp, WebhookActor.cpp): updates come again until a
higher offset acknowledges them or a webhook answers 200, a second poll ends the older one with 409, HTML is parsed strictly, texts count
4096 code points after that, a group that was upgraded names its supergroup. What it does not have, it refuses: methods, parameters, types.
`log` is append-only and the ground truth: every call that reached the server, whether it was carried out, and what was said.
"""

import asyncio
import json
import socket
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, assert_never

from aiohttp import web

from bot.clock import SystemClock
from tests.botapi_chats import BOT, DATE, Chats, Rates, Shown
from tests.botapi_faults import NOT_FOUND, TOO_LARGE, UNAUTHORIZED, Cut, Fault, Hold, Page, Refused, Say, bad_request
from tests.botapi_methods import DEEP_LINK, MAX_CALLBACK_TEXT, MAX_DOWNLOAD, MAX_UPLOAD, check, commands, scope, webhook
from tests.botapi_updates import Updates

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
QUERY_TOO_OLD = bad_request("query is too old and response timeout expired or query ID is invalid")
_OVERHEAD = 1 << 20  # of a request around its file
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
        sleep: Waits before an update is brought to a webhook again.

    Attributes:
        log: Every call that arrived, oldest first.
        updates: What happened and was not acknowledged yet.
        me: What getMe tells of the bot.
        menus: The commands that are offered, by kind of scope, its chat or "", and language or "".
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        rates: Rates | None = None,
        monotonic: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.token = token
        self.log: list[Arrival] = []
        self.me: dict[str, object] = dict(_ME)
        self.menus: dict[tuple[str, str, str], tuple[tuple[str, str], ...]] = {}
        self.port = 0
        self._chats = Chats(rates or Rates(), monotonic or SystemClock().monotonic)
        self.updates = Updates(monotonic or SystemClock().monotonic, sleep)
        self._faults: dict[tuple[str, int | None], deque[Fault]] = defaultdict(deque)
        self._files: dict[str, tuple[str, bytes]] = {}
        self._queries: set[str] = set()
        self._numbers = 0
        self._revoked = False
        self._changed = asyncio.Condition()
        self._released = asyncio.Event()
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
        served = web.Server(self._handle, request_factory=_request)
        self._runner = web.ServerRunner(served, handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        await web.SockSite(self._runner, listener).start()

    async def shut(self) -> None:
        """Refuse connections from now on, and cut those that there are."""
        self.release()
        self.end_poll()
        self.updates.stop()
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
        name: str = "",
        writable: bool = True,
    ) -> None:
        """Let the bot be in a chat: "private", "group", "supergroup" or "channel"; `threads` makes it a forum with these topics.

        Where it is not `writable`, only administrators may write.
        """
        self._chats.add(chat, kind=kind, title=title, threads=threads, admins=admins, name=name, writable=writable)

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
        self.updates.end_poll()

    def offer_file(self, name: str, data: bytes, *, size: int | None = None) -> dict[str, object]:
        """A Document object for `write(document=...)`; `size` is what the server says of it instead of the truth."""
        self._numbers += 1
        number = f"f{self._numbers}"
        self._files[number] = (name, data)
        return {"file_id": number, "file_unique_id": f"u{number}", "file_name": name, "file_size": len(data) if size is None else size}

    def press(self, chat: int, message: int, data: str | None, *, user: int = 42, old: bool = False) -> str:
        """Somebody presses a button below a message of the bot, and waits for an answer unless the press is `old`; returns its id."""
        self._numbers += 1
        query = f"q{self._numbers}"
        if not old:
            self._queries.add(query)
        pressed = {"id": query, "from": _person(user, "en"), "chat_instance": "1", "message": self._chats.message(chat, message)}
        self.push({"callback_query": pressed | ({} if data is None else {"data": data})})
        return query

    def unanswered(self) -> set[str]:
        """Presses that still wait for an answer."""
        return self._queries

    def start(self, chat: int, payload: str, *, user: int = 42) -> int:
        """Somebody opens a deep link. Raises: ValueError for a payload that no client takes."""
        if not DEEP_LINK.fullmatch(payload):
            raise ValueError(f"no deep link holds {payload!r}")
        return self.write(chat, f"/start {payload}", user=user)

    def block(self, chat: int, *, blocked: bool = True, user: int = 42) -> int:
        """Somebody blocks the bot in private, or lets it in again."""
        status = ("member", "kicked") if blocked else ("kicked", "member")
        return self.change(chat, *({"status": each} | ({"until_date": 0} if each == "kicked" else {}) for each in status), user=user)

    def change(self, chat: int, before: Mapping[str, object], after: Mapping[str, object], *, user: int = 42) -> int:
        """What the bot may do in a chat changes, as ChatMember objects without their user."""
        self._chats.member_now(chat, after)
        old, new = ({"user": BOT, **each} for each in (before, after))
        sender = _person(user, "en")
        change = {"chat": self._chats.described(chat), "from": sender, "date": DATE, "old_chat_member": old, "new_chat_member": new}
        return self.push({"my_chat_member": change})

    def migrate(self, chat: int, to: int) -> int:
        """A group becomes a supergroup, which is said in both; from now on the old id names the new one."""
        before = self._chats.described(chat)
        self._chats.migrate(chat, to)
        told = (before, {"migrate_to_chat_id": to}), (self._chats.described(to), {"migrate_from_chat_id": chat})
        return max(
            self.push({"message": {"message_id": self._chats.message_id(), "date": DATE, "chat": place, "from": _person(42, "en")} | more})
            for place, more in told
        )

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
        message: dict[str, object] = {
            "message_id": self._chats.message_id(),
            "date": DATE,
            "chat": self._chats.described(chat),
            "from": _person(user, language),
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
        return self.updates.push(content)

    # What a test looks at.

    def messages(self, chat: int) -> list[Shown]:
        """The bot's messages as they stand in a chat, oldest first."""
        return self._chats.messages(chat)

    def pending(self) -> list[int]:
        """Ids of the updates that nobody has acknowledged."""
        return self.updates.pending()

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
        if request.path.startswith("/file/"):
            return self._download(token, method)
        method = method.lower()
        try:
            fields, file = await _fields(request)
        except web.HTTPRequestEntityTooLarge:
            return _error(TOO_LARGE)
        chat = int(fields["chat_id"]) if fields.get("chat_id", "").removeprefix("-").isdigit() else None
        fault = self._fault(method, chat, token)
        result: object = None
        try:
            match fault:
                case Say():
                    raise Refused(fault)
                case Page() | Cut(accepted=False) | Hold(accepted=False):
                    await self._note(Arrival(method=method, chat=chat, fields=fields, done=False, answer=type(fault).__name__))
                case _ if method == "getupdates":
                    check(method, fields)
                    begun = Arrival(method=method, chat=None, fields=fields, done=True)
                    result = await self.updates.get(fields, lambda: self._note(begun))
                case _:
                    check(method, fields | ({} if file is None else {"document": file[0]}))
                    answer = type(fault).__name__ if fault else "ok"
                    result, shown = self._carry_out(method, chat, fields, file)
                    await self._note(Arrival(method=method, chat=chat, fields=fields, done=True, answer=answer, message=shown))
        except Refused as refusal:
            await self._note(Arrival(method=method, chat=chat, fields=fields, done=False, answer=refusal.said.description))
            return _error(refusal.said)
        return await self._answer(request, fault, result)

    def _download(self, token: str, path: str) -> web.Response:
        """A file that came along, at the path that getFile gave."""
        fault = self._fault("download", None, token)
        if isinstance(fault, Say):
            return _error(fault)
        found = self._files.get(path.removeprefix("documents/"))
        return _error(NOT_FOUND) if found is None else web.Response(body=found[1])

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
                return self.me, None
            case "getchat":
                return self._chats.named(fields["chat_id"]), None
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
                return self._about_the_bot(method, fields), None

    def _about_the_bot(self, method: str, fields: Mapping[str, str]) -> object:
        """Methods that touch no message."""
        match method:
            case "getfile":
                return self._file(fields["file_id"])
            case "answercallbackquery":
                return self._rest(fields)
            case "getmycommands":
                return [{"command": name, "description": text} for name, text in self.menus.get(scope(fields), ())]
            case "setmycommands":
                self._chats.in_scope(scope(fields)[1])
                self.menus[scope(fields)] = commands(fields)
            case "deletemycommands":
                self.menus.pop(scope(fields), None)
            case "setwebhook" | "deletewebhook":
                url, secret = webhook(fields) if method == "setwebhook" else ("", "")
                if "allowed_updates" in fields:
                    self.updates.want(json.loads(fields["allowed_updates"]))
                self.updates.set_webhook(url, secret, drop=fields.get("drop_pending_updates") == "true")
            case "getwebhookinfo":
                return self.updates.info()
            case _:
                raise Refused(NOT_FOUND)
        return True

    def _rest(self, fields: Mapping[str, str]) -> bool:
        """AnswerCallbackQuery."""
        if len(fields.get("text", "")) > MAX_CALLBACK_TEXT:
            raise Refused(bad_request("MESSAGE_TOO_LONG"))
        if fields["callback_query_id"] not in self._queries:
            raise Refused(QUERY_TOO_OLD)
        self._queries.remove(fields["callback_query_id"])
        return True

    def _file(self, number: str) -> dict[str, object]:
        """A File object."""
        found = self._files.get(number)
        if found is None:
            raise Refused(bad_request("wrong file_id or the file is temporarily unavailable"))
        if len(found[1]) > MAX_DOWNLOAD:
            raise Refused(bad_request("file is too big"))
        return {"file_id": number, "file_unique_id": f"u{number}", "file_size": len(found[1]), "file_path": f"documents/{number}"}


def _person(user: int, language: str | None) -> dict[str, object]:
    """A User object."""
    sender: dict[str, object] = {"id": user, "is_bot": False, "first_name": "Ada"}
    return sender if language is None else sender | {"language_code": language}


def _request(head: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    """A request of the size that the Bot API takes."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(head, payload, protocol, writer, task, loop, client_max_size=MAX_UPLOAD + _OVERHEAD)


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
