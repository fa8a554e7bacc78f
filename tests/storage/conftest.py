"""A fresh database for each test of storage."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.samples import NOW, seeded


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the lists and topics of the samples, made once: copying it is much faster than making another."""
    file = tmp_path_factory.mktemp("seeded") / "rajin.db"
    database = Database.open(file, now=NOW)
    with database.transaction():
        seeded(database)
    database.close()
    return file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test is."""
    return tmp_path / "rajin.db"


@pytest.fixture
def db(path: Path, seeded_file: Path) -> Iterator[Database]:
    """An open database with the lists and topics of the samples."""
    shutil.copy(seeded_file, path)
    database = Database.open(path, now=NOW)
    yield database
    database.close()
