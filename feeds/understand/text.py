"""Unicode folding, scripts, sentences and words: what every reader of text here builds on.

Nothing in this file knows a language's vocabulary beyond the abbreviations that do not end a sentence, and nothing here searches for terms.
All offsets are code points. Every function takes any string and raises nothing.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from feeds.understand.abbreviations import ANYWHERE, BEFORE_NUMBER, MONTHS, ORDINAL_LEAD

Span = tuple[int, int]

# --- scripts -------------------------------------------------------------------------------------------------------------------------

HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
KANA: Final = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL: Final = "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\ud7b0-\ud7fb\uffa0-\uffdc"
# Combining marks and vowel signs, which Python's \w leaves out; the Indic and South-East Asian blocks as a whole, without their full stops.
MARKS: Final = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0e4e\u0e50-\u0eff\u1000-\u1049"

_is_han = re.compile(f"[{HAN}]").match
_is_kana = re.compile(f"[{KANA}]").match
_is_hangul = re.compile(f"[{HANGUL}]").match


# Comparing is much cheaper than matching, and most letters of most texts stand before all of these.


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, in whichever language."""
    return character >= "\u3005" and _is_han(character) is not None


def is_kana(character: str) -> bool:
    """Whether it is hiragana or katakana."""
    return character >= "\u3041" and _is_kana(character) is not None


def is_hangul(character: str) -> bool:
    """Whether it is a Korean syllable or letter."""
    return character >= "\u1100" and _is_hangul(character) is not None


def is_cjk(character: str) -> bool:
    """Whether it belongs to a script that is written without spaces: Han or kana, not Hangul."""
    return is_han(character) or is_kana(character)


# --- folding -------------------------------------------------------------------------------------------------------------------------

# One for one, so that offsets stay; what is common in news stands here even where NFKC would do it, since NFKC may change lengths.
_SAME: Final = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2e3a\u2e3b",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02",
    "·": "\u2027\u2219\u30fb\u318d\uff65",
    " ": "\t\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ".": "\u2026\uff0e",
    "(": "\uff08",
    ")": "\uff09",
    ",": "\uff0c",
    ":": "\uff1a",
    ";": "\uff1b",
    "!": "\uff01",
    "?": "\uff1f",
    "%": "\uff05",
    "е": "ёЁ",
    "i": "ıİ",
    "ا": "أإآٱ",
}
_REPLACED: Final = tuple((old, new) for new, olds in _SAME.items() for old in olds)

# Soft hyphen, zero width and direction marks, variation selectors, tatweel and tashkeel: seen by nobody who reads for meaning.
_DROPPED: Final = (
    "\u00ad\u034f\u061c\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_SENTENCE: Final = 512  # characters up to which one look for all of these is cheaper than one look for each
_NEW: Final = dict(_REPLACED)
_REPLACED_ANY: Final = re.compile("[" + re.escape("".join(_NEW)) + "]")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_DROPPED_ANY: Final = re.compile(f"[{_DROPPED}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text in the form in which it is compared, and the way back.

    Attributes:
        text: NFKC, case-folded, with one kind of dash, quote, middle dot and space, never two spaces together, without invisible
            characters; ё is е, ß is ss, umlauts stay. Line ends stay.
        original_length: Length of the text it was made from.
    """

    text: str
    original_length: int
    # Where pieces begin, in `text` and in the original, each closed by the length; empty where both have the same offsets.
    # A piece of equal length on both sides maps one for one, any other as a whole.
    _folded: tuple[int, ...] = ()
    _original: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """The offset in the original at which the character at `offset` begins; monotone, 0 <= offset <= len(text)."""
        if not self._folded:
            return offset
        if offset >= len(self.text):
            return self.original_length
        piece = bisect_right(self._folded, offset) - 1
        return self._original[piece] + (offset - self._folded[piece] if self._is_linear(piece) else 0)

    def span(self, start: int, end: int) -> Span:
        """The original's span for `text[start:end]`, start < end; a character that was widened (ß) is taken whole."""
        if not self._folded:
            return start, end
        piece = bisect_right(self._folded, end - 1) - 1
        if self._is_linear(piece):
            return self.origin(start), self._original[piece] + end - self._folded[piece]
        return self.origin(start), self._original[piece + 1]

    def _is_linear(self, piece: int) -> bool:
        folded, original = self._folded, self._original
        return folded[piece + 1] - folded[piece] == original[piece + 1] - original[piece]


def without_halves(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, half of a character (Unicode 3.9, D71): no automaton, file or database takes those."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


def fold(text: str) -> Folded:
    """Bring a text into the form in which it is compared (Unicode NFKC, UAX #15, then full case folding).

    Where nothing changes length, which is nearly always, this costs little more than the normalisation; otherwise the text is halved
    until what changes length stands alone. The last texts are remembered: each part of the analysis folds the same sentences.
    """
    return _fold_sentence(text) if len(text) <= _SENTENCE else _fold_text(text)


@lru_cache(maxsize=1024)
def _fold_sentence(text: str) -> Folded:
    return _fold(text)


@lru_cache(maxsize=8)
def _fold_text(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    replaced = _replace(text)
    simple = _fold_simple(replaced)
    if simple is not None:
        return Folded(text=simple, original_length=len(text))
    pieces = _Pieces()
    start = 0
    odd = _ODD if _MELTING_ANY.search(replaced) is None else _ODD_OR_MELTING
    for found in odd.finditer(replaced):
        _fold_into(replaced, start, found.start(), pieces)
        pieces.add(_fold_cluster(found.group()), *found.span())
        start = found.end()
    _fold_into(replaced, start, len(text), pieces)
    return pieces.folded(len(text))


def _replace(text: str) -> str:
    """The text with the replacements of one character by one."""
    if text.isascii():
        return text.replace("`", "'").replace("\t", " ")
    text = without_halves(text)
    if len(text) <= _SENTENCE:
        return _REPLACED_ANY.sub(lambda found: _NEW[found.group()], text)
    for old, new in _REPLACED:
        text = text.replace(old, new)
    return text


def _fold_simple(text: str) -> str | None:
    """The folded text if every character folds to exactly one, else None."""
    if "  " in text:
        return None
    if text.isascii():
        return text.lower()
    if _DROPPED_ANY.search(text) if len(text) <= _SENTENCE else any(map(text.__contains__, _DROPPED)):
        return None
    folded = text
    if not unicodedata.is_normalized("NFKC", text):
        if _MELTING_ANY.search(text) is not None:
            return None
        folded = unicodedata.normalize("NFKC", text)
    folded = folded.casefold()  # nothing contracts any more, so an equal length means one for one
    return folded if len(folded) == len(text) else None


class _Pieces:
    """Collects folded text together with where it came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.length = 0
        self.linear = False  # whether the last piece is one for one

    def add(self, folded: str, start: int, end: int) -> None:
        """Add what `original[start:end]` became; calls follow one another without a gap."""
        linear = len(folded) == end - start
        if not (linear and self.linear):
            self.starts.append(self.length)
            self.origins.append(start)
        self.linear = linear
        self.parts.append(folded)
        self.length += len(folded)

    def folded(self, original_length: int) -> Folded:
        """All that was added."""
        return Folded(
            text="".join(self.parts),
            original_length=original_length,
            _folded=(*self.starts, self.length),
            _original=(*self.origins, original_length),
        )


# What may melt into the character before it under NFKC: marks, vowel and final consonant letters of Hangul, half-width voice marks;
# the Indic and South-East Asian blocks as a whole.
_MELTING: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0730-\u074a\u07eb-\u07f3\u0816-\u082d\u0859-\u085b"
    "\u0898-\u109f\u135d-\u135f\u1161-\u11ff\u1712-\u1bff\u1ab0-\u1aff\u1cd0-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u302a-\u302f\u3099-\u309c"
    "\u3131-\u318e\ua66f-\ua6f1\ua802-\uabff\ud7b0-\ud7fb\ufb1e\ufe20-\ufe2f\uff9e-\uffdc\U000101fd-\U0001e94a"
)
_MELTING_ANY: Final = re.compile(f"[{_MELTING}]")
# What changes length often enough to be looked for: characters that melt, that are dropped, ß, and runs of spaces.
_ODD: Final = re.compile(f"[ßẞ{_DROPPED}]|  +")
_ODD_OR_MELTING: Final = re.compile(f"[^{_MELTING}]?[{_MELTING}]+|{_ODD.pattern}")
_CHANGED: Final = {ord(old): new for old, new in _REPLACED} | {ord(character): None for character in _DROPPED}
_SHORT: Final = 8
_SAMPLE: Final = 16
_DENSE: Final = 4  # one in this many
_LONG: Final = 4096  # longer parts are halved unseen: of hostile text, looking at every length costs more than it saves


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    """What a character with all that melts into it becomes, or a run of spaces; may be ""."""
    if cluster.isspace():
        return cluster[:1]
    return unicodedata.normalize("NFKC", cluster.translate(_CHANGED)).casefold().translate(_CHANGED)


def _is_dense(text: str) -> bool:
    """Whether so much of it grows longer that halving it would only find that out again and again."""
    sample = text[:: max(1, len(text) // _SAMPLE)]
    return _DENSE * sum(len(_fold_cluster(character)) != 1 for character in sample) > len(sample)


def _fold_into(text: str, start: int, end: int, pieces: _Pieces) -> None:
    """Fold `text[start:end]`, in which nothing melts, halving it until what grows longer (ﬁ, №, ½) stands alone."""
    if start == end:
        return
    simple = _fold_simple(text[start:end]) if end - start <= _LONG else None
    if simple is not None:
        pieces.add(simple, start, end)
    elif end - start <= _SHORT or (end - start <= _LONG and _is_dense(text[start:end])):
        for at in range(start, end):
            pieces.add(_fold_cluster(text[at]), at, at + 1)
    else:
        middle = (start + end) // 2
        _fold_into(text, start, middle, pieces)
        _fold_into(text, middle, end, pieces)


# --- sentences -----------------------------------------------------------------------------------------------------------------------

_CLOSING: Final = "\"'\u2019\u201d\u00bb\u203a)\\]\u300d\u300f\u3011\u300b\u3009\uff09"
# The marks that close a quotation in one language open one in another; they close where nothing parts them from the full stop.
_STOPS: Final = ".!?…。！？｡"
_WIDE_STOPS: Final = "。！？｡"
_BULLETS: Final = "•▲▶►■◆●"
# It begins with one set of characters, which the engine looks for at full speed.
_MARK: Final = re.compile(f"[\\n{_STOPS}{_BULLETS}](?:(?<=[{_STOPS}])[{_STOPS}]*[{_CLOSING}\u201c\u00ab\u201f]*)?")
_WORD: Final = re.compile(r"[^\W_]+")
_BEFORE_WORD: Final = "\"'\u2018\u201c\u201e\u00ab\u2039([{<-/$\u20ac\u00a3"
_GAP: Final = re.compile(r"[^\S\n]+")
_LOOK_BACK: Final = 40


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a plain text, in order, as spans without surrounding white space.

    A line end parts sentences, as do bullets of tickers; a full stop does unless it belongs to an abbreviation, an initial, a number or an
    ordinal. Closing quotes and brackets belong to the sentence before. Where it cannot be told, two sentences stay one.
    """
    return tuple(each_sentence(text))


def each_sentence(text: str) -> Iterator[Span]:
    """The same one by one, for who needs the first few alone."""
    start = 0
    for found in chain(_MARK.finditer(text), [None]):
        end = len(text) if found is None else _end_at(text, start, found)
        if end is not None:
            part = text[start:end]
            left, right = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
            if left < right:
                yield left, right
            start = end


def _end_at(text: str, start: int, found: re.Match[str]) -> int | None:
    """Where the sentence ends that began at `start`, if it does at this mark."""
    mark, end = found.group(), found.end()
    if mark == "\n":
        return end
    if mark in _BULLETS:
        return found.start()
    if mark[0] not in _WIDE_STOPS:
        return end if _narrow_ends(text, start, found) else None
    opened = mark.find("\u201c")  # in Chinese it opens the next quotation
    end = end if opened == -1 else found.start() + opened
    # 「…。」と述べた: the quotation is a part of its sentence.
    quoted_on = text[end - 1] in _CLOSING and "\u3041" <= text[end : end + 1] <= "\u3096"
    return None if quoted_on else end


def _narrow_ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a full stop, question or exclamation mark of a script with spaces ends the sentence."""
    at, end = found.span()
    following = _GAP.match(text, end)
    next_at = following.end() if following is not None else end
    if next_at == len(text) or text[next_at] == "\n":
        return True
    before = text[max(start, at - _LOOK_BACK) : at]
    if next_at == end:
        # Copy without the space ("했다.북한은"); in other scripts that would be a name, a number or an address.
        return end - at == 1 and is_hangul(before[-1:]) and is_hangul(text[end])
    if text[next_at].islower():
        return False
    return found.group().rstrip(_CLOSING) != "." or not _abbreviated(before, text, next_at)


def _abbreviated(before: str, text: str, next_at: int) -> bool:
    """Whether the full stop behind `before` belongs to an abbreviation, an initial or an ordinal."""
    word = _last_word(before)
    if not word:
        return False
    if word.isdecimal():
        return _ordinal(word, before.rstrip(word), text, next_at)
    if len(word) == 1:
        return word.isalpha() and not is_cjk(word) and not is_hangul(word)
    if word in ANYWHERE or (word[-2] == "." and word[-1].isalpha()):
        return True
    return word in BEFORE_NUMBER and text[next_at].isdecimal()


def _last_word(before: str) -> str:
    """The last word, case-folded, with inner full stops ("u.s"), without what opens a quotation or bracket before it; "" if none."""
    parts = before.rsplit(None, 1)
    return parts[-1].lstrip(_BEFORE_WORD).casefold() if parts else ""


def _ordinal(number: str, before: str, text: str, next_at: int) -> bool:
    """Whether "3." is "third": a day before its month, behind an article, or a list's number at the start of a line."""
    if len(number) > 3:
        return False
    next_word = _WORD.match(text, next_at)
    if next_word is not None and next_word.group().casefold() in MONTHS:
        return True
    previous = _last_word(before)
    return not previous or previous in ORDINAL_LEAD


# --- words ---------------------------------------------------------------------------------------------------------------------------

_LETTER: Final = f"[^\\W_{HAN}{KANA}{HANGUL}]"
_WORDS: Final = re.compile(
    rf"[{HAN}{KANA}]|[{HANGUL}]+|\d+(?:[.,]\d{{3}})+(?!\d)|{_LETTER}+(?:[{MARKS}]+{_LETTER}*)*(?:['\u2019\u02bc]{_LETTER}+(?:[{MARKS}]+{_LETTER}*)*)*"
)


def words(text: str) -> tuple[Span, ...]:
    """The words of a text, in order, as spans.

    A word is a run of letters and digits with inner apostrophes ("Korea's"), a number with its separators ("7,000"), a run of Hangul
    between spaces, or a single Chinese character or kana.
    """
    return tuple([found.span() for found in _WORDS.finditer(text)])
