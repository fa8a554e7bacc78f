"""What a sentence denies, or says not to know; the words are data (refusals.toml, and `denies` and `admits` of cues.toml).

A denial is told as one, with the name of who denies; what somebody does not know or cannot confirm they neither say nor deny. Where the
grammar leaves open whom a word of denial concerns, a figure of a report is taken to be denied: to say nothing is better than to let
somebody say what they deny.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from feeds.types.claim import Stance
from feeds.understand.claims import ways
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.modes import Modes
from feeds.understand.claims.phrases import phrases
from feeds.understand.claims.ways import Ways
from feeds.understand.tables import read_table
from feeds.understand.text import Span

_MOST: Final = 8  # words of one kind that a sentence is asked for
_AROUND: Final = 14
_GAP: Final = 50
_ONLY: Final = 16  # the same within "not ... only" and "dismissing the denials"
_EAST_GAP: Final = 6
_VERB: Final = 10  # characters between a Korean or Japanese verb and its negator
_CHINESE: Final = 20  # characters between a Chinese negator and its verb
_NONE: Final = 40  # characters before a figure in which "no" stands
_BUT: Final = 60  # characters behind a figure in which the right one follows
_EAST_BUT: Final = 8
_NOUN: Final = 100  # characters before a figure in which it is said to be a report's
_SUBJECT: Final = 24  # characters before a word of denial in which its subject stands
_PARTED: Final = "de"  # whose negators stand anywhere in the clause of the verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words, folded; the keys of refusals.toml.

    Attributes:
        negated: A verb of moving with its negator.
        none: Ends a text behind which a figure stands of which there is none.
        wrong: The same for a figure that is put right.
        right: Begins what puts it right.
    """

    denied: re.Pattern[str]
    unconfirmed: re.Pattern[str]
    negated: re.Pattern[str]
    negator: re.Pattern[str] | None
    only: re.Pattern[str]
    none: re.Pattern[str]
    wrong: re.Pattern[str] | None
    right: re.Pattern[str]
    reports: re.Pattern[str]
    stories: re.Pattern[str]
    joints: re.Pattern[str]
    despite: re.Pattern[str]
    adverbs: re.Pattern[str]
    negation: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A word of denial.

    Attributes:
        stance: What it makes of a figure that it concerns.
        at: Its span in the folded sentence.
        own: Whether it turns the verb of the figure round, rather than say something of a report.
    """

    stance: Stance
    at: Span
    own: bool = False


@cache
def words(language: str, table: Modes) -> Words | None:
    """The words of a language, or None for one that is not known here.

    Args:
        language: BCP 47 primary tag.
        table: Its verbs of moving.
    """
    data = read_table("claims/refusals.toml").get(language)
    if data is None:
        return None
    spaced = not table.east

    def any_of(key: str, gap: int = _GAP) -> str:
        return f"(?:{phrases(data.get(key, ()), gap=gap, east_gap=_EAST_GAP)})"

    return Words(
        denied=re.compile(any_of("denied")),
        unconfirmed=re.compile(any_of("unconfirmed")),
        negated=re.compile(f"{_negated(language, any_of('negators', 1), any_of('between', 1), table)}|{any_of('negated', 1)}"),
        negator=re.compile(any_of("negators", 1)) if language == _PARTED else None,
        only=re.compile(any_of("only", _ONLY)),
        none=re.compile(
            any_of("none", 1) + (r"(?:, [^,]{2,20},)? (?:of )?(?:the |die |der |les |des |these |those |diese )?$" if spaced else r" ?$")
        ),
        wrong=re.compile(any_of("not", 1) + (r" (?:the |die |les )?$" if spaced else r"[^,，、]{0,8}$")) if data["not"] else None,
        right=re.compile(any_of("but", 1)),
        reports=re.compile(any_of("reports")),
        stories=re.compile(any_of("stories", 1)),
        joints=re.compile(any_of("joints")),
        despite=re.compile(any_of("despite")),
        negation=re.compile(any_of("negation", 1)),
        adverbs=re.compile(f" {any_of('between', 1)}"),
    )


def _negated(language: str, negators: str, between: str, table: Modes) -> str:
    moves = f"(?:{table.moves.pattern})"
    if language == "zh":
        return rf"{negators}[^,，、;。]{{0,{_CHINESE}}}?{moves}"
    if table.east:
        return rf"{moves}[^,，、;。\d]{{0,{_VERB}}}?{negators}"
    behind = rf"|{moves}\w* {negators}" if language == "fr" else ""
    return rf"{negators} (?:{between} ){{0,3}}{moves}\w*{behind}"


def read(folded: str, found: Words, cues: Cues) -> tuple[Refusal, ...]:
    """The words of denial in a sentence that nothing turns round.

    Args:
        folded: The sentence, folded.
        found: The words of its language.
        cues: And those for denials that a title tells as well.
    """
    only = [match.span() for match in islice(found.only.finditer(folded), _MOST)]
    unknown = [match.span() for match in islice(found.unconfirmed.finditer(folded), _MOST)]
    kinds = (
        (Stance.DENIED, cues.denies if any(hint in folded for hint in cues.denial_hints) else None, False),
        (Stance.DENIED, found.denied, False),
        (Stance.UNCONFIRMED, found.unconfirmed, False),
        (Stance.DENIED, found.negated, True),
        (Stance.DENIED, found.negator, True),
    )
    return tuple(
        Refusal(stance=stance, at=match.span(), own=own)
        for stance, pattern, own in kinds
        if pattern is not None
        for match in islice(pattern.finditer(folded), _MOST)
        if not any(start <= match.end() and match.start() <= end for start, end in only)
        if not (own and any(start < match.end() and match.start() < end for start, end in unknown))  # "没有证据"
        if own or not _is_admitted(folded, match.span(), cues, whole=pattern is cues.denies)
    )


def _is_admitted(folded: str, at: Span, cues: Cues, *, whole: bool) -> bool:
    """Whether a word beside a denial turns it round: "did not deny", "부인하지 않"."""
    start, end = at
    if whole:
        return cues.admits.search(folded[max(0, start - _AROUND) : end + (0 if cues.spaced else _AROUND)]) is not None
    return cues.admits.search(folded[max(0, start - _AROUND) : start] if cues.spaced else folded[end : end + _AROUND]) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """What lies between a word of denial and a figure, for one sentence.

    Attributes:
        words: Of denial.
        cues: Of saying.
        modes: Of moving, and "but".
        told: The clauses.
    """

    words: Words
    cues: Cues
    modes: Modes
    told: Ways

    def governs(self, each: Refusal, folded: str, figure: Span, said: Sequence[Span]) -> bool:
        """Whether a negated verb is that of the figure: no other verb of moving or saying, and no "but", stands between."""
        low, high = _between(each.at, figure)
        if self.words.negator is not None:
            start, end = ways.clause(self.told, figure)
            return start <= each.at[0] and each.at[1] <= end and self.modes.moves.search(folded, start, end) is not None
        others = (self.modes.moves, self.cues.says, self.modes.but)
        return not any(pattern.search(folded, low, high) for pattern in others) and not any(low <= at < high for at, _ in said)

    def reaches(self, each: Refusal, folded: str, figure: Span, said: Sequence[Span]) -> bool:
        """Whether what is said to be false is the report of the figure, and not something in another clause."""
        low, high = _between(each.at, figure)
        adverb = self.words.adverbs.match(folded, low)  # "no confirmation yet"
        low = min(high, adverb.end()) if adverb else low
        parted = any(low <= start < high for start, _ in self.told.parts)
        if self.modes.but.search(folded, low, high) or ";" in folded[low:high] or (parted and self._is_conceded(each, folded)):
            return False
        if each.at[0] < figure[0]:
            joint = max((found.end() for found in self.words.joints.finditer(folded, low, high)), default=high)
            return self.cues.says.search(folded, joint, high) is None
        if self.words.reports.search(folded, max(0, figure[0] - _NOUN), min(len(folded), high)) and not self._speaks(folded, low, high):
            return True
        if self.cues.spaced and self.words.reports.search(folded, max(low, each.at[0] - _SUBJECT), each.at[0]):
            return True  # "... and that the figure was false"
        spoken = [at for at, end in said if end <= each.at[0]]
        return not (parted and spoken) and not any(self._sayings(folded, low, high))

    def _is_conceded(self, each: Refusal, folded: str) -> bool:
        """Whether a denial is told in passing, before the claim is made all the same."""
        if self.modes.crosses:
            return self.words.despite.search(folded, each.at[1], min(len(folded), each.at[1] + _AROUND)) is not None
        start, _ = ways.clause(self.told, each.at)
        return self.words.despite.search(folded, start, each.at[0]) is not None

    def _speaks(self, folded: str, low: int, high: int) -> bool:
        """Whether another speaker follows: a word such as "and", and a verb of saying before it."""
        saying = next(self._sayings(folded, low, high), None)
        return saying is not None and self.words.joints.search(folded, saying, high) is not None

    def _sayings(self, folded: str, low: int, high: int) -> Iterator[int]:
        return (found.end() for found in self.cues.says.finditer(folded, low, high))


def refusal(refusals: Sequence[Refusal], folded: str, figure: Span, said: Sequence[Span], told: Clauses) -> Refusal | None:
    """The word of denial that concerns a figure; None where none does.

    Args:
        refusals: Those of the sentence.
        folded: The sentence, folded.
        figure: The figure's span in it.
        said: Where the phrases stand that show who speaks.
        told: The words and clauses of the sentence.
    """
    if _is_none(folded, figure, told.words):
        return Refusal(stance=Stance.DENIED, at=figure, own=True)
    reaching = [each for each in refusals if (told.governs if each.own else told.reaches)(each, folded, figure, said)]
    return min(reaching, key=lambda each: (each.stance is not Stance.DENIED, each.own), default=None)


def _is_none(folded: str, figure: Span, found: Words) -> bool:
    return found.none.search(_before(folded, figure)) is not None


def _before(folded: str, figure: Span) -> str:
    """What stands before the number of a figure, whose words may begin with a noun ("朝鲜士兵不是1万人")."""
    number = ways.number(folded, figure)
    return folded[max(0, number - _NONE) : number]


def is_put_right(folded: str, figure: Span, found: Words) -> bool:
    """Whether a figure is one that is put right: "not 10,000 but 12,000"."""
    if found.wrong is None:
        behind = folded[figure[1] : figure[1] + _EAST_BUT]
        return found.right.search(behind) is not None and found.only.search(behind) is None
    return found.wrong.search(_before(folded, figure)) is not None and found.right.search(folded, figure[1], figure[1] + _BUT) is not None


def _between(one: Span, other: Span) -> Span:
    low, high = min(one[1], other[1]), max(one[0], other[0])
    return low, max(low, high)
