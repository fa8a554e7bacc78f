"""What a day has left behind: the database's side, and the receiving side's memory, which is the truth. Judges nothing."""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from storage.types import DeliveryKind, DeliveryState, Operation

SENDS = frozenset({Operation.SEND, Operation.REPLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A delivery as the database has it; `seq` is the order of creation."""

    seq: int
    id: str
    chat: str
    story: int | None
    kind: DeliveryKind
    operation: Operation
    state: DeliveryState
    repeats: int = 0
    reference: str | None = None
    depends_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An operation as the receiving side remembers it."""

    delivery: str
    chat: str
    operation: Operation
    reference: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story: its event's codes by the links of its articles, how many chats it is said to be owed to, its topics."""

    id: int
    owed: int
    events: frozenset[str]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """What is kept of a feed's last document, and the feed's articles: titles by address."""

    name: str
    etag: str | None
    body_hash: bytes | None
    seen: int
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All of it at one moment.

    Attributes:
        rows: The outbox, in the order of creation.
        texts: What the database says that each message shows and showed, by delivery, oldest first.
        received: The receiving side, in the order of arrival.
        stories: All stories.
        feeds: All feeds but the locked one.
        output: All that the program wrote for people: its log and what was shown in chats.
        answers: The texts of all answers to commands, one for each delivery.
    """

    rows: tuple[Row, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    received: tuple[Received, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    feeds: tuple[FeedRow, ...] = ()
    output: str = ""
    answers: tuple[str, ...] = ()


def gather(folder: Path) -> Evidence:
    """Read a day's folder while no process is alive in it.

    The database is copied with its log and the copy is opened: recovering the original is the program's own task.
    """
    output = "".join((folder / name).read_text(encoding="utf-8") for name in ("log.txt", "shown.txt") if (folder / name).exists())
    received = tuple(_received(folder / "transcript.jsonl"))
    if not (folder / "day.db").exists():
        return Evidence(received=received, output=output)
    with TemporaryDirectory(dir=folder) as place:
        for name in ("day.db", "day.db-wal"):
            if (folder / name).exists():
                shutil.copy(folder / name, place)
        with closing(sqlite3.connect(Path(place) / "day.db")) as db:
            db.row_factory = sqlite3.Row
            return Evidence(
                rows=tuple(_rows(db)),
                texts=_texts(db),
                received=received,
                stories=tuple(_stories(db)),
                feeds=tuple(_feeds(db)),
                output=output,
                answers=tuple(row["payload"] for row in db.execute("SELECT payload FROM deliveries WHERE kind = 'answer'").fetchall()),
            )


def _received(file: Path) -> Iterable[Received]:
    if not file.exists():
        return
    with file.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Received(
                delivery=record["delivery"],
                chat=record["chat"],
                operation=Operation(record["operation"]),
                reference=record["reference"],
                text=record["text"],
            )


def _rows(db: sqlite3.Connection) -> Iterable[Row]:
    for row in db.execute(
        "SELECT d.*, c.network || ':' || c.address AS place FROM deliveries d JOIN chats c ON c.id = d.chat ORDER BY seq"
    ):
        yield Row(
            seq=row["seq"],
            id=row["id"],
            chat=row["place"],
            story=row["story"],
            kind=DeliveryKind(row["kind"]),
            operation=Operation(row["operation"]),
            state=DeliveryState(row["state"]),
            repeats=row["repeats"],
            reference=row["reference"],
            depends_on=row["depends_on"],
        )


def _texts(db: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    versions = "SELECT delivery, version, text FROM message_versions UNION ALL SELECT delivery, version, text FROM messages"
    for row in db.execute(f"{versions} ORDER BY delivery, version"):
        found[row["delivery"]] = (*found.get(row["delivery"], ()), row["text"])
    return found


def _stories(db: sqlite3.Connection) -> Iterable[StoryRow]:
    for row in db.execute("SELECT id, owed FROM stories ORDER BY id"):
        links = db.execute("SELECT a.url FROM members m JOIN articles a ON a.id = m.article WHERE m.story = ?", (row["id"],))
        topics = db.execute("SELECT topic FROM story_topics WHERE story = ?", (row["id"],))
        yield StoryRow(
            id=row["id"],
            owed=row["owed"],
            events=frozenset(urlsplit(link["url"]).path.strip("/") for link in links.fetchall()),
            topics=frozenset(topic["topic"] for topic in topics.fetchall()),
        )


def _feeds(db: sqlite3.Connection) -> Iterable[FeedRow]:
    for row in db.execute("SELECT * FROM feeds WHERE url NOT LIKE '%locked%' ORDER BY id").fetchall():
        titles = db.execute("SELECT url, title FROM articles WHERE feed = ?", (row["id"],)).fetchall()
        seen = db.execute("SELECT count(*) AS keys FROM seen WHERE feed = ?", (row["id"],)).fetchone()
        yield FeedRow(
            name=row["title"],
            etag=row["etag"],
            body_hash=row["body_hash"],
            seen=seen["keys"],
            titles={each["url"]: each["title"] for each in titles},
        )
