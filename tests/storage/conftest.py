"""A fresh database for each test of storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.samples import NOW, seeded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test is."""
    return tmp_path / "rajin.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """An empty database with the lists and topics of the samples."""
    database = Database.open(path, now=NOW)
    with database.transaction():
        seeded(database)
    yield database
    database.close()
