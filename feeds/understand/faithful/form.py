"""Whether a wording has the form of a report's sentence in the language that was asked for: no link, no markup, no talk."""

import re
import unicodedata
from typing import Final

from feeds.types.wording import Extract, Fault
from feeds.understand.faithful.words import sense
from feeds.understand.language import UNKNOWN, detect
from feeds.understand.text import fold, is_cjk, is_hangul

LONGEST: Final = 420
"""Code points of one sentence."""
LONGEST_ALL: Final = 900
"""Of all together."""

_LINK: Final = re.compile(
    r"https?:|www\.|\w\.(?:com|org|net|info|io|ru|cn|kr|de|uk|me|app|xyz|onion|example)\b|t\.me/|\w/\w+/", re.IGNORECASE
)
_MARKUP: Final = re.compile(r"[<>`{}|\\^~*_#=]|\[|\]|&\w+;|&#")
_MENTION: Final = re.compile(r"@\S|(?<!\w)/\w|#\w")
_QUOTES: Final = '"“”„«»‘‚「」『』'
_STOPS: Final = (".", "!", "?", "…")
_CLOSING: Final = "\"'”’»“)]"
_PLAIN: Final = frozenset({"Lu", "Ll", "Lt", "Lo", "Lm", "Mn", "Nd", "Zs", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc"})
_SIGNS: Final = frozenset("+%°№")
_GROWS: Final = 1.9  # between alphabets
_GROWS_DENSE: Final = 4.6  # from Korean, Japanese and Chinese
_SPARE: Final = 40
_SHRINKS: Final = 0.3
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile("[a-zA-Z\u00c0-\u024f]")


def fault_of_form(extract: Extract, wording: tuple[str, ...]) -> Fault | None:
    """What is wrong with the form of a wording, or None.

    Args:
        extract: What was asked for.
        wording: One string for each sentence; "" where it says nothing.
    """
    for source, told in zip(extract.sentences, wording, strict=True):
        if told and (fault := _of_sentence(source, told, extract.reader)):
            return fault
    told = " ".join(filter(None, wording))
    if len(told) > LONGEST_ALL:
        return Fault.LENGTH
    found = detect(told, extract.reader)
    return Fault.LANGUAGE if found not in {extract.reader, UNKNOWN} or any(map(_is_foreign, wording)) else None


def _of_sentence(source: str, told: str, language: str) -> Fault | None:
    if not told.strip() or told != told.strip() or len(told) > min(LONGEST, _most(source)) or len(told) < _SHRINKS * len(source):
        return Fault.LENGTH
    if _LINK.search(told):
        return Fault.LINK
    if _MENTION.search(told):
        return Fault.MENTION
    if _MARKUP.search(told) or not all(unicodedata.category(sign) in _PLAIN or sign in _SIGNS for sign in told):
        return Fault.MARKUP
    if sense("talk", language).search(fold(told).text):
        return Fault.TALK
    if not told.rstrip(_CLOSING).endswith(_STOPS) or told[0].islower():
        return Fault.TALK
    if _quotes(told) > _quotes(source):
        return Fault.QUOTATION
    return None


def _most(source: str) -> float:
    dense = sum(is_cjk(letter) or is_hangul(letter) for letter in source) * 2 > len(source)
    return len(source) * (_GROWS_DENSE if dense else _GROWS) + _SPARE


def _quotes(text: str) -> int:
    """How many quotations a text opens or closes; apostrophes are none."""
    return sum(letter in _QUOTES for letter in text)


def _is_foreign(told: str) -> bool:
    """Whether letters of other scripts stand in a sentence; names are written in Latin ones."""
    return any(_LATIN.match(letter) is None for letter in _LETTER.findall(told))
