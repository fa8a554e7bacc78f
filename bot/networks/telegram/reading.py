"""What an update says, as the program knows it. Pure: it asks nobody, and says what must be asked.

Everything that is said to us is handed on with its author, edited and forwarded messages and posts of channels included: who may do what
is decided in one place, and that is not here. Talk among others stays out.
"""

from dataclasses import dataclass, replace
from typing import Final

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Document, Message, Update, User
from telegram.constants import ChatID, ChatMemberStatus, ChatType

from bot.networks.base import Author, Incoming, Joined, Left, Moved, Pressed, Said, What
from storage.types import Address, ChatKind

NAME: Final = "telegram"
WANTED: Final = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""Kinds of updates that we ask for."""
_KINDS: Final = {ChatType.PRIVATE.value: ChatKind.PRIVATE, ChatType.CHANNEL.value: ChatKind.CHANNEL}
_GONE: Final = {ChatMemberStatus.BANNED: "put out", ChatMemberStatus.LEFT: "left"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An update that means something to us.

    Attributes:
        incoming: What happened. While `asks` holds, whether the sender administers the chat is still unknown and False stands there.
        asks: Whether that must be asked.
        document: A file that came along and is still to be fetched, or None.
    """

    incoming: Incoming
    asks: bool = False
    document: Document | None = None


def read(update: Update, username: str) -> Reading | None:
    """What an update says; None for what is not said to us.

    Args:
        update: Of one of the kinds `WANTED`.
        username: Our own, without "@".
    """
    if update.callback_query is not None:
        return _pressed(update, update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update, update.my_chat_member)
    message = update.message or update.edited_message or update.channel_post
    if message is None:
        return None
    if message.migrate_to_chat_id is not None:
        return _moved(update, message, message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return _moved(update, message, message.migrate_from_chat_id, message.chat.id)
    return _message(update, message, username)


def _message(update: Update, message: Message, username: str) -> Reading | None:
    kind = kind_of(message.chat.type)
    heard = said(message.text or message.caption or "", username, private=kind is ChatKind.PRIVATE)
    if heard is None:
        return None
    author = _author(message)
    edited = update.edited_message is not None
    forwarded = message.forward_origin is not None or message.via_bot is not None
    fresh = not edited and not forwarded
    answered = message.reply_to_message
    return Reading(
        incoming=_incoming(
            update,
            message.chat,
            message.from_user,
            thread=_thread(message),
            author=author,
            admin=author is Author.ANONYMOUS_ADMIN or (kind is ChatKind.PRIVATE and author is Author.PERSON),
            what=replace(heard, reply_to=_reply_to(message), edited=edited, forwarded=forwarded),
        ),
        asks=kind is ChatKind.GROUP and author is Author.PERSON and fresh,
        document=(message.document or (answered.document if answered else None)) if fresh and heard.text.startswith("/") else None,
    )


def _pressed(update: Update, query: CallbackQuery) -> Reading | None:
    """A button of a message of ours. Telegram names who pressed it, also where they administer the group without showing it."""
    message = query.message
    if message is None or query.data is None:
        return None
    return Reading(
        incoming=_incoming(
            update,
            message.chat,
            query.from_user,
            thread=_thread(message) if isinstance(message, Message) else "",
            admin=kind_of(message.chat.type) is ChatKind.PRIVATE,
            what=Pressed(target=str(message.message_id), command=query.data),
        ),
        asks=kind_of(message.chat.type) is ChatKind.GROUP,
    )


def _membership(update: Update, change: ChatMemberUpdated) -> Reading | None:
    """Whether we may speak there from now on, or no longer; None where that has not changed."""
    could, can = (_may_speak(member, change.chat) for member in (change.old_chat_member, change.new_chat_member))
    if could == can:
        return None
    hidden = change.from_user.id == ChatID.ANONYMOUS_ADMIN
    return Reading(
        incoming=_incoming(
            update,
            change.chat,
            change.from_user,
            author=Author.ANONYMOUS_ADMIN if hidden else Author.BOT if change.from_user.is_bot else Author.PERSON,
            what=Joined() if can else Left(reason=_why_not(change)),
        )
    )


def _may_speak(member: ChatMember, chat: Chat) -> bool:
    match member.status:
        case ChatMemberStatus.OWNER:
            return True
        case ChatMemberStatus.ADMINISTRATOR:
            return chat.type != ChatType.CHANNEL or bool(getattr(member, "can_post_messages", False))
        case ChatMemberStatus.MEMBER:
            return chat.type != ChatType.CHANNEL
        case ChatMemberStatus.RESTRICTED:
            return isinstance(member, ChatMemberRestricted) and member.is_member and member.can_send_messages
        case _:
            return False


def _why_not(change: ChatMemberUpdated) -> str:
    if change.chat.type == ChatType.PRIVATE:
        return "blocked"
    return _GONE.get(ChatMemberStatus(change.new_chat_member.status), "may not write there")


def _moved(update: Update, message: Message, old: int, new: int) -> Reading:
    """A group that became a supergroup: said in both of them."""
    return Reading(
        incoming=Incoming(
            address=Address(network=NAME, address=str(old)),
            kind=ChatKind.GROUP,
            chat_title=message.chat.effective_name or "",
            sender="",
            sender_is_admin=False,
            language=None,
            update_id=str(update.update_id),
            what=Moved(to=Address(network=NAME, address=str(new))),
        )
    )


def _incoming(
    update: Update,
    chat: Chat,
    sender: User | None,
    *,
    thread: str = "",
    author: Author = Author.PERSON,
    admin: bool = False,
    what: What,
) -> Incoming:
    language = sender.language_code if sender is not None else None
    return Incoming(
        address=Address(network=NAME, address=str(chat.id), thread=thread),
        kind=kind_of(chat.type),
        chat_title=chat.effective_name or "",
        author=author,
        sender=str(sender.id) if sender is not None and author is Author.PERSON else "",
        sender_is_admin=admin,
        language=language.split("-")[0] if language else None,
        update_id=str(update.update_id),
        what=what,
    )


def said(text: str, username: str, *, private: bool) -> Said | None:
    """What is said to us, a command without "@us", wherever that stands: "/topics@us now", "@us /topics now".

    Returns:
        None for a command to another bot, for talk among others, and for nothing.
    """
    first, *rest = text.split(maxsplit=1)[:2] or [""]
    before = bool(rest) and first.lower() == f"@{username}".lower() and rest[0].startswith("/")
    if before:
        text = rest[0]
    if not text.startswith("/"):
        return Said(text=text) if private and text else None
    command, *rest = text.split(maxsplit=1)
    name, at, bot = command.partition("@")
    if at and bot.lower() != username.lower():
        return None
    return Said(text=" ".join((name, *rest)), addressed=before or bool(at))


def kind_of(kind: str) -> ChatKind:
    """What kind of place a chat of Telegram's `type` is."""
    return _KINDS.get(kind, ChatKind.GROUP)


def _author(message: Message) -> Author:
    """Who speaks: as the group itself, as a channel, or as a person."""
    if message.chat.type == ChatType.CHANNEL:
        return Author.CHANNEL
    if message.sender_chat is not None:
        return Author.ANONYMOUS_ADMIN if message.sender_chat.id == message.chat.id else Author.CHANNEL
    return Author.BOT if message.from_user is not None and message.from_user.is_bot else Author.PERSON


def _thread(message: Message) -> str:
    """The forum topic; threads outside of forums are only answers to answers."""
    return str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""


def _reply_to(message: Message) -> str | None:
    """The message that it replies to. In a forum topic every message replies to the one that opened the topic, which says nothing."""
    answered = message.reply_to_message
    if answered is None or (message.is_topic_message and answered.message_id == message.message_thread_id):
        return None
    return str(answered.message_id)
