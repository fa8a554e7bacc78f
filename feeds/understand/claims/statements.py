"""Claims: who says that how much of what went from whom to whom, read sentence by sentence from rules that are data (cues.toml).

A first, modest version: a claim is made for a sentence with a figure that matters on this beat; direction, goods, speaker and relayed
source are filled where a plain pattern finds them and stay empty otherwise. Nothing is guessed, and nothing is carried from one sentence
to the next but the direction that "in return" turns round. The deeper version adds to these rules, not to the type.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from feeds.types.claim import Claim, Direction, Quantity
from feeds.understand.claims.cues import Cues, cues, goods
from feeds.understand.furniture import dateline_end
from feeds.understand.text import Span, fold, is_hangul, is_kana, sentences
from feeds.understand.units import canonical

LOOKED_AT: Final = 20_000
"""Code points of title and text that are read."""
MOST: Final = 30
"""Claims kept per article."""

_CARRIERS: Final = frozenset({"container", "railcar", "train", "ship", "voyage", "ton", "dollar"})
_STAY: Final = frozenset({"killed", "wounded", "casualty", "prisoner"})  # went nowhere
_BEHIND_CARRIER: Final = 60
_BEFORE_CARRIER: Final = 20
_CLAUSE: Final = re.compile(r"(?<!\b\w)\.|[,;:!?()\"«»“”、。，；「」『』]| - ")
_PARTS: Final = re.compile(r"[,.;:!?、。，；]| (?:and|und|et|и|та|і|а|while|während) ")
_OPPOSITE: Final = {
    Direction.DPRK_TO_RUSSIA: Direction.RUSSIA_TO_DPRK,
    Direction.RUSSIA_TO_DPRK: Direction.DPRK_TO_RUSSIA,
}
_VERBS: Final = 12  # of saying that a sentence is asked for its speaker
_NAME_WORDS: Final = 10
_BETWEEN: Final = 5  # words that may stand between a speaker and the verb: "Shin in a briefing on Monday said"
_JOINS: Final = frozenset({"and", "und", "et", "и", "та", "і", "й"})
_LEFT_OVER: Final = "-–—'’“▲■ "
_EAST_NAME: Final = 30
_DIGIT: Final = re.compile(r"\d")
_FAR: Final = 1_000
_KOREAN_QUOTE: Final = re.compile(r"(?<=[다라자])고 |(?<=[\"”’'])(?:라|이라)?고 ")
_KOREAN_TITLE: Final = re.compile(r"(?:\[[^\]]{1,10}\]\s?)?([가-힣][가-힣A-Z·]*(?: [가-힣A-Z·]+){0,2})\s?[\"“]")
_KOREAN_CLAUSE: Final = re.compile(r"(?:[고며도서]|다는|라는|난|온|던)$|(?<!김정)은 |[는찾만]$")  # ends of verbs: "시진핑 만난 푸틴"
_SUBJECT: Final = re.compile(r"[가-힣A-Z](?<!김정)[은는이가](?= |$)")
_INSIDE: Final = re.compile(r"[가-힣](?:이|가|을|를|에|로|에서|해|것과) ")  # what no name has inside: the clause was another one
_TOPIC: Final = re.compile(r"[가-힣A-Z](?<!김정)[은는](?= )|[^\s、。「」]は(?=\S)")
_KOREAN_REST: Final = re.compile(r"^.*[)▲■] ?|^등 | 등$")  # what is left of a parenthesis or a list


def claims(title: str, text: str, quantities: tuple[Quantity, ...], language: str) -> tuple[Claim, ...]:
    """The claims of an article, in the order of its text, title first.

    Args:
        title: Its title.
        text: Its text.
        quantities: As `feeds.understand.quantities.quantities` gives them for this title and text.
        language: BCP 47 primary tag; for one without rules there is no speaker and no direction.

    Returns:
        One claim for each figure of a unit that matters, at most `MOST`.
    """
    figures = [quantity for quantity in quantities if canonical(quantity.unit).matters is not None]
    if not figures:
        return ()
    whole = f"{title}\n{text}"[:LOOKED_AT]
    table = cues(language)
    both = _names_both(fold(title).text, table)
    spans = sentences(whole)
    found: list[Claim] = []
    for place, placed in groupby(islice(_placed(spans, figures), MOST), key=itemgetter(0)):
        sentence = _read(whole, spans[place], table, both=both)
        if table is not None and not sentence.ways and place and table.back.search(sentence.folded):
            sentence = replace(sentence, ways=_turned(whole, spans[place - 1], table, both=both))
        found += [_claim(sentence, figure, table) for _, figure in placed]
    return tuple(found)


def _placed(spans: Sequence[Span], figures: list[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """Each figure with the place of its sentence among the spans; a figure outside every sentence is left out."""
    ends = [end for _, end in spans]
    for figure in figures:
        place = bisect_right(ends, figure.start)
        if place < len(spans) and spans[place][0] <= figure.start:
            yield place, figure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """What a sentence says for all its figures; offsets in `folded` are those of the sentence.

    Attributes:
        start: Where it begins in title and text.
        passage: The sentence itself.
        folded: For matching.
        speaker: Who says so.
        source: Through whom.
        ways: Phrases that tell a direction, each with its place.
        parts: The marks and words between its clauses, in order.
        back: Phrases such as "the other way", each with its place.
        back_for: Phrases such as "in return for", which turn round what follows them.
    """

    start: int
    passage: str
    folded: str = ""
    speaker: str | None = None
    source: str | None = None
    ways: tuple[tuple[Direction, Span], ...] = ()
    parts: tuple[Span, ...] = ()
    back: tuple[Span, ...] = ()
    back_for: tuple[Span, ...] = ()


def _read(whole: str, span: Span, table: Cues | None, *, both: bool) -> _Sentence:
    """Read a sentence, once for all its figures."""
    start, end = span
    passage = whole[start:end]
    if table is None:
        return _Sentence(start=start, passage=passage)
    folded = fold(passage).text
    told = passage[dateline_end(passage) :]
    plain = fold(told).text
    readable = len(plain) == len(told)  # offsets of the folded passage are those of the passage
    speaker = _speaker(told, plain, table) if readable else None
    if speaker is None and start == 0:
        speaker = _of_korean_title(passage)
    return _Sentence(
        start=start,
        passage=passage,
        folded=folded,
        speaker=speaker,
        source=_source(told, plain, table) if readable else None,
        ways=_ways(folded, table, both=both),
        parts=tuple(found.span() for found in _PARTS.finditer(folded)),
        back=tuple(found.span() for found in table.back.finditer(folded)),
        back_for=tuple(found.span() for found in table.back_for.finditer(folded)),
    )


def _ways(folded: str, table: Cues, *, both: bool) -> tuple[tuple[Direction, Span], ...]:
    """Phrases that tell a direction, where the sentence or, as `both` says, the title names both countries."""
    if not both and not _names_both(folded, table):
        return ()
    return tuple((way, found.span()) for way, pattern in table.directions for found in pattern.finditer(folded))


def _turned(whole: str, before: Span, table: Cues, *, both: bool) -> tuple[tuple[Direction, Span], ...]:
    """The direction opposite to that of the sentence before, if that tells just one."""
    told = {way for way, _ in _ways(fold(whole[before[0] : before[1]]).text, table, both=both)}
    return ((_OPPOSITE[told.pop()], (0, 0)),) if len(told) == 1 else ()


def _claim(sentence: _Sentence, figure: Quantity, table: Cues | None) -> Claim:
    if table is None:
        return Claim(quantity=figure, passage=sentence.passage)
    at = figure.start - sentence.start
    return Claim(
        quantity=figure,
        goods=_goods(sentence.folded, at, figure),
        direction=None if figure.unit in _STAY else _direction(sentence, (at, at + len(figure.text))),
        claimant=sentence.speaker,
        chain=(sentence.source,) if sentence.source else (),
        passage=sentence.passage,
    )


def _names_both(folded: str, table: Cues | None) -> bool:
    return table is not None and table.russia.search(folded) is not None and table.dprk.search(folded) is not None


def _direction(sentence: _Sentence, figure: Span) -> Direction | None:
    """Where a figure went, by the phrase nearest to it; the nearest clause counts before the nearest word."""
    told = {way for way, _ in sentence.ways}
    if not told:
        return None
    if len(told) == 1:
        (way,) = told
        return _OPPOSITE[way] if _is_returned(sentence, figure) else way
    return min(sentence.ways, key=lambda row: _distance(sentence.parts, figure, row[1]))[0]


def _is_returned(sentence: _Sentence, figure: Span) -> bool:
    """Whether the clause of a figure says that it went the other way, and says nothing else of where it went."""
    if not sentence.back and not sentence.back_for:
        return False
    after = bisect_left(sentence.parts, figure[1], key=itemgetter(0))
    end = sentence.parts[after][0] if after < len(sentence.parts) else len(sentence.folded)
    before = bisect_right(sentence.parts, figure[0], key=itemgetter(1))
    start = sentence.parts[before - 1][1] if before else 0
    turned = any(start <= at and stop <= figure[0] for at, stop in sentence.back_for)
    if turned:
        start = max(stop for _, stop in sentence.back_for if stop <= figure[0])
    elif not any(start <= at and stop <= end for at, stop in sentence.back):
        return False
    return not any(start <= at < end for _, (at, _) in sentence.ways)


def _distance(parts: Sequence[Span], one: Span, other: Span) -> int:
    low, high = min(one[1], other[1]), max(one[0], other[0])
    between = bisect_right(parts, high, key=itemgetter(1)) - bisect_left(parts, low, key=itemgetter(0))
    return max(0, high - low) + _FAR * max(0, between)


def _goods(folded: str, at: int, figure: Quantity) -> str | None:
    """What a carrier carries, where the words right around it say so."""
    if figure.unit not in _CARRIERS:
        return None
    end = at + len(figure.text)
    for window in (folded[end : end + _BEHIND_CARRIER], folded[max(0, at - _BEFORE_CARRIER) : end]):
        found = [(match.start(), name) for name, pattern in goods() if (match := pattern.search(window))]
        if found:
            return min(found)[1]
    return None


def _speaker(passage: str, folded: str, table: Cues) -> str | None:
    """Who says so, word for word as the sentence names them, or None."""
    named = _behind(passage, folded, table.according, table) or _before(passage, folded, table.according_end, table)
    if named:
        return named
    for verb in islice(table.says.finditer(folded), _VERBS):
        if folded[verb.start() - 1 : verb.start()] == "-":
            continue  # "the above-said provinces"
        name = _before_verb(passage, verb.start(), table)
        if name is None and table.spaced and _inverted(passage[: verb.start()], table):
            name = _name(passage[verb.end() :], table)
        if name:
            return name
    return None


def _inverted(text: str, table: Cues) -> bool:
    """Whether the speaker stands behind the verb, given what stands before it: nothing of the clause, or its time or place alone."""
    words = fold(text[_clause_start(text) :]).text.split()
    return not words or (words[0] in table.stops | table.days and words[-1] not in table.nobody)


def _of_korean_title(title: str) -> str | None:
    """Korean headlines put the speaker before the quotation: 백악관 "북한, ..."."""
    found = _KOREAN_TITLE.match(title)
    words = found.group(1).split() if found else []
    return None if any(_KOREAN_CLAUSE.search(word) for word in words) else " ".join(words) or None


def _source(passage: str, folded: str, table: Cues) -> str | None:
    """Through whom it reached the outlet, where the sentence says so."""
    return _behind(passage, folded, table.citing, table) or _before(passage, folded, table.citing_end, table)


def _behind(passage: str, folded: str, pattern: re.Pattern[str], table: Cues) -> str | None:
    found = pattern.search(folded)
    return _name(passage[found.end() :], table) if found else None


def _before(passage: str, folded: str, pattern: re.Pattern[str], table: Cues) -> str | None:
    found = pattern.search(folded)
    return _last_name(passage[: found.start()], table) if found else None


def _before_verb(passage: str, verb: int, table: Cues) -> str | None:
    if table.spaced:
        return _last_name(passage[:verb], table)
    return _east_subject(passage[:verb], table)


def _name(text: str, table: Cues) -> str | None:
    """The name that begins a text, behind its day ("on Monday"): up to a mark, a figure or a word that cannot be in it."""
    if text.startswith("-"):
        return None  # "estime-t-il"
    mark = _CLAUSE.search(text)
    words = (text[: mark.start()] if mark else text).split()
    if len(words) > 2 and fold(words[1]).text in table.days:
        words = words[2:]
    ends = [
        position for position, word in enumerate(words) if fold(word).text in table.stops or not word.isprintable() or _DIGIT.search(word)
    ]
    return _accepted(words[: ends[0]] if ends else words, table)


def _last_name(text: str, table: Cues) -> str | None:
    """The name that ends a text, begun at the clause, its time or place left off ("Shin on Monday")."""
    words = text[_clause_start(text) :].strip(_LEFT_OVER).split()
    if words and fold(words[0]).text in table.stops:  # "On Monday Shin"; of "In a statement the ministry" nobody knows where it ends
        words = words[2:] if len(words) > 2 and fold(words[1]).text in table.days else []
    if any(word in _JOINS for word in words) and not _is_title(words):
        return None  # "The ships left and Shin"
    for position, word in enumerate(words):
        if position and fold(word).text in table.stops - _JOINS:
            words = words[:position] if len(words) - position <= _BETWEEN else []
            break
    return _accepted(words, table)


def _is_title(words: list[str]) -> bool:
    """Whether all words but the short ones begin with capitals: the Party for Peace and Unity."""
    return all(word[:1].isupper() or len(word) <= 3 for word in words)


def _clause_start(text: str) -> int:
    marks = [mark.end() for mark in _CLAUSE.finditer(text)]
    return marks[-1] if marks else 0


def _accepted(words: list[str], table: Cues) -> str | None:
    """The words as a speaker's name, unless they are too many, a pronoun, or hold a figure."""
    words = _KOREAN_REST.sub("", " ".join(words).strip(_LEFT_OVER)).split()
    if not 0 < len(words) <= _NAME_WORDS or {fold(words[0]).text, fold(words[-1]).text} & table.nobody:
        return None
    name = " ".join(words)
    return None if _DIGIT.search(name) or not name[0].isalpha() else name


def _east_subject(text: str, table: Cues) -> str | None:
    """The subject of a Korean, Japanese or Chinese sentence, given what stands before its verb of saying."""
    text = text[text.rfind("=") + 1 :]  # behind a dateline
    quote = list(_KOREAN_QUOTE.finditer(text))
    behind = text[quote[-1].end() :] if quote else ""
    subject, topic = _SUBJECT.search(behind), _TOPIC.search(text)
    if subject is not None:
        name = behind[: subject.start() + 1]  # "...보냈다고 국방부가 밝혔다"
    elif topic is not None and (quote or is_kana(topic.group()[-1])):
        name = text[: topic.end() - 1]
    else:
        name = _chinese_subject(text[_clause_start(text) :])
    words = name.split()
    dated = [position for position, word in enumerate(words) if _DIGIT.search(word)]
    name = _KOREAN_REST.sub("", " ".join(words[dated[-1] + 1 :] if dated else words))
    clean = 0 < len(name) <= _EAST_NAME and name.split()[-1] not in table.nobody and not _INSIDE.search(name)
    return name if clean else None


def _chinese_subject(clause: str) -> str:
    """What stands before the verb and before any day ("韩国国防部长26日表示"); "" for Korean and Japanese."""
    if not clause or any(is_hangul(character) or is_kana(character) for character in clause):
        return ""
    return _DIGIT.split(clause)[0]
