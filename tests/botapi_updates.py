"""Updates of the Bot API stand-in: kept until they are acknowledged, given by long polling or brought to a webhook. See tests/botapi.py."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.botapi_faults import CONFLICT, WEBHOOK, Refused

MAX_LIMIT, MAX_TIMEOUT_S = 100, 50
FORCED_S = 3  # a poll that repeats the offset of another one of less than 3 s ago waits at least that long
MAX_RETRY_AFTER_S = 3600
_ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 512.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """An update that was brought to the webhook; status 0 where nobody answered."""

    update: int
    status: int


class Updates:
    """The queue.

    Args:
        monotonic: The clock by which polls are compared.
        sleep: Waits between two tries to bring an update.

    Attributes:
        brought: What was brought to the webhook, oldest first.
        fronts: Where public addresses lead to: what stands before TLS ("https://bot.example.org") to an address of the loopback.
    """

    def __init__(self, monotonic: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self.brought: list[Brought] = []
        self.fronts: dict[str, str] = {}
        self.url = ""
        self._secret = ""
        self._monotonic = monotonic
        self._sleep = sleep
        self._waiting: list[dict[str, Any]] = []
        self._next = 1
        self._wanted: frozenset[str] | None = None
        self._poll = asyncio.Event()
        self._last = (0, float("-inf"))
        self._error = ""
        self._bringer: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()

    def push(self, content: Mapping[str, object]) -> int:
        """Add an update and return its id. One of a kind that nobody asked for is thrown away."""
        number = self._next
        self._next += 1
        (kind,) = content
        if kind in self._wanted if self._wanted is not None else kind not in _ONLY_WHEN_ASKED:
            self._waiting.append({"update_id": number, **content})
        self.end_poll()
        return number

    def again(self, number: int, content: Mapping[str, object]) -> None:
        """Give an update a second time, as the server does after a crash."""
        self._waiting.append({"update_id": number, **content})
        self.end_poll()

    def start_over(self, number: int) -> None:
        """Number what comes next from here on, as the server does after a quiet week."""
        self._next = number

    def pending(self) -> list[int]:
        """Ids of what nobody has acknowledged."""
        return [update["update_id"] for update in self._waiting]

    def end_poll(self) -> None:
        """Let the poll that is waiting come back."""
        self._poll.set()

    def want(self, allowed: Iterable[str] | None) -> None:
        """Take the kinds of updates that somebody asks for; an empty list means the usual ones."""
        if allowed is not None:
            self._wanted = frozenset(allowed) or None

    async def get(self, fields: Mapping[str, str], begun: Callable[[], Awaitable[None]]) -> list[dict[str, Any]]:
        """Long polling: a later poll ends this one; what lies below `offset` is acknowledged."""
        if self.url:
            raise Refused(WEBHOOK)
        self._poll.set()
        self._poll = mine = asyncio.Event()
        if "allowed_updates" in fields:
            self.want(json.loads(fields["allowed_updates"]))
        offset = int(fields.get("offset", 0))
        limit = min(MAX_LIMIT, max(1, int(fields.get("limit", MAX_LIMIT))))
        timeout = min(MAX_TIMEOUT_S, max(0, int(fields.get("timeout", 0))))
        now = self._monotonic()
        if offset == self._last[0] and now < self._last[1] + FORCED_S:
            timeout = max(timeout, FORCED_S)
        self._last = (offset, now)
        self._waiting = self._waiting[offset:] if offset < 0 else [each for each in self._waiting if each["update_id"] >= offset]
        await begun()
        if not self._waiting and timeout:
            try:
                async with asyncio.timeout(timeout):
                    await mine.wait()
            except TimeoutError:
                return []
        if self._poll is not mine:
            raise Refused(CONFLICT)
        return self._waiting[:limit]

    def set_webhook(self, url: str, secret: str, *, drop: bool = False) -> None:
        """Bring updates to an address from now on; "" brings none."""
        self.url, self._secret, self._error = url, secret, ""
        if drop:
            self._waiting.clear()
        self.stop()
        if url:
            self._bringer = asyncio.create_task(self._bring())

    def info(self) -> dict[str, object]:
        """A WebhookInfo object."""
        told: dict[str, object] = {"last_error_date": 1710752400, "last_error_message": self._error} if self._error else {}
        return {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._waiting), **told}

    def stop(self) -> None:
        """Bring nothing any more."""
        if self._bringer is not None:
            self._bringer.cancel()
            self._bringer = None

    async def was_brought(self, count: int) -> None:
        """Wait until there were `count` tries to bring something."""
        async with self._news:
            await self._news.wait_for(lambda: len(self.brought) >= count)

    async def _bring(self) -> None:
        """One after the other; what is not answered with 2xx comes again after longer and longer waits, or when the answer says so."""
        wait = _FIRST_WAIT_S
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            while True:
                while not self._waiting:
                    self._poll.clear()
                    await self._poll.wait()
                update = self._waiting[0]
                status, asked = await self._post(session, update)
                async with self._news:
                    self.brought.append(Brought(update=update["update_id"], status=status))
                    self._news.notify_all()
                if 200 <= status < 300:
                    self._waiting.remove(update)
                    wait = _FIRST_WAIT_S
                    continue
                self._error = f"Wrong response from the webhook: {status}" if status else "Connection refused"
                await self._sleep(min(asked, MAX_RETRY_AFTER_S) if asked is not None else wait)
                wait = min(wait * 2, _LONGEST_WAIT_S)

    async def _post(self, session: ClientSession, update: Mapping[str, Any]) -> tuple[int, float | None]:
        front = next((front for front in self.fronts if self.url.startswith(front)), None)
        if front is None:
            return 0, None
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        try:
            async with session.post(self.fronts[front] + self.url.removeprefix(front), json=update, headers=headers) as answer:
                asked = answer.headers.get("Retry-After", "")
                return answer.status, float(asked) if asked.isdigit() else None
        except (ClientError, TimeoutError):
            return 0, None
