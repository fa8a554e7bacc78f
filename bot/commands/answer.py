"""From an incoming message to the answer in the outbox, in one transaction: what a command changes and its answer exist together."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot import access
from bot.commands import subscriptions
from bot.commands.request import Request
from bot.locales.texts import DEFAULT, LANGUAGES, Texts, texts
from bot.message import Message, Span
from bot.networks.base import Incoming
from bot.render.payload import message_to
from storage import chats, outbox
from storage.audit import Actor
from storage.database import Database
from storage.types import ChatKind, ChatState, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation

_MOST_WORDS = 20
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
    word, *rest = incoming.text.split()[:_MOST_WORDS] or [""]
    command = word[1:].lower()
    if not word.startswith("/") or (incoming.kind is not ChatKind.PRIVATE and command not in _COMMANDS):
        return  # in a group a strange command is another bot's
    language = (incoming.language or DEFAULT).partition("-")[0].lower()
    chat = chats.upsert_chat(
        db,
        incoming.address,
        kind=incoming.kind,
        language=language if language in LANGUAGES else DEFAULT,
        time_zone="UTC",
        title=incoming.chat_title,
        now=now,
    )
    request = Request(
        db=db,
        chat=chats.chat(db, chat),
        command=command,
        arguments=tuple(rest),
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
    if not access.allowed(incoming):
        return (say("group-admins-only"),)
    return command(request)
