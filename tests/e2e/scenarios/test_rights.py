"""The role matrix: every command, by everybody, in private and in a group, on every network, held against a table that people wrote."""

import asyncio
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.commands.table import COMMANDS
from bot.locales.texts import texts
from storage import chats, forgetting, roles
from storage.database import Database
from storage.types import Role
from tests.bot.scene import SELF
from tests.e2e.scenarios.drivers import Room
from tests.e2e.scenarios.world import World

RIGHTS: dict[str, Any] = tomllib.loads((Path(__file__).parents[2] / "data" / "rights.toml").read_text(encoding="utf-8"))
PEOPLE: dict[str, list[str]] = RIGHTS["people"]
KINDS = ("look", "chat", "chat_forms", "editor", "admin")
AGAIN = timedelta(seconds=61)  # somebody is refused once a minute
ALLOWED = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody somewhere.

    Attributes:
        who: A key of `PEOPLE`.
        private: Whether it is a private room; else a group that somebody else administers, unless they are its administrator.
        room: It.
    """

    who: str
    private: bool
    room: Room

    def may(self, kind: str) -> str:
        """What a command of a kind must come to here."""
        say = texts("en")
        if kind in {"chat", "chat_forms"} and not self.private and self.who != "group admin":
            return say("group-admins-only")
        if kind in {"editor", "admin"} and kind not in PEOPLE[self.who]:
            return say("role-needed", role=kind)
        return ALLOWED


def _commands() -> Iterator[tuple[str, str]]:
    """Every line that is said, with its kind; a word that only begins commands is said where it is one itself."""
    for kind in KINDS:
        yield from ((line, kind) for line in RIGHTS[kind] if kind == "chat_forms" or line in COMMANDS)


def _verdict(answer: str) -> str:
    """What an answer comes to: one of the two refusals, or the command was carried out."""
    say = texts("en")
    refusals = {say("group-admins-only"), *(say("role-needed", role=role) for role in Role)}
    return answer if answer in refusals else ALLOWED


async def _seated(world: World) -> list[Seat]:
    """Everybody in a private room of their own and in a group of their own."""
    seats = []
    for who in PEOPLE:
        person = world.owner if who == "owner" else await world.driver.meet(who.replace(" ", ""))
        if who in {"admin", "editor"}:
            await world.read(partial(_granted, world=world, person=person, role=Role(who)))
        (group,) = await world.driver.group(person, admin=person if who == "group admin" else "")
        seats += [Seat(who=who, private=True, room=await world.driver.private(person)), Seat(who=who, private=False, room=group)]
    return seats


def _granted(db: Database, *, world: World, person: str, role: Role) -> None:
    with db.transaction():
        roles.grant(db, world.driver.name, person, role, actor=SELF, now=world.clock.now())


async def _asked(world: World, seat: Seat, line: str) -> str:
    if seat.who == "stranger":
        await world.read(lambda db: _unknown(db, seat.room, world))
    answer = await seat.room.ask(f"/{line}")
    return _verdict(answer.text)


def _unknown(db: Database, room: Room, world: World) -> None:
    """Let nothing be known of a chat."""
    there = chats.chat_by_address(db, room.address)
    if there is not None:
        with db.transaction():
            forgetting.forget(db, there.id, person=room.person, label="nobody", now=world.clock.now())


def test_the_table_names_every_command() -> None:
    """Once each, and nothing that is no command and begins none."""
    named = [line for kind in KINDS if kind != "chat_forms" for line in RIGHTS[kind]]
    assert len(named) == len(set(named))
    assert {command.name for command in COMMANDS.values()} - set(named) == set()
    assert set(named) - {*COMMANDS, *(name.partition(" ")[0] for name in COMMANDS)} == set()


async def test_every_command_by_everybody_everywhere(world: World) -> None:
    """Carried out for those who may, refused in the right words to all others; nobody goes without an answer."""
    seats = await _seated(world)
    (subscriber,) = [seat.room for seat in seats if seat.who == "subscriber" and seat.private]
    await subscriber.ask("/start")
    wrong = []
    for line, kind in _commands():
        world.passes(AGAIN)
        found = await asyncio.gather(*(_asked(world, seat, line) for seat in seats))
        wrong += [
            (line, seat.who, "private" if seat.private else "group", verdict)
            for seat, verdict in zip(seats, found, strict=True)
            if verdict != seat.may(kind)
        ]
        await world.rest()
        for seat in seats:
            await seat.room.unread()  # answers of several messages
    assert wrong == []
