"""What an event says to the bot (pure): a command by "!word", by mention, or below a message of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote

from bot.networks.quiet import JOINER

_COMMAND = re.compile(r"[!/](?=[^\W\d_])")
_QUOTE = re.compile(r"(?:>[^\n]*\n)+\n?")  # how older clients repeat what is replied to
_PILL = re.compile(r'\s*(?:<p>\s*)?<a href="https://matrix\.to/#/([^"?]+)(?:\?[^"]*)?">([^<]*)</a>')
_SIGNS = re.compile(r"\s*[:,]?\s*")
_MAX_TEXT = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A message to the bot.

    Attributes:
        text: A command with "/" before it, or what was said without one.
        reply_to: The event that it replies to, or None.
        edited: Whether it changes an earlier message.
        command: Whether it is a command.
        addressed: Whether it mentions the bot.
    """

    text: str
    reply_to: str | None
    edited: bool
    command: bool
    addressed: bool


def heard(content: Mapping[str, Any], me: str) -> Heard | None:
    """What an m.room.message says; None for what nobody typed: notices, pictures, what was redacted.

    Args:
        content: Of the event.
        me: The bot's full id.
    """
    relation = content.get("m.relates_to")
    relation = relation if isinstance(relation, dict) else {}
    edited = relation.get("rel_type") == "m.replace"
    if edited:
        new = content.get("m.new_content")
        content = new if isinstance(new, dict) else content
    kind, body = content.get("msgtype"), content.get("body")
    if kind not in {"m.text", "m.file"} or not isinstance(body, str):
        return None
    if kind == "m.file" and content.get("filename", body) == body:
        body = ""  # the name of the file, nothing that was said
    reply_to = _reply_to(relation)
    text = body[:_MAX_TEXT].replace(JOINER, "")  # what we have shown may have been copied
    if reply_to is not None:
        text = _QUOTE.sub("", text, count=1) if text.startswith(">") else text
    text = text.strip()
    mentioned = _after_mention(text, content, me)
    said = text if mentioned is None else mentioned
    addressed = mentioned is not None
    command = addressed or _COMMAND.match(said) is not None
    if _COMMAND.match(said):
        text = f"/{said[1:]}"
    elif mentioned is not None:
        text = f"/{mentioned or 'help'}"
    return Heard(text=text, reply_to=reply_to, edited=edited, command=command, addressed=addressed)


def thread_of(content: Mapping[str, Any]) -> str:
    """The thread that an event belongs to, by its root; "" for none."""
    relation = content.get("m.relates_to")
    if isinstance(relation, dict) and relation.get("rel_type") == "m.thread":
        root = relation.get("event_id")
        return root if isinstance(root, str) else ""
    return ""


def pressed(content: Mapping[str, Any]) -> tuple[str, str] | None:
    """The message and the mark of an m.reaction; None for anything else."""
    relation = content.get("m.relates_to")
    if not isinstance(relation, dict) or relation.get("rel_type") != "m.annotation":
        return None
    target, key = relation.get("event_id"), relation.get("key")
    return (target, key[:64]) if isinstance(target, str) and isinstance(key, str) else None


def _reply_to(relation: Mapping[str, Any]) -> str | None:
    """What a person chose to reply to; a thread's own fallback is no such choice."""
    inner = relation.get("m.in_reply_to")
    if not isinstance(inner, dict) or relation.get("is_falling_back") is True:
        return None
    target = inner.get("event_id")
    return target if isinstance(target, str) else None


def _after_mention(text: str, content: Mapping[str, Any], me: str) -> str | None:
    """What stands behind a mention of the bot with which a message begins; None where it begins otherwise.

    Who is mentioned is told by ids. The name in front of the words is only taken off, whatever it is.
    """
    for name in _names(content, me):
        if name and text.casefold().startswith(name.casefold()):
            rest = text[len(name) :]
            if not rest or not (rest[0].isalnum() or rest[0] in "._-/@"):
                return rest[_SIGNS.match(rest).end() :].strip()  # type: ignore[union-attr] # it matches everywhere
    return None


def _names(content: Mapping[str, Any], me: str) -> list[str]:
    """What may stand in the plain text for the bot: its id, and where it is mentioned by id also what the client shows for that."""
    mentions = content.get("m.mentions")
    users = mentions.get("user_ids") if isinstance(mentions, dict) else None
    names = [me]
    if isinstance(users, list) and me in users:
        local = me[1:].partition(":")[0]
        names += [f"@{local}", local]
        html = content.get("formatted_body")
        if isinstance(html, str) and (pill := _PILL.match(html)) and unescape(pill[1]) in {me, quote(me), quote(me, safe="@:")}:
            names.insert(1, unescape(pill[2]))
    return names
