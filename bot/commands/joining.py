"""What is said when the bot comes into a chat."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.commands import topics as shown
from bot.commands.request import Answer, Request, Words, line
from bot.message import Style
from bot.networks.base import Author, Incoming
from storage import chats
from storage import topics as stored
from storage.audit import Actor
from storage.database import Database
from storage.types import Chat, ChatKind, ChatState, DeliveryId, Role


def welcome(
    db: Database, incoming: Incoming, there: Chat, *, now: datetime, new_id: Callable[[], DeliveryId]
) -> tuple[Request, Answer] | None:
    """In a channel nobody can type a command: who made the bot its administrator is offered its topics in private.

    Args:
        db: Inside a transaction.
        incoming: Who brought the bot where.
        there: That chat.
        now: The time.
        new_id: Makes ids of deliveries.

    Returns:
        The answer and where it goes; None for any other chat, and for a person who has never spoken to the bot.
    """
    if incoming.kind is not ChatKind.CHANNEL or incoming.author is not Author.PERSON:
        return None
    here = chats.chat_by_address(db, replace(incoming.address, address=incoming.sender, thread=""))
    topics = stored.list_topics(db)
    if here is None or here.state is ChatState.UNREACHABLE or not topics:
        return None
    actor = Actor(who=f"{incoming.address.network}:{incoming.sender}", place=str(here.address))
    request = Request(
        db=db,
        chat=there,
        here=here,
        words=Words(name="topics"),
        role=Role.SUBSCRIBER,
        person=incoming.sender,
        actor=actor,
        now=now,
        new_id=new_id,
    )
    say = request.say
    lines = (line(say("joined-channel", chat=there.title or there.address.address), Style.BOLD), *shown.lines(topics, there, say))
    return request, Answer(lines=lines, buttons=shown.buttons(request, topics))
