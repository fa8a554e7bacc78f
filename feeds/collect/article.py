"""The text of an HTML page without what stands around it. The only file that knows trafilatura.

Bytes are hostile: this runs in the child process of `feeds.collect.worker` only, which is killed where a page takes too long. A page
that refreshes itself to another, or that is written by a script, has no text here.
"""

import re
from collections.abc import Mapping
from typing import Final

from trafilatura import extract

from feeds.collect.clean import clean
from feeds.collect.formats.encoding import to_utf8
from feeds.errors import ParseError
from feeds.types.page import Page

LONGEST: Final = 100_000
"""Code points of text that are kept; no report is longer."""

# A long report has some thousand tags. 115,000 paragraphs, or a million line breaks, hold trafilatura for more than 40 s.
_MOST_TAGS: Final = 60_000
# 100,000 attributes of one tag hold lxml for 16 s, since each is compared with all; a picture that stands in one attribute may be long.
_ENDLESS_TAG: Final = re.compile(r"<[a-zA-Z](?:[^<>\s]*\s+){10000}")
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_LOOKED_AT: Final = 65_536
_MOST_NO_TEXT: Final = 0.02


def read(body: bytes, *, headers: Mapping[str, str]) -> Page:
    """Read the report that a page is about.

    Args:
        body: The unpacked bytes, at most 5 MiB.
        headers: Response headers, names in lower case; only Content-Type is used.

    Raises:
        ParseError: There is no text in it, it is no HTML, or it is markup without end.
    """
    markup = to_utf8(body, headers.get("content-type", ""), html=True).decode("utf-8", "replace")
    start = markup[:_LOOKED_AT]
    if len(_NO_TEXT.findall(start)) > _MOST_NO_TEXT * len(start):
        raise ParseError("the page is no text")
    if markup.count("<") > _MOST_TAGS or _ENDLESS_TAG.search(markup):
        raise ParseError("the page holds more markup than a report has")
    text = clean(_extracted(markup.replace("\x00", "")))[:LONGEST]
    if not text:
        raise ParseError("no text was found in the page")
    return Page(text=text)


def _extracted(markup: str) -> str:
    """The main text; precision before completeness, since what stands around a report is no part of it.

    Without tables: where a page is laid out by one, its menu would run into the first sentence.
    """
    try:
        return extract(markup, favor_precision=True, include_comments=False, include_tables=False) or ""
    except MemoryError:
        raise
    except Exception as error:  # what a broken page makes the library raise has no end, and means one thing
        raise ParseError(f"the page cannot be read ({type(error).__name__})") from error
