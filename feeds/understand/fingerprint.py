"""What two tellings of one event have in common: hashes of the text for copies; names, figures and days for retellings.

It describes one article; whether two articles tell one event is decided in feeds/decide. Everything here is the same in each process
and on each machine, since it is stored: no built-in hash().
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import Final

from feeds.types.article import Fingerprint
from feeds.types.claim import Quantity
from feeds.understand.background import foreground
from feeds.understand.days import days_in, without_days
from feeds.understand.names import ACT, acts_in, is_rare, names_in
from feeds.understand.numerals import numbers as numbers_in
from feeds.understand.terms import terms, unfurnished
from feeds.understand.text import HAN, HANGUL, KANA, fold, words

VERSION: Final = "5"  # raise it with any change that makes old and new fingerprints differ

_WORDS_PER_SHINGLE: Final = 3
_CHARACTERS_PER_SHINGLE: Final = 4
_HANGUL_PER_SHINGLE: Final = 7  # as long as three Korean words; four hardly outlast "도널드 트럼프 미국 대통령"
_LOOKED_AT: Final = 20_000  # characters of a text that are read for shingles: the work per article is bounded
_LEAD_CHARACTERS: Final = 700  # the part that tells the event; names and figures behind it are mostly background
_ACT_CHARACTERS: Final = 250  # of the text, behind the title, that say what was done
_SHORT: Final = 64  # shingles up to which a sketch keeps all
_WINDOW: Final = 4  # shingles in a row of which it keeps the least beyond that
_REMEMBERED: Final = 128  # texts whose shingles are kept: each new one is compared with the same few again
_MAX_SHINGLES: Final = 1_200
_MAX_EVENT_KEYS: Final = 48
_SMALLEST_NUMBER: Final = 12
_CJK: Final = re.compile(f"[{HAN}{KANA}]")
_HANGUL: Final = re.compile(f"[{HANGUL}]")
_OF_A_DATE: Final = frozenset("일월년日月年号號시時세")


def fingerprint(title: str, text: str, language: str, quantities: Sequence[Quantity], published: date | None = None) -> Fingerprint:
    """Describe one article by what another telling of its event would share.

    Args:
        title: One line.
        text: Plain text, may be "".
        language: BCP 47 primary tag.
        quantities: Its figures with units; only those of the lead are used.
        published: Day of publication (UTC); without it, days named without a year are left out.
    """
    told = foreground(text[: 3 * _LEAD_CHARACTERS], published)
    clean = unfurnished(f"{title}\n{told}"[: 3 * _LEAD_CHARACTERS])
    lead = clean[:_LEAD_CHARACTERS]
    names = names_in(lead, language) | acts_in(title, text[:_ACT_CHARACTERS], language)
    figures = [quantity for quantity in quantities if quantity.start < _LEAD_CHARACTERS and (title + " " + told)[quantity.start] != " "]
    numbers = frozenset(_open_numbers(lead))
    return Fingerprint(
        text_hash=text_hash(title, text),
        sketch=sketch(title, text),
        event_keys=_event_keys(names, numbers, figures, terms(fold(unfurnished(title)).text)),
        names=names,
        numbers=numbers,
        dates=days_in(lead, published),
        version=VERSION,
    )


def text_hash(title: str, text: str) -> bytes:
    """16 bytes over the letters and digits of title and text, so that space, punctuation and case make no difference."""
    folded = fold(f"{title}\n{text}").text
    return blake2b("".join(filter(str.isalnum, folded)).encode(errors="replace"), digest_size=16).digest()


@lru_cache(_REMEMBERED)
def shingles(title: str, text: str) -> frozenset[int]:
    """Hashes (0 <= h < 2**63) of every three words in a row, of every four characters in Han and kana, of every seven in Hangul.

    Broder (1997), "On the resemblance and containment of documents"; a text that is too short for one shingle has none.
    """
    first = _first_shingles(title, text)
    return frozenset(first if len(first) < _MAX_SHINGLES else _shingles(title, text))


@lru_cache(_REMEMBERED)
def _first_shingles(title: str, text: str) -> tuple[int, ...]:
    """As many as a sketch is made of."""
    return tuple(islice(_shingles(title, text), _MAX_SHINGLES))


def sketch(title: str, text: str) -> tuple[int, ...]:
    """The shingles by which near-duplicates are looked up, ascending: all of a short text, of others the least of every four in a row.

    This is winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): whatever stands
    around it, a passage of 15 words that two texts share gives them two keys in common. The smallest hashes of the whole text, or of its
    first words, give no such promise for a copy behind another paper's first paragraph or for a teaser taken from the middle.
    """
    every = _first_shingles(title, text)
    if len(every) <= _SHORT:
        return tuple(sorted(set(every)))
    return tuple(sorted({min(every[start : start + _WINDOW]) for start in range(len(every) - _WINDOW + 1)}))


def _shingles(title: str, text: str) -> Iterator[int]:
    """In the order of the text; title and text are not joined, so that a new title changes its own shingles only."""
    for part in (title, text):
        folded = fold(unfurnished(part[:_LOOKED_AT])).text
        tokens, width = _tokens(folded)
        written = "\x1f".join(tokens).encode(errors="replace").split(b"\x1f")  # a token holds no such sign
        yield from map(_hash, map(b"\x1f".join, zip(*(written[at:] for at in range(width)), strict=False)))


def _tokens(folded: str) -> tuple[list[str], int]:
    """Words, or characters where most of the text is Han, kana or Hangul; and how many of them make a shingle."""
    tokens = [folded[start:end] for start, end in words(folded)]
    cjk, hangul = len(_CJK.findall(folded)), len(_HANGUL.findall(folded))  # each is a word, or in one with its like alone
    if 2 * (cjk + hangul) <= sum(map(len, tokens)):
        return tokens, _WORDS_PER_SHINGLE
    return list("".join(tokens)), _HANGUL_PER_SHINGLE if hangul > cjk else _CHARACTERS_PER_SHINGLE


def _open_numbers(lead: str) -> Iterator[str]:
    """Numbers that may tie two tellings, rounded to three significant digits."""
    folded = fold(without_days(lead)).text
    for number in numbers_in(folded):
        if number.value >= _SMALLEST_NUMBER and not number.bare_year and folded[number.end : number.end + 1] not in _OF_A_DATE:
            yield f"{float(f'{number.value:.3g}'):.15g}"


def _event_keys(names: Iterable[str], numbers: Iterable[str], figures: Iterable[Quantity], title_terms: Iterable[str]) -> tuple[int, ...]:
    keys = [f"figure {quantity.unit} {quantity.value:.3g}" for quantity in figures]
    keys += [f"name {name}" for name in sorted(names) if is_rare(name) or name.startswith(ACT)]
    keys += [f"number {number}" for number in sorted(numbers)]
    keys += [f"term {term}" for term in sorted(title_terms)]
    return tuple(sorted({_hash(key.encode(errors="replace")) for key in keys[:_MAX_EVENT_KEYS]}))


def _hash(key: bytes) -> int:
    """The same in each process and on each machine, 0 <= h < 2**63."""
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big") >> 1
