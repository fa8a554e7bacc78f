"""From an incoming message to the answer in the outbox, in one transaction: what a command changes and its answer exist together."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot import access
from bot.commands import subscriptions
from bot.commands.request import Request
from bot.locales.texts import LANGUAGES, Texts, texts
from bot.message import Message, Span
from bot.networks.base import Incoming
from bot.render.payload import message_to
from storage import chats, outbox
from storage.audit import Actor
from storage.database import Database
from storage.types import ChatState, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation

ANSWER_EXPIRES = timedelta(hours=1)  # later an answer would only puzzle
_COMMANDS: dict[str, Callable[[Request], tuple[str, ...]]] = {
    "start": subscriptions.start,
    "help": subscriptions.help_,
    "topics": subscriptions.topics,
    "subscribe": subscriptions.subscribe,
    "unsubscribe": subscriptions.unsubscribe,
    "stop": subscriptions.stop,
}


def answer(db: Database, incoming: Incoming, *, now: datetime, delivery: str) -> None:
    """Do what a message asks and put the answer into the outbox.

    Args:
        db: Inside a transaction.
        incoming: The message.
        now: The time.
        delivery: 32 hex digits for the answer.
    """
    word, _, rest = incoming.text.strip().partition(" ")
    if not word.startswith("/"):
        return
    language = incoming.language if incoming.language in LANGUAGES else "en"
    chat = chats.upsert_chat(
        db,
        incoming.address,
        kind=incoming.kind,
        language=language,
        time_zone="UTC",
        title=incoming.chat_title,
        now=now,
    )
    request = Request(
        db=db,
        chat=chats.chat(db, chat),
        command=word[1:].lower(),
        arguments=tuple(rest.split()),
        actor=Actor(who=f"{incoming.address.network}:{incoming.sender}", place=str(incoming.address)),
        now=now,
    )
    if request.chat.state is ChatState.UNREACHABLE:  # somebody there speaks to us, so it can be reached
        chats.set_state(db, chat, ChatState.ACTIVE, actor=request.actor, now=now)
    lines = _lines(request, incoming, texts(request.chat.language))
    message = Message(lines=tuple((Span(text=line),) for line in lines))
    outbox.create(
        db,
        [
            NewDelivery(
                id=DeliveryId(delivery),
                chat=chat,
                kind=DeliveryKind.ANSWER,
                operation=Operation.SEND,
                lane=Lane.ANSWER,
                created_at=now,
                not_before=now,
                expires_at=now + ANSWER_EXPIRES,
                payload=message_to(message),
            ),
        ],
    )


def _lines(request: Request, incoming: Incoming, say: Texts) -> tuple[str, ...]:
    command = _COMMANDS.get(request.command)
    if command is None:
        return (say("command-unknown", command=f"/{request.command[:32]}"),)
    if not access.allowed(request.command, incoming):
        return (say("group-admins-only"),)
    return command(request)
