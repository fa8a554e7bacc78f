"""Whether two texts in one language are one form filled in twice: the same words around another country, ship, cargo or fate.

Two countries announce the same sanctions in the same words, and an agency tells of two ships with one sentence: such texts are alike and
tell two events. A copy leaves out, adds and rewrites, but it does not put another name where one stood. This file compares two readings;
it does not know stories.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from feeds.understand.claims.cues import goods
from feeds.understand.furniture import dateline_end, is_furniture
from feeds.understand.names import MATTER, kind_of, known_in, names_in, side_of
from feeds.understand.terms import terms, unfurnished
from feeds.understand.text import Span, fold, is_cjk, is_kana, sentences, words
from feeds.understand.units import canonical, vocabulary

_LEAD_CHARACTERS: Final = 400
_REMEMBERED: Final = 128  # readings: an article is compared with a few candidates, each of them again and again
_FRAME: Final = 0.5  # of the shorter passage that must stand in the other in the same order
_FEWEST: Final = 3  # and so many words at least
_LONGEST: Final = 4  # words that take the place of others; more are another sentence. A Chinese or Japanese character is half a word
_REPLACED: Final = 0.5  # of a gap's content words that the other text has nowhere
_SHIP: Final = "ship"
_SHIP_WORDS: Final = 2  # of its name
_OPEN: Final = "~"
_MANY: Final = "elsewhere"  # one name for many countries of which this beat hardly tells: here they are words
_PEOPLE: Final = {"leaders": "persons"}
_ARMS: Final = {"munitions": "weapons"}  # which of the two a paper writes is taste
_LANDS: Final = frozenset({"common", "places"})  # "Moscow" and "Russia" are one where a side is meant
_ANYBODY: Final = frozenset({"person", "individual"})  # "people" may be workers, soldiers or sappers
_FATES: Final = frozenset({"killed", "wounded", "casualty", "prisoner"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """What stands in one place of two texts and cannot be the same.

    Attributes:
        one: The words of the one text.
        other: Those of the other.
        named: Whether they are names; else a cargo, a fate, or words that changed all through.
    """

    one: str
    other: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    key: str
    start: int
    end: int
    known: bool = False


@dataclass(frozen=True, kw_only=True)
class _Passage:
    """A title or a lead, word by word; a known name is one word, whatever it is called."""

    text: str
    language: str

    @cached_property
    def named(self) -> list[tuple[str, Span]]:
        """Known names and matters."""
        return known_in(self.text)

    @cached_property
    def tokens(self) -> list[_Token]:
        """In order."""
        known = [(_key(name), span) for name, span in self.named if not name.startswith(MATTER) and name != _MANY]
        rest = [token for token in _words(self.text) if not any(start < token.end and token.start < end for _, (start, end) in known)]
        names = [_Token(key=key, start=start, end=end, known=True) for key, (start, end) in known]
        return sorted([*rest, *names], key=lambda token: (token.start, token.end))

    def words_of(self, tokens: list[_Token]) -> str:
        """What stands there, as written."""
        return self.text[tokens[0].start : tokens[-1].end]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The title and the lead of a text, ready for comparison."""

    title: _Passage
    lead: _Passage

    @cached_property
    def keys(self) -> frozenset[str]:
        """Known names anywhere in it, and the sides that they belong to."""
        keys = {token.key for passage in (self.title, self.lead) for token in passage.tokens if token.known}
        return frozenset(keys | {side for key in keys if (side := side_of(key))})

    @cached_property
    def open_names(self) -> frozenset[str]:
        """Names that no table knows, by their consonants."""
        return _open_names(f"{self.title.text}\n{self.lead.text}", self.title.language)

    @cached_property
    def things(self) -> frozenset[str]:
        """Matters, units, fates and goods."""
        return frozenset(thing for passage in (self.title, self.lead) for thing in _things(passage, passage.tokens))

    @cached_property
    def terms(self) -> frozenset[str]:
        """Content words."""
        return terms(fold(self.title.text).text) | terms(fold(self.lead.text).text)


@lru_cache(_REMEMBERED)
def reading(title: str, text: str, language: str) -> Reading:
    """Read a text for comparison.

    Args:
        title: Its title.
        text: Its text; datelines and bylines are left out, and of the rest the first 400 characters are read.
        language: BCP 47 primary tag.
    """
    lead = _without_furniture(unfurnished(text[: 2 * _LEAD_CHARACTERS]))[:_LEAD_CHARACTERS]
    return Reading(title=_Passage(text=unfurnished(title), language=language), lead=_Passage(text=lead, language=language))


def rivalry(one: Reading, other: Reading) -> Rivalry | None:
    """What parts two texts that tell with the same words of something else; None where nothing does, or the words are not the same."""
    in_titles, in_leads = list(_gaps(one.title, other.title)), list(_gaps(one.lead, other.lead))
    gaps = [*in_titles, *in_leads]
    return (
        next((_told(gap, named=True) for gap in gaps if _other_name(gap, one, other)), None)
        or _turned(in_titles)
        or _turned(in_leads)
        or next((_told(gap, named=False) for gap in gaps if _other_thing(gap, one, other)), None)
        or _all_through(in_titles, in_leads, one, other)
    )


# --- where two passages differ -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """Words that stand in the same place of two passages; `at` is where, counted in words of the first."""

    at: Span
    ours: _Passage
    theirs: _Passage
    one: list[_Token]
    other: list[_Token]


def _gaps(ours: _Passage, theirs: _Passage) -> Iterator[_Gap]:
    """Where one passage has other words than the other, if the words around them are mostly the same."""
    one, other = ours.tokens, theirs.tokens
    codes = _codes([token.key for token in one], [token.key for token in other])
    common = sum(last - first for kind, first, last, _, _ in codes if kind == "equal")
    if common < _FEWEST or common < _FRAME * min(len(one), len(other)):
        return
    for kind, first, last, start, end in codes:
        if kind == "replace" and max(_size(one[first:last]), _size(other[start:end])) <= _LONGEST:
            yield _Gap(at=(first, last), ours=ours, theirs=theirs, one=one[first:last], other=other[start:end])


def _codes(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What differs, as `SequenceMatcher` says; it finds other blocks where its arguments change places, so they are put in one order."""
    if one <= other:
        return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
    turned = SequenceMatcher(None, other, one, autojunk=False).get_opcodes()
    return [(kind, start, end, first, last) for kind, first, last, start, end in turned]


def _turned_over(gap: _Gap) -> _Gap:
    return replace(gap, ours=gap.theirs, theirs=gap.ours, one=gap.other, other=gap.one)


def _size(tokens: list[_Token]) -> float:
    return sum(0.5 if len(token.key) == 1 and is_cjk(token.key) else 1.0 for token in tokens)


def _told(gap: _Gap, *, named: bool) -> Rivalry:
    return Rivalry(one=gap.ours.words_of(gap.one), other=gap.theirs.words_of(gap.other), named=named)


def _other_name(gap: _Gap, one: Reading, other: Reading) -> bool:
    """Whether each text names somebody or something there that the other names nowhere."""
    ours = {token.key for token in gap.one if token.known} - other.keys
    theirs = {token.key for token in gap.other if token.known} - one.keys
    if any(_comparable(a, b) for a in ours for b in theirs) or _other_ship(gap, ours, one) or _other_ship(_turned_over(gap), theirs, other):
        return True
    ours_open = _open_names_of(gap.ours, gap.one) & one.open_names - other.open_names
    theirs_open = _open_names_of(gap.theirs, gap.other) & other.open_names - one.open_names
    # "Kyrgyzstan's leader" is the Kyrgyz one.
    return bool(ours_open and theirs_open) and not any(a.startswith(b) or b.startswith(a) for a in ours_open for b in theirs_open)


def _other_ship(gap: _Gap, ours: set[str], one: Reading) -> bool:
    """Whether a word that is no known name took the place of a ship's: ships bear first names and names of rivers, which no table holds."""
    ship = len(gap.one) <= _SHIP_WORDS >= len(gap.other) and any(kind_of(key) == "ships" for key in ours)
    return ship and bool(_replaced(gap.other, one)) and f"unit:{_SHIP}" not in _things(gap.theirs, gap.other)


def _comparable(one: str, other: str) -> bool:
    """Whether two names are of one kind: two ships, two persons, or whoever speaks for two sides."""
    kinds = [_PEOPLE.get(kind, kind) if kind else "side" for kind in (kind_of(one), kind_of(other))]
    sides = [side_of(name) or (name if kind == "side" else None) for name, kind in zip((one, other), kinds, strict=True)]
    return kinds[0] == kinds[1] or (None not in sides and sides[0] != sides[1])


def _turned(gaps: list[_Gap]) -> Rivalry | None:
    """Whether two names changed places, other than around an "and"."""
    swaps = [(gap, gap.one[0].key, gap.other[0].key) for gap in gaps if len(gap.one) == len(gap.other) == 1 and gap.one[0].known]
    for gap, one, other in swaps:
        for later, its_one, its_other in swaps:
            between = [token.key for token in gap.ours.tokens[gap.at[1] : later.at[0]]]
            if (one, other) == (its_other, its_one) and gap.at < later.at and not vocabulary().joints.issuperset(between):
                return _told(gap, named=True)
    return None


def _other_thing(gap: _Gap, one: Reading, other: Reading) -> bool:
    """Whether each text has a cargo, a unit or a fate there that the other has nowhere."""
    ours, theirs = _things(gap.ours, gap.one) - other.things, _things(gap.theirs, gap.other) - one.things
    return bool({thing.split(":")[0] for thing in ours} & {thing.split(":")[0] for thing in theirs})


def _all_through(in_titles: list[_Gap], in_leads: list[_Gap], one: Reading, other: Reading) -> Rivalry | None:
    """Whether the same words took the place of the same words in title and lead, so that it is no matter of style."""
    for title in (gap for gap in in_titles if not _things(gap.ours, gap.one) & _things(gap.theirs, gap.other)):
        for lead in in_leads:
            if _replaced(title.one, other) & _replaced(lead.one, other) and _replaced(title.other, one) & _replaced(lead.other, one):
                return _told(title, named=False)
    return None


def _replaced(tokens: list[_Token], other: Reading) -> frozenset[str]:
    """The names and content words that the other text has nowhere, if they are most of these."""
    open_words = [token for token in tokens if not token.known]
    every = terms(_joined(open_words)) | {token.key for token in tokens if token.known}
    gone = every - other.terms - other.keys
    return gone if len(gone) >= _REPLACED * len(every) else frozenset()


def _joined(tokens: list[_Token]) -> str:
    """Their keys, parted where they are parted in the text."""
    parts = [("" if before.end == token.start else " ") + token.key for before, token in pairwise(tokens)]
    return "".join([token.key for token in tokens[:1]] + parts)


# --- what stands there ---------------------------------------------------------------------------------------------------------------


def _key(name: str) -> str:
    return side_of(name) or name if kind_of(name) in _LANDS else name


def _words(text: str) -> list[_Token]:
    """The words of a text, katakana in runs."""
    folded = fold(text)
    tokens: list[_Token] = []
    for start, end in words(folded.text):
        first, last = folded.span(start, end)
        key = folded.text[start:end]
        if tokens and tokens[-1].end == first and is_kana(key[0]) and is_kana(tokens[-1].key[-1]) and _is_katakana(tokens[-1].key + key):
            tokens[-1] = _Token(key=tokens[-1].key + key, start=tokens[-1].start, end=last)
        else:
            tokens.append(_Token(key=key, start=first, end=last))
    return tokens


def _is_katakana(text: str) -> bool:
    return all("\u30a1" <= character <= "\u30fc" for character in text)


def _open_names_of(passage: _Passage, tokens: list[_Token]) -> frozenset[str]:
    """The open names of a few words without a small initial among them; behind Korean ones follows the office by which they are known."""
    if any(not token.known and passage.text[token.start].islower() for token in tokens):
        return frozenset()
    behind = next((token.end for token in passage.tokens if token.start >= tokens[-1].end), tokens[-1].end)
    end = behind if passage.language == "ko" else tokens[-1].end
    return _open_names(f"a {passage.text[tokens[0].start : end]}", passage.language)


def _open_names(text: str, language: str) -> frozenset[str]:
    return frozenset(name for name in names_in(text, language) if name.startswith(_OPEN))


def _things(passage: _Passage, tokens: list[_Token]) -> frozenset[str]:
    """What these words say of matters, units, fates and goods, each with its class before a colon."""
    if not tokens:
        return frozenset()
    first, last = tokens[0].start, tokens[-1].end
    text = fold(passage.text[first:last]).text
    found = {name for name, (start, end) in passage.named if name.startswith(MATTER) and start < last and first < end}
    found |= {f"unit:{_unit(name)}" for name in _units(text, tokens) if name not in _ANYBODY}
    found |= {f"goods:{_ARMS.get(name, name)}" for name, pattern in goods() if pattern.search(text)}
    return frozenset(found)


def _units(text: str, tokens: list[_Token]) -> Iterator[str]:
    known = vocabulary()
    keys = ["" if token.known else token.key for token in tokens]
    for key, following in zip(keys, [*keys[1:], ""], strict=True):
        unit = known.words.words.get(f"{key} {following}") or known.fates.find(key) or known.words.find(key)
        if unit is not None:
            yield unit
    yield from (unit for form, unit in (*known.east_fates, *known.east_asian) if form in text and not known.units[unit].measure)


def _unit(name: str) -> str:
    return name if name in _FATES else canonical(name).family


def _without_furniture(text: str) -> str:
    """Without the lines of furniture and the dateline before the report."""
    lines = [line.strip() for line in text.split("\n")]
    start = next((at for at, line in enumerate(lines) if line and not _is_furniture(line)), len(lines))
    report = "\n".join(lines[start:])
    return report[dateline_end(report) :]


def _is_furniture(line: str) -> bool:
    return len(sentences(line)) <= 1 and is_furniture(line, fold(line).text)
