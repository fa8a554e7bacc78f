"""People and bots on a real homeserver, for tests: what a person does by hand, and what the bot hears of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nio import AsyncClient, AsyncClientConfig, MegolmEvent, RoomMessage

from bot.clock import SystemClock
from bot.networks.base import Incoming
from bot.networks.matrix.invitations import Policy
from bot.networks.matrix.login import Account as BotAccount
from bot.networks.matrix.network import Matrix
from tests.clocks import FakeClock
from tests.synapse import Account, Synapse

API = "/_matrix/client/v3"
GENEROUS_S = 60.0  # for what must come at all; no test asserts a time
ENCRYPTED = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


class MatrixClock(FakeClock):
    """A clock on which nobody waits, and whose ids are as random as they should be."""

    def token(self) -> str:
        """128 random bits."""
        return SystemClock().token()


class Person:
    """Somebody with a client that encrypts nothing.

    Args:
        server: Where they are.
        account: Who they are.
    """

    def __init__(self, server: Synapse, account: Account) -> None:
        self.id = account.id
        self.account = account
        self._server = server
        self._number = 0

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the homeserver as this person."""
        return await self._server.ask(method, path if path.startswith("/_") else API + path, body, token=self.account.token)

    async def makes(
        self, *, invites: Iterable[str] = (), direct: bool = False, name: str = "", state: Iterable[Any] = (), **more: Any
    ) -> str:
        """Make a room; its id."""
        preset = "trusted_private_chat" if direct else "private_chat"
        body = {"preset": preset, "invite": list(invites), "is_direct": direct, "initial_state": list(state), **more}
        made = await self.ask("POST", "/createRoom", body | ({"name": name} if name else {}))
        return str(made["room_id"])

    async def invites(self, room: str, who: str) -> None:
        """Invite somebody."""
        await self.ask("POST", f"/rooms/{quote(room)}/invite", {"user_id": who})

    async def joins(self, room: str) -> None:
        """Accept an invitation."""
        await self.ask("POST", f"/rooms/{quote(room)}/join", {})

    async def puts_out(self, room: str, who: str) -> None:
        """Kick somebody."""
        await self.ask("POST", f"/rooms/{quote(room)}/kick", {"user_id": who})

    async def says(self, room: str, text: str, **content: Any) -> str:
        """Write a message; its id."""
        return await self.sends(room, "m.room.message", {"msgtype": "m.text", "body": text, **content})

    async def sends(self, room: str, kind: str, content: Any) -> str:
        """Send any event; its id."""
        self._number += 1
        sent = await self.ask("PUT", f"/rooms/{quote(room)}/send/{kind}/t{self._number}", content)
        return str(sent["event_id"])

    async def presses(self, room: str, event: str, mark: str) -> str:
        """React to a message."""
        return await self.sends(room, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": event, "key": mark}})

    async def sets(self, room: str, kind: str, content: Any, key: str = "") -> str:
        """Set a state event; its id."""
        return str((await self.ask("PUT", f"/rooms/{quote(room)}/state/{kind}/{quote(key)}", content))["event_id"])

    async def sees(self, room: str, *, kind: str = "m.room.message", by: str | None = None) -> list[Any]:
        """The events of a kind in a room, oldest first; by one sender if told so."""
        found = await self.ask("GET", f"/rooms/{quote(room)}/messages?dir=b&limit=500")
        events = [event for event in reversed(found["chunk"]) if event["type"] == kind]
        return [event for event in events if by is None or event["sender"] == by]

    async def waits(self, room: str, *, by: str, least: int, kind: str = "m.room.message") -> list[Any]:
        """The events of a kind that somebody has sent to a room, once there are so many of them. Waits as clients do, by looking again."""
        since = ""
        async with asyncio.timeout(GENEROUS_S):
            while len(found := await self.sees(room, kind=kind, by=by)) < least:
                since = (await self.ask("GET", f"/sync?timeout=500{since and '&since=' + since}"))["next_batch"]
        return found

    def count(self, room: str) -> int:
        """How many messages are in a room, asked at once."""
        path = f"{API}/rooms/{quote(room)}/messages?dir=b&limit=500"
        found = self._server.ask_now("GET", path, token=self.account.token)
        return sum(event["type"] == "m.room.message" for event in found["chunk"])

    async def event(self, room: str, event: str) -> Any:
        """One event."""
        return await self.ask("GET", f"/rooms/{quote(room)}/event/{quote(event)}")

    async def members(self, room: str) -> set[str]:
        """Who is in a room."""
        return set((await self.ask("GET", f"/rooms/{quote(room)}/joined_members"))["joined"])


class Reader:
    """Somebody whose client encrypts: another implementation's hand on the other side.

    Args:
        server: Where they are.
        account: Who they are.
        folder: For their keys.
    """

    def __init__(self, server: Synapse, account: Account, folder: Path) -> None:
        folder.mkdir()
        self._read: list[Any] = []
        self.client = AsyncClient(server.url, account.id, account.device, str(folder), AsyncClientConfig(encryption_enabled=True))
        self.client.restore_login(account.id, account.device, account.token)

    async def sync(self) -> list[Any]:
        """What came since the last time, decrypted where that can be done."""
        found = await self.client.sync(timeout=100, full_state=not self.client.next_batch)
        if self.client.should_upload_keys:
            await self.client.keys_upload()
        if self.client.should_query_keys:
            await self.client.keys_query()
        await self.client.send_to_device_messages()
        return [
            event for info in found.rooms.join.values() for event in info.timeline.events if isinstance(event, (RoomMessage, MegolmEvent))
        ]

    async def reads(self, text: str) -> Any:
        """Wait for a decrypted message with this text."""
        async with asyncio.timeout(GENEROUS_S):
            while True:
                for event in self._read:
                    if getattr(event, "body", None) == text and event.decrypted:
                        return event
                self._read += await self.sync()

    async def hears(self, who: str) -> Any:
        """Wait for the next decrypted message of somebody."""
        async with asyncio.timeout(GENEROUS_S):
            while True:
                for event in self._read:
                    if event.sender == who and event.decrypted:
                        self._read.remove(event)
                        return event
                self._read += await self.sync()

    async def says(self, room: str, text: str) -> str:
        """Write an encrypted message; its id."""
        content = {"msgtype": "m.text", "body": text}
        sent = await self.client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
        return str(sent.event_id)

    async def close(self) -> None:
        """Let go of connections and keys."""
        await self.client.close()
        if self.client.store is not None:
            self.client.store.database.close()


class Ears:
    """What a bot has heard."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self._queue: asyncio.Queue[Incoming | BaseException] = asyncio.Queue()

    def over(self, task: asyncio.Task[None]) -> None:
        """The bot listens no more; whoever waits for what it hears learns why."""
        if not task.cancelled() and (error := task.exception()) is not None:
            self._queue.put_nowait(error)

    async def take(self, incoming: Incoming) -> None:
        """See `bot.networks.base.Receive`."""
        self.heard.append(incoming)
        self._queue.put_nowait(incoming)

    async def next(self, kind: type | None = None) -> Incoming:
        """The next thing heard; of a kind if told so, and what comes before it is passed over."""
        async with asyncio.timeout(GENEROUS_S):
            while True:
                found = await self._queue.get()
                if isinstance(found, BaseException):
                    raise found
                if kind is None or isinstance(found.what, kind):
                    return found


def bot_of(
    server: Synapse, account: Account, folder: Path, *, friends: Iterable[str] = (), by_token: bool = False, url: str = ""
) -> Matrix:
    """A bot that follows the invitations of its friends. It logs in with a password, and at the server itself, unless told otherwise."""
    password, token = ("", account.token) if by_token else (account.password, "")
    how = BotAccount(homeserver=url or server.url, user=account.id, password=password, token=token)
    return Matrix(how, folder, Policy(friends), MatrixClock(), hold_s=1.0)


@asynccontextmanager
async def listening(bot: Matrix, ears: Ears | None = None, *, started: bool = False) -> AsyncIterator[Ears]:
    """Start a bot, unless that is done, and let it listen; what it hears."""
    ears = ears or Ears()
    if not started:
        await bot.start()
    task = asyncio.create_task(bot.listen(ears.take))
    task.add_done_callback(ears.over)
    try:
        yield ears
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await bot.close()


def pretty(value: Any) -> str:
    """JSON for the message of an assertion."""
    return json.dumps(value, indent=1, ensure_ascii=False)
