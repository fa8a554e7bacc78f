"""Stories by hand: two become one, one becomes two, an article goes elsewhere. Who is told what of it stands in storage/retelling.py.

What a person decides outranks the program and is remembered: articles that were put somewhere stand for their new story as its founder
does, stories that were parted are kept apart, and one that was merged leads to the story that it went into, for ever. Each call is one
short piece of work inside the transaction that is open, and is audited.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from feeds.types.article import ArticleId
from feeds.types.story import HandAction, StoryId
from storage import audit, keys
from storage.audit import Actor
from storage.codec import fingerprint_from_json, from_ms, to_json, to_ms
from storage.database import Database
from storage.errors import Conflict, NotFound


def merge(db: Database, story: StoryId, other: StoryId, *, actor: Actor, now: datetime) -> None:
    """Put all articles of another story into one, whose founder stays. The other story is emptied and from now on leads to this one.

    Raises:
        NotFound: There is no such story.
        Conflict: They are one story already.
    """
    if story == other:
        raise Conflict(f"story {story}: it cannot be merged with itself")
    before = {"story": _articles(db, story), "other": _articles(db, other)}
    founder: ArticleId = db.value("SELECT article FROM members WHERE story = ? AND founder = 1", (other,))
    _note(db, before["other"], HandAction.MERGE, other, anchors=[founder], actor=actor, now=now)
    _put(db, before["other"], story)
    db.execute(
        "INSERT INTO story_topics (story, topic, since, told_at) SELECT ?, topic, since, told_at FROM story_topics WHERE story = ? "
        "ON CONFLICT (story, topic) DO UPDATE SET told_at = ifnull(told_at, excluded.told_at), since = min(since, excluded.since)",
        (story, other),
    )
    db.execute("DELETE FROM story_topics WHERE story = ?", (other,))
    _lead_on(db, other, story)
    db.execute("UPDATE stories SET merged_into = :story WHERE id = :other OR merged_into = :other", {"story": story, "other": other})
    _inherit_parted(db, other, story)
    audit.record(db, "stories merge", f"{story} {other}", actor=actor, now=now, before=before, after={"story": _articles(db, story)})


def split(db: Database, story: StoryId, articles: Collection[ArticleId], *, actor: Actor, now: datetime) -> StoryId:
    """Make some articles of a story a story of their own, founded by the earliest of them; return it. The two are kept apart.

    Raises:
        NotFound: There is no such story.
        Conflict: An article is none of its articles, or nothing would be left of it.
    """
    before, chosen = _articles(db, story), sorted(set(articles))
    strange = [article for article in chosen if article not in before]
    if strange:
        raise Conflict(f"story {story}: article {strange[0]} is none of its articles; `rajin stories show {story}` has their numbers")
    if not chosen or len(chosen) == len(before):
        raise Conflict(f"story {story}: at least one article must go and one must stay")
    new = StoryId(
        db.insert(
            "INSERT INTO stories (opened_at, published, follows) SELECT ?, published, follows FROM stories WHERE id = ?",
            (to_ms(now), story),
        )
    )
    _note(db, chosen, HandAction.SPLIT, story, anchors=chosen, actor=actor, now=now)
    _put(db, chosen, new)
    _take_topics(db, chosen, story, new, now)
    for each in (story, new):
        _settle(db, each)
    _part(db, story, new, actor, now)
    audit.record(
        db, "stories split", str(story), actor=actor, now=now, before=before, after={"story": _articles(db, story), "new": [new, *chosen]}
    )
    return new


def move(db: Database, article: ArticleId, story: StoryId, *, actor: Actor, now: datetime) -> StoryId:
    """Put an article into another story; return the one that it was taken from. The two are kept apart.

    Raises:
        NotFound: There is no such story, or no such article in any.
        Conflict: It is there already, or it is all that its story has.
    """
    origin = story_of(db, article)
    before = {"from": _articles(db, origin), "to": _articles(db, story)}
    if origin == story:
        raise Conflict(f"article {article}: it belongs to story {story} already")
    if len(before["from"]) == 1:
        raise Conflict(f"article {article}: it is all that story {origin} has; `rajin stories merge {story} {origin}` makes them one")
    _note(db, [article], HandAction.MOVE, origin, anchors=[article], actor=actor, now=now)
    was_founder = bool(db.value("SELECT founder FROM members WHERE article = ?", (article,)))
    _put(db, [article], story)
    # What chats were told because of a founder was about it: they are not told of it again.
    _take_topics(db, [article], origin if was_founder else None, story, now)
    _settle(db, origin)
    _part(db, origin, story, actor, now)
    after = {"from": _articles(db, origin), "to": _articles(db, story)}
    audit.record(db, "stories move", str(article), actor=actor, now=now, before=before, after=after)
    return origin


def story_of(db: Database, article: ArticleId) -> StoryId:
    """The story that an article tells.

    Raises:
        NotFound: It tells none, or there is no such article.
    """
    found: StoryId | None = db.value("SELECT story FROM members WHERE article = ?", (article,))
    if found is None:
        raise NotFound(f"article {article}: it belongs to no story; `rajin stories show ID` has the numbers of those that do")
    return found


def founder(db: Database, story: StoryId) -> ArticleId:
    """The article that founds a story.

    Raises:
        NotFound: There is no such story.
    """
    _articles(db, story)
    found: ArticleId = db.value("SELECT article FROM members WHERE story = ? AND founder = 1", (story,))
    return found


# --- articles --------------------------------------------------------------------------------------------------------------------------


def _articles(db: Database, story: StoryId) -> list[ArticleId]:
    """Its articles, in the order of their numbers; a story that has any is one that can be changed."""
    found = [row["article"] for row in db.rows("SELECT article FROM members WHERE story = ? ORDER BY article", (story,))]
    if not found:
        into = db.value("SELECT merged_into FROM stories WHERE id = ?", (story,))
        if into is not None:
            raise NotFound(f"story {story}: it was merged into story {into}")
        raise NotFound(f"story {story}: there is none with this number; `rajin stories list` shows them")
    return found


def _note(
    db: Database,
    articles: Sequence[ArticleId],
    action: HandAction,
    origin: StoryId,
    *,
    anchors: Collection[ArticleId],
    actor: Actor,
    now: datetime,
) -> None:
    """Remember a decision. An article that a person placed before still stands for its story wherever that is merged to."""
    db.executemany(
        "INSERT INTO hand_placements (article, action, origin, anchor, actor, at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (article) DO UPDATE SET action = excluded.action, origin = excluded.origin, anchor = max(anchor, excluded.anchor), "
        "actor = excluded.actor, at = excluded.at",
        [(article, action, origin, article in anchors, actor.who, to_ms(now)) for article in articles],
    )


def _put(db: Database, articles: Sequence[ArticleId], story: StoryId) -> None:
    """Make articles ordinary members of a story, and findable as such."""
    ids = to_json(list(articles))
    db.execute(
        "UPDATE members SET story = ?, founder = 0, rung = CASE WHEN founder = 1 OR (SELECT anchor FROM hand_placements h "
        "WHERE h.article = members.article) THEN 'by_hand' ELSE rung END WHERE article IN (SELECT value FROM json_each(?))",
        (story, ids),
    )
    for row in db.rows(
        "SELECT a.id, a.published, n.fingerprint FROM articles a JOIN analyses n ON n.article = a.id "
        "WHERE a.id IN (SELECT value FROM json_each(?))",
        (ids,),
    ):
        keys.move(db, story, row["id"], from_ms(row["published"]), fingerprint_from_json(row["fingerprint"]))


def _settle(db: Database, story: StoryId) -> None:
    """See to it that a story has a founder, its date, and the topics of its articles."""
    db.execute(
        "UPDATE members SET founder = 1, rung = NULL WHERE article = (SELECT m.article FROM members m JOIN articles a ON a.id = m.article "
        "WHERE m.story = :story ORDER BY m.founder DESC, a.published, a.id LIMIT 1)",
        {"story": story},
    )
    db.execute(
        "UPDATE stories SET published = (SELECT a.published FROM members m JOIN articles a ON a.id = m.article "
        "WHERE m.story = stories.id AND m.founder = 1) WHERE id = ?",
        (story,),
    )
    db.execute(
        "DELETE FROM story_topics WHERE story = :story AND topic NOT IN (SELECT value ->> '$[0]' FROM members m "
        "JOIN analyses n ON n.article = m.article, json_each(n.matches) WHERE m.story = :story)",
        {"story": story},
    )


def _take_topics(db: Database, articles: Sequence[ArticleId], told_by: StoryId | None, story: StoryId, now: datetime) -> None:
    """Give a story the topics of articles; with `told_by`, they count as told where that story was told because of them."""
    db.execute(
        "INSERT OR IGNORE INTO story_topics (story, topic, since, told_at) "
        "SELECT DISTINCT :story, value ->> '$[0]', :now, "
        "(SELECT told_at FROM story_topics t WHERE t.story = :told_by AND t.topic = value ->> '$[0]') "
        "FROM analyses, json_each(matches) WHERE article IN (SELECT value FROM json_each(:ids))",
        {"story": story, "now": to_ms(now), "told_by": told_by, "ids": to_json(list(articles))},
    )


# --- stories ---------------------------------------------------------------------------------------------------------------------------


def _lead_on(db: Database, gone: StoryId, into: StoryId) -> None:
    """Let what followed the emptied story follow the one that it went into, and no thread bite its own tail."""
    thread = (
        "WITH RECURSIVE thread (story) AS (SELECT follows FROM stories WHERE id = ? UNION SELECT s.follows FROM thread t JOIN stories s "
        "ON s.id = t.story WHERE s.follows IS NOT NULL) SELECT 1 FROM thread WHERE story = ?"
    )
    if db.value(thread, (into, gone)):
        db.execute("UPDATE stories SET follows = (SELECT follows FROM stories WHERE id = ?) WHERE id = ?", (gone, into))
    elif not db.value(thread, (gone, into)):
        db.execute("UPDATE stories SET follows = ifnull(follows, (SELECT follows FROM stories WHERE id = ?)) WHERE id = ?", (gone, into))
    db.execute("UPDATE stories SET follows = ? WHERE follows = ?", (into, gone))


def _part(db: Database, story: StoryId, other: StoryId, actor: Actor, now: datetime) -> None:
    db.execute(
        "INSERT OR REPLACE INTO parted (story, other, actor, at) VALUES (?, ?, ?, ?)",
        (min(story, other), max(story, other), actor.who, to_ms(now)),
    )


def _inherit_parted(db: Database, gone: StoryId, into: StoryId) -> None:
    """What was parted from the emptied story is parted from the one that it went into; the two themselves are not any more."""
    both = {"gone": gone, "into": into}
    db.execute(
        "INSERT OR IGNORE INTO parted (story, other, actor, at) "
        "SELECT min(:into, third), max(:into, third), actor, at FROM (SELECT iif(story = :gone, other, story) AS third, actor, at "
        "FROM parted WHERE story = :gone OR other = :gone) WHERE third <> :into",
        both,
    )
    db.execute("DELETE FROM parted WHERE story = :gone OR other = :gone", both)
