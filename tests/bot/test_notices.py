"""Owners hear of what is wrong with the program where it can still tell them."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import errors
from bot.dispatcher import Dispatcher
from bot.networks.console import Console
from bot.notices import AGAIN, private_chats, tell_owners
from bot.store import Store
from storage import audit, chats, outbox, quiet
from storage.audit import Actor
from storage.database import Database
from storage.types import Address, ChatKind, ChatState, DeliveryKind
from storage.writer import Writer
from tests.bot import scene
from tests.bot.scene import NOON
from tests.clocks import FakeClock

KEY = "notice-account-refused"
OWNERS = ("telegram:7", "matrix:@ann:example.org", "console:desk")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Private chats of owners and of others, and a group, on three networks."""
    database = scene.seeded(tmp_path / "rajin.db")
    with database.transaction():
        _furnish(database)
    yield database
    database.close()


def _furnish(db: Database) -> None:
    rooms = [
        ("telegram", "7", ChatKind.PRIVATE),
        ("telegram", "8", ChatKind.PRIVATE),
        ("matrix", "!a:example.org", ChatKind.PRIVATE),
        ("matrix", "!b:example.org", ChatKind.PRIVATE),
        ("matrix", "!c:example.org", ChatKind.GROUP),
        ("console", "desk", ChatKind.PRIVATE),
    ]
    for network, address, kind in rooms:
        chats.upsert_chat(db, Address(network=network, address=address), kind=kind, language="de", time_zone="UTC", now=NOON)
    for room in ("!a:example.org", "!c:example.org"):
        audit.record(db, "x", "x", actor=Actor(who="matrix:@ann:example.org", place=f"matrix:{room}"), now=NOON)


def _tell(db: Database, *, without: tuple[str, ...] = (), after: timedelta = timedelta(), network: str = "Telegram") -> list[str]:
    before = len(outbox.list_deliveries(db))
    with db.transaction():
        count = tell_owners(db, OWNERS, KEY, {"network": network}, without=without, new_id=scene.new_id, now=NOON + after)
    new = outbox.list_deliveries(db)[before:]
    assert len(new) == count
    assert {each.kind for each in new} <= {DeliveryKind.NOTICE}
    return [str(each.address) for each in new]


def test_owners_are_told_in_their_private_chats(db: Database) -> None:
    """Where the chat has another name than its person, the audit knows it; groups are told nothing."""
    assert _tell(db) == ["telegram:7", "matrix:!a:example.org", "console:desk"]


def test_only_where_something_can_be_told(db: Database) -> None:
    """Not on the network that has stopped, and not in a chat that cannot be reached."""
    with db.transaction():
        chat = private_chats(db, ["console:desk"])[0]
        chats.set_state(db, chat.id, ChatState.UNREACHABLE, actor=scene.SELF, now=NOON)
    assert _tell(db, without=("telegram",)) == ["matrix:!a:example.org"]


def test_an_owner_who_ended_the_alerts_is_told(db: Database) -> None:
    """Also who muted them; who asked to be forgotten is not."""
    with db.transaction():
        telegram, matrix, console = (private_chats(db, [owner])[0].id for owner in OWNERS)
        chats.set_state(db, telegram, ChatState.STOPPED, actor=scene.SELF, now=NOON)
        quiet.mute(db, matrix, NOON + timedelta(days=1), actor=scene.SELF, now=NOON)
        chats.set_state(db, console, ChatState.FORGOTTEN, actor=scene.SELF, now=NOON)
    assert _tell(db) == ["telegram:7", "matrix:!a:example.org"]
    claimed = outbox.claim(db, networks=("telegram", "matrix"), now=NOON, limit=9)
    assert [str(each.address) for each in claimed] == ["telegram:7", "matrix:!a:example.org"]


def test_one_and_the_same_is_not_told_again_at_once(db: Database) -> None:
    """A program that is restarted each minute says it twice a day; something else is told meanwhile."""
    assert len(_tell(db)) == 3
    assert _tell(db, after=AGAIN - timedelta(seconds=1)) == []
    assert len(_tell(db, network="Matrix")) == 3
    assert len(_tell(db, after=AGAIN)) == 3


@pytest.mark.parametrize(
    ("error", "words"),
    [(errors.AuthFailed("401"), "nimmt das Konto"), (errors.SecondInstance("409"), "Ein anderes Programm")],
)
async def test_a_network_that_stops_is_told_elsewhere(tmp_path: Path, error: errors.NetworkStopped, words: str) -> None:
    """In the owner's language; sending there has stopped, and what the network said stays out of the chat."""
    out = io.StringIO()

    def opened() -> Database:
        db = scene.seeded(tmp_path / "rajin.db")
        with db.transaction():
            _furnish(db)
        return db

    with Writer(opened) as writer:
        networks = {"console": Console(out=out), "telegram": Console(out=io.StringIO())}
        dispatcher = Dispatcher(Store(writer), networks, FakeClock(NOON), owners=OWNERS)
        await dispatcher.stop("telegram", error)
        await dispatcher.drain()
    assert words in out.getvalue()
    assert "Telegram" in out.getvalue()
    assert str(error) not in out.getvalue()
    assert dispatcher.stopped == {"telegram": str(error)}


def test_an_owner_without_a_chat_is_no_error(db: Database) -> None:
    """Somebody named in the settings who never wrote to the bot."""
    with db.transaction():
        assert tell_owners(db, ["telegram:99"], KEY, {"network": "Matrix"}, without=(), new_id=scene.new_id, now=NOON) == 0
