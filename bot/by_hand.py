"""What a person decides about stories, with all that follows for chats: the command line and, later, chat commands call these.

Nothing is pushed. Alerts that stand in chats are edited; a chat that was told of a story counts as told of what is taken out of it.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.retry import GIVE_UP
from feeds.types.article import ArticleId
from feeds.types.story import StoryId
from storage import fanout, hand, retelling, stories
from storage.audit import Actor
from storage.database import Database

NewId = Callable[[], str]


def merge(db: Database, story: StoryId, other: StoryId, *, actor: Actor, now: datetime, new_id: NewId) -> None:
    """Make two stories one: the other goes into the first.

    Args:
        db: Inside a transaction.
        story: The story that stays.
        other: The story that is emptied.
        actor: Who says so.
        now: The time.
        new_id: Gives 128 random bits in hex.

    Raises:
        NotFound: There is no such story.
        Conflict: They are one already.
    """
    hand.merge(db, story, other, actor=actor, now=now)
    retelling.after_merge(db, story, other, now=now)
    _edit(db, story, other, now=now, new_id=new_id)


def split(
    db: Database, story: StoryId, articles: Collection[ArticleId], *, tell: bool, actor: Actor, now: datetime, new_id: NewId
) -> tuple[StoryId, int]:
    """Make articles of a story a story of their own.

    Args:
        db: Inside a transaction.
        story: The story that they leave.
        articles: Which ones.
        tell: Whether the new story is told to everybody who subscribes to its topics, also to chats that were told of the old one.
        actor: Who says so.
        now: The time.
        new_id: Gives 128 random bits in hex.

    Returns:
        The new story, and how many chats are told of it.

    Raises:
        NotFound: There is no such story.
        Conflict: An article is none of its articles, or nothing would be left.
    """
    new = hand.split(db, story, articles, actor=actor, now=now)
    retelling.after_leaving(db, story, new, articles, told=not tell, now=now, new_id=new_id)
    told = _tell(db, new, now=now, new_id=new_id) if tell else 0
    _edit(db, story, now=now, new_id=new_id)
    return new, told


def move(db: Database, article: ArticleId, story: StoryId, *, actor: Actor, now: datetime, new_id: NewId) -> StoryId:
    """Put an article into another story.

    Args:
        db: Inside a transaction.
        article: Which one.
        story: Where it belongs.
        actor: Who says so.
        now: The time.
        new_id: Gives 128 random bits in hex.

    Returns:
        The story that it was taken from.

    Raises:
        NotFound: There is no such story, or no such article in any.
        Conflict: It is there already, or it is all that its story has.
    """
    was_founder = hand.founder(db, hand.story_of(db, article)) == article
    origin = hand.move(db, article, story, actor=actor, now=now)
    retelling.after_leaving(db, origin, story, [article], told=was_founder, now=now, new_id=new_id)
    _edit(db, origin, story, now=now, new_id=new_id)
    return origin


def _edit(db: Database, *changed: StoryId, now: datetime, new_id: NewId) -> None:
    for story in changed:
        fanout.coverage_edits(db, story=story, now=now, new_id=new_id)


def _tell(db: Database, story: StoryId, *, now: datetime, new_id: NewId) -> int:
    """Push a story to everybody who subscribes to its topics."""
    stories.take_untold_topics(db, story, now=now)
    told = fanout.fan_out_alert(
        db,
        story=story,
        topics=stories.story(db, story).topics,
        round=retelling.closed_round(db, now=now),
        now=now,
        not_before=now,
        expires_at=now + GIVE_UP,
        old=False,
        new_id=new_id,
    )
    return told.alerts + told.folded
