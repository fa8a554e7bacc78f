"""The schema and the steps that lead to it."""

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
import sqlite_utils

from feeds.types.topic import Term
from storage import schema, schema_steps, topics
from storage.database import Database
from storage.errors import StorageError
from storage.migrations import NAMES, migrations
from tests.storage.samples import NOW

SCHEMA = schema.INITIAL + schema.FINDINGS + schema.FORMS + schema_steps.HAND + schema_steps.WORDINGS
OWN = ("_sqlite_migrations", "sqlite_")


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """All tables and indexes of ours as they were declared."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: sql for name, sql in rows if not name.startswith(OWN) and not name.startswith("idx__sqlite_migrations")}


def steps() -> list[str]:
    """Names of all steps, in order."""
    return [step.name for step in migrations.pending(sqlite_utils.Database(memory=True))]


@pytest.mark.parametrize("step", steps())
def test_a_database_of_any_release_becomes_a_fresh_one(step: str, path: Path) -> None:
    """Stopping before any step and opening it later gives the schema of a new database."""
    old = sqlite_utils.Database(memory=True)
    migrations.apply(old, stop_before=step)
    migrations.apply(old)
    Database.open(path, now=NOW).close()
    fresh = sqlite3.connect(path)
    assert schema_of(old.conn) == schema_of(fresh)
    fresh.close()
    old.close()


def test_an_older_file_is_brought_up_to_date_when_it_is_opened(path: Path) -> None:
    """A file of ours without some steps gets them, in one transaction."""
    utils = sqlite_utils.Database(path)
    utils.conn.execute("PRAGMA application_id = 0x52414A49")
    migrations.ensure_migrations_table(utils)
    utils.close()
    db = Database.open(path, now=NOW)
    assert db.value("SELECT count(*) FROM _sqlite_migrations") == len(NAMES)
    assert db.value("SELECT count(*) FROM feeds") == 0
    db.close()


def test_terms_of_an_older_file_are_literal(path: Path) -> None:
    """They keep their words, and have no forms until somebody asks for them."""
    utils = sqlite_utils.Database(path)
    utils.conn.execute("PRAGMA application_id = 0x52414A49")
    migrations.apply(utils, stop_before="m0003_forms")
    utils.conn.executescript(
        "INSERT INTO keyword_lists (name, description) VALUES ('arms', '');"
        "INSERT INTO terms (list, text, not_inside, title_only, added_at) VALUES ('arms', 'снаряд', '[]', 0, 0);"
    )
    utils.close()
    db = Database.open(path, now=NOW)
    assert topics.term(db, "arms", "снаряд") == Term(text="снаряд")
    db.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    """Nothing of it is there, and the error names the file."""
    utils = sqlite_utils.Database(path)
    utils.conn.execute("PRAGMA application_id = 0x52414A49")
    utils.conn.execute("CREATE TABLE deliveries (in_the_way)")
    utils.close()
    with pytest.raises(StorageError, match=r"rajin\.db.*deliveries already exists"):
        Database.open(path, now=NOW)
    connection = sqlite3.connect(path)
    assert set(schema_of(connection)) == {"deliveries"}
    connection.close()


def test_the_schema_is_strict_and_commented() -> None:
    """Every table is STRICT, every index says what it is for, and the comments are kept in the database."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    tables = {name: sql for name, sql in schema_of(connection).items() if sql.startswith("CREATE TABLE")}
    assert {row[1] for row in connection.execute("PRAGMA table_list") if row[5] == 0} <= {
        "sqlite_schema",
        "sqlite_temp_schema",
        "sqlite_sequence",
    }
    lines = SCHEMA.splitlines()
    assert all(before.startswith("--") for before, line in pairwise(lines) if line.startswith(("CREATE INDEX", "CREATE UNIQUE")))
    assert "-- NULL: the next poll is its first" in tables["feeds"]
    connection.close()


def test_every_foreign_key_has_an_index_to_delete_by() -> None:
    """Where rows are ever deleted, a look-up from parent to child reads no whole table."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    deleted = {"articles", "topics", "keyword_lists", "chats", "messages"}
    slow = set()
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {key[3]} = ?", (1,)).fetchall()  # noqa: S608 - likewise
            if key[2] in deleted and any("SCAN" in row[3] for row in plan):
                slow.add((table, key[3]))
    # A chat is deleted when two become one, which is rare.
    assert slow <= {("roles", "chat"), ("deliveries", "chat"), ("messages", "chat")}
    connection.close()
