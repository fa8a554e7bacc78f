"""What happens in chats, for tests."""

from itertools import count

from bot.networks.base import Author, Incoming, Said, What
from storage.types import Address, ChatKind

_numbers = count(1)


def happens(
    what: What | str,
    *,
    address: Address | None = None,
    kind: ChatKind = ChatKind.PRIVATE,
    sender: str = "1",
    admin: bool = True,
    author: Author = Author.PERSON,
    language: str | None = "en",
) -> Incoming:
    """Something happens in a chat, with an update id of its own; a text is said. In Telegram's chat 42 unless told otherwise."""
    return Incoming(
        address=address or Address(network="telegram", address="42"),
        kind=kind,
        chat_title="Desk",
        author=author,
        sender=sender if author is Author.PERSON else "",
        sender_is_admin=admin,
        language=language,
        update_id=str(next(_numbers)),
        what=Said(text=what) if isinstance(what, str) else what,
    )


def said(incoming: Incoming) -> str:
    """What was written; "" where nothing was."""
    return incoming.what.text if isinstance(incoming.what, Said) else ""
