"""The content words of a text, cut so that inflected forms agree: what two tellings in one script share beside names and figures."""

import re
from collections.abc import Iterator
from typing import Final

from feeds.understand.text import is_cjk, is_hangul, words

_STEM: Final = 6  # letters of a Latin or Cyrillic word that are compared: "sentenced" and "sentence" agree
_SHORTEST: Final = 4  # words with fewer letters are mostly grammar

# What Korean papers and agencies put around every report: dateline and author, the marks of a running report.
_FURNITURE: Final = re.compile(
    r"\([^()\n]{1,30}=\s?[^()\n]{1,12}\)[^=\n]{0,60}=|\[[^\[\]\n]{1,8}\]|\((?:종합|\d보|종합\d보|상보|1보)\)"
    r"|^[^\n(]{0,60}\((?:Reuters|AFP|AP|dpa|DPA|TASS|UPI|Yonhap|Kyodo)\)\s?[-–—]+"
    r"|^[^\n]{0,40}/(?:TASS|ТАСС)[^/\n]{0,20}/[.\s-]*"
    r"|&[a-z]{2,6};",
    re.MULTILINE,
)


def unfurnished(text: str) -> str:
    """The text without datelines, authors and running-report marks, which two different reports of one agency share."""
    return _FURNITURE.sub(" ", text)


def terms(folded: str) -> frozenset[str]:
    """The content words of a folded text: stems of Latin and Cyrillic words, pairs of neighbouring Hangul, Han and kana characters."""
    return frozenset(_terms(folded))


def _terms(folded: str) -> Iterator[str]:
    before = ("", -1)
    for start, end in words(folded):
        word = folded[start:end]
        if is_cjk(word[0]):
            if before[1] == start:
                yield before[0] + word
            before = (word, end)
        elif is_hangul(word[0]):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _SHORTEST and not word[0].isdecimal():
            yield word.split("'")[0][:_STEM]
