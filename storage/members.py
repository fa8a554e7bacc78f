"""Reading the articles of stories as a comparison needs them. Writes nothing."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable

from feeds.types.article import ArticleId
from feeds.types.claim import Approximation, Claim, Designation, Direction, Quantity, Stance, Status
from feeds.types.story import Member, StoryId, StoryView
from storage.codec import (
    day_from_text,
    fingerprint_from_json,
    from_ms,
    quantities_from_json,
    speaker_from_json,
    strings_from_json,
    to_json,
)
from storage.database import Database

OTHERS = 20  # members of a story beside its founder that a comparison gets, so that its cost is bounded
_REMEMBERED = 20_000  # code points of a text up to which a member is remembered


def members(db: Database, articles: Collection[ArticleId]) -> dict[ArticleId, Member]:
    """The articles that belong to a story, as members of it; others are left out.

    A revision is never changed, so that its member is read once and then remembered, as long as it stays in its story and no person decides
    about it.
    """
    rows = db.rows(
        """
        SELECT m.article, m.story, m.founder, a.revision, n.matches != '[]' AS matched, ifnull(h.anchor, 0) AS by_hand
        FROM members m JOIN articles a ON a.id = m.article JOIN analyses n ON n.article = m.article
        LEFT JOIN hand_placements h ON h.article = m.article
        WHERE m.article IN (SELECT value FROM json_each(?)) AND n.fingerprint IS NOT NULL
        """,
        (to_json(list(articles)),),
    )
    found: dict[ArticleId, Member] = {}
    absent: dict[ArticleId, tuple[object, ...]] = {}
    for row in rows:
        key = ("member", *row)
        known = db.recent.get(key)
        if isinstance(known, Member):
            found[known.article] = known
        else:
            absent[row["article"]] = key
    for member in _read(db, absent):
        found[member.article] = member
        if len(member.text) <= _REMEMBERED:
            db.recent.keep(absent[member.article], member)
    return found


def _read(db: Database, articles: Collection[ArticleId]) -> list[Member]:
    """Members that are known to be such."""
    if not articles:
        return []
    rows = db.rows(
        """
        SELECT a.id, a.title, a.text, a.language, a.outlet, a.published, m.story, m.founder,
            n.lead_quantities, n.quantities, n.denial, n.fingerprint, n.matches != '[]' AS matched, ifnull(h.anchor, 0) AS by_hand
        FROM members m JOIN articles a ON a.id = m.article JOIN analyses n ON n.article = m.article
        LEFT JOIN hand_placements h ON h.article = m.article
        WHERE m.article IN (SELECT value FROM json_each(?))
        """,
        (to_json(list(articles)),),
    )
    found, listings = claims(db, articles), designations(db, articles)
    return [_member(row, found.get(row["id"], ()), listings.get(row["id"], ())) for row in rows]


def views(db: Database, stories: Collection[StoryId]) -> list[StoryView]:
    """Stories as a decision needs them, in the order asked for; unknown and emptied ones are left out."""
    ids = to_json(list(stories))
    rows = db.rows(
        "SELECT m.story, m.article, n.quantities, n.denial FROM members m JOIN analyses n ON n.article = m.article "
        "LEFT JOIN hand_placements h ON h.article = m.article AND h.anchor = 1 "
        "WHERE m.story IN (SELECT value FROM json_each(?)) ORDER BY m.story, m.founder DESC, h.article IS NULL, m.article",
        (ids,),
    )
    told: dict[StoryId, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        told[row["story"]].append(row)
    loaded = members(db, [row["article"] for each in told.values() for row in each[: 1 + OTHERS]])
    topics: dict[StoryId, set[str]] = defaultdict(set)
    for row in db.rows("SELECT story, topic FROM story_topics WHERE story IN (SELECT value FROM json_each(?))", (ids,)):
        topics[row["story"]].add(row["topic"])
    apart = parted(db, stories)
    heads = {row["id"]: row for row in db.rows("SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(?))", (ids,))}
    return [
        StoryView(
            id=story,
            opened_at=from_ms(heads[story]["opened_at"]),
            founder=loaded[told[story][0]["article"]],
            members=tuple(loaded[number] for number in sorted(row["article"] for row in told[story][1 : 1 + OTHERS]) if number in loaded),
            topics=frozenset(topics[story]),
            quantities=_distinct(quantity for row in told[story] for quantity in quantities_from_json(row["quantities"])),
            denied=any(row["denial"] for row in told[story]),
            follows=heads[story]["follows"],
            apart=frozenset(apart.get(story, ())),
        )
        for story in stories
        if story in told
    ]


def parted(db: Database, stories: Collection[StoryId]) -> dict[StoryId, list[StoryId]]:
    """The stories that a person parted from each of these, in order; one that was parted from none is left out."""
    found: dict[StoryId, list[StoryId]] = defaultdict(list)
    for row in db.rows(
        "SELECT story AS this, other FROM parted WHERE story IN (SELECT value FROM json_each(:ids)) "
        "UNION ALL SELECT other, story FROM parted WHERE other IN (SELECT value FROM json_each(:ids)) ORDER BY this, other",
        {"ids": to_json(list(stories))},
    ):
        found[row["this"]].append(row["other"])
    return found


def claims(db: Database, articles: Collection[ArticleId]) -> dict[ArticleId, tuple[Claim, ...]]:
    """The claims of articles, in the order in which they were found; an article without one is left out."""
    found: dict[ArticleId, list[Claim]] = defaultdict(list)
    for row in db.rows(
        "SELECT * FROM claims WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, ordinal",
        (to_json(list(articles)),),
    ):
        found[row["article"]].append(claim_from_row(row))
    return {article: tuple(each) for article, each in found.items()}


def designations(db: Database, articles: Collection[ArticleId]) -> dict[ArticleId, tuple[Designation, ...]]:
    """The acts of listing that articles tell, in the order in which they were found; an article without one is left out."""
    found: dict[ArticleId, list[Designation]] = defaultdict(list)
    for row in db.rows(
        "SELECT * FROM designations WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, ordinal",
        (to_json(list(articles)),),
    ):
        found[row["article"]].append(
            Designation(
                by=row["by"],
                listed=strings_from_json(row["listed"]),
                programme=row["programme"],
                said_on=day_from_text(row["said_on"]),
                passage=row["passage"],
            )
        )
    return {article: tuple(each) for article, each in found.items()}


def _member(row: sqlite3.Row, claims: tuple[Claim, ...], designations: tuple[Designation, ...]) -> Member:
    return Member(
        article=row["id"],
        story=row["story"],
        founder=bool(row["founder"]),
        title=row["title"],
        text=row["text"],
        language=row["language"],
        outlet=row["outlet"],
        published=from_ms(row["published"]),
        lead_quantities=quantities_from_json(row["lead_quantities"]),
        quantities=quantities_from_json(row["quantities"]),
        claims=claims,
        denial=bool(row["denial"]),
        fingerprint=fingerprint_from_json(row["fingerprint"]),
        matched=bool(row["matched"]),
        by_hand=bool(row["by_hand"]),
        designations=designations,
    )


def claim_from_row(row: sqlite3.Row) -> Claim:
    """The claim in a row that holds the columns of claims."""
    quantity = None
    if row["value"] is not None:
        quantity = Quantity(
            value=row["value"],
            high=row["high"],
            unit=row["unit"],
            approximation=Approximation(row["approximation"]),
            text=row["words"],
            start=row["start"],
        )
    return Claim(
        quantity=quantity,
        goods=row["goods"],
        direction=None if row["direction"] is None else Direction(row["direction"]),
        claimant=row["claimant"],
        speaker=speaker_from_json(row["speaker"]),
        chain=strings_from_json(row["chain"]),
        said_on=day_from_text(row["said_on"]),
        since=row["since"],
        stance=Stance(row["stance"]),
        status=Status(row["status"]),
        passage=row["passage"],
    )


def _distinct(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Each figure once, as it was told first."""
    first: dict[tuple[float, float | None, str], Quantity] = {}
    for quantity in quantities:
        first.setdefault((quantity.value, quantity.high, quantity.unit), quantity)
    return tuple(first.values())
