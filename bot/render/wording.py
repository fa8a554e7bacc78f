"""What a machine could word of a delivery before it is rendered: reads what that needs, writes nothing."""

from dataclasses import dataclass

from bot.locales.texts import texts
from bot.render.alert import best
from feeds.types.article import ArticleId
from feeds.types.wording import Extract, Task
from feeds.understand.faithful.check import can_check
from storage import chats, stories, wordings
from storage.database import Database
from storage.lifecycle import KEPT
from storage.types import Delivery, DeliveryKind, Operation, Story, Telling

_WORDED = frozenset({DeliveryKind.ALERT, DeliveryKind.UPDATE, DeliveryKind.CORRECTION})
_NEW = frozenset({Operation.SEND, Operation.REPLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An extract that has no wording yet.

    Attributes:
        article: Whose summary it is.
        revision: Of which revision.
        extract: What is to be worded.
    """

    article: ArticleId
    revision: int
    extract: Extract


def wanted(db: Database, delivery: Delivery, *, shorten_from: int) -> Wanted | None:
    """What would be worded for a delivery; None where nothing would, or what is kept stands already.

    An edit shows what was worded for its message, and asks for nothing.

    Args:
        db: The database.
        delivery: One that is about to be rendered.
        shorten_from: Code points from which on a summary in the reader's own language is shortened; 0 for never.
    """
    if delivery.story is None or delivery.kind not in _WORDED or delivery.operation not in _NEW or KEPT in delivery.payload:
        return None
    reader = texts(chats.chat(db, delivery.chat).language).language
    story = stories.story(db, delivery.story)
    telling = _shown(delivery, story, reader)
    if telling is None or telling.summary in wordings.of_articles(db, [telling.article], reader=reader):
        return None
    extract = _extract(telling, reader, shorten_from)
    return None if extract is None else Wanted(article=telling.article, revision=telling.revision, extract=extract)


def _shown(delivery: Delivery, story: Story, reader: str) -> Telling | None:
    if delivery.kind is DeliveryKind.ALERT:
        return best(story, reader)
    return next((telling for telling in story.tellings if telling.article == delivery.payload.get("article")), None)


def _extract(telling: Telling, reader: str, shorten_from: int) -> Extract | None:
    task = Task.SHORTEN if telling.language == reader else Task.TRANSLATE
    if task is Task.SHORTEN and not 0 < shorten_from <= len(" ".join(telling.summary)):
        return None
    claims = tuple(claim for claim in telling.claims if any(claim.passage in each or each in claim.passage for each in telling.summary))
    extract = Extract(task=task, language=telling.language, reader=reader, sentences=telling.summary, claims=claims)
    return extract if can_check(extract) else None
