"""The inbox: every update is kept once, and acted on once."""

from datetime import timedelta

from storage import inbox
from storage.database import Database
from tests.storage.samples import NOW

HOUR = timedelta(hours=1)


def _store(db: Database, number: str) -> bool:
    return inbox.store(db, network="telegram", update_id=number, payload={"text": f"\udcff {number}"}, now=NOW)


def test_an_update_is_stored_once(db: Database) -> None:
    """What comes again is known, before it was acted on and after; whatever it holds can be stored."""
    with db.transaction():
        assert _store(db, "1")
        assert not _store(db, "1")
        (received,) = inbox.waiting(db, limit=10)
        assert received.payload == {"text": "\udcff 1"}
        assert inbox.handled(db, received, now=NOW)
        assert not inbox.handled(db, received, now=NOW)
        assert not _store(db, "1")
    assert inbox.waiting(db, limit=10) == []


def test_updates_wait_in_their_order(db: Database) -> None:
    """Those of one moment as they came."""
    with db.transaction():
        for number in "2019":
            _store(db, number)
    assert [each.update_id for each in inbox.waiting(db, limit=3)] == ["2", "0", "1"]


def test_only_what_was_acted_on_is_forgotten(db: Database) -> None:
    """And what it said is forgotten at once."""
    with db.transaction():
        _store(db, "1")
        _store(db, "2")
        inbox.handled(db, inbox.waiting(db, limit=1)[0], now=NOW)
        assert db.value("SELECT payload FROM inbox WHERE update_id = '1'") == "{}"
        assert inbox.prune(db, before=NOW) == 0
        assert inbox.prune(db, before=NOW + HOUR) == 1
    assert [each.update_id for each in inbox.waiting(db, limit=10)] == ["2"]
