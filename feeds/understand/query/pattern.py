r"""One term as it is searched for: what an admin typed, read into literals and the boundaries they need. Searches nothing itself.

A term is one or more words, parted by spaces or hyphens, which mean the same. A "*" at the end of a word stands for any ending, at the
start of the term for any beginning. Nothing else is special, and nothing here ever becomes a regular expression. Scripts differ:

* Latin, Cyrillic and the like: a word must begin and end where the text's word does; letters and digits part ("KN-23", "KN23", "KN 23").
* Hangul: particles follow and compounds precede, so a word of two or more syllables is found anywhere; a single syllable must stand alone,
  with at most a particle.
* Han and kana: written without spaces, found anywhere.
"""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise, product
from typing import Final

from feeds.errors import QueryError
from feeds.understand.text import fold, is_cjk, is_hangul

MAX_TERM: Final = 200
_MAX_JUNCTIONS: Final = 4
_SHORTEST_STEM: Final = 2

_CHUNK: Final = re.compile(r"\S+")
_GAPS: Final = str.maketrans("-·", "  ")


class Edge(Enum):
    """What must not stand next to a word's first or last character."""

    FREE = "free"  # anything may
    LETTER = "letter"  # no other letter
    DIGIT = "digit"  # no other digit
    LONE = "lone"  # no other syllable; behind it, a particle may


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a term that is looked for as it is.

    Attributes:
        literals: Its spellings, in the form of `searchable`.
        open_end: Any ending may follow before the next segment.
        joined: The next segment may follow without a space (Hangul).
    """

    literals: tuple[str, ...]
    open_end: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A term ready to be searched for: its segments follow one another, a space apart."""

    left: Edge
    segments: tuple[Segment, ...]
    right: Edge


def searchable(folded: str) -> str:
    """A folded text in the form that literals have: hyphens and middle dots are spaces. Offsets stay."""
    return folded.translate(_GAPS) if folded.isascii() else folded.replace("-", " ").replace("·", " ")


def read_pattern(text: str) -> Pattern:
    """Read a term.

    Raises:
        QueryError: It is empty, longer than 200 characters, nothing but signs, begins with a dash, which marks what is excepted, or has a
            "*" where none can be.
    """
    if len(text) > MAX_TERM:
        raise QueryError(
            f"a term has at most {MAX_TERM} characters, this one has {len(text)}",
            query=text,
            position=MAX_TERM,
            key="term-too-long",
            values={"most": MAX_TERM, "length": len(text)},
            expected="its end",
        )
    folded = fold(text).text
    found = dashed_words(folded)
    chunks = [chunk for chunk, _ in found]
    if not any(character.isalnum() for chunk in chunks for character in chunk):
        raise QueryError("a term needs a letter or a digit", query=text, position=0, key="term-no-letter", expected="a letter or a digit")
    _check_dash(text, folded)
    _check_stars(text, chunks)
    stems = [chunk.strip("*") for chunk in chunks]
    segments = _segments(stems, [chunk.endswith("*") for chunk in chunks], [dashed for _, dashed in found])
    return Pattern(
        left=Edge.FREE if chunks[0].startswith("*") else _edge(stems[0], 0),
        segments=segments,
        right=Edge.FREE if chunks[-1].endswith("*") else _edge(stems[-1], -1),
    )


def dashed_words(folded: str) -> list[tuple[str, bool]]:
    """The words of a folded term or exception, each with whether a dash stands between it and the one before."""
    found = list(_CHUNK.finditer(searchable(folded)))
    dashed = [False, *("-" in folded[one.end() : other.start()] for one, other in pairwise(found))]
    return [(each.group(), dash) for each, dash in zip(found, dashed, strict=False)]


def _check_dash(text: str, folded: str) -> None:
    """Refuse a dash before the first letter: who types it means what shall not be found, and would get the opposite."""
    if folded.lstrip().startswith("-"):
        raise QueryError(
            f'"{text.strip()}" begins with a dash, which marks an exception, and there is no term before it',
            query=text,
            position=len(text) - len(text.lstrip()),
            key="term-dash-first",
            values={"text": text.strip()},
            expected="a letter or a digit",
        )


def _check_stars(text: str, chunks: list[str]) -> None:
    """Refuse a "*" that means nothing or nearly everything, pointing at it."""
    star = text.find("*") if "*" in text else 0
    for index, chunk in enumerate(chunks):
        stem = chunk.strip("*")
        if "*" not in chunk:
            continue
        if "*" in stem or "**" in chunk:
            raise QueryError(
                '"*" may end a word or begin the term, not stand inside',
                query=text,
                position=star,
                key="term-star-inside",
                expected="a letter",
            )
        if chunk.startswith("*") and index > 0:
            raise QueryError(
                'only the first word of a term may begin with "*"',
                query=text,
                position=text.rfind("*"),
                key="term-star-first",
                expected="a letter",
            )
        if len(stem) < _SHORTEST_STEM and not (stem and (is_cjk(stem) or is_hangul(stem))):
            raise QueryError(
                f'"{chunk}" would be found nearly everywhere',
                query=text,
                position=star,
                key="term-too-common",
                values={"text": chunk, "least": _SHORTEST_STEM},
                expected=f"at least {_SHORTEST_STEM} letters",
            )


def _segments(stems: list[str], starred: list[bool], dashed: list[bool]) -> tuple[Segment, ...]:
    """Words that must follow one another as they are, taken together; `dashed` says before which of them a dash was typed."""
    segments: list[Segment] = []
    run: list[tuple[str, bool]] = []
    for index, (stem, star, dash) in enumerate(zip(stems, starred, dashed, strict=True)):
        run.append((stem, dash))
        last = index == len(stems) - 1
        hangul = is_hangul(stem[-1:])  # a particle may follow, or the next word without a space
        if star or hangul or last:
            segments.append(Segment(literals=spellings(run), open_end=not last, joined=hangul and not last))
            run = []
    return tuple(segments)


_JUNCTION: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def spellings(run: list[tuple[str, bool]]) -> tuple[str, ...]:
    """The ways to write these words, at least one.

    Where a letter meets a digit, or Han or kana another word, a space may stand or not. Where a dash was typed, one may stand between
    spaces, which in the form of `searchable` are three.
    """
    parts: list[str] = []
    gaps: list[tuple[str, ...]] = []
    for word, dashed in run:
        for index, part in enumerate(_JUNCTION.split(word)):
            if parts:
                free = index > 0 or _JUNCTION.search(parts[-1][-1] + part[0]) is not None or _both_cjk(parts[-1], part)
                gaps.append((*([""] if free else []), " ", *(["   "] if dashed and index == 0 else [])))
            parts.append(part)
    if sum(len(ways) > 1 for ways in gaps) > _MAX_JUNCTIONS:
        return (" ".join(word for word, _ in run),)
    return tuple(parts[0] + "".join(map("".join, zip(chosen, parts[1:], strict=True))) for chosen in product(*gaps))


def _both_cjk(left: str, right: str) -> bool:
    return is_cjk(left[-1]) and is_cjk(right[0])


def _edge(word: str, end: int) -> Edge:
    """What the first (0) or last (-1) character of a word asks of its neighbour."""
    character = word[end]
    if is_hangul(character):
        return Edge.LONE if len(word) == 1 else Edge.FREE
    if is_cjk(character) or not character.isalnum():
        return Edge.FREE
    return Edge.DIGIT if character.isdigit() else Edge.LETTER
