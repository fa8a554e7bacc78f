"""Messages to Matrix events: plain text and HTML, by escaping every character that a feed supplied. Never by trust, never by cleaning."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlsplit

from bot.message import Line, Message, Span, Style, fitted

# An event may have 65,536 bytes (https://spec.matrix.org/latest/client-server-api/#size-limits). An edit shows its text twice, and
# encryption makes four bytes of three.
MAX_CONTENT = 20_000
_MAX_TEXT = 16_000
_MAX_URL = 2048
_TAGS = {Style.BOLD: "strong", Style.ITALIC: "em", Style.STRIKE: "del", Style.CODE: "code"}
_COMMAND = re.compile(r"(?<![^\s(\"'“„«‹])/(?=[a-z]{2,20}\b)")
_MENTIONING = frozenset({"matrix.to", "www.matrix.to"})  # clients show such a link as the name of somebody who is addressed


def content(message: Message) -> dict[str, Any]:
    """What an m.room.message says: text, and the same as HTML. It mentions nobody; long messages end at a whole line."""
    most = _MAX_TEXT
    while True:
        cut = fitted(message, most=most, length=_bytes)
        lines = [*(_typed(cut) if message.notice else cut.lines), *_marks(message)]
        found: dict[str, Any] = {
            "msgtype": "m.notice" if message.notice else "m.text",
            "body": "\n".join(_plain(line) for line in lines),
            "format": "org.matrix.custom.html",
            "formatted_body": "<br>".join("".join(map(_html, line)) for line in lines),
            "m.mentions": {},
        }
        if _size(found) <= MAX_CONTENT or most < _MAX_URL:
            return found
        most //= 2


def edit(said: Mapping[str, Any], target: str) -> dict[str, Any]:
    """The event that shows something else in the place of an earlier message."""
    return {
        **said,
        "body": f"* {said['body']}",
        "formatted_body": f"* {said['formatted_body']}",
        "m.new_content": dict(said),
        "m.relates_to": {"rel_type": "m.replace", "event_id": target},
    }


def related(said: Mapping[str, Any], *, reply_to: str | None, thread: str) -> dict[str, Any]:
    """A message in its thread, and as a reply, where it is one."""
    if not thread and reply_to is None:
        return dict(said)
    relation: dict[str, Any] = {"m.in_reply_to": {"event_id": reply_to or thread}}
    if thread:
        relation |= {"rel_type": "m.thread", "event_id": thread, "is_falling_back": reply_to is None}
    return {**said, "m.relates_to": relation}


def reaction(target: str, mark: str) -> dict[str, Any]:
    """The event that reacts to a message."""
    return {"m.relates_to": {"rel_type": "m.annotation", "event_id": target, "key": mark}}


def _typed(message: Message) -> list[Line]:
    """An answer's lines with commands as they are typed on Matrix, where clients keep "/" for themselves."""
    return [tuple(replace(span, text=_COMMAND.sub("!", span.text)) for span in line) for line in message.lines]


def _marks(message: Message) -> list[Line]:
    """What each reaction below the message does."""
    buttons = [button for row in message.buttons for button in row]
    return [(Span(text=" · ".join(f"{button.mark} {button.label}" for button in buttons), style=Style.ITALIC),)] if buttons else []


def _plain(line: Line) -> str:
    """A line for those who see no HTML: with the addresses."""
    return "".join(f"{span.text} <{span.url}>" if _is_link(span) and span.text != span.url else span.text for span in line)


def _html(span: Span) -> str:
    html = escape(span.text)
    if not span.text.strip():
        return html
    if tag := _TAGS.get(span.style):
        html = f"<{tag}>{html}</{tag}>"
    return f'<a href="{escape(span.url or "")}">{html}</a>' if _is_link(span) else html


def _is_link(span: Span) -> bool:
    """Whether an address may stand behind a text: http(s), of a usual length, and no address that is shown as a person."""
    if not span.url or len(span.url) > _MAX_URL or not span.text.strip():
        return False
    try:
        parts = urlsplit(span.url)
        return parts.scheme in {"http", "https"} and (parts.hostname or "").rstrip(".").lower() not in _MENTIONING
    except ValueError:
        return False


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _size(found: Mapping[str, Any]) -> int:
    return len(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
