"""How often networks asked us to wait."""

from storage import waits
from storage.database import Database
from storage.waits import Wait
from tests.storage.samples import HOUR, NOW


def test_waits_are_counted_for_each_network(db: Database) -> None:
    """The last one's time and length are kept; a network that never asked has none."""
    assert waits.noted(db, "matrix") is None
    with db.transaction():
        waits.note(db, "matrix", seconds=4.8, now=NOW)
        waits.note(db, "matrix", seconds=5.0, now=NOW + HOUR)
        waits.note(db, "telegram", seconds=17, now=NOW)
    assert waits.noted(db, "matrix") == Wait(times=2, last=NOW + HOUR, seconds=5.0)
    assert waits.noted(db, "telegram") == Wait(times=1, last=NOW, seconds=17.0)
