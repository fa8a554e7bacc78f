"""Opening the database: a new one gets the shipped lists and topics. Knows no command line."""

from datetime import datetime
from pathlib import Path

from feeds.understand.lexicon.load import load as shipped_rules
from storage import topics
from storage.database import Database


def open_seeded(path: Path, now: datetime) -> Database:
    """Open a database; a new one gets the shipped lists and topics.

    Raises:
        StorageError: It cannot be opened.
    """
    db = Database.open(path, now=now)
    try:
        if not topics.seeded(db):
            with db.transaction():
                topics.seed(db, shipped_rules(), now=now)
    except BaseException:
        db.close()
        raise
    return db
