"""Messages to Matrix events: plain text and HTML, by escaping every character that a feed supplied. Never by trust, never by cleaning."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import quote

from bot.message import Line, Message, Own, Span, Style, fitted
from bot.networks.quiet import is_link, quiet

# An event may have 65,536 bytes (https://spec.matrix.org/latest/client-server-api/#size-limits). An edit shows its text twice, and
# encryption makes four bytes of three.
MAX_CONTENT = 20_000
_MAX_TEXT = 16_000
_LEAST_TEXT = 2000
_TAGS = {Style.BOLD: "strong", Style.ITALIC: "em", Style.STRIKE: "del", Style.CODE: "code"}
_NOT_IN_ADDRESSES = re.compile(r"[^\w:/?#&=%+\-.~]")  # what may end an address in plain text, or begin another link in it


def content(message: Message) -> dict[str, Any]:
    """What an m.room.message says: text, and the same as HTML. It mentions nobody; long messages end at a whole line."""
    most = _MAX_TEXT
    while True:
        cut = fitted(message, most=most, length=_bytes)
        lines = [*(map(_typed, cut.lines) if message.notice else cut.lines), *_marks(message)]
        found: dict[str, Any] = {
            "msgtype": "m.notice" if message.notice else "m.text",
            "body": "\n".join(_plain(line, notice=message.notice) for line in lines),
            "format": "org.matrix.custom.html",
            "formatted_body": "<br>".join("".join(map(_html, _quiet(line, notice=message.notice, but=Style.CODE))) for line in lines),
            "m.mentions": {},
        }
        if _size(found) <= MAX_CONTENT or most < _LEAST_TEXT:
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


def _typed(line: Line) -> Line:
    """An answer's line with our commands as they are typed on Matrix, where clients keep "/" for themselves."""
    return tuple(replace(span, text=_signed(span.text)) for span in line)


def _signed(text: str) -> str:
    if not isinstance(text, Own):
        return text
    return Own("".join("!" if at in text.commands else letter for at, letter in enumerate(text)), text.commands)


def _quiet(line: Line, *, notice: bool, but: Style | None = None) -> Line:
    """The line without anything that clients link by themselves, but in one style, where they do not look for it."""
    return quiet(line, leaves=lambda span: span.style is but, keeps=lambda _: notice)


def _marks(message: Message) -> list[Line]:
    """What each reaction below the message does."""
    shown = [f"{button.mark} {button.label}".replace(" ", "\N{NO-BREAK SPACE}") for row in message.buttons for button in row]
    return [(Span(text=" · ".join(shown), style=Style.ITALIC),)] if shown else []


def _plain(line: Line, *, notice: bool) -> str:
    """A line for those who see no HTML: with the addresses."""
    shown = []
    for span, calm in zip(line, _quiet(line, notice=notice), strict=True):
        address = f"<{_NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), span.url or '')}>" if is_link(span) else ""
        shown.append(address if span.text == span.url and address else f"{calm.text} {address}".rstrip() if address else calm.text)
    return "".join(shown)


def _html(span: Span) -> str:
    html = escape(span.text)
    if not span.text.strip():
        return html
    if tag := _TAGS.get(span.style):
        html = f"<{tag}>{html}</{tag}>"
    return f'<a href="{escape(span.url or "")}">{html}</a>' if is_link(span) else html


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _size(found: Mapping[str, Any]) -> int:
    return len(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
