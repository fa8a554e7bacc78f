"""A person at a chat of a database with the shipped lists and topics."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.bot import scene
from tests.bot.commands.desk import Person


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A database with the shipped lists and topics."""
    database = scene.seeded(tmp_path / "rajin.db")
    yield database
    database.close()


@pytest.fixture
def ann(db: Database) -> Person:
    """Somebody in a private chat on Telegram."""
    return Person(db=db)
