"""Stories: opening and joining them, reading them, and finding candidates for a new article. Compares nothing: that is `feeds.decide`'s."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from feeds.types.article import ArticleId, Fingerprint
from feeds.types.claim import Claim, Designation, Direction
from feeds.types.feed import Tier
from feeds.types.story import ByHand, Candidates, HandAction, Member, Rung, StoryId, StoryView
from storage import keys, members
from storage.codec import (
    MILLISECOND,
    fingerprint_from_json,
    from_ms,
    matches_from_json,
    quantities_from_json,
    strings_from_json,
    to_json,
    to_ms,
)
from storage.database import Database
from storage.errors import NotFound
from storage.keys import Index, Window
from storage.types import Story, Telling

NEAR_WINDOW = timedelta(days=14)
EVENT_WINDOW = timedelta(days=4)
THREAD_WINDOW = timedelta(days=120)
OPEN_FOR = timedelta(days=7)  # a story can be joined by what was published so long before or after its founder

BEFORE_LEAST = timedelta(days=1)  # how much older a story is whose figure is told as the earlier one
BEFORE_MOST = timedelta(days=365)
BEFORE_READ = 500  # claims of a unit that are looked at, the newest first, so that the look-up costs the same in any store

NEAR_SHARED = 2  # sketch keys that a near-duplicate shares at least
THREAD_SHARED = 2  # event keys that an earlier story shares at least: one common name would make a sequel of everything
NEAR_LIMIT = 20
STORIES_LIMIT = 20
THREAD_LIMIT = 10

COUNTED_BEFORE = """
SELECT m.story FROM
    (SELECT article, start, speaker FROM claims
        WHERE unit = :unit AND direction IS :direction AND stance = 'asserted' AND status = 'delivered' ORDER BY article DESC LIMIT :read) c
    JOIN members m ON m.article = c.article JOIN articles a ON a.id = c.article JOIN analyses n ON n.article = c.article,
    (SELECT published FROM stories WHERE id = :story) AS this
WHERE m.story <> :story AND m.story NOT IN (SELECT id FROM stories WHERE retracted IS NOT NULL)
    AND a.published BETWEEN this.published - :most AND this.published - :least
    AND EXISTS (SELECT 1 FROM json_each(n.lead_quantities) WHERE value ->> '$[5]' = c.start)
ORDER BY ifnull(c.speaker ->> '$.side' = :side, 0) DESC, a.published DESC, a.id DESC LIMIT 1
"""


def open_story(
    db: Database, article: ArticleId, *, topics: Collection[str], opened_at: datetime, follows: StoryId | None = None
) -> StoryId:
    """Open a story with its founder, which `articles.record` has stored. Who has muted the one that it follows hears nothing.

    Raises:
        NotFound: There is no such article with a fingerprint.
        Conflict: The article belongs to a story already.
    """
    published, _ = _found(db, article)
    story = StoryId(
        db.insert("INSERT INTO stories (opened_at, published, follows) VALUES (?, ?, ?)", (to_ms(opened_at), to_ms(published), follows)),
    )
    _add_member(db, story, article, rung=None, reason="", at=opened_at)
    _add_topics(db, story, topics, opened_at)
    if follows is not None:
        muted = "INSERT INTO muted_stories (chat, story, since) SELECT chat, ?, ? FROM muted_stories WHERE story = ?"
        db.execute(muted, (story, to_ms(opened_at), follows))
    return story


def join(
    db: Database, story: StoryId, article: ArticleId, *, rung: Rung, reason: str, topics: Collection[str], joined_at: datetime
) -> None:
    """Add a telling, which `articles.record` has stored, and its topics to a story.

    Raises:
        NotFound: There is no such article with a fingerprint.
        Conflict: The article belongs to a story already, or there is no such story.
    """
    _add_member(db, story, article, rung=rung, reason=reason, at=joined_at)
    _add_topics(db, story, topics, joined_at)


def add_topics(db: Database, story: StoryId, topics: Collection[str], *, now: datetime) -> None:
    """Let a story belong to topics that its tellings match by now; it was told to nobody because of the new ones."""
    _add_topics(db, story, topics, now)


def take_untold_topics(db: Database, story: StoryId, *, now: datetime) -> list[str]:
    """The topics of a story that nobody was told because of yet; from now on they count as told."""
    rows = db.rows("UPDATE story_topics SET told_at = ? WHERE story = ? AND told_at IS NULL RETURNING topic", (to_ms(now), story))
    return sorted(row["topic"] for row in rows)


def candidates(
    db: Database, *, link_key: str | None, fingerprint: Fingerprint | None, published: datetime, open_for: timedelta = OPEN_FOR
) -> Candidates:
    """What an article is to be compared with, found by its keys.

    Windows are measured between dates of publication, so that they hold for late arrivals and for replays alike.

    Args:
        db: The database.
        link_key: The article's.
        fingerprint: The article's; without one only its link is looked up.
        published: The article's.
        open_for: How long a story can be joined, before and after its founder's publication.
    """
    same_link = None if link_key is None else _one(db, "a.link_key = ?", (link_key,))
    if fingerprint is None:
        return Candidates(same_link=same_link)
    near_window = _around(published, NEAR_WINDOW)
    same_text = _one(
        db,
        "a.text_hash = ? AND a.published BETWEEN ? AND ?",
        (fingerprint.text_hash, to_ms(near_window.since), to_ms(near_window.until)),
    )
    shared = keys.sharing_articles(db, Index.SKETCH, fingerprint.sketch, near_window, least=NEAR_SHARED, limit=NEAR_LIMIT)
    loaded = members.members(db, shared)
    near = tuple(loaded[article] for article in shared if article in loaded)
    events = keys.sharing_stories(db, Index.EVENT, fingerprint.event_keys, _around(published, EVENT_WINDOW), least=1)
    wanted = list(dict.fromkeys([*(member.story for member in near), *events]))
    found = _open(db, wanted, published, open_for)
    stories = [story for story in wanted if story in found][:STORIES_LIMIT]
    stories += [story for story in dict.fromkeys(_nearest(db, published)) if story not in stories][: STORIES_LIMIT - len(stories)]
    return Candidates(
        same_link=same_link,
        same_text=same_text,
        near=near,
        stories=tuple(members.views(db, stories)),
        thread=tuple(view for view in _thread(db, fingerprint, published, open_for) if view.id not in stories),
    )


def view(db: Database, story: StoryId) -> StoryView:
    """A story as a decision needs it.

    Raises:
        NotFound: There is none.
    """
    found = members.views(db, [story])
    if not found:
        raise NotFound(f"story {story}: there is none with this number; `rajin stories list` shows them")
    return found[0]


def story(db: Database, number: StoryId) -> Story:
    """A story with all its tellings; for one that was merged into another, that other.

    Raises:
        NotFound: There is none.
    """
    found = _stories(db, [db.value("SELECT merged_into FROM stories WHERE id = ?", (number,)) or number])
    if not found:
        raise NotFound(f"story {number}: there is none with this number; `rajin stories list` shows them")
    return found[0]


def counted_before(db: Database, story: StoryId, *, unit: str, direction: Direction | None, side: str | None = None) -> Story | None:
    """The newest other story, a day to a year older, whose lead claims a figure of that unit going that way; None where there is none.

    Args:
        db: The database.
        story: The story that counts now.
        unit: What it counts.
        direction: Which way that goes; None for what goes nowhere.
        side: Who says so now: what the same side said before goes before what others said since.
    """
    row = db.row(
        COUNTED_BEFORE,
        {
            "story": story,
            "unit": unit,
            "direction": direction,
            "side": side,
            "read": BEFORE_READ,
            "most": BEFORE_MOST // MILLISECOND,
            "least": BEFORE_LEAST // MILLISECOND,
        },
    )
    return None if row is None else _stories(db, [row["story"]])[0]


def list_stories(db: Database) -> list[Story]:
    """Every story with all its tellings, oldest first."""
    return _stories(db, [row["id"] for row in db.rows("SELECT id FROM stories WHERE merged_into IS NULL ORDER BY id")])


def latest(db: Database, topics: Collection[str], *, limit: int) -> list[Story]:
    """The newest stories that one of the topics wants, the newest first; none that was retracted."""
    rows = db.rows(
        "SELECT id FROM stories s WHERE merged_into IS NULL AND retracted IS NULL "
        "AND EXISTS (SELECT 1 FROM story_topics t WHERE t.story = s.id AND t.topic IN (SELECT value FROM json_each(?))) "
        "ORDER BY id DESC LIMIT ?",
        (to_json(sorted(topics)), limit),
    )
    return _stories(db, [row["id"] for row in rows])[::-1]


def followers(db: Database, story: StoryId) -> list[StoryId]:
    """The stories that continue one, oldest first."""
    return [row["id"] for row in db.rows("SELECT id FROM stories WHERE follows = ? AND merged_into IS NULL ORDER BY id", (story,))]


def prune_keys(db: Database, *, now: datetime) -> int:
    """Drop the keys of members that have left every window; return how many. Not to be called while the clock is known to be wrong."""
    return keys.prune(db, Index.SKETCH, before=now - NEAR_WINDOW) + keys.prune(db, Index.EVENT, before=now - THREAD_WINDOW)


def _around(moment: datetime, distance: timedelta) -> Window:
    return Window(since=moment - distance, until=moment + distance)


def _one(db: Database, condition: str, parameters: tuple[object, ...]) -> Member | None:
    """The newest member for which a condition on its article holds; one that a person put where it is goes first."""
    row = db.row(
        "SELECT a.id FROM articles a JOIN members m ON m.article = a.id "  # noqa: S608 - conditions from this file
        "LEFT JOIN hand_placements h ON h.article = a.id AND h.anchor = 1 "
        f"WHERE {condition} ORDER BY h.article IS NULL, a.id DESC LIMIT 1",
        parameters,
    )
    return None if row is None else members.members(db, [row["id"]]).get(row["id"])


def _open(db: Database, stories: Sequence[StoryId], published: datetime, open_for: timedelta) -> set[StoryId]:
    """Those of the stories that can be joined by what was published at a time: by their own date, or that of a story merged into them."""
    rows = db.rows(
        "SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(:ids)) AND published BETWEEN :since AND :until "
        "UNION SELECT merged_into FROM stories WHERE merged_into IN (SELECT value FROM json_each(:ids)) "
        "AND published BETWEEN :since AND :until",
        {"ids": to_json(list(stories)), "since": to_ms(published - open_for), "until": to_ms(published + open_for)},
    )
    return {row["id"] for row in rows}


def _nearest(db: Database, published: datetime) -> list[StoryId]:
    """Stories of the same days, the nearest first: on a quiet day a telling without a common name or figure is compared all the same."""
    window = _around(published, EVENT_WINDOW)
    at = to_ms(published)
    rows = db.rows(
        """
        SELECT ifnull(merged_into, id) AS id, abs(published - :at) AS apart FROM (
            SELECT * FROM (SELECT * FROM stories WHERE published BETWEEN :since AND :at ORDER BY published DESC LIMIT :most)
            UNION ALL
            SELECT * FROM (SELECT * FROM stories WHERE published > :at AND published <= :until ORDER BY published LIMIT :most)
        ) ORDER BY apart, id DESC LIMIT :most
        """,
        {"at": at, "since": to_ms(window.since), "until": to_ms(window.until), "most": STORIES_LIMIT},
    )
    return [row["id"] for row in rows]


def _thread(db: Database, fingerprint: Fingerprint, published: datetime, open_for: timedelta) -> tuple[StoryView, ...]:
    """Closed stories that a new one may be a sequel of, newest first."""
    window = Window(since=published - THREAD_WINDOW, until=published)
    sharing = keys.sharing_stories(db, Index.EVENT, fingerprint.event_keys, window, least=THREAD_SHARED)
    rows = db.rows(
        "SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(?)) AND published < ? ORDER BY published DESC, id DESC LIMIT ?",
        (to_json(sharing), to_ms(published - open_for), THREAD_LIMIT),
    )
    return tuple(members.views(db, [row["id"] for row in rows]))


def _found(db: Database, article: ArticleId) -> tuple[datetime, Fingerprint]:
    row = db.row(
        "SELECT a.published, n.fingerprint FROM articles a JOIN analyses n ON n.article = a.id "
        "WHERE a.id = ? AND n.fingerprint IS NOT NULL",
        (article,),
    )
    if row is None:
        raise NotFound(f"article {article}: there is none with a fingerprint, so no story can be found by it")
    return from_ms(row["published"]), fingerprint_from_json(row["fingerprint"])


def _add_member(db: Database, story: StoryId, article: ArticleId, *, rung: Rung | None, reason: str, at: datetime) -> None:
    """Note a member, the founder if it has no rung, and make it findable."""
    published, fingerprint = _found(db, article)
    db.execute(
        "INSERT INTO members (article, story, founder, rung, reason, joined_at) VALUES (?, ?, ?, ?, ?, ?)",
        (article, story, rung is None, rung, reason, to_ms(at)),
    )
    keys.add(db, story, article, published, fingerprint)


def _add_topics(db: Database, story: StoryId, topics: Collection[str], at: datetime) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO story_topics (story, topic, since) VALUES (?, ?, ?)",
        [(story, topic, to_ms(at)) for topic in topics],
    )


def _stories(db: Database, numbers: Sequence[StoryId]) -> list[Story]:
    ids = to_json(list(numbers))
    tellings: dict[StoryId, list[Telling]] = defaultdict(list)
    rows = db.rows(
        """
        SELECT a.*, m.story, m.rung, n.summary, n.quantities, n.lead_quantities, n.denial, n.matches, d.reason,
            h.action, h.origin, h.actor, h.at
        FROM members m JOIN articles a ON a.id = m.article JOIN analyses n ON n.article = m.article
        JOIN decisions d ON d.article = m.article AND d.revision = a.revision
        LEFT JOIN hand_placements h ON h.article = m.article
        WHERE m.story IN (SELECT value FROM json_each(?)) ORDER BY m.story, m.founder DESC, m.joined_at, m.article
        """,
        (ids,),
    )
    numbers_of_articles = [row["id"] for row in rows]
    claims, listings = members.claims(db, numbers_of_articles), members.designations(db, numbers_of_articles)
    for row in rows:
        tellings[row["story"]].append(_telling(row, claims.get(row["id"], ()), listings.get(row["id"], ())))
    apart = members.parted(db, numbers)
    topics: dict[StoryId, list[str]] = defaultdict(list)
    for row in db.rows(
        "SELECT story, topic FROM story_topics WHERE story IN (SELECT value FROM json_each(?)) ORDER BY since, topic", (ids,)
    ):
        topics[row["story"]].append(row["topic"])
    return [
        Story(
            id=row["id"],
            opened_at=from_ms(row["opened_at"]),
            follows=row["follows"],
            topics=tuple(topics[row["id"]]),
            tellings=tuple(tellings[row["id"]]),
            apart=tuple(apart.get(row["id"], ())),
            retracted=row["retracted"],
        )
        for row in db.rows("SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (ids,))
    ]


def _telling(row: sqlite3.Row, claims: tuple[Claim, ...], designations: tuple[Designation, ...]) -> Telling:
    return Telling(
        article=row["id"],
        rung=None if row["rung"] is None else Rung(row["rung"]),
        url=row["url"],
        link_key=row["link_key"],
        outlet=row["outlet"],
        tier=Tier(row["tier"]),
        language=row["language"],
        title=row["title"],
        text=row["text"],
        summary=strings_from_json(row["summary"]),
        published=from_ms(row["published"]),
        dated=bool(row["dated"]),
        first_seen=from_ms(row["first_seen"]),
        quantities=quantities_from_json(row["quantities"]),
        lead_quantities=quantities_from_json(row["lead_quantities"]),
        claims=claims,
        designations=designations,
        denial=bool(row["denial"]),
        topics=tuple(match.topic for match in matches_from_json(row["matches"])),
        revision=row["revision"],
        reason=row["reason"],
        by_hand=_by_hand(row),
    )


def _by_hand(row: sqlite3.Row) -> ByHand | None:
    if row["action"] is None:
        return None
    return ByHand(action=HandAction(row["action"]), origin=row["origin"], actor=row["actor"], at=from_ms(row["at"]))
