"""The characters of a document or page, as UTF-8. What is said of its encoding is often wrong, so the bytes have the first word.

One broken byte costs one character: without this file feedparser would read the whole document in another encoding, as gibberish that
no keyword matches.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

MOSTLY: Final = 0.1
"""The largest share of broken characters, of those beyond ASCII, in text that counts as UTF-8 without anybody saying so."""
_HALF: Final = 0.5  # the same where it was said
_REPLACED: Final = "\ufffd"
_LAST_RESORT: Final = "cp1252"

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_BOM: Final = {b"<\x00?\x00": "utf-16-le", b"\x00<\x00?": "utf-16-be"}  # XML 1.0, appendix F
_DECLARATION = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)""")
_META = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META_WITHIN: Final = 4096  # bytes; the standard wants it in the first 1,024
_DECLARED = re.compile(r"""(<\?xml[^>]*?)\sencoding\s*=\s*(?:"[^"]*"|'[^']*')""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_ISO_2022 = re.compile(r"iso2022", re.IGNORECASE)
_DEFAULTS: Final = frozenset({"ascii", "iso8859-1"})  # what servers say of everything, knowing nothing
# Codecs for Python's own needs, in which no document is written; some warn of bytes that they do not like.
_PYTHONS_OWN: Final = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
# What is meant by a name is what browsers take it for (WHATWG Encoding, section 4.2): a larger set than the standard of that name.
_SUPERSETS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}


def to_utf8(body: bytes, content_type: str, *, html: bool = False) -> bytes:
    """The document in UTF-8, whatever it was in. Its XML declaration names no other encoding, unless it was UTF-8 already.

    The order: a byte order mark; UTF-8, if at most one in ten characters beyond ASCII is broken (no text in another encoding looks like
    it); what the header names and what the declaration names, the first that fits without a fault (a header that says ISO-8859-1 comes
    last, since servers say so of everything); the first of them that fits half; Windows-1252.

    Args:
        body: The unpacked bytes; they may end within a character.
        content_type: The response's Content-Type, or "".
        html: Whether it is a page, which names its encoding in a meta element if anywhere (HTML, 4.2.5.4).
    """
    encoding = next((name for mark, name in _BOMS if body.startswith(mark)), _WITHOUT_BOM.get(body[:4]))
    if encoding is not None:
        return _without_declaration(body.decode(encoding, "replace"))
    named = list(_named(content_type, _META.search(body[:_META_WITHIN]) if html else _DECLARATION.match(body)))
    if body.isascii() and not any(map(_ISO_2022.match, named)):
        return body
    if not body.isascii():
        with suppress(UnicodeDecodeError):
            codecs.getincrementaldecoder("utf-8")().decode(body)
            return body
        text = _decoded(body, "utf-8")
        if text is not None and _broken(text) <= MOSTLY:
            return text.encode()
    return _without_declaration(_in_named(body, named))


def _in_named(body: bytes, named: list[str]) -> str:
    tried = [text for name in (*named, "utf-8") if (text := _decoded(body, name)) is not None]
    for limit in (0, _HALF):
        for text in tried:
            if _broken(text) <= limit:
                return text
    return body.decode(_LAST_RESORT, "replace")


def _named(content_type: str, declared: re.Match[bytes] | None) -> Iterator[str]:
    """The codecs that header and declaration name, the likelier first."""
    said = _CHARSET.search(content_type)
    codings = [_codec(said[1]) if said else None, _codec(declared[1].decode()) if declared else None]
    if codings[0] in _DEFAULTS:
        codings.reverse()
    return (_SUPERSETS.get(coding, coding) for coding in codings if coding)


def _codec(name: str) -> str | None:
    try:
        b" ".decode(name, "replace")  # refuses what is no encoding of text, such as "hex"
        found = codecs.lookup(name).name
    except (LookupError, UnicodeError):
        return None
    return None if found in _PYTHONS_OWN else found


def _decoded(body: bytes, encoding: str) -> str | None:
    """The text with U+FFFD for what is broken, or None where the codec knows no such thing. A character that the end cuts is left out."""
    try:
        return codecs.getincrementaldecoder(encoding)("replace").decode(body)
    except UnicodeError:
        return None


def _broken(text: str) -> float:
    """The share of broken characters among those beyond ASCII."""
    broken = text.count(_REPLACED)
    return broken / sum(not char.isascii() for char in text) if broken else 0.0


def _without_declaration(text: str) -> bytes:
    return _DECLARED.sub(r"\1", text, count=1).encode("utf-8", "replace")
