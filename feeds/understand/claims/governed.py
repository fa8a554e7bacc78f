"""Whether a verb of saying has a figure in what it tells; the words are data (governed.toml).

Who is asked about 10,000 soldiers, has seen reports of them, or speaks while another side counts them, has not said that they are there.
It is asked only of the two of this beat, who are the last to be made to say what others say of them.
"""

import re
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final

from feeds.understand.claims import ways
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.phrases import phrases
from feeds.understand.claims.ways import Ways
from feeds.understand.names import known_in, side_of
from feeds.understand.tables import read_table
from feeds.understand.text import Span

_NONE: Final[dict[str, list[str]]] = {"ends": [], "tells": []}
_GAP: Final = 1
_EAST_GAP: Final = 4
_LAST: Final = 12  # characters behind a Chinese verb of saying that ends its sentence
_CLOSED: Final = (",", "，", "”", '"', "»", "“", "'", "’", "-", "–", "—")
_TWO: Final = frozenset({"russia", "dprk"})
_VERB_LAST: Final = frozenset({"ko", "ja"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """One language's words, folded; the keys of governed.toml.

    Attributes:
        last: Verbs of saying stand behind what they tell.
    """

    topics: re.Pattern[str]
    beside: re.Pattern[str]
    opens: re.Pattern[str]
    behind: re.Pattern[str]
    that: re.Pattern[str]
    rest: re.Pattern[str]
    ends: re.Pattern[str]
    tells: re.Pattern[str]
    last: bool


@cache
def governed(language: str) -> Governed | None:
    """The words of a language, or None for one that is not known here."""
    data = read_table("claims/governed.toml").get(language)
    if data is None:
        return None
    words = {key: phrases(forms, gap=_GAP, east_gap=_EAST_GAP) for key, forms in (_NONE | data).items()}
    return Governed(
        topics=re.compile(words["topics"]),
        beside=re.compile(words["beside"]),
        opens=re.compile(rf"\W*(?:{words['opens']})"),
        behind=re.compile(words["behind"]),
        that=re.compile(rf", (?:{words['that']})"),
        rest=re.compile(rf"\W*$| ?[,.;:!?\"”»]| (?:{words['rest']})"),
        ends=re.compile(rf"(?: (?:{words['ends']}))?\W*$"),
        tells=re.compile(words["tells"]),
        last=language in _VERB_LAST,
    )


def governs(folded: str, verb: Span, figure: Span, told: Ways, words: Governed, cues: Cues) -> bool:
    """Whether a figure stands in what a verb or phrase of saying tells.

    Args:
        folded: The sentence, folded.
        verb: The span of the verb or phrase in it.
        figure: The figure's span.
        told: The clauses of the sentence.
        words: Of the language.
        cues: And its verbs of saying.
    """
    at = ways.number(folded, figure)
    if verb[1] <= figure[0]:
        if not cues.spaced and words.topics.search(folded, *verb):
            return False  # "谈到"
        return not is_topic(folded[verb[1] : at], words, cues)
    if words.opens.match(folded) and not words.last:
        return False
    shown = is_shown(folded, figure, words, cues) if words.last else words.behind.search(folded, figure[1], max(figure[1], verb[0]))
    if shown or is_topic(folded[:at], words, cues, last=words.last):
        return False
    if words.last or cues.says.fullmatch(folded, *verb) is None:
        return True
    return _closes(folded, verb, figure, told, words, spaced=cues.spaced)


def is_shown(folded: str, figure: Span, words: Governed, cues: Cues) -> bool:
    """Whether a Korean or Japanese figure is what is asked or reported, by what stands before the last verb of saying, or the end."""
    until = max((found.start() for found in cues.says.finditer(folded, figure[1])), default=len(folded))
    return words.behind.search(folded, figure[1], max(figure[1], until)) is not None


def is_topic(before: str, words: Governed, cues: Cues, *, last: bool = False) -> bool:
    """Whether what stands before a figure makes it what is asked, shown or reported, or puts it beside what is said.

    Args:
        before: What stands between a verb of saying, or the beginning of the sentence, and the figure; folded.
        words: Of the language.
        cues: And its verbs of saying.
        last: Verbs of saying stand behind the figure, and what stands before it says nothing.
    """
    if last:
        return False
    if words.topics.search(before) or _by_another(before, cues):
        return True
    end = max((found.end() for found in words.beside.finditer(before)), default=-1)
    if end < 0:
        return False
    that = words.that.search(before, end)  # "said on Monday, after talks in Pyongyang, that 9,000 ..."
    return that is None or cues.says.search(before, end, that.start()) is not None


def _by_another(before: str, cues: Cues) -> bool:
    """Whether another side's verb of saying stands there."""
    if cues.says.search(before) is None:
        return False
    return any(side_of(name) not in {None, *_TWO} for name, _ in known_in(before))


def _closes(folded: str, verb: Span, figure: Span, told: Ways, words: Governed, *, spaced: bool) -> bool:
    """Whether a verb of saying closes the sentence behind what it tells, rather than begin what somebody says."""
    behind = folded[verb[1] :]
    if not spaced:
        return len(behind) <= _LAST
    start = max((part for part in map(itemgetter(1), told.parts) if part <= verb[0]), default=0)
    if words.ends.match(behind):
        return True  # "Kim hat ... bestätigt."
    if figure[1] > start or not folded[:start].rstrip().endswith(_CLOSED) or _begins(behind, words):
        return False
    inverted = not folded[start : verb[0]].strip()
    return inverted or words.tells.fullmatch(folded, *verb) is not None or words.rest.match(behind) is not None


def _begins(behind: str, words: Governed) -> bool:
    """Whether a "that" follows the verb and its subject: "ответил Песков журналистам, что ..."."""
    return words.that.match(behind, behind.find(",")) is not None or words.that.match(f",{behind}") is not None
