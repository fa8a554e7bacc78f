"""The two or three sentences worth pushing: those that carry who says that how much of what went where.

Extractive: every sentence is one of the text, word for word, apart from a dateline at its start that may be left off whole. Nothing is
cut in half, nothing is added.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from feeds.types.claim import Claim, Quantity
from feeds.types.topic import Field, Match
from feeds.understand.furniture import dateline_end, is_cut, is_furniture, is_hanging, is_orphan
from feeds.understand.text import Span, fold, is_cjk, is_hangul, sentences
from feeds.understand.units import canonical

LOOKED_AT: Final = 20_000
"""Code points of the text that are read."""
LONGEST_SENTENCE: Final = 400
LONGEST_ONLY: Final = 800
"""Of a text's only sentence."""
LONGEST: Final = 600
"""Code points of all sentences together, unless the only one is longer."""
MOST: Final = 3

_CANDIDATES: Final = 80
_SHORTEST: Final = 25  # of an alphabetic sentence; Korean, Japanese and Chinese say twice as much in a character
_STOPS: Final = frozenset(".!?…。！？｡")
_CLOSING: Final = "\"'”’»“）)]』」›"
_SAME: Final = 0.75
_NEEDED: Final = (0.0, 1.5, 2.0)  # what the first, second and third sentence must be worth
_LEAD_BONUS: Final = (1.5, 0.75)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that may be told: its span in the text, and what it is made of."""

    start: int
    end: int
    text: str
    grams: frozenset[str]
    figures: frozenset[tuple[str, float]]
    worth: float


def summarise(
    title: str, text: str, matches: tuple[Match, ...], quantities: tuple[Quantity, ...], claims: tuple[Claim, ...] = ()
) -> tuple[str, ...]:
    """Choose the sentences.

    Args:
        title: The article's title, which a reader sees anyway.
        text: Its text; the first `LOOKED_AT` code points are read.
        matches: What the topics found; their passages and words are what is looked for.
        quantities: The article's figures (offsets in `title + newline + text`).
        claims: Its claims; a sentence that names who says so is worth more.

    Returns:
        At most `MOST` sentences in the order of the text, together at most `LONGEST` code points unless it is a single one; () where the
        text has no whole sentence that says more than the title.
    """
    pool = _candidates(title, text, matches, quantities, claims)
    chosen = _choose(title, [candidate for candidate in pool if candidate.end - candidate.start <= LONGEST_SENTENCE])
    if not chosen and len(pool) == 1 and len(pool[0].text) <= LONGEST_ONLY:
        chosen = pool
    return tuple(candidate.text for candidate in sorted(chosen, key=lambda candidate: candidate.start))


def _candidates(
    title: str, text: str, matches: tuple[Match, ...], quantities: tuple[Quantity, ...], claims: tuple[Claim, ...]
) -> list[_Candidate]:
    spans = sentences(text[:LOOKED_AT])
    if len(text) > LOOKED_AT:
        spans = spans[:-1]  # it was cut here
    whole, offset = len(text.rstrip()), len(title) + 1
    told = _grams(fold(title).text)
    words = frozenset(fold(word).text for match in matches for passage in match.passages for word, _ in passage.hits)
    found: list[_Candidate] = []
    for (start, end), (_, before) in zip(spans[:_CANDIDATES], ((0, 0), *spans), strict=False):
        begin = start + dateline_end(text[start:end])
        sentence = text[begin:end]
        folded = fold(sentence).text
        goes_on = is_cut(text[:before]) and "\n" not in text[before:start]  # "We think ... Russia paid": the second half
        if goes_on or not _is_tellable(sentence, folded, is_last=end == whole):
            continue
        grams = _grams(folded)
        if len(grams & told) >= _SAME * len(grams):
            continue
        bonus = _LEAD_BONUS[len(found)] if len(found) < len(_LEAD_BONUS) else 0.0
        found.append(
            _Candidate(
                start=begin,
                end=end,
                text=sentence,
                grams=grams,
                figures=_figures(quantities, offset + begin, offset + end),
                worth=bonus + _worth(folded, (start, end), words, matches) + _source_worth(sentence, claims),
            )
        )
    return found


def _figures(quantities: tuple[Quantity, ...], start: int, end: int) -> frozenset[tuple[str, float]]:
    """The figures of a sentence that may be news; 10,000 troops are no other figure than 10,000 soldiers."""
    inside = [quantity for quantity in quantities if start <= quantity.start < end]
    return frozenset(
        (canonical(quantity.unit).family, quantity.value) for quantity in inside if canonical(quantity.unit).matters is not None
    )


def _is_tellable(sentence: str, folded: str, *, is_last: bool) -> bool:
    """Whether a sentence can stand in a summary at all: whole, of the report, and long enough to say something.

    A line that begins small, or that has no full stop and is not the last, is a heading, a list or half a sentence; the last one may lack
    its full stop, unless it breaks off.
    """
    stopped = sentence.rstrip(_CLOSING)[-1:] in _STOPS
    if sentence[:1].islower() or not (stopped or (is_last and not is_hanging(folded))):
        return False
    weight = len(sentence)
    if weight < _SHORTEST:
        weight += sum(is_hangul(character) or is_cjk(character) for character in sentence)
    return weight >= _SHORTEST and not is_cut(sentence) and not is_furniture(sentence, folded)


def _worth(folded: str, span: Span, words: Iterable[str], matches: tuple[Match, ...]) -> float:
    """What a sentence is worth by the words that were looked for; less where it leans on another, asks, or is half a quotation."""
    start, end = span
    passages = [passage for match in matches for passage in match.passages]
    decided = any(passage.field is Field.TEXT and passage.start < end and start < passage.end for passage in passages)
    worth = 2.0 * decided + min(0.4 * sum(word in folded for word in words), 2.0)
    return worth - is_orphan(folded) - folded.endswith("?") - 0.75 * (folded.count('"') % 2)


def _source_worth(sentence: str, claims: tuple[Claim, ...]) -> float:
    """What it is worth that a sentence says who says so, and which way something went."""
    said = [claim for claim in claims if claim.passage in sentence or sentence in claim.passage]
    return 1.0 * any(claim.claimant for claim in said) + 0.5 * any(claim.direction for claim in said)


def _choose(title: str, pool: list[_Candidate]) -> list[_Candidate]:
    """Take the sentence worth most, again and again, each time less what was told already."""
    told, figures = _grams(fold(title).text), frozenset[tuple[str, float]]()
    chosen: list[_Candidate] = []
    length = 0
    for needed in _NEEDED[:MOST]:
        best, gain = None, needed
        for candidate in pool:
            value = _gain(candidate, told, figures)
            fits = not chosen or length + candidate.end - candidate.start <= LONGEST
            if fits and candidate not in chosen and (value > gain or (best is None and not chosen)):
                best, gain = candidate, value
        if best is None:
            break
        chosen.append(best)
        length += best.end - best.start + 1
        told, figures = told | best.grams, figures | best.figures
    return chosen


def _gain(candidate: _Candidate, told: frozenset[str], figures: frozenset[tuple[str, float]]) -> float:
    overlap = len(candidate.grams & told) / len(candidate.grams)
    if overlap >= _SAME:
        return -1.0
    new = len(candidate.figures - figures)
    return candidate.worth + 1.5 * min(new, 2) + 0.25 * len(candidate.figures & figures) - 2.0 * overlap


def _grams(folded: str) -> frozenset[str]:
    """What a folded text is made of, for overlap: runs of four letters, of two in Korean, Japanese and Chinese."""
    letters = "".join(filter(str.isalnum, folded[:LONGEST]))
    size = 2 if letters and (is_hangul(letters[0]) or is_cjk(letters[0])) else 4
    return frozenset(letters[at : at + size] for at in range(max(1, len(letters) - size + 1)))
