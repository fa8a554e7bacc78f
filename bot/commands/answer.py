"""From an incoming message to the answer in the outbox, in one transaction: what a command changes and its answer exist together."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot import access
from bot.commands import subscriptions
from bot.commands.request import Request
from bot.locales.texts import DEFAULT, LANGUAGES, texts
from bot.message import Message, Span
from bot.networks.base import Incoming
from bot.render.payload import message_to
from storage import chats, outbox
from storage.audit import Actor
from storage.database import Database
from storage.types import Chat, ChatKind, ChatState, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation

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


def answer(db: Database, incoming: Incoming, *, now: datetime, delivery: str, refusals: access.Refusals) -> None:
    """Do what a message asks and put the answer into the outbox.

    Args:
        db: Inside a transaction.
        incoming: The message.
        now: The time.
        delivery: 32 hex digits for the answer.
        refusals: Where somebody was refused lately.
    """
    word, *rest = incoming.text.split()[:_MOST_WORDS] or [""]
    command = word[1:].lower() if word.startswith("/") else ""
    if not word or (incoming.kind is not ChatKind.PRIVATE and command not in _COMMANDS):
        return  # in a group talk is for others, and a strange command is another bot's
    if access.allowed(incoming):
        request = _request(db, incoming, command, tuple(rest), now)
        chat, lines = request.chat.id, _lines(request)
    else:
        if not refusals.due(incoming.address, now=now):
            return
        refused = _chat(db, incoming, now)
        chat, lines = refused.id, (texts(refused.language)("group-admins-only"),)
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


def _chat(db: Database, incoming: Incoming, now: datetime) -> Chat:
    """Where the message was said; a chat that is new is added."""
    language = (incoming.language or DEFAULT).partition("-")[0].lower()
    number = chats.upsert_chat(
        db,
        incoming.address,
        kind=incoming.kind,
        language=language if language in LANGUAGES else DEFAULT,
        time_zone="UTC",
        title=incoming.chat_title,
        now=now,
    )
    return chats.chat(db, number)


def _request(db: Database, incoming: Incoming, command: str, arguments: tuple[str, ...], now: datetime) -> Request:
    """The command in its chat, which wakes if it could not be reached: somebody there speaks to us."""
    chat = _chat(db, incoming, now)
    actor = Actor(who=f"{incoming.address.network}:{incoming.sender}", place=str(incoming.address))
    if chat.state is ChatState.UNREACHABLE:
        chats.set_state(db, chat.id, ChatState.ACTIVE, actor=actor, now=now)
        chat = chats.chat(db, chat.id)
    return Request(db=db, chat=chat, command=command, arguments=arguments, actor=actor, now=now)


def _lines(request: Request) -> tuple[str, ...]:
    say = texts(request.chat.language)
    if not request.command:
        return (say("commands-only"),)
    command = _COMMANDS.get(request.command)
    if command is None:
        return (say("command-unknown", command=f"/{request.command[:32]}"),)
    return command(request)
