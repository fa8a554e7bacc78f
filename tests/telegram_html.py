"""Telegram's HTML, parsed as strictly as the Bot API does: for the stand-in, which must refuse what Telegram refuses.

Follows `parse_html` of https://github.com/tdlib/td (td/telegram/MessageEntity.cpp), error texts and byte offsets included; a test holds it
to TDLib itself. It knows the tags that Rajin may use and those that feeds are full of; custom emoji, times and code languages are left out.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

SIMPLE = frozenset({"b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "pre", "code"})
TAGS = SIMPLE | {"a", "span", "blockquote"}
_SAME = {"strong": "b", "em": "i", "strike": "s", "del": "s", "ins": "u", "span": "tg-spoiler"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+))(;?)")
_LINK = re.compile(r"(?:https?|tg)://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?$", re.IGNORECASE)
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACE = " \t\r\n\0\v\f"


class EntityError(Exception):
    """Markup that Telegram refuses; the text is what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A run of styled text.

    Attributes:
        offset: Where it begins, in UTF-16 units.
        length: How long it is, in UTF-16 units.
        kind: "b", "i", "s", "u", "code", "pre", "a", "tg-spoiler" or "blockquote".
        url: The link of an "a".
    """

    offset: int
    length: int
    kind: str
    url: str = ""


def parse(html: str) -> tuple[str, tuple[Entity, ...]]:
    """The text and its entities, in the order of their beginning and then the longer first.

    Raises:
        EntityError: Telegram would refuse this.
    """
    return _Parser(html).parse()


def units(text: str) -> int:
    """UTF-16 units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    tag: str
    offset: int
    url: str


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        self._text: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._found: list[Entity] = []

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        while self._at < len(self._html):
            if self._html.startswith("</", self._at):
                self._end_tag()
            elif self._html[self._at] == "<":
                self._start_tag()
            else:
                self._say(self._character())
        if self._open:
            raise EntityError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._text), tuple(sorted(self._found, key=lambda entity: (entity.offset, -entity.length)))

    def _say(self, character: str) -> None:
        self._text.append(character)
        self._length += units(character)

    def _character(self) -> str:
        """The character here, a reference decoded; moves on."""
        match = _REFERENCE.match(self._html, self._at)
        character = _decoded(match) if match else None
        if match is None or character is None:
            self._at += 1
            return self._html[self._at - 1]
        self._at = match.end()
        return character

    def _bytes_to(self, position: int) -> int:
        return len(self._html[:position].encode("utf-8", "surrogatepass"))

    def _peek(self, unclosed: str) -> str:
        if self._at >= len(self._html):
            raise EntityError(unclosed)
        return self._html[self._at]

    def _skip_space(self) -> None:
        self._at += sum(1 for _ in takewhile(_SPACE.__contains__, self._html[self._at :]))

    def _start_tag(self) -> None:
        begin = self._at
        where = f"at byte offset {self._bytes_to(begin)}"
        self._at += 1
        while self._peek(f"Unclosed start tag {where}") not in _SPACE + ">":
            self._at += 1
        tag = self._html[begin + 1 : self._at].lower()
        if tag not in TAGS:
            raise EntityError(f'Unsupported start tag "{tag}" {where}')
        attributes = self._attributes(tag, where)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" {where}')
        self._open.append(_Open(tag=tag, offset=len(self._text), url=attributes.get("href", "")))

    def _attributes(self, tag: str, where: str) -> dict[str, str]:
        found: dict[str, str] = {}
        unclosed = f'Unclosed start tag "{tag}" {where}'
        while True:
            self._skip_space()
            if self._html.startswith(">", self._at):
                self._at += 1
                return found
            begin = self._at
            while self._at < len(self._html) and self._html[self._at] not in _SPACE + "=>/\"'":
                self._at += 1
            name = self._html[begin : self._at].lower()
            if not name:
                raise EntityError(f'Empty attribute name in the tag "{tag}" {where}')
            self._skip_space()
            if self._peek(unclosed) != "=":
                found[name] = ""
                continue
            self._at += 1
            self._skip_space()
            found[name] = self._value(self._peek(unclosed))
            self._peek(f"Unclosed start tag {where}")

    def _value(self, quote: str) -> str:
        begin = self._at
        if quote not in "'\"":
            token = _NAME_TOKEN.match(self._html, begin)
            self._at = token.end() if token else begin
            if self._html[self._at : self._at + 1] not in tuple(_SPACE + ">"):
                raise EntityError(f"Unexpected end of name token at byte offset {self._bytes_to(begin)}")
            return self._html[begin : self._at].lower()
        self._at += 1
        value: list[str] = []
        while self._at < len(self._html) and self._html[self._at] != quote:
            value.append(self._character())
        self._at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self._at
        where = f"at byte offset {self._bytes_to(begin)}"
        if not self._open:
            raise EntityError(f"Unexpected end tag {where}")
        self._at += 2
        while self._at < len(self._html) and self._html[self._at] not in _SPACE + ">":
            self._at += 1
        name = self._html[begin + 2 : self._at].lower()
        self._skip_space()
        if self._peek(f"Unclosed end tag {where}") != ">":
            raise EntityError(f"Unclosed end tag {where}")
        self._at += 1
        opened = self._open.pop()
        if name and name != opened.tag:
            raise EntityError(f'Unmatched end tag {where}, expected "</{opened.tag}>", found "</{name}>"')
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        inside = "".join(self._text[opened.offset :])
        length = units(inside)
        url = opened.url or inside
        if not length or (opened.tag == "a" and not _LINK.match(url)):
            return  # Telegram drops the link in silence and keeps its text
        kind = _SAME.get(opened.tag, opened.tag)
        self._found.append(Entity(offset=self._length - length, length=length, kind=kind, url=url if kind == "a" else ""))


def _decoded(match: re.Match[str]) -> str | None:
    """The character of a reference; None for what Telegram leaves as it stands."""
    hexadecimal, decimal, name, _ = match.groups()
    if name:
        return _NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF:
        return None
    if 0xD800 <= code <= 0xDFFF:
        raise EntityError("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")
    return chr(code)
