"""What owners are told about the program itself, in their private chats on the networks that still work.

Who ends or mutes their alerts is told all the same, as they are answered: that sending has stopped is no news of the beat, and nobody else
can mend it. A chat that asked to be forgotten is told nothing.
"""

import json
from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from bot.locales.texts import texts
from bot.message import Message, Span
from bot.render.payload import message_to
from storage import audit, chats, outbox
from storage.database import Database
from storage.types import Chat, ChatKind, ChatState, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation

EXPIRES = timedelta(days=2)
AGAIN = timedelta(hours=12)
"""Before that one and the same is not told again: a program that is restarted each minute would tell it each minute."""


def tell_owners(
    db: Database,
    owners: Collection[str],
    key: str,
    values: dict[str, str],
    *,
    without: Collection[str],
    new_id: Callable[[], str],
    now: datetime,
) -> int:
    """Put a notice into the outbox for each private chat of an owner; return how many chats that were.

    Args:
        db: Inside a transaction.
        owners: People who may do everything: "telegram:1234", "matrix:@ann:example.org".
        key: The message, in the chat's language.
        values: Its values.
        without: Networks that cannot tell anybody anything.
        new_id: Makes ids of deliveries.
        now: The time.
    """
    about = json.dumps([key, values], sort_keys=True)
    told = outbox.noticed(db, about, since=now - AGAIN)
    new = [
        NewDelivery(
            id=DeliveryId(new_id()),
            chat=chat.id,
            kind=DeliveryKind.NOTICE,
            operation=Operation.SEND,
            lane=Lane.ANSWER,
            created_at=now,
            not_before=now,
            expires_at=now + EXPIRES,
            payload=message_to(Message(lines=((Span(text=texts(chat.language)(key, **values)),),))) | {"about": about},
        )
        for chat in private_chats(db, owners, without=without)
        if chat.id not in told
    ]
    return outbox.create(db, new)


def private_chats(db: Database, people: Collection[str], *, without: Collection[str] = ()) -> list[Chat]:
    """The private chats in which these people can be reached.

    On Telegram and at the console a private chat has the id of its person. Elsewhere the audit tells who has done something where.
    """
    places = {place for person in people for place in audit.places(db, person)}
    names = {tuple(person.split(":", 1)) for person in people}
    return [
        chat
        for chat in chats.list_chats(db)
        if chat.kind is ChatKind.PRIVATE
        and chat.state in {ChatState.ACTIVE, ChatState.STOPPED}
        and chat.address.network not in without
        and ((chat.address.network, chat.address.address) in names or str(chat.address) in places)
    ]
