"""Who may do what (pure)."""

from bot.networks.base import Incoming
from storage.types import ChatKind


def allowed(incoming: Incoming) -> bool:
    """Whether the sender may use commands in that chat: everybody in a private chat, in groups only their administrators."""
    return incoming.kind is ChatKind.PRIVATE or incoming.sender_is_admin
