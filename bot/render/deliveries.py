"""A delivery to what its network is to show: reads what rendering needs, then renders. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, cast

from bot.locales.texts import texts, time_zone
from bot.message import Message
from bot.render.alert import Circumstances, alert, best
from bot.render.buttons import alert_buttons
from bot.render.catch_up import catch_up
from bot.render.change import News, correction, update
from bot.render.choice import key_claims
from bot.render.payload import file_from, file_to, message_from, message_to, quantities_from
from bot.render.pointer import pointer
from bot.render.reader import Reader
from bot.render.retraction import in_its_place, reply
from feeds.types.article import ArticleId
from feeds.types.claim import Quantity, Status
from feeds.types.story import Correction, Severity, StoryId
from storage import chats, messages, outbox, stories, wordings
from storage.database import Database
from storage.lifecycle import KEPT
from storage.preferences import preferences
from storage.types import Chat, ChatKind, Delivery, DeliveryKind, Operation, Story, Telling

TOTALS: Final = frozenset({"container", "shell", "troop", "sapper", "worker"})
"""What is counted in totals that grow, so that the earlier figure says something, where it is known which way it went."""
FATES: Final = frozenset({"casualty", "killed", "prisoner"})
"""Likewise, of what goes nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a network is to show.

    Attributes:
        operation: What to do.
        message: None for operations without one.
        target: The reference of the message to reply to or to edit, or None.
        stories: The stories that it tells of.
        file: Name and bytes of a file, for file only.
    """

    operation: Operation
    message: Message | None
    target: str | None
    stories: tuple[StoryId, ...]
    file: tuple[str, bytes] | None = None


def rendered_to(rendered: Rendered) -> dict[str, object]:
    """What was rendered as a JSON object, to be kept (`storage.lifecycle.keep`)."""
    message = None if rendered.message is None else message_to(rendered.message)
    stories_told = list(rendered.stories)
    kept: dict[str, object] = {"operation": rendered.operation, "message": message, "target": rendered.target, "stories": stories_told}
    return kept if rendered.file is None else kept | file_to(rendered.file)


def _rendered_from(kept: Mapping[str, Any]) -> Rendered:
    """The inverse of `rendered_to`."""
    return Rendered(
        operation=Operation(kept["operation"]),
        message=None if kept["message"] is None else message_from(kept["message"]),
        target=kept["target"],
        stories=tuple(kept["stories"]),
        file=file_from(kept),
    )


def render(db: Database, delivery: Delivery, now: datetime) -> Rendered | None:
    """What a delivery shows now, or what was kept of an earlier attempt; None when there is nothing to show any more."""
    if delivery.operation is Operation.EDIT and outbox.superseded(db, delivery.id):
        return None
    if kept := delivery.payload.get(KEPT):
        return _rendered_from(cast("Mapping[str, Any]", kept))
    chat = chats.chat(db, delivery.chat)
    wanted = preferences(chat.settings)
    if delivery.kind is DeliveryKind.COVERAGE and not wanted.edits:
        return None
    rendered = _rendered(db, delivery, chat, now)
    if rendered is None or rendered.message is None or delivery.kind is DeliveryKind.ANSWER:
        return rendered
    silent = rendered.message.silent or wanted.is_silent(now, time_zone(chat.time_zone))
    return replace(rendered, message=replace(rendered.message, silent=silent))


def _rendered(db: Database, delivery: Delivery, chat: Chat, now: datetime) -> Rendered | None:
    reader = Reader(texts=texts(chat.language), zone=chat.time_zone)
    heard = delivery.created_at if chat.quiet_until is None else max(delivery.created_at, chat.quiet_until)
    circumstances = Circumstances(delay=now - heard, repeated=delivery.repeats > 0)  # that it was muted is nothing to be told
    target = _target(db, delivery)
    match delivery.kind:
        case DeliveryKind.ANSWER | DeliveryKind.NOTICE:
            message = message_from(delivery.payload)
            return Rendered(operation=delivery.operation, message=message, target=target, stories=(), file=file_from(delivery.payload))
        case DeliveryKind.CATCH_UP:
            told = [_folded(db, *each) for each in outbox.folded(db, delivery.id)]
            if not told:
                return None
            return Rendered(
                operation=delivery.operation,
                message=catch_up(told, reader, circumstances=circumstances, muted=heard > delivery.created_at),
                target=target,
                stories=tuple(dict.fromkeys(outbox.folded_stories(db, delivery.id))),
            )
        case _:
            return _of_story(db, delivery, reader, circumstances, target)


def _folded(db: Database, number: StoryId, article: ArticleId | None) -> Story | Telling:
    """A story of a catch-up message, or the telling that is an update of one; where that has left the story, the story."""
    story = stories.story(db, number)
    return next((telling for telling in story.tellings if telling.article == article), story)


def _of_story(db: Database, delivery: Delivery, reader: Reader, circumstances: Circumstances, target: str | None) -> Rendered | None:
    if delivery.story is None:
        return None
    story = stories.story(db, delivery.story)
    worded = wordings.of_articles(db, [telling.article for telling in story.tellings], reader=reader.texts.language)
    reader = replace(reader, wordings=worded)
    if story.retracted is not None:
        message = _retracted(delivery, story, reader, circumstances)
    elif delivery.kind in {DeliveryKind.UPDATE, DeliveryKind.CORRECTION}:
        message = _change(delivery, story, reader, circumstances)
    elif story.id != delivery.story:  # merged into a story whose alert this chat has
        message = pointer(story, reader) if delivery.operation is Operation.EDIT else None
    else:
        message = alert(
            story,
            reader,
            earlier=_earlier(db, delivery, story),
            before=_before(db, story, reader),
            severity=_severity(db, delivery),
            circumstances=circumstances if delivery.kind is DeliveryKind.ALERT else Circumstances(),
        )
        if delivery.chat_kind is not ChatKind.CHANNEL:  # there anybody could have the bot post an answer for everybody
            message = replace(message, buttons=alert_buttons(story.id, reader.texts))
    if message is None or (delivery.operation is Operation.EDIT and _stands_there(db, delivery, message)):
        return None
    return Rendered(operation=delivery.operation, message=message, target=target, stories=(story.id,))


def _retracted(delivery: Delivery, story: Story, reader: Reader, circumstances: Circumstances) -> Message | None:
    """Of a retracted story only that is told."""
    if delivery.operation is Operation.EDIT:
        return in_its_place(story, reader)
    return reply(story, reader, circumstances=circumstances) if delivery.kind is DeliveryKind.RETRACTION else None


def _stands_there(db: Database, edit: Delivery, message: Message) -> bool:
    """Whether the message that is to be edited shows just that already."""
    shown = messages.shown(db, edit.depends_on) if edit.depends_on is not None else None
    return shown is not None and shown.text == message.plain()


def _change(delivery: Delivery, story: Story, reader: Reader, circumstances: Circumstances) -> Message | None:
    payload = delivery.payload
    telling = next((telling for telling in story.tellings if telling.article == payload.get("article")), None)
    if telling is None:
        return None
    if delivery.kind is DeliveryKind.CORRECTION:
        what = Correction(str(payload.get("correction") or Correction.FIGURES))
        return correction(
            telling, reader, what=what, changed=_figures(payload, "news"), was=_figures(payload, "before"), circumstances=circumstances
        )
    news = News(
        figures=_figures(payload, "news"),
        before=_figures(payload, "before"),
        actors=_words(payload, "actors"),
        denial=bool(payload.get("denial")),
        listed=_words(payload, "listed"),
        acts=_words(payload, "acts"),
        severity=delivery.severity,
    )
    return update(telling, reader, news, circumstances=circumstances)


def _figures(payload: Mapping[str, object], key: str) -> Sequence[Quantity]:
    return quantities_from(payload.get(key))


def _words(payload: Mapping[str, object], key: str) -> Sequence[str]:
    return cast("Sequence[str]", payload.get(key) or ())


def _target(db: Database, delivery: Delivery) -> str | None:
    if delivery.depends_on is None or delivery.operation in {Operation.SEND, Operation.FILE}:
        return None
    shown = messages.shown(db, delivery.depends_on)
    return shown.reference if shown else None


def _earlier(db: Database, delivery: Delivery, story: Story) -> Story | None:
    """The story before this one in its thread, if this chat was shown it, and nobody has retracted it."""
    if story.follows is None or all(message.chat != delivery.chat for message in messages.of_story(db, story.follows)):
        return None
    earlier = stories.story(db, story.follows)
    return earlier if earlier.retracted is None else None


def _before(db: Database, story: Story, reader: Reader) -> Story | None:
    """The newest earlier story that counted what this one counts first, of what is counted in totals."""
    for told in key_claims(story, best(story, reader.texts.language)):
        claim, unit = told.claim, told.claim.quantity.unit if told.claim.quantity is not None else ""
        if claim.status is Status.DELIVERED and unit in (FATES if claim.direction is None else TOTALS):
            side = claim.speaker.side if claim.speaker is not None else None
            return stories.counted_before(db, story.id, unit=unit, direction=claim.direction, side=side)
    return None


def _severity(db: Database, delivery: Delivery) -> Severity:
    """How much the alert may interrupt; of an edit, how much the alert that it edits may by now."""
    if delivery.operation is Operation.EDIT and delivery.depends_on is not None:
        return outbox.delivery(db, delivery.depends_on).severity
    return delivery.severity
