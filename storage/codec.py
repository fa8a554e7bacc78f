"""How values stand in columns: times as milliseconds, facts as JSON. Pure; knows no table and no query."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from feeds.types.article import Fingerprint
from feeds.types.claim import Approximation, Quantity, Speaker
from feeds.types.topic import Field, Match, Passage
from storage.types import Address

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
_REMEMBERED = 1_024  # texts whose values are kept: the same few rows are read for each new article


def to_ms(moment: datetime) -> int:
    """Unix milliseconds of a UTC-aware time, cut down to the whole millisecond.

    Raises:
        TypeError: The time has no time zone.
    """
    return (moment - EPOCH) // MILLISECOND


def from_ms(value: int) -> datetime:
    """The UTC time that a column holds."""
    return EPOCH + value * MILLISECOND


def optional_from_ms(value: int | None) -> datetime | None:
    """Likewise, None for NULL."""
    return None if value is None else from_ms(value)


def to_json(value: object) -> str:
    """JSON as short as it gets, every script readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def object_from_json(text: str) -> Mapping[str, object]:
    """A JSON object, such as settings or a payload."""
    value: Mapping[str, object] = json.loads(text)
    return value


@lru_cache(_REMEMBERED)
def strings_from_json(text: str) -> tuple[str, ...]:
    """A JSON array of strings."""
    return tuple(json.loads(text))


def address_from_row(row: sqlite3.Row) -> Address:
    """The address in a row that holds a chat's columns."""
    return Address(network=row["network"], account=row["account"], address=row["address"], thread=row["thread"])


def cut(text: str, size: int) -> str:
    """The text cut to at most `size` bytes of UTF-8, with an ellipsis where something is missing."""
    raw = text.encode()
    if len(raw) <= size:
        return text
    return raw[: size - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def quantities_to_json(quantities: Iterable[Quantity]) -> str:
    """Quantities as a JSON array of arrays: value, high, unit, approximation, text, start."""
    return to_json([[q.value, q.high, q.unit, q.approximation, q.text, q.start] for q in quantities])


@lru_cache(_REMEMBERED)
def quantities_from_json(text: str) -> tuple[Quantity, ...]:
    """The inverse of `quantities_to_json`."""
    rows: list[list[Any]] = json.loads(text)
    return tuple(
        Quantity(value=value, high=high, unit=unit, approximation=Approximation(approximation), text=words, start=start)
        for value, high, unit, approximation, words, start in rows
    )


def day_to_text(day: date | None) -> str | None:
    """A day as an ISO date."""
    return None if day is None else day.isoformat()


def day_from_text(text: str | None) -> date | None:
    """The inverse of `day_to_text`."""
    return None if text is None else date.fromisoformat(text)


def speaker_to_json(speaker: Speaker | None) -> str | None:
    """A speaker as a JSON object without what is not known; None for nobody."""
    if speaker is None:
        return None
    slots = {"side": speaker.side, "office": speaker.office, "person": speaker.person}
    return to_json({slot: value for slot, value in slots.items() if value is not None})


@lru_cache(_REMEMBERED)
def speaker_from_json(text: str | None) -> Speaker | None:
    """The inverse of `speaker_to_json`."""
    return None if text is None else Speaker(**json.loads(text))


def matches_to_json(matches: Iterable[Match]) -> str:
    """Matches as a JSON array of [topic, passages]; a passage is [field, start, end, text, hits]."""
    return to_json([[m.topic, [[p.field, p.start, p.end, p.text, p.hits] for p in m.passages]] for m in matches])


def matches_from_json(text: str) -> tuple[Match, ...]:
    """The inverse of `matches_to_json`."""
    rows: list[list[Any]] = json.loads(text)
    return tuple(Match(topic=topic, passages=tuple(_passage(row) for row in passages)) for topic, passages in rows)


def _passage(row: list[Any]) -> Passage:
    field, start, end, text, hits = row
    return Passage(field=Field(field), start=start, end=end, text=text, hits=tuple((word, what) for word, what in hits))


def fingerprint_to_json(fingerprint: Fingerprint) -> str:
    """A fingerprint as a JSON object; sets are sorted, so that equal fingerprints are equal texts."""
    return to_json(
        {
            "text_hash": fingerprint.text_hash.hex(),
            "sketch": fingerprint.sketch,
            "event_keys": fingerprint.event_keys,
            "names": sorted(fingerprint.names),
            "numbers": sorted(fingerprint.numbers),
            "dates": [day.isoformat() for day in sorted(fingerprint.dates)],
            "version": fingerprint.version,
        },
    )


def fingerprint_from_json(text: str) -> Fingerprint:
    """The inverse of `fingerprint_to_json`."""
    row: dict[str, Any] = json.loads(text)
    return Fingerprint(
        text_hash=bytes.fromhex(row["text_hash"]),
        sketch=tuple(row["sketch"]),
        event_keys=tuple(row["event_keys"]),
        names=frozenset(row["names"]),
        numbers=frozenset(row["numbers"]),
        dates=frozenset(date.fromisoformat(day) for day in row["dates"]),
        version=row["version"],
    )
