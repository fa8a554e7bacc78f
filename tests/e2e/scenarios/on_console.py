"""The console in the scenarios: several people type in one process, in private and in groups."""

import asyncio
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from bot.networks.base import Call, Incoming, Network, Pressed, Receive, Said, What
from bot.networks.console import NAME, Console
from storage.types import Address, ChatKind, Operation
from tests.bot.rig import HandClock
from tests.e2e.scenarios.drivers import Driver, Room, Shown

_NEW = frozenset({Operation.SEND, Operation.REPLY, Operation.FILE})


class Screen:
    """What stands in all rooms, whichever process has shown it.

    Attributes:
        rooms: The messages of each room, by their references.
        typed: What was typed and not taken by a process yet.
        changed: Set when there is something new.
        count: How many operations were shown, by which the console numbers them.
        files: What was in the files, by reference.
    """

    def __init__(self) -> None:
        self.rooms: dict[str, dict[str, Shown]] = {}
        self.typed: asyncio.Queue[Incoming] = asyncio.Queue()
        self.changed = asyncio.Condition()
        self.count = 0
        self.files: dict[str, bytes] = {}


class _Terminal(Console):
    """The console of one process, which takes down what it shows."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(out=io.StringIO())
        self.resume(screen.count)
        self._screen = screen

    async def listen(self, receive: Receive) -> None:
        """Hand on what is typed."""
        while True:
            await receive(await self._screen.typed.get())

    async def perform(self, call: Call) -> str | None:
        """As the console, and remember how the room looks then."""
        reference = await super().perform(call)
        messages = self._screen.rooms.setdefault(call.address.address, {})
        if call.operation in _NEW and reference is not None:
            messages[reference] = _shown(call, reference)
            self._screen.files[reference] = b"" if call.file is None else call.file[1]
        elif call.operation is Operation.EDIT and reference is not None:
            before = messages[reference]
            messages[reference] = replace(_shown(call, reference), reply_to=before.reply_to, edits=before.edits + 1)
        self._screen.count += 1
        async with self._screen.changed:
            self._screen.changed.notify_all()
        return reference


def _shown(call: Call, reference: str) -> Shown:
    message = call.message
    return Shown(
        reference=reference,
        text="" if message is None else message.plain().strip(),
        links=() if message is None else tuple(span.url for line in message.lines for span in line if span.url),
        marks=() if message is None else tuple(message.commands()),
        reply_to=call.target if call.operation is Operation.REPLY else None,
        file="" if call.file is None else call.file[0],
    )


class ConsoleRoom(Room):
    """See `Room`."""

    def __init__(self, screen: Screen, address: Address, person: str, *, kind: ChatKind, admin: bool, numbers: Iterator[int]) -> None:
        super().__init__(address, person)
        self._screen = screen
        self._kind = kind
        self._admin = admin
        self._numbers = numbers

    async def say(self, text: str, *, reply_to: Shown | None = None, file: tuple[str, bytes] | None = None) -> None:
        self._happens(Said(text=text, reply_to=None if reply_to is None else reply_to.reference, document=file))

    async def press(self, shown: Shown, mark: str) -> None:
        self._happens(Pressed(target=shown.reference, mark=mark))

    def _happens(self, what: What) -> None:
        self._screen.typed.put_nowait(
            Incoming(
                address=self.address,
                kind=self._kind,
                chat_title=self.address.address,
                sender=self.person,
                sender_is_admin=self._admin,
                language=None,
                update_id=f"typed-{next(self._numbers)}",
                what=what,
            )
        )

    async def open(self, shown: Shown) -> bytes:
        return self._screen.files[shown.reference]

    async def look(self) -> list[Shown]:
        return list(self._screen.rooms.get(self.address.address, {}).values())

    async def wait(self) -> None:
        async with self._screen.changed:
            await self._screen.changed.wait()


class ConsoleDriver(Driver):
    """See `Driver`."""

    name = NAME

    def __init__(self) -> None:
        self._screen = Screen()
        self._numbers = count(1)

    def network(self, clock: HandClock) -> Network:  # noqa: ARG002 - the port's
        return _Terminal(self._screen)

    async def meet(self, name: str) -> str:
        return f"{name}{next(self._numbers)}"

    async def private(self, person: str) -> Room:
        return self._room(f"desk-{person}", person, kind=ChatKind.PRIVATE, admin=True)

    async def group(self, *people: str, admin: str = "") -> Sequence[Room]:
        place = f"group-{next(self._numbers)}"
        return [self._room(place, each, kind=ChatKind.GROUP, admin=each == admin) for each in people]

    def _room(self, place: str, person: str, *, kind: ChatKind, admin: bool) -> Room:
        address = Address(network=NAME, address=place)
        return ConsoleRoom(self._screen, address, person, kind=kind, admin=admin, numbers=self._numbers)

    async def close(self) -> None:
        """Nothing to let go of."""
