"""The two or three sentences worth pushing: those that carry who says that how much of what went where.

Extractive: every sentence is one of the text, word for word, apart from a dateline at its start that may be left off whole. Nothing is
cut in half, nothing is added. A sentence that leans on the one before it ("He added that ...") is told with that one or not at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from feeds.types.claim import Claim, Quantity
from feeds.types.topic import Field, Match
from feeds.understand.furniture import dateline_end, is_cut, is_furniture, is_hanging, is_orphan, is_silence
from feeds.understand.names import MATTER, PRINCIPALS, known_in, side_of
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
_BESIDE: Final = 0.5  # what a sentence costs that is told only because another leans on it
_NAMED: Final = {True: 1.0, False: 0.5}  # what one of the two countries is worth, and another side or a matter
_MOST_NAMED: Final = 2.5
_SPEAKER: Final = 1.5  # of a figure that is told, where no sentence told names them yet


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Candidate:
    """A sentence that may be told: its span in the text, and what it is made of. Each is equal to itself alone.

    Attributes:
        start: Where it begins, behind a dateline.
        end: Where it ends.
        text: As it stands.
        grams: What it is made of.
        figures: What it counts.
        worth: What it is worth by itself.
        named: The claimants of the article that it names.
        awaited: The claimants of what it tells.
        leans_on: The sentence that it cannot be told without, or None.
    """

    start: int
    end: int
    text: str
    grams: frozenset[str]
    figures: frozenset[tuple[str, float]]
    worth: float
    named: frozenset[str]
    awaited: frozenset[str]
    leans_on: "_Candidate | None"


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
    claimants = frozenset(claim.claimant for claim in claims if claim.claimant)
    found: list[_Candidate] = []
    previous: _Candidate | None = None  # the sentence right before, if that can be told
    stands = True  # whether what stands right before is told anyway: it is the title, or says the same
    for (start, end), (_, before) in zip(spans[:_CANDIDATES], ((0, 0), *spans), strict=False):
        leans_on, on_title, previous, stands = previous, stands, None, False
        begin = start + dateline_end(text[start:end])
        sentence = text[begin:end]
        folded = fold(sentence).text
        goes_on = is_cut(text[:before]) and "\n" not in text[before:start]  # "We think ... Russia paid": the second half
        if goes_on or not _is_tellable(sentence, folded, is_last=end == whole):
            continue
        grams = _grams(folded)
        leans = is_orphan(folded)
        stands = len(grams & told) >= _SAME * len(grams)
        if stands or (leans and leans_on is None and not on_title):
            continue
        bonus = _LEAD_BONUS[len(found)] if len(found) < len(_LEAD_BONUS) else 0.0
        previous = _Candidate(
            start=begin,
            end=end,
            text=sentence,
            grams=grams,
            figures=_figures(quantities, offset + begin, offset + end),
            worth=bonus
            - (leans and on_title)
            + _worth(folded, (start, end), words, matches)
            + _named_worth(sentence)
            + _source_worth(sentence, claims),
            named=frozenset(name for name in claimants if name in sentence),
            awaited=frozenset(claim.claimant for claim in claims if claim.claimant and claim.passage in text[start:end]),
            leans_on=leans_on if leans and not on_title else None,
        )
        found.append(previous)
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
    its full stop, unless it breaks off. That somebody did not comment is no whole sentence either: it answers what is not told.
    """
    stopped = sentence.rstrip(_CLOSING)[-1:] in _STOPS
    if sentence[:1].islower() or not (stopped or (is_last and not is_hanging(folded))):
        return False
    weight = len(sentence)
    if weight < _SHORTEST:
        weight += sum(is_hangul(character) or is_cjk(character) for character in sentence)
    if is_cut(sentence) or is_furniture(sentence, folded) or is_silence(sentence, folded):
        return False
    return weight >= _SHORTEST


def _worth(folded: str, span: Span, words: Iterable[str], matches: tuple[Match, ...]) -> float:
    """What a sentence is worth by the words that were looked for; less where it asks or is half a quotation."""
    start, end = span
    passages = [passage for match in matches for passage in match.passages]
    decided = any(passage.field is Field.TEXT and passage.start < end and start < passage.end for passage in passages)
    worth = 2.0 * decided + min(0.4 * sum(word in folded for word in words), 2.0)
    return worth - folded.endswith("?") - 0.75 * (folded.count('"') % 2)


def _named_worth(sentence: str) -> float:
    """What it is worth whom and what a sentence names: the two countries, other sides, and matters of this beat."""
    named = {name for name, _ in known_in(sentence)}
    about = {side_of(name) or name for name in named if side_of(name) or name.startswith(MATTER)}
    return min(sum(_NAMED[each in PRINCIPALS] for each in about), _MOST_NAMED)


def _source_worth(sentence: str, claims: tuple[Claim, ...]) -> float:
    """What it is worth that a sentence says who says so, and which way something went."""
    said = [claim for claim in claims if claim.passage in sentence or sentence in claim.passage]
    return 1.0 * any(claim.claimant for claim in said) + 0.5 * any(claim.direction for claim in said)


def _choose(title: str, pool: list[_Candidate]) -> list[_Candidate]:
    """Take the sentence worth most, with those that it leans on, again and again, each time less what was told already."""
    heading = _grams(fold(title).text)
    chosen: list[_Candidate] = []
    while len(chosen) < MOST:
        best: list[_Candidate] = []
        gain, told = _NEEDED[len(chosen)], _told(heading, chosen)
        for candidate in pool:
            block = _block(candidate, chosen, pool)
            length = sum(each.end - each.start for each in (*chosen, *block)) + len(chosen)
            fits = block and len(chosen) + len(block) <= MOST and (length <= LONGEST or (not chosen and len(block) == 1))
            value = _value(block, told) if fits else 0.0
            if fits and (value > gain or not (best or chosen)):
                best, gain = block, value
        if not best:
            break
        chosen += best
    return chosen


def _block(candidate: _Candidate, chosen: list[_Candidate], pool: list[_Candidate]) -> list[_Candidate]:
    """A sentence with those that it leans on and that are not told yet; none where one of them cannot be told."""
    block: list[_Candidate] = []
    each: _Candidate | None = candidate
    while each is not None and each not in chosen:
        if each not in pool or len(block) == MOST:
            return []
        block.append(each)
        each = each.leans_on
    return block


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the title and the sentences chosen so far tell: their grams and figures, and the claimants that they still await."""

    grams: frozenset[str]
    figures: frozenset[tuple[str, float]]
    awaited: frozenset[str]


def _told(heading: frozenset[str], chosen: list[_Candidate]) -> _Told:
    named = frozenset[str]().union(*(each.named for each in chosen))
    return _Told(
        grams=heading.union(*(each.grams for each in chosen)),
        figures=frozenset[tuple[str, float]]().union(*(each.figures for each in chosen)),
        awaited=frozenset[str]().union(*(each.awaited for each in chosen)) - named,
    )


def _value(block: list[_Candidate], told: _Told) -> float:
    """What it is worth to tell these sentences now."""
    first, *others = block
    return _gain(first, told) + sum(max(0.0, _gain(each, told)) - _BESIDE for each in others)


def _gain(candidate: _Candidate, told: _Told) -> float:
    overlap = len(candidate.grams & told.grams) / len(candidate.grams)
    if overlap >= _SAME:
        return -1.0
    new = len(candidate.figures - told.figures)
    speakers = _SPEAKER * bool(candidate.named & told.awaited)
    return candidate.worth + 1.5 * min(new, 2) + 0.25 * len(candidate.figures & told.figures) + speakers - 2.0 * overlap


def _grams(folded: str) -> frozenset[str]:
    """What a folded text is made of, for overlap: runs of four letters, of two in Korean, Japanese and Chinese."""
    letters = "".join(filter(str.isalnum, folded[:LONGEST]))
    size = 2 if letters and (is_hangul(letters[0]) or is_cjk(letters[0])) else 4
    return frozenset([letters[at : at + size] for at in range(max(1, len(letters) - size + 1))])
