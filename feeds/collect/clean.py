"""Turns what the world sends into plain text: HTML to paragraphs, hostile Unicode to ordinary text.

Pure, and bounded in the size of its input. It removes and normalises only: it never guesses at a wrong encoding (mojibake is left
alone), never shortens, and knows neither feeds nor articles.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from lxml import etree

MAX_MARKS: Final = 4
"""Combining marks that a letter keeps; no living script needs more."""

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 but tab and the line breaks
    "\u00ad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero width, invisible operators, annotations
    "\u115f\u1160\u3164\uffa0\u2800"  # fillers that show as nothing
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags
    "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINERS = re.compile("[\u200c\u200d]+")
_MAYBE_MARKS = re.compile(rf"[^\w\s\x21-\x7e]{{{MAX_MARKS + 1},}}")

_DROPPED = frozenset({"script", "style", "template", "head", "iframe", "object", "svg", "math", "select", "textarea", "button", "noscript"})
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form "  # noqa: SIM905 - readable
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&[#\w]")
_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]*\n")
_ANY_TAG = re.compile(r"<[^<>]*>")
# Wrapped twice, or a whole page in an entry; what stands behind </html> would be lost.
_WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|</?(?:html|body)\b[^<>]*>", re.IGNORECASE)
# 100,000 attributes in one tag hold lxml for 16 s, since each is compared with all.
_ENDLESS_TAG = re.compile(r"<[^<>]{65536}")
# `int` refuses more than 4,300 digits, and nothing above 7 is a character.
_ENDLESS_REFERENCE = re.compile(r"&#0*+[0-9]{8,};?|&#[xX]0*+[0-9a-fA-F]{7,};?")


def clean(text: str) -> str:
    """Make text fit to be stored and shown: paragraphs parted by one newline, nothing invisible, NFC.

    Drops control and bidi characters, zero-width and blank-looking ones, soft hyphens and tags; lone surrogates become U+FFFD; joiners
    stay between letters or emoji; a base keeps at most `MAX_MARKS` marks (Unicode TR36 and TR39 have the attacks). Idempotent.
    """
    text = _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text))
    if not text.isascii():
        text = _composed(text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def clean_line(text: str) -> str:
    """The same as `clean`, on one line."""
    return clean(text).replace("\n", " ")


def html_to_text(markup: str) -> str:
    """The text of an HTML fragment: block elements end paragraphs, scripts and styles are left out, entities are resolved.

    Where nothing in it ends a paragraph, blank lines do, as in plain text. Markup that libxml2 gives up on (deeper than 2,048,
    or with a tag of more than 64 Ki characters) loses its tags by a plain rule, never its text.
    """
    if not _MARKUP.search(markup):
        return paragraphs(markup)
    markup = _ENDLESS_REFERENCE.sub("\ufffd", _WRAPPING.sub("", markup.replace("\x00", "")))
    before, end_of_comment, after = markup.rpartition("-->")
    markup = before + end_of_comment + after.replace("<!--", "")  # one that never ends would hide all that follows
    document = None if _ENDLESS_TAG.search(markup) else _read(markup)
    if document is None:
        return clean(html.unescape(_ANY_TAG.sub("\n", markup)))
    has_blocks = any(element.tag in _BLOCKS for element in document.iter() if element.tag != "body")
    return clean("".join(_pieces(document, keep_blank_lines=not has_blocks)))


def paragraphs(text: str) -> str:
    """Plain text as feeds wrap it: single line breaks are spaces, blank lines end paragraphs."""
    return clean(_unwrap(text))


def _read(markup: str) -> etree._Element | None:
    """The parsed fragment; None where libxml2 stopped before its end."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    # The wrapping keeps a text without any element from being an error, and a leading one from ending up in the head.
    document = etree.fromstring(f"<html><body>{markup}".encode("utf-8", "replace"), parser)
    return None if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log) else document


def _pieces(document: etree._Element, *, keep_blank_lines: bool) -> Iterator[str]:
    """Text in document order, with a newline wherever a paragraph may end."""
    fold = _unwrap if keep_blank_lines else _one_line
    walk = etree.iterwalk(document, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _DROPPED:
                walk.skip_subtree()
            else:
                yield _gap(element.tag)
                yield fold(element.text or "")
        else:
            yield _gap(element.tag)
            yield fold(element.tail or "")


def _gap(tag: object) -> str:
    """What stands for a tag in plain text."""
    if tag in _BLOCKS:
        return "\n"
    return " " if tag in _CELLS else ""


def _one_line(text: str) -> str:
    """In HTML, a line break is a space."""
    return text.replace("\n", " ")


def _unwrap(text: str) -> str:
    """Single line breaks are spaces, blank lines end paragraphs."""
    return "\n".join(part.replace("\n", " ") for part in _BLANK_LINE.split(_LINE_BREAKS.sub("\n", text)))


def _composed(text: str) -> str:
    """Surrogates, joiners and marks by the rules of `clean`."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _INVISIBLE.sub("", text)
    text = _JOINERS.sub(_joiner, text)
    # Before NFC, whose sorting is quadratic in a run of marks, and behind it, since NFC takes a few composed marks apart.
    text = unicodedata.normalize("NFC", _MAYBE_MARKS.sub(_few_marks, text))
    return _MAYBE_MARKS.sub(_few_marks, text)


def _joiner(match: re.Match[str]) -> str:
    """One joiner where it joins something, else nothing."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return match[0][0] if _joinable(before) and _joinable(after) else ""


def _joinable(character: str) -> bool:
    """A letter, a mark or an emoji."""
    return bool(character) and (unicodedata.category(character)[0] in "LM" or unicodedata.category(character) in {"So", "Sk"})


def _few_marks(match: re.Match[str]) -> str:
    """The run with at most `MAX_MARKS` marks in a row."""
    kept: list[str] = []
    marks = 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)
