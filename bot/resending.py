"""Deliveries that a person has sent again: the command line and chats do the same."""

from collections.abc import Collection
from datetime import datetime

from bot.retry import GIVE_UP
from storage import chats, lifecycle, outbox
from storage.audit import Actor
from storage.database import Database
from storage.types import ChatState, DeliveryId


def again(db: Database, ids: Collection[DeliveryId] | None, *, actor: Actor, now: datetime) -> list[DeliveryId]:
    """Let deliveries wait again, and count their chats as reachable, else nothing would be sent; without ids, all that are dead.

    Raises:
        NotFound: There is none with such an id.
        Conflict: One is not to be sent again.
    """
    done = lifecycle.requeue(db, ids, now=now, expires_at=now + GIVE_UP)
    for chat in {outbox.delivery(db, number).chat for number in done}:
        if chats.chat(db, chat).state is ChatState.UNREACHABLE:
            chats.set_state(db, chat, ChatState.ACTIVE, actor=actor, now=now)
    return done
