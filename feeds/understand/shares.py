"""Numbers that tell a share and count nothing ("two thirds", "one in three"), and parts of a whole ("the first 200 of 3,000").

Whether "two of three" are two things or a share nobody can tell, so that small ones count nothing. The words are data (shares.toml).
"""

import re
from functools import cache
from typing import Final

from feeds.understand.numeral_words import numeral_words
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold

_WORDS: Final = "shares.toml"
LARGEST: Final = 100
"""No number of a share is larger; what is larger needs no look."""

_TENTHS: Final = 10  # up to which, and of a hundred, one speaks of shares
_NEAR: Final = 48  # characters in which the other number of a share stands
_EAST_NEAR: Final = 12
_RATE_NEAR: Final = 20  # characters around a number in which a rate stands, in Korean, Japanese and Chinese


def _any(words: list[str]) -> str:
    return "|".join(re.escape(fold(word).text) for word in sorted(words, key=lambda word: -len(word)))


@cache
def _fraction() -> re.Pattern[str]:
    """Matches, behind a number, what makes it a share."""
    table = read_table(_WORDS)["fractions"]
    return re.compile(rf"[ -](?:{_any(table['words'])})(?!\w)| ?(?:{_any(table['east'])})")


@cache
def _of_fraction() -> tuple[str, ...]:
    """What ends before a number that is a share in Korean, Japanese and Chinese."""
    return tuple(fold(word).text for word in read_table(_WORDS)["fractions"]["east"])


@cache
def _small() -> str:
    """A pattern for the small numbers of a share, in digits and words."""
    words = [word for word, value in numeral_words().small.items() if 1 < value <= _TENTHS]
    return rf"(?:100|10|[1-9]|{_any([*words, *read_table(_WORDS)['ratios']['ones']])})(?![\w.,]*\d)(?!\w)"


@cache
def _joint() -> str:
    ratios = read_table(_WORDS)["ratios"]
    return rf"(?: (?:{_any(ratios['beside'])})|(?: [^\W\d][\w'-]*){{0,3}}? (?:{_any(ratios['apart'])})) "


@cache
def _whole_behind() -> re.Pattern[str]:
    """Matches, behind the part of a share, its whole."""
    return re.compile(
        _joint() + f"({_small()})(?! (?:thousand|million|tausend|millionen|mille|millions|тыс|млн|тысяч|миллион|тисяч|мільйон))"
    )


@cache
def _part_before() -> re.Pattern[str]:
    """Matches, before the whole of a share, its part."""
    return re.compile(rf"(?<![\w.,])({_small()}){_joint()}$")


@cache
def _east_joint() -> str:
    return rf"(?:{_any(read_table(_WORDS)['ratios']['east'])})(?:에|에서|有|就有|约有|約有)?[ 、,]?"


@cache
def _east_behind() -> re.Pattern[str]:
    """Matches, behind the whole of a Korean, Japanese or Chinese share, its part."""
    return re.compile(rf"( ?[^\d\s]{{1,3}}?) ?{_east_joint()}(?:약 |約|约)?(?:\d{{1,2}}|[一二三四五六七八九两兩])(?![\d万만萬千천百])")


@cache
def _east_before() -> re.Pattern[str]:
    """Matches, before the part of such a share, its whole."""
    return re.compile(rf"(?<![\d.,만万萬천千백百])(100|10|[1-9]|[百十二三四五六七八九])( ?[^\d\s]{{1,3}}?) ?{_east_joint()}(?:약 |約|约)?$")


def is_share(folded: str, start: int, end: int, value: float) -> bool:
    """Whether a number tells a share, or is one of the two numbers of one.

    Args:
        folded: The text, folded.
        start: Where the number begins.
        end: Where it ends.
        value: What it says.
    """
    before = folded[max(0, start - _NEAR) : start]
    if _fraction().match(folded, end) or before.rstrip(" ").endswith(_of_fraction()):
        return True
    if value > LARGEST:
        return False
    if any(found.start() < end and start < found.end() for found in _rate().finditer(folded, max(0, start - _RATE_NEAR), end + _RATE_NEAR)):
        return True
    if value < LARGEST and _whole_behind().match(folded, end):
        return True
    if (value <= _TENTHS or value == LARGEST) and _part_before().search(before):
        return True
    return _is_east_share(folded, before, end, value)


def _is_east_share(folded: str, before: str, end: int, value: float) -> bool:
    """The same in Korean, Japanese and Chinese, where the whole stands first."""
    if value <= _TENTHS or value == LARGEST:
        found = _east_behind().match(folded, end)
        if found is not None:
            return _counts_shares(found.group(1), value)
    found = _east_before().search(before[-_EAST_NEAR:]) if value < LARGEST else None
    if found is None:
        return False
    return _counts_shares(found.group(2), float(_TENTHS if found.group(1) in {"10", "100", "十", "百"} else 1))


def _counts_shares(counter: str, whole: float) -> bool:
    """Whether a whole with a counter is one of shares: people are counted one by one, but for ten or a hundred."""
    return counter.strip() not in read_table(_WORDS)["ratios"]["people"] or whole in {_TENTHS, LARGEST}


@cache
def _rate() -> re.Pattern[str]:
    """Matches so many of so many in Korean, Japanese and Chinese."""
    table = read_table(_WORDS)["rates"]
    one = rf"[{table['numbers']}]{{1,3}} ?[{table['counters']}]"
    return re.compile(
        rf"(?<![\d.,만萬千천百백]){one} ?(?:에|당|중|가운데|중에서?) ?{one} ?(?:꼴|비율)"
        rf"|(?<![\d.,万萬千百]){one}に{one}|每{one}[^\d。，,]{{0,10}}[中里裡]?[就便]?有{one}"
    )


@cache
def _wholes(key: str) -> re.Pattern[str]:
    """Matches, right before a number, the words by which it is a whole."""
    return re.compile(rf"(?<!\w)(?:{_any(read_table(_WORDS)['wholes'][key])})(?: [^\W\d]+){{0,2}} $")


@cache
def _before_whole() -> re.Pattern[str]:
    """Matches, before these words, a share."""
    forms = sorted((fold(word).text for word in read_table(_WORDS)["wholes"]["shares"]), key=lambda word: -len(word))
    words = "|".join(re.escape(form.removesuffix("*")) + (r"\w*" if form.endswith("*") else r"(?!\w)") for form in forms)
    return re.compile(rf"(?:(?<!\w)|(?<=\d))(?:{words})(?: [^\W\d]+)? $")


def is_of_share(folded: str, start: int) -> bool:
    """Whether a share of the number at `start` is told: "a quarter of the", "jeder vierte der"."""
    before = folded[max(0, start - _NEAR) : start]
    whole = _wholes("of").search(before)
    return whole is not None and _before_whole().search(before[: whole.start()]) is not None


def is_of(folded: str, start: int) -> bool:
    """Whether a part of the number at `start` is told, so that what follows became of that part."""
    return _wholes("alone").search(folded[max(0, start - _NEAR) : start]) is not None


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(read_table(_WORDS)['parts']['of'])}) $")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(read_table(_WORDS)['parts']['first'])}) $")


@cache
def _east_first() -> re.Pattern[str]:
    return re.compile(rf" ?[^\d\s]{{0,8}} ?{_east_joint()}(?:的)?(?:{_any(read_table(_WORDS)['parts']['east_first'])})")


def is_part(folded: str, part: Span, value: float, start: int) -> bool:
    """Whether the number at `part` is a part of the one that begins at `start`: "200 of 3,000", but not "one in three of the 3,000"."""
    return _of().fullmatch(folded, part[1], start) is not None and not is_share(folded, *part, value)


def is_first(folded: str, start: int, end: int) -> bool:
    """Whether a part is told as what came of its whole: "the first 200", "les 200 premiers", "only 50"."""
    behind = folded[end : end + 12].split()
    return _first().search(folded, max(0, start - 12), start) is not None or bool(behind and _first().match(behind[0] + " "))


def is_of_first(folded: str, end: int) -> bool:
    """Whether behind a Korean, Japanese or Chinese number its first part follows, so that the number itself is what is still to come."""
    return _east_first().match(folded, end) is not None
