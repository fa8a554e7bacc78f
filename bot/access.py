"""Who may do what (pure)."""

from bot.networks.base import Incoming
from storage.types import ChatKind

# In a group these change what everybody there gets.
FOR_GROUP_ADMINS = frozenset({"start", "subscribe", "unsubscribe", "stop"})


def allowed(command: str, incoming: Incoming) -> bool:
    """Whether the sender may use a command in that chat: everybody in a private chat, in groups only their administrators."""
    return command not in FOR_GROUP_ADMINS or incoming.kind is ChatKind.PRIVATE or incoming.sender_is_admin
