"""`rajin chats`: the chats that are told."""

from argparse import Namespace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cli import opening, output
from bot.errors import UsageError
from storage import chats
from storage.types import Address, Chat, ChatKind, ChatState

_COLUMNS = ("chat", "title", "language", "time_zone", "state", "topics")


def add(options: Namespace) -> int:
    """`rajin chats add console:NAME --topic T`; a chat that is there already is changed in what is given."""
    address, zone, language = _console(options.address), _zone(options.time_zone), options.language
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        chat = chats.upsert_chat(
            db, address, kind=ChatKind.PRIVATE, language=language or "en", time_zone=zone or "UTC", title=address.address, now=now
        )
        if chats.chat(db, chat).state is ChatState.UNREACHABLE:  # whoever adds it again says that it can be reached
            chats.set_state(db, chat, ChatState.ACTIVE, actor=opening.actor(), now=now)
        chats.configure(db, chat, language=language, time_zone=zone, actor=opening.actor(), now=now)
        for topic in options.topic:
            chats.subscribe(db, chat, topic, actor=opening.actor(), now=now)
        record = _record(chats.chat(db, chat))
    return output.one(options, record, text=f"{record['chat']} gets {', '.join(record['topics'])}, in {record['language']}.")


def show_all(options: Namespace) -> int:
    """`rajin chats list`."""
    with opening.database(options) as (db, _):
        records = [_record(chat) for chat in chats.list_chats(db)]
    return output.many(
        options, records, columns=_COLUMNS, empty="No chats yet. On Telegram /start adds one, here `rajin chats add console:NAME`."
    )


def _console(text: str) -> Address:
    network, colon, name = text.partition(":")
    if network != "console" or not colon or not name.replace("-", "").replace("_", "").isalnum():
        raise UsageError(f"{text}: only console chats can be added here, as console:NAME with letters and digits")
    return Address(network=network, address=name)


def _zone(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"--time-zone {name}: there is no such time zone; try one like Europe/Berlin or Asia/Seoul") from None
    return name


def _record(chat: Chat) -> dict[str, Any]:
    return {
        "id": chat.id,
        "chat": str(chat.address),
        "title": chat.title,
        "kind": str(chat.kind),
        "language": chat.language,
        "time_zone": chat.time_zone,
        "state": str(chat.state),
        "topics": list(chat.topics),
    }
