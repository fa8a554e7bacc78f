"""What people think of alerts: their newest word on each story."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from feeds.types.story import StoryId
from storage.codec import to_ms
from storage.database import Database
from storage.types import ChatId


class Verdict(StrEnum):
    """What somebody thinks of an alert."""

    RELEVANT = "relevant"
    IRRELEVANT = "irrelevant"
    DUPLICATE = "duplicate"  # the event was told before


def give(db: Database, story: StoryId, verdict: Verdict, *, person: tuple[str, str], chat: ChatId, now: datetime) -> Verdict | None:
    """Note what a person, a network and the id there, thinks of a story; returns what they thought before."""
    before = db.value("SELECT verdict FROM verdicts WHERE story = ? AND network = ? AND person = ?", (story, *person))
    db.execute(
        "INSERT INTO verdicts (story, network, person, verdict, chat, at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (story, network, person) DO UPDATE SET verdict = excluded.verdict, chat = excluded.chat, at = excluded.at",
        (story, *person, verdict, chat, to_ms(now)),
    )
    return None if before is None else Verdict(before)


def counts(db: Database, story: StoryId) -> Mapping[Verdict, int]:
    """How many people think what of a story."""
    rows = db.rows("SELECT verdict, count(*) AS people FROM verdicts WHERE story = ? GROUP BY verdict", (story,))
    return {Verdict(row["verdict"]): row["people"] for row in rows}
