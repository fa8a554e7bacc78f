"""Matrix in the scenarios: people with clients that encrypt, on a real homeserver; every room is encrypted."""

import asyncio
import io
import re
import unicodedata
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from nio.crypto import decrypt_attachment

from bot.networks.base import Network
from bot.networks.matrix.invitations import Policy
from bot.networks.matrix.joining import GAP_S
from bot.networks.matrix.login import Account as BotAccount
from bot.networks.matrix.network import Matrix
from bot.networks.matrix.reading import NAME
from storage.types import Address
from tests.bot.rig import HandClock
from tests.e2e.scenarios.drivers import GENEROUS_S, JOINER, Driver, Room, Shown
from tests.matrix import ENCRYPTED, Person, Reader
from tests.synapse import NAME as SERVER
from tests.synapse import Account, Synapse

_TYPED = re.compile(r"(?<![^\s(\"'“„«‹])!(?=[a-z]{2,20}\b)")
_LINK = re.compile(r'<a href="([^"]*)">')
_TAG = re.compile(r"<[^>]*>")
_SYMBOLS: Final = frozenset({"So", "Sm", "Po"})
_KEYCAP: Final = "\N{COMBINING ENCLOSING KEYCAP}"
_HOLD_S: Final = 30.0
_WHOLE: Final = {"room": {"timeline": {"limit": 1000}}}  # nothing of what came since is left out


class Client:
    """One person's client: what it has read, by room.

    Args:
        server: Where they are.
        account: Who they are.
        folder: For their keys.
    """

    def __init__(self, server: Synapse, account: Account, folder: Path) -> None:
        self.person = Person(server, account)
        self.reader = Reader(server, account, folder)
        self.rooms: dict[str, list[Any]] = {}
        self._syncing = asyncio.Lock()
        self._looks = 0

    async def sync(self, *, wait_ms: int = 500) -> None:
        """Read on once; who comes while another reads waits for that, since a client has one place in the stream."""
        looks = self._looks
        async with self._syncing:
            if wait_ms and looks != self._looks:
                return
            client = self.reader.client
            found = await client.sync(timeout=wait_ms, full_state=not client.next_batch, sync_filter=_WHOLE)
            if client.should_upload_keys:
                await client.keys_upload()
            if client.should_query_keys:
                await client.keys_query()
            await client.send_to_device_messages()
            for room, info in found.rooms.join.items():
                self.rooms.setdefault(room, []).extend(info.timeline.events)
            self._looks += 1


class MatrixRoom(Room):
    """See `Room`."""

    def __init__(self, client: Client, room: str, bot: str) -> None:
        super().__init__(Address(network=NAME, address=room), client.person.id)
        self._client = client
        self._room = room
        self._bot = bot
        self._pressed: dict[tuple[str, str], str] = {}  # the reactions that stand there

    async def say(self, text: str, *, reply_to: Shown | None = None, file: tuple[str, bytes] | None = None) -> None:
        content: dict[str, Any] = {"msgtype": "m.text", "body": re.sub("^/", "!", text)}
        if reply_to is not None:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": reply_to.reference}}
        client = self._client.reader.client
        if file is not None:
            name, data = file
            uploaded, keys = await client.upload(io.BytesIO(data), "application/octet-stream", name, encrypt=True, filesize=len(data))
            content |= {"msgtype": "m.file", "filename": name, "file": {"url": uploaded.content_uri, **keys}, "info": {"size": len(data)}}
        await client.room_send(self._room, "m.room.message", content, ignore_unverified_devices=True)

    async def press(self, shown: Shown, mark: str) -> None:
        async with asyncio.timeout(GENEROUS_S):  # people see the marks come one by one, and may press the first before the last is there
            while mark in shown.marks and mark not in self._marks_below(shown):
                await self.wait()
        pressed = self._pressed.pop((shown.reference, mark), None)
        if pressed is not None:  # a tap takes a reaction away, another one puts it there again
            await self._client.person.ask("PUT", f"/rooms/{quote(self._room)}/redact/{quote(pressed)}/{pressed[1:9]}", {})
        self._pressed[shown.reference, mark] = await self._client.person.presses(self._room, shown.reference, mark)

    async def open(self, shown: Shown) -> bytes:
        content = next(event.source["content"] for event in self._client.rooms[self._room] if event.event_id == shown.reference)
        file = content["file"]
        found = await self._client.reader.client.download(file["url"])
        return bytes(decrypt_attachment(found.body, file["key"]["k"], file["hashes"]["sha256"], file["iv"]))

    def _marks_below(self, shown: Shown) -> set[str]:
        events = (event.source for event in self._client.rooms.get(self._room, ()) if event.sender == self._bot)
        relations = (event["content"].get("m.relates_to", {}) for event in events if event["type"] == "m.reaction")
        return {relation["key"] for relation in relations if relation["event_id"] == shown.reference}

    async def look(self) -> list[Shown]:
        shown: dict[str, Shown] = {}
        for event in self._client.rooms.get(self._room, ()):
            if event.sender != self._bot or event.source["type"] != "m.room.message":
                continue
            content = event.source["content"]
            relation = content.get("m.relates_to", {})
            if relation.get("rel_type") == "m.replace":
                before = shown[relation["event_id"]]
                after = _shown(relation["event_id"], content["m.new_content"], before.reply_to, before.edits + 1)
                shown[before.reference] = after
            else:
                shown[event.event_id] = _shown(event.event_id, content, relation.get("m.in_reply_to", {}).get("event_id"), 0)
        return list(shown.values())

    async def wait(self) -> None:
        await self._client.sync()

    async def fetch(self) -> None:
        await self._client.sync(wait_ms=0)


def _shown(reference: str, content: Any, reply_to: str | None, edits: int) -> Shown:
    """A message by its HTML, as clients show it."""
    html = str(content.get("formatted_body", ""))
    *lines, last = html.split("<br>")
    named = _marks(last)
    lines = lines if named else [*lines, last]
    text = "\n".join(_TYPED.sub("/", unescape(_TAG.sub("", line))) for line in lines).replace(JOINER, "")
    file = content["filename"] if content["msgtype"] == "m.file" else ""
    links = tuple(unescape(link) for line in lines for link in _LINK.findall(line))
    return Shown(reference=reference, text=text.strip(), links=links, marks=named, reply_to=reply_to, edits=edits, file=file)


def _marks(html: str) -> tuple[str, ...]:
    """The marks in the line below a message that says what each reaction does; none where it is another line."""
    if not html.startswith("<em>"):
        return ()
    marks = [part.split("\N{NO-BREAK SPACE}")[0] for part in unescape(_TAG.sub("", html)).split(" · ")]
    return tuple(marks) if all(mark and (unicodedata.category(mark[0]) in _SYMBOLS or _KEYCAP in mark) for mark in marks) else ()


class MatrixDriver(Driver):
    """See `Driver`.

    Args:
        server: The homeserver.
        account: The bot's.
        folder: For keys and the bot's state.
    """

    name = NAME

    def __init__(self, server: Synapse, account: Account, folder: Path) -> None:
        self._server = server
        self._account = account
        self._folder = folder
        self._accounts: dict[str, Account] = {}
        self._clients: dict[str, Client] = {}
        self._clock: HandClock | None = None

    def network(self, clock: HandClock) -> Network:
        self._clock = clock
        account = BotAccount(homeserver=self._server.url, user=self._account.id, password=self._account.password, token="")
        return Matrix(account, self._folder / "state", Policy((), [SERVER]), clock, hold_s=_HOLD_S)

    async def meet(self, name: str) -> str:
        account = await self._server.register(name)
        self._accounts[account.id] = account
        return account.id

    async def _client(self, person: str) -> Client:
        """The client of somebody who goes into a room; its first sync shows the homeserver their keys."""
        if person not in self._clients:
            self._clients[person] = client = Client(self._server, self._accounts[person], self._folder / person[1:].partition(":")[0])
            await client.sync()
        return self._clients[person]

    async def private(self, person: str) -> Room:
        client = await self._client(person)
        room = await client.person.makes(invites=[self._account.id], direct=True, state=[ENCRYPTED])
        (made,) = await self._entered(room, client)
        return made

    async def group(self, *people: str, admin: str = "") -> Sequence[Room]:
        maker = await self._client(admin or await self.meet("keeper"))
        others = [each for each in people if each != maker.person.id]
        room = await maker.person.makes(invites=[self._account.id, *others], state=[ENCRYPTED], name="Desk")
        for each in others:
            await (await self._client(each)).person.joins(room)
        return await self._entered(room, *(self._clients[each] for each in people))

    async def _entered(self, room: str, *clients: Client) -> Sequence[Room]:
        """The room once the bot is in it, and all know that."""
        await clients[0].person.waits(room, by=self._account.id, kind="m.room.member", least=1)
        assert self._clock is not None
        self._clock.turn(GAP_S)  # before which it joins no other room
        for client in clients:
            while room not in client.reader.client.rooms or self._account.id not in client.reader.client.rooms[room].users:
                await client.sync()
        return [MatrixRoom(client, room, self._account.id) for client in clients]

    async def close(self) -> None:
        for client in self._clients.values():
            await client.reader.close()
