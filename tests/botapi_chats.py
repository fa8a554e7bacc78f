"""What the chats of the Bot API stand-in hold, and the rules by which they take a message. See tests/botapi.py."""

import json
import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.botapi_faults import (
    BLOCKED,
    NO_RIGHTS,
    NOT_MODIFIED,
    UNKNOWN_CHAT,
    UNKNOWN_THREAD,
    Refused,
    bad_request,
    flood,
    kicked,
    migrated,
)
from tests.botapi_methods import keyboard
from tests.telegram_html import Entity, EntityError, parse, units

BOT = {"id": 123456789, "is_bot": True, "first_name": "Rajin", "username": "RajinBot"}
MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100  # later ones are ignored
DATE = 1710752400
PAID_PER_S = 1000
NO_ENTITIES: tuple[Entity, ...] = ()
_RIGHTS = ("be_edited", "manage_chat", "delete_messages", "manage_video_chats", "restrict_members", "promote_members", "change_info")
_RIGHTS_TOO = ("invite_users", "post_stories", "edit_stories", "delete_stories")
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_ADMIN = {f"can_{right}": True for right in (*_RIGHTS, *_RIGHTS_TOO)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How much the server takes before it says 429; None for no limit."""

    per_chat_s: float | None = None
    per_group_minute: int | None = None
    overall_per_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as it stands in a chat."""

    id: int
    chat: int
    text: str
    entities: tuple[Entity, ...] = ()
    thread: int | None = None
    reply_to: int | None = None
    silent: bool = False
    preview: str | None = None
    file: tuple[str, bytes] | None = None
    reaction: str = ""
    edits: int = 0
    buttons: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(slots=True)
class _Chat:
    kind: str
    title: str
    threads: frozenset[int]
    admins: frozenset[int]
    name: str = ""
    sent: deque[float] = field(default_factory=deque)
    bot: Mapping[str, object] = field(default_factory=lambda: {"status": "administrator", "can_post_messages": True})
    moved: int | None = None
    writable: bool = True


class Chats:
    """All chats of a server.

    Args:
        rates: When it says 429.
        monotonic: The clock by which it counts.
    """

    def __init__(self, rates: Rates, monotonic: Callable[[], float]) -> None:
        self._rates = rates
        self._monotonic = monotonic
        self._chats: dict[int, _Chat] = {}
        self._shown: dict[tuple[int, int], Shown] = {}
        self._sent: deque[float] = deque()
        self._next = 1

    def add(
        self, chat: int, *, kind: str, title: str, threads: frozenset[int], admins: frozenset[int], name: str = "", writable: bool = True
    ) -> None:
        """Let the bot be in a chat."""
        self._chats[chat] = _Chat(kind=kind, title=title, threads=threads, admins=admins, name=name, writable=writable)

    def member_now(self, chat: int, member: Mapping[str, object]) -> None:
        """What the bot may do in a chat from now on."""
        self._chats[chat].bot = member

    def migrate(self, chat: int, to: int) -> None:
        """Make a group a supergroup."""
        place = self._chats[chat]
        self._chats[to] = _Chat(kind="supergroup", title=place.title, threads=frozenset(), admins=place.admins)
        place.moved = to

    def in_scope(self, chat: str) -> None:
        """Refuse a scope of a chat that the bot is not in."""
        if chat:
            self.known(int(chat))

    def named(self, name: str) -> dict[str, object]:
        """A ChatFullInfo object of the chat with that number or "@name"."""
        chat = next((number for number, place in self._chats.items() if place.name and f"@{place.name}".lower() == name.lower()), None)
        if chat is None and not name.startswith("@"):
            chat = int(name)
        limits = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(_GIFTS, True)}
        place = self._chats[self.known(chat)]
        permissions = {} if place.kind == "private" else {"permissions": {"can_send_messages": place.writable}}
        return self.described(self.known(chat)) | limits | permissions

    def message(self, chat: int, number: int) -> dict[str, object]:
        """A message of the bot as a Message object; one that is not there any more as an inaccessible one."""
        shown = self._shown.get((chat, number))
        return {"message_id": number, "date": 0, "chat": self.described(chat)} if shown is None else self.as_message(shown)

    def messages(self, chat: int) -> list[Shown]:
        """The bot's messages as they stand in a chat, oldest first."""
        return [shown for (place, _), shown in sorted(self._shown.items()) if place == chat]

    def is_topic(self, chat: int, thread: int) -> bool:
        """Whether a chat is a forum with that topic."""
        return thread in self._chats[chat].threads

    def message_id(self) -> int:
        """A number for a new message."""
        self._next += 1
        return self._next - 1

    def delete(self, chat: int | None, fields: Mapping[str, str]) -> Shown:
        """DeleteMessage."""
        shown = self._existing(chat, fields, "message to delete not found")
        del self._shown[shown.chat, shown.id]
        return shown

    def react(self, chat: int | None, fields: Mapping[str, str]) -> Shown:
        """SetMessageReaction."""
        shown = self._existing(chat, fields, "message to react not found")
        reactions = json.loads(fields.get("reaction", "[]"))
        shown = replace(shown, reaction="".join(reaction.get("emoji", "") for reaction in reactions))
        self._shown[shown.chat, shown.id] = shown
        return shown

    def known(self, chat: int | None) -> int:
        """The chat, if the bot is in it."""
        place = self._chats.get(chat) if chat is not None else None
        if chat is None or place is None:
            raise Refused(UNKNOWN_CHAT)
        if place.moved is not None:
            raise Refused(migrated(place.moved))
        return chat

    def _may_write(self, chat: int) -> None:
        """What the server says to whom was put out, blocked, or kept from writing."""
        place = self._chats[chat]
        status = place.bot["status"]
        if status in {"kicked", "left"}:
            raise Refused(BLOCKED if place.kind == "private" else kicked(place.kind, left=status == "left"))
        if place.kind == "channel" and not place.bot.get("can_post_messages"):
            raise Refused(bad_request("need administrator rights in the channel chat"))
        if (status == "restricted" and not place.bot.get("can_send_messages")) or (status == "member" and not place.writable):
            raise Refused(NO_RIGHTS)

    def _existing(self, chat: int | None, fields: Mapping[str, str], otherwise: str) -> Shown:
        shown = self._shown.get((self.known(chat), int(fields.get("message_id", 0))))
        if shown is None:
            raise Refused(bad_request(otherwise))
        return shown

    def send(self, chat: int | None, fields: Mapping[str, str], file: tuple[str, bytes] | None) -> Shown:
        """SendMessage and sendDocument."""
        chat = self.known(chat)
        self._may_write(chat)
        self._keep_rate(chat, paid=fields.get("allow_paid_broadcast") == "true")
        text, entities = _parsed(fields, caption=file is not None)
        thread = int(fields["message_thread_id"]) if "message_thread_id" in fields else None
        if thread is not None and thread not in self._chats[chat].threads:
            raise Refused(UNKNOWN_THREAD)
        shown = Shown(
            id=self.message_id(),
            chat=chat,
            text=text,
            entities=entities,
            thread=thread,
            reply_to=self._reply_to(chat, fields),
            silent=fields.get("disable_notification") == "true",
            preview=_preview(fields),
            file=file,
            buttons=keyboard(fields),
        )
        self._shown[chat, shown.id] = shown
        return shown

    def _reply_to(self, chat: int, fields: Mapping[str, str]) -> int | None:
        wish = json.loads(fields.get("reply_parameters", "null"))
        if wish is None:
            return None
        if (chat, wish["message_id"]) in self._shown:
            return int(wish["message_id"])
        if wish.get("allow_sending_without_reply"):
            return None
        raise Refused(bad_request("message to be replied not found"))

    def edit(self, chat: int | None, fields: Mapping[str, str]) -> Shown:
        """EditMessageText."""
        before = self._existing(chat, fields, "message to edit not found")
        self._may_write(before.chat)
        text, entities = _parsed(fields, caption=False)
        buttons = keyboard(fields)
        if (text, entities, buttons) == (before.text, before.entities, before.buttons):
            raise Refused(NOT_MODIFIED)
        shown = replace(before, text=text, entities=entities, buttons=buttons, preview=_preview(fields), edits=before.edits + 1)
        self._shown[shown.chat, shown.id] = shown
        return shown

    def _keep_rate(self, chat: int, *, paid: bool) -> None:
        now, rates, place = self._monotonic(), self._rates, self._chats[chat]
        waits = [0.0]
        if rates.per_chat_s is not None and place.sent:
            waits.append(place.sent[-1] + rates.per_chat_s - now)
        if rates.per_group_minute is not None and place.kind != "private":
            waits.append(_wait(place.sent, rates.per_group_minute, 60.0, now))
        if rates.overall_per_s is not None:
            waits.append(_wait(self._sent, PAID_PER_S if paid else rates.overall_per_s, 1.0, now))
        if max(waits) > 0:
            raise Refused(flood(math.ceil(max(waits))))
        place.sent.append(now)
        self._sent.append(now)

    def member(self, chat: int | None, user: int) -> dict[str, object]:
        """A ChatMember object; who was put out may not ask for one."""
        chat = self.known(chat)
        place = self._chats[chat]
        if place.bot["status"] in {"kicked", "left"}:
            raise Refused(kicked(place.kind, left=place.bot["status"] == "left"))
        if user == BOT["id"]:
            rights = _ADMIN | {"is_anonymous": False, "can_be_edited": False} if place.bot["status"] == "administrator" else {}
            return {"user": BOT, **rights, **place.bot}
        person = {"id": user, "is_bot": False, "first_name": "Ada"}
        if user in self._chats[chat].admins:
            return {"status": "administrator", "user": person, "is_anonymous": False, **_ADMIN}
        return {"status": "member", "user": person}

    def described(self, chat: int) -> dict[str, object]:
        """A Chat object."""
        place = self._chats[chat]
        name = {"first_name": "Ada"} if place.kind == "private" else {"title": place.title or "A group"}
        return {"id": chat, "type": place.kind, **name, **({"is_forum": True} if place.threads else {})}

    def as_message(self, shown: Shown) -> dict[str, object]:
        """A Message object."""
        message: dict[str, object] = {
            "message_id": shown.id,
            "date": DATE,
            "chat": self.described(shown.chat),
            "from": BOT,
            "text": shown.text,
        }
        if shown.thread is not None:
            message |= {"message_thread_id": shown.thread, "is_topic_message": True}
        if shown.edits:
            message["edit_date"] = DATE
        if shown.file is not None:
            size = len(shown.file[1])
            message["document"] = {
                "file_id": f"f{shown.id}",
                "file_unique_id": f"u{shown.id}",
                "file_name": shown.file[0],
                "file_size": size,
            }
        return message


def _parsed(fields: Mapping[str, str], *, caption: bool) -> tuple[str, tuple[Entity, ...]]:
    """Text and entities as the chat would show them, or what Telegram says instead."""
    raw = fields.get("caption" if caption else "text", "")
    if fields.get("parse_mode", "").upper() != "HTML":
        text, entities = raw, NO_ENTITIES
    else:
        try:
            text, entities = parse(raw)
        except EntityError as error:
            raise Refused(bad_request(f"can't parse entities: {error}")) from None
    text, entities = _trimmed(text, entities)
    if not text and not caption:
        raise Refused(bad_request("message text is empty"))
    if len(text) > (MAX_CAPTION if caption else MAX_TEXT):
        raise Refused(bad_request("message caption is too long" if caption else "message is too long"))
    return text, entities[:MAX_ENTITIES]


def _trimmed(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Without white space around, as the server stores it."""
    start = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        first, last = max(0, entity.offset - start), min(end, entity.offset + entity.length - start)
        if last > first:
            kept.append(replace(entity, offset=first, length=last - first))
    return text, tuple(kept)


def _preview(fields: Mapping[str, str]) -> str | None:
    wish = json.loads(fields.get("link_preview_options", "{}"))
    return None if wish.get("is_disabled") else wish.get("url")


def _wait(sent: deque[float], most: int, seconds: float, now: float) -> float:
    """How long until fewer than `most` lie within the last `seconds`."""
    recent = [moment for moment in sent if moment > now - seconds]
    return recent[-most] + seconds - now if len(recent) >= most else 0.0
