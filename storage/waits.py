"""How often a network asked us to wait, and for how long: one small fact per network, so that people can be told of its limit."""

import json
from dataclasses import dataclass
from datetime import datetime

from storage.codec import from_ms, to_ms
from storage.database import Database

_KEY = "asked_to_wait."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """What a network asked for.

    Attributes:
        times: How often, ever.
        last: When it did last.
        seconds: For how long then.
    """

    times: int
    last: datetime
    seconds: float


def note(db: Database, network: str, *, seconds: float, now: datetime) -> None:
    """Note that a network asked us to wait."""
    before = noted(db, network)
    value = json.dumps({"times": 1 + (before.times if before else 0), "last": to_ms(now), "seconds": round(seconds, 3)})
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (_KEY + network, value)
    )


def noted(db: Database, network: str) -> Wait | None:
    """What was noted of a network, or None."""
    found = db.value("SELECT value FROM meta WHERE key = ?", (_KEY + network,))
    if found is None:
        return None
    value = json.loads(found)
    return Wait(times=value["times"], last=from_ms(value["last"]), seconds=value["seconds"])
