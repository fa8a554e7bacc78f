"""What Matrix clients make links of in plain text: the rules of Element's linkify and of others, as the oracle of the tests.

Sources: https://github.com/element-hq/element-web/blob/develop/src/linkify-matrix.ts, https://github.com/nfrasier/linkifyjs, and the push
rules of https://spec.matrix.org/latest/client-server-api/#predefined-rules for "@room".
"""

import re
from html.parser import HTMLParser
from typing import Final

_SCHEMES: Final = "bitcoin|geo|im|magnet|mailto|matrix|news|openpgp4fpr|sip|sms|smsto|tel|urn|xmpp"
_FOUND: Final = re.compile(
    rf"""
    [a-z][a-z0-9+.-]*://[^\s<>]+                    # an address with its scheme
    | (?:{_SCHEMES}):[^\s<>\u2060]                  # schemes that need no strokes
    | [@\#!+$][^\s:@\u2060]+:[\w\[][\w.:\]-]*       # people, rooms, aliases
    | @room
    | [\w.+%-]+@[\w-]+\.[\w.-]+                     # mail
    | \b(?:[\w-]+\.)+[^\W\d_]{{2,}}(?:[:/]\S*)?     # bare hosts
    | \b\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b
    | \blocalhost\b
    | (?<![\w/])[!/][a-z]{{2,20}}\b                 # commands, of this bot and of clients
    """,
    re.VERBOSE | re.IGNORECASE,
)


def found(text: str) -> list[str]:
    """What a client would link in a plain text, or take for a mention or a command."""
    return _FOUND.findall(text)


class Read(HTMLParser):
    """The text, the tags and the links of a piece of HTML; `searched` is what a client looks for links in: all but code."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.searched, self.tags, self.links = "", "", list[str](), list[str]()
        self._open = list[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += "\n" * (tag == "br")
        self.searched += "\n" * (tag == "br")
        if tag != "br":
            self._open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert [name for name, _ in attrs] == ["href"] * (tag == "a")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.searched += "" if "code" in self._open else data
