"""Matrix through the client-server API and matrix-nio. Knows no story and no database."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import aiohttp
import structlog

from bot import errors
from bot.clock import Clock
from bot.networks.base import Call, Pace, Place, Pressed, Receive
from bot.networks.matrix.client import API, Client, quoted
from bot.networks.matrix.failures import FAILURES, Refused, translate
from bot.networks.matrix.identity import Identity
from bot.networks.matrix.invitations import Policy, invitation
from bot.networks.matrix.joining import Joiner
from bot.networks.matrix.login import Account, logged_in
from bot.networks.matrix.reading import NAME, Reader
from bot.networks.matrix.sending import Sender
from bot.networks.matrix.state import Entry, Read, State
from bot.networks.matrix.syncs import RoomChanges, Sync
from storage.types import Address

_HOLD_S: Final = 30.0
_BACKOFF_S: Final = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
_TRIES: Final = 3  # after which what one sync brought no longer holds what comes behind it
_SOON_S: Final = 2.0
_MOVING_S: Final = 15.0
_SILENCE_S: Final = 10.0
_BAD_REQUEST: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """The parts of an account that is logged in."""

    client: Client
    reader: Reader
    sender: Sender


class Matrix:
    """One account.

    Args:
        account: How to log in.
        folder: Where session, keys and what has been read are kept.
        policy: Whose invitations are followed.
        clock: Time and chance.
        hold_s: Seconds for which the homeserver may hold a sync.
    """

    name = NAME
    idempotent = True
    pace = Pace()  # the homeserver says when it is enough

    def __init__(self, account: Account, folder: Path, policy: Policy, clock: Clock, *, hold_s: float = _HOLD_S) -> None:
        self._account = account
        self._policy = policy
        self._clock = clock
        self._hold_s = hold_s
        self._state = State(folder, new_id=clock.token)
        self._opening = asyncio.Lock()
        self._open: _Open | None = None
        self._read = Read()
        self._waiting: tuple[Sync, bool] | None = None  # what has been fetched and not been handed on, and whether it is history
        self._tries = 0
        self._settled = False
        self._silent_until = float("-inf")
        self._unfollowed: set[str] = set()  # rooms that are said to replace others, and do not
        self._joiner = Joiner(clock)
        self._log = structlog.stdlib.get_logger("rajin").bind(network=NAME)

    def __repr__(self) -> str:
        """Without password and token."""
        return f"Matrix({self._account.user})"

    async def start(self) -> None:
        """Log in and look once; a homeserver that is down is no reason to stop. See `Network.start`."""
        try:
            self._state.open()
        except OSError as error:
            raise errors.NetworkStopped(f"the folder of matrix.state cannot be used ({error.strerror})") from None
        try:
            await self._ready()
        except errors.NetworkStopped:
            self._state.close()
            raise
        except FAILURES as failure:
            found = translate(failure)
        else:
            return
        if isinstance(found, errors.NetworkStopped):
            self._state.close()
            raise found
        self._log.warning("matrix cannot be reached yet", error=str(found))

    async def _ready(self) -> _Open:
        """The client, logged in, and with the state of its rooms.

        Raises:
            NetworkStopped: The account cannot be used.
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: Ask again later.
        """
        there = self._open
        if there is None:
            async with self._opening:
                there = self._open or await self._opened()
        return there

    async def _opened(self) -> _Open:
        """Log in and look for the first time."""
        client = await logged_in(self._account, self._state)
        try:
            self._read = self._state.read()
            self._waiting = await self._first_look(client)
            reader = Reader(client)
            reader.direct = self._read.direct
            for changes in self._waiting[0].joined:
                reader.room(changes.room).learn((*changes.state, *changes.timeline))
            await self._tend(client)
        except BaseException:
            await client.close()
            raise
        self._open = _Open(client=client, reader=reader, sender=Sender(client, self._clock.monotonic, reader.replaced))
        return self._open

    async def _first_look(self, client: Client) -> tuple[Sync, bool]:
        since = self._read.next_batch
        try:
            return await client.look(since, first=True, hold_s=0), not since
        except Refused as refused:
            if not since or refused.status != _BAD_REQUEST:
                raise
            self._log.warning("the homeserver does not know how far the bot had read; it reads on from now", error=str(refused))
            return await client.look("", first=True, hold_s=0), True

    async def _tend(self, client: Client) -> None:
        """Keep the keys up, and the device signed. What cannot be done now is done after the next sync."""
        try:
            await client.tend()
            if not self._settled:
                standing = await Identity(client, self._state, new_id=self._clock.token).settle()
                self._settled = True
                if standing.problem:
                    self._log.warning(standing.problem)
        except FAILURES as failure:
            found = translate(failure)
            if isinstance(found, errors.NetworkStopped):
                raise
            self._log.warning("keys could not be kept up; it is tried again", error=str(found))

    async def listen(self, receive: Receive) -> None:
        """Read for ever; each sync is acknowledged only after all that it brought is stored. See `Network.listen`."""
        joining = asyncio.create_task(self._joiner.run())
        failures = 0
        try:
            while True:
                try:
                    await self._step(receive)
                except FAILURES as failure:
                    found = translate(failure)
                else:
                    failures = 0
                    continue
                if isinstance(found, errors.NetworkStopped):
                    raise found
                wait = _BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)]
                if isinstance(found, errors.RetryLater):
                    wait = max(wait, found.retry_after_s or 0.0)
                self._log.warning("reading from matrix failed", error=str(found), again_in_s=wait)
                failures += 1
                await self._clock.sleep(wait)
        finally:
            joining.cancel()
            await asyncio.gather(joining, return_exceptions=True)

    async def _step(self, receive: Receive) -> None:
        """One sync, from the question to the token that acknowledges it."""
        there = await self._ready()
        client, reader = there.client, there.reader
        self._joiner.use(client, self._read.pending)
        if self._waiting is None:
            self._waiting = await client.look(self._read.next_batch, first=False, hold_s=self._hold_s), False
        self._silent_until = float("-inf")
        sync, is_history = self._waiting
        self._tries += 1
        if self._tries > _TRIES:
            self._log.error("what a sync brought is passed over, since acting on it keeps failing")
        else:
            self._read = await self._take(sync, reader, receive, is_history=is_history)
        self._read = replace(self._read, next_batch=sync.next_batch)
        self._state.keep_read(self._read)
        reader.direct = self._read.direct
        self._waiting, self._tries = None, 0
        self._joiner.use(client, self._read.pending)
        await self._tend(client)

    async def _take(self, sync: Sync, reader: Reader, receive: Receive, *, is_history: bool) -> Read:
        """Hand on what happened; how far the bot has read then."""
        read = self._read
        for room in self._joiner.failed:
            read = read.without(room)
        for changes in sync.joined:
            reader.room(changes.room).learn((*changes.state, *changes.timeline))
            read = await self._take_room(read, changes, reader, receive, is_history=is_history)
        for changes in sync.left:
            left = reader.left(changes)
            if left is not None:
                await receive(left)
            reader.rooms.pop(changes.room, None)
            read = replace(read.without(changes.room), direct=read.direct - {changes.room})
        for room, state in sync.invited.items():
            read = self._invited(read, invitation(room, state, reader.me))
        return read

    async def _take_room(self, read: Read, changes: RoomChanges, reader: Reader, receive: Receive, *, is_history: bool) -> Read:
        """Hand on what happened in one room."""
        arrived = next((entry for entry in read.pending if entry.room == changes.room), None)
        if arrived is not None:
            read = read.without(arrived.room)
            if arrived.direct:
                read = reader.now_direct(read, arrived.room)
            if arrived.old and not reader.replaces(arrived):
                self._unfollowed.add(arrived.room)
                await reader.leave(arrived.room)
            elif arrived.old:
                read = await self._followed(read, arrived, reader, receive)
        for event in () if is_history else reader.news(changes):
            if arrived is not None and arrived.old and reader.is_own_arrival(event):
                continue  # the chat has moved there
            incoming = await reader.incoming(changes.room, event)
            if incoming is not None:
                if isinstance(incoming.what, Pressed) and self._open is not None:
                    await self._open.sender.marked(incoming.what.target)
                await receive(incoming)
        return await self._replaced(read, changes, reader, receive)

    async def _replaced(self, read: Read, changes: RoomChanges, reader: Reader, receive: Receive) -> Read:
        """Where a room says that it is replaced by another, go there; a bot that was away sees that in the room's state."""
        for event in (*changes.state, *changes.timeline):
            successor = reader.successor(changes.room, event)
            if successor is None:
                continue
            if successor.room not in reader.rooms:
                read = read if any(each.room == successor.room for each in read.pending) else read.with_pending(successor)
            elif event in changes.timeline and reader.replaces(successor):  # where the bot is for another reason it stays
                read = await self._followed(read, successor, reader, receive)
        return read

    async def _followed(self, read: Read, entry: Entry, reader: Reader, receive: Receive) -> Read:
        """The bot is in the room that replaces another."""
        await receive(reader.moved(entry.old, entry.room, entry.by))
        return reader.now_direct(read, entry.room) if entry.old in read.direct else read

    def _invited(self, read: Read, entry: Entry | None) -> Read:
        """Follow an invitation, if its sender may invite the bot; others are left alone, which costs nothing."""
        if entry is None:
            return read
        awaited = next((each for each in read.pending if each.room == entry.room and each.old), None)
        if awaited is not None:
            self._joiner.again(entry.room)
            return read
        if not self._policy.allows(entry.by):
            self._log.info("an invitation is not followed; matrix.invite_from says whose are", by=entry.by, room=entry.room)
            return read
        followed = read.with_pending(entry, named=self._policy.names)  # a whole server may be many
        if followed is read:
            self._log.warning("an invitation is not followed, since too many are waiting", by=entry.by, room=entry.room)
        return followed

    async def find(self, name: str) -> Place | None:
        """See `Network.find`: "#room:example.org" or a room's id."""
        try:
            there = await self._ready()
            room = await _room_of(there.client, name) if name.startswith("#") else name
        except FAILURES as failure:
            found = translate(failure)
        else:
            if not there.client.knows(room):
                return None
            return Place(address=Address(network=NAME, address=room), kind=there.reader.kind(room), title=there.reader.room(room).name)
        raise found

    async def administers(self, address: Address, person: str) -> bool:
        """See `Network.administers`."""
        try:
            there = await self._ready()
            client, reader = there.client, there.reader
            if not client.knows(address.address):
                return False
            base = f"{API}/rooms/{quoted(address.address)}/state"
            if (await _state(client, f"{base}/m.room.member/{quoted(person)}")).get("membership") != "join":
                return False
            levels = await _state(client, f"{base}/m.room.power_levels")
        except FAILURES as failure:
            found = translate(failure)
        else:
            if levels:
                reader.room(address.address).learn([{"type": "m.room.power_levels", "state_key": "", "content": levels}])
            return reader.room(address.address).administers(person)
        raise found

    async def perform(self, call: Call) -> str | None:
        """Carry one operation out. See `Network.perform`."""
        room = call.address.address
        self._must_answer()
        try:
            there = await self._ready()
            try:
                reference = await there.sender.carry_out(call)
            except KeyError:
                raise await _absent(there.client, room) from None
            except Refused as refused:
                found = translate(refused, call.operation)
                if isinstance(found, errors.ChatUnavailable) and await self._is_moving(there.client, room):
                    raise errors.RetryLater("the room is being replaced by another", retry_after_s=_MOVING_S) from None
                raise
        except FAILURES as failure:
            found = translate(failure, call.operation)
            if isinstance(failure, TimeoutError | aiohttp.ClientConnectorError):
                self._silent_until = self._clock.monotonic() + _SILENCE_S
        else:
            if reference is not None:
                there.reader.remember(reference, call.address.thread)
            return reference
        raise found

    def _must_answer(self) -> None:
        """Do not wait for a homeserver that has just not answered: what waits holds up what is sent on other networks.

        Raises:
            RetryLater: It has not, or the account is being opened.
        """
        silent = self._silent_until - self._clock.monotonic()
        if silent > 0:
            raise errors.RetryLater("the homeserver does not answer", retry_after_s=silent, whole_network=True)
        if self._open is None and self._opening.locked():
            raise errors.RetryLater("the homeserver is being asked for the rooms", retry_after_s=_SOON_S, whole_network=True)

    async def _is_moving(self, client: Client, room: str) -> bool:
        """Whether a room was closed in favour of another that the bot may still follow."""
        new = (await _state(client, f"{API}/rooms/{quoted(room)}/state/m.room.tombstone")).get("replacement_room")
        return isinstance(new, str) and new not in self._unfollowed | self._joiner.failed

    async def close(self) -> None:
        """Let go of connections and of the folder."""
        if self._open is not None:
            await self._open.client.close()
            self._open = None
        self._state.close()


async def _state(client: Client, path: str) -> dict[str, Any]:
    """The content of a state event; empty where there is none, or where it may not be seen."""
    try:
        return await client.ask("GET", path)
    except Refused as refused:
        if refused.code in {"M_NOT_FOUND", "M_FORBIDDEN"}:
            return {}
        raise


async def _room_of(client: Client, alias: str) -> str:
    """The id of the room that an alias leads to; "" for none."""
    try:
        return str((await client.ask("GET", f"{API}/directory/room/{quoted(alias)}")).get("room_id", ""))
    except Refused as refused:
        if refused.code in {"M_NOT_FOUND", "M_INVALID_PARAM"}:
            return ""
        raise


async def _absent(client: Client, room: str) -> errors.SendError:
    """What it means that a room is not known: the bot is not there, or came there so lately that no sync has told it yet."""
    rooms = (await client.ask("GET", f"{API}/joined_rooms")).get("joined_rooms", [])
    if room in rooms:
        return errors.RetryLater("the bot has only just come into the room", retry_after_s=_SOON_S)
    return errors.ChatUnavailable("the bot is not in the room")
