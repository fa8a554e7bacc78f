"""A delivery to what its network is to show: reads what rendering needs, then renders. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from bot.locales.texts import texts
from bot.message import Message
from bot.render.alert import Circumstances, Reader, alert
from bot.render.catch_up import catch_up
from bot.render.change import correction, update
from bot.render.payload import message_from, message_to, quantities_from
from bot.render.pointer import pointer
from feeds.types.claim import Quantity
from feeds.types.story import Correction, StoryId
from storage import chats, messages, outbox, stories
from storage.database import Database
from storage.lifecycle import KEPT
from storage.types import Delivery, DeliveryKind, Operation, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a network is to show.

    Attributes:
        operation: What to do.
        message: None for operations without one.
        target: The reference of the message to reply to or to edit, or None.
        stories: The stories that it tells of.
    """

    operation: Operation
    message: Message | None
    target: str | None
    stories: tuple[StoryId, ...]


def rendered_to(rendered: Rendered) -> dict[str, object]:
    """What was rendered as a JSON object, to be kept (`storage.lifecycle.keep`)."""
    message = None if rendered.message is None else message_to(rendered.message)
    return {"operation": rendered.operation, "message": message, "target": rendered.target, "stories": list(rendered.stories)}


def _rendered_from(kept: Mapping[str, Any]) -> Rendered:
    """The inverse of `rendered_to`."""
    return Rendered(
        operation=Operation(kept["operation"]),
        message=None if kept["message"] is None else message_from(kept["message"]),
        target=kept["target"],
        stories=tuple(kept["stories"]),
    )


def render(db: Database, delivery: Delivery, now: datetime) -> Rendered | None:
    """What a delivery shows now, or what was kept of an earlier attempt; None when there is nothing to show any more."""
    if delivery.operation is Operation.EDIT and outbox.superseded(db, delivery.id):
        return None
    if kept := delivery.payload.get(KEPT):
        return _rendered_from(cast("Mapping[str, Any]", kept))
    chat = chats.chat(db, delivery.chat)
    reader = Reader(texts=texts(chat.language), zone=chat.time_zone)
    circumstances = Circumstances(delay=now - delivery.created_at, repeated=delivery.repeats > 0)
    target = _target(db, delivery)
    match delivery.kind:
        case DeliveryKind.ANSWER | DeliveryKind.NOTICE:
            return Rendered(operation=delivery.operation, message=message_from(delivery.payload), target=target, stories=())
        case DeliveryKind.CATCH_UP:
            told = [stories.story(db, number) for number in outbox.folded_stories(db, delivery.id)]
            if not told:
                return None
            return Rendered(
                operation=delivery.operation,
                message=catch_up(told, reader, circumstances=circumstances),
                target=target,
                stories=tuple(story.id for story in told),
            )
        case _:
            return _of_story(db, delivery, reader, circumstances, target)


def _of_story(db: Database, delivery: Delivery, reader: Reader, circumstances: Circumstances, target: str | None) -> Rendered | None:
    if delivery.story is None:
        return None
    story = stories.story(db, delivery.story)
    if delivery.kind in {DeliveryKind.UPDATE, DeliveryKind.CORRECTION}:
        message = _change(delivery, story, reader, circumstances)
    elif story.id != delivery.story:  # merged into a story whose alert this chat has
        message = pointer(story, reader) if delivery.operation is Operation.EDIT else None
    else:
        earlier = _earlier(db, delivery, story)
        circumstances = circumstances if delivery.kind is DeliveryKind.ALERT else Circumstances()
        message = alert(story, reader, earlier=earlier, circumstances=circumstances)
    if message is None or (delivery.operation is Operation.EDIT and _stands_there(db, delivery, message)):
        return None
    return Rendered(operation=delivery.operation, message=message, target=target, stories=(story.id,))


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
    return update(
        telling,
        reader,
        news=_figures(payload, "news"),
        before=_figures(payload, "before"),
        denial=bool(payload.get("denial")),
        circumstances=circumstances,
    )


def _figures(payload: Mapping[str, object], key: str) -> Sequence[Quantity]:
    return quantities_from(payload.get(key))


def _target(db: Database, delivery: Delivery) -> str | None:
    if delivery.depends_on is None or delivery.operation in {Operation.SEND, Operation.FILE}:
        return None
    shown = messages.shown(db, delivery.depends_on)
    return shown.reference if shown else None


def _earlier(db: Database, delivery: Delivery, story: Story) -> Story | None:
    """The story before this one in its thread, if this chat was shown it."""
    if story.follows is None:
        return None
    was_shown = any(message.chat == delivery.chat for message in messages.of_story(db, story.follows))
    return stories.story(db, story.follows) if was_shown else None
