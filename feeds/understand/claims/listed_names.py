"""The names in a piece of a sentence that lists somebody, in languages that part words by spaces.

It is given the piece, and says which words of it are names: quoted ones, and runs of capitals, without what says what their bearers are.
Numbers, countries, offices and descriptions alone are no names. At most `MOST` are read.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Final

from feeds.understand.claims.listing_words import Words, data
from feeds.understand.names import kind_of, known_in, skeleton
from feeds.understand.text import fold

MOST: Final = 60
LONGEST: Final = 90
"""Code points of a name."""

_QUOTED: Final = re.compile(r'«([^«»]{1,90})»|„([^„“”"]{1,90})[“”"]|“([^“”]{1,90})”|"([^"]{1,90})"|‘([^‘’]{2,60})’(?!\w)')
_BRACKETS: Final = re.compile(r"\s?[(\[]([^()\[\]]{0,120})[)\]]")
_IMO: Final = re.compile(r"\bIMO\b[ :№#]{0,3}\d{7}", re.IGNORECASE)
_PARTS: Final = re.compile(r"[,;:\n]| [–—-] ")
_TOKEN: Final = re.compile(r"[^\s]+")
_ELIDED: Final = re.compile(r"(?<!\w)([ldLD]['’])(?=\w)")
_NUMBERED: Final = re.compile(r"\d{1,4}(?:-?(?:st|nd|rd|th|й|я|го|ю|ой|та|та|ма)|\.)?")
_QUOTED_WORDS: Final = 8
_NAME_WORDS: Final = 9
_SUFFIXES: Final = frozenset(
    {"llc", "ltd", "ltd.", "jsc", "ooo", "gmbh", "ag", "inc", "inc.", "co", "co.", "corp", "corp.", "pjsc", "sa", "ооо", "ао"}
)
_SEATED: Final = "-based"  # "Vladivostok-based"
_PLAIN_FIRM: Final = 2  # words of a name that may be anybody's: "Shipping Company"
_TITLE_CASE: Final = 0.75
_FEW: Final = 5
_KOREA: Final = "korea"
_LONG_HEAD: Final = 3
_SHORTEST: Final = 2  # letters of an abbreviation that names nobody ("IT")


def names(piece: str, words: Words, *, opens: bool = False) -> tuple[str, ...]:
    """The names of a piece, in its order, as it writes them, each once.

    Args:
        piece: Part of a sentence, as written.
        words: The words of its language.
        opens: Whether the piece begins its sentence, so that its first capital says nothing.
    """
    found: list[str] = []
    for place, item in enumerate(_items(piece, words)):
        named = _of_item(item, words)
        if opens and not place and named and _is_plain(named[0]) and item.startswith(named[0]):
            continue
        found += named
        if len(found) >= MOST:
            break
    return tuple(dict.fromkeys(found[:MOST]))


def _is_plain(name: str) -> bool:
    """Whether a word may have its capital from the beginning of the sentence alone."""
    return name.isalpha() and name[1:].islower() and not known_in(name)


def once(found: list[str]) -> tuple[str, ...]:
    """Without names that stand in another, nor the same in another case or spelling."""
    kept: list[str] = []
    for name in found:
        folded, bones = fold(name).text, skeleton(name)
        if not any(folded in fold(other).text or (len(bones) > 2 and bones == skeleton(other)) for other in kept):
            kept = [other for other in kept if fold(other).text not in folded] + [name]
    return tuple(kept)


def is_title_case(passage: str) -> bool:
    """Whether nearly all words of a title begin with a capital, so that capitals say nothing."""
    letters = [token for token in passage.split() if token[0].isalpha()]
    return len(letters) >= _FEW and sum(token[0].isupper() for token in letters) > _TITLE_CASE * len(letters)


def _ship_number(brackets: re.Match[str]) -> str:
    found = _IMO.search(brackets[0])
    return f" {found[0]}" if found else ""


def _items(piece: str, words: Words) -> Iterator[str]:
    """The parts between commas and "and", with quotations whole and brackets gone but for a ship's number."""
    piece = _BRACKETS.sub(_ship_number, piece)
    hidden = _QUOTED.sub(lambda found: "\x00" * len(found[0]), piece)
    folded = fold(hidden)
    cuts = [found.span() for found in _PARTS.finditer(hidden)]
    cuts += [folded.span(*found.span()) for found in words.joins.finditer(folded.text) if folded.text[found.start() - 1] != "-"]
    reached = 0
    for start, end in sorted(cuts):
        if start >= reached:
            yield piece[reached:start]
            reached = end
    yield piece[reached:]


def _of_item(item: str, words: Words) -> list[str]:
    quoted = [next(filter(None, found.groups())).strip() for found in _QUOTED.finditer(item)]
    if quoted:
        return [name for name in quoted if _is_quoted_name(name)]
    imo = _IMO.search(item)
    name = _capitals(_ELIDED.sub(r"\1 ", _IMO.sub("", item)), words)
    if name is None:
        return []
    return [f"{name} ({imo.group()})" if imo else name]


def _is_quoted_name(name: str) -> bool:
    return 1 <= len(name.split()) <= _QUOTED_WORDS and (name[0].isupper() or name[0].isdigit()) and name[-1] not in ".!?"


def _capitals(item: str, words: Words) -> str | None:
    """The run of capitals that names the item, else the institution that it is; None for neither."""
    tokens = [token for found in _TOKEN.finditer(item) if (token := _bare(found.group(), words))]
    start = _begin(tokens, words)
    if start is None:
        return None
    end = _end(tokens, start, words)
    run = _without_employer(tokens[start:end], tokens[:start], words)
    if end < len(tokens) and fold(tokens[end]).text in words.persons:
        return None  # "a KOMID representative"
    if not run or len(run) > _NAME_WORDS:
        return None
    name = " ".join(run).strip("'’\"«»“”")
    return name if len(name) <= LONGEST and _is_name(run, tokens[max(0, start - 1) : start], words) else None


def _bare(token: str, words: Words) -> str:
    """A word without its marks; a full stop stays with an initial or what is written with one ("Co.", "Gen.")."""
    bare = token.strip(",;:!?…")
    short = fold(bare).text
    return bare if short in words.heads | words.roles | _SUFFIXES or len(bare) <= 2 else bare.strip(".")


def _without_employer(run: list[str], before: list[str], words: Words) -> list[str]:
    """A person's name without the institution before it ("вице-президент ЦМРБанка Дмитрий Никулин")."""
    if (
        len(run) > 2
        and before
        and fold(before[-1]).text in words.persons
        and _is_odd(run[0], words)
        and not any(map(_odd_letters, run[1:]))
    ):
        return run[1:]
    return run


def _is_odd(token: str, words: Words) -> bool:
    return _odd_letters(token) or _is_head(token, words)


def _odd_letters(token: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in token[1:] if letter != "-")


def _begin(tokens: list[str], words: Words) -> int | None:
    """Where the name begins: behind articles, roles, countries and small words; None where a preposition comes first."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        word = fold(token).text
        if word in words.within and word not in words.articles and at:
            return None
        proper = (token[0].isupper() or _is_numbered(token, tokens[at + 1 :], words)) and not word.endswith(_SEATED)
        described = word in words.articles or _is_country(token) or (word in words.roles and not _is_firm(tokens[at:], words))
        if proper and not described:
            return at - 1 if at and _is_korea(tokens[:at]) else at
        if word in words.heads and token[0].islower() and _behind_is_named(tokens, at, words):
            return _adjective(tokens, at, words)
        at += 1
    return _institution(tokens, words)


def _is_firm(tokens: list[str], words: Words) -> bool:
    """Whether the capitals that begin here are a firm's whole name, offices and all: "Defense Engineering LLC", "Foreign Trade Bank"."""
    if words.nouns_have_capitals:
        return False
    run = list(takewhile(lambda token: token[0].isupper(), tokens))
    return len(run) > 1 and fold(run[-1]).text in _firms()


@cache
def _firms() -> frozenset[str]:
    return _SUFFIXES | frozenset(fold(word).text for word in data()["firms"]["words"].split())


def _is_korea(before: list[str]) -> bool:
    """Whether the last word is a Korea that begins a name ("Korea Mandal Credit Bank"), not North or South."""
    bare = [fold(token).text for token in before[-2:]]
    return bare[-1] == _KOREA and (len(bare) == 1 or before[-2][0].islower())


def _is_numbered(token: str, behind: list[str], words: Words) -> bool:
    """Whether a number begins the name of a unit ("224-й отряд", "45th Brigade")."""
    if _NUMBERED.fullmatch(token) is None or not behind:
        return False
    near = behind[:1] if token.isdecimal() else behind[:3]
    return any(fold(each).text in words.heads for each in near)


def _behind_is_named(tokens: list[str], at: int, words: Words) -> bool:
    """Whether a lower-case institution goes on with what makes it one ("administration des missiles", "объекта в Дунае")."""
    if (
        at + 1 >= len(tokens)
        or words.nouns_have_capitals
        or any(fold(token).text in words.articles - words.definite for token in tokens[:at])
    ):
        return False
    behind = fold(tokens[at + 1]).text
    capital = at + 2 < len(tokens) and tokens[at + 2][0].isupper() and not _is_country(tokens[at + 2])
    return behind in words.inside or (behind in words.within and capital)


def _adjective(tokens: list[str], at: int, words: Words) -> int:
    """Where the name of an institution begins that has an adjective before it ("военно-морского объекта")."""
    before = tokens[at - 1] if at else ""
    plain = before[:1].islower() and fold(before).text not in words.articles | words.within | words.roles and not _is_country(before)
    return at - 1 if plain and not before.endswith(("'", "’")) else at


def _institution(tokens: list[str], words: Words) -> int | None:
    """Where the name of an institution of a country begins ("Russian Financial Corporation", "Missile Administration")."""
    for at, token in enumerate(tokens):
        if _is_country(token) and token[0].isupper() and at + 1 < len(tokens) and tokens[at + 1][0].isupper():
            rest = [fold(each).text for each in tokens[at + 1 :]]
            if any(word in words.heads for word in rest):
                return at
    return None


def _end(tokens: list[str], start: int, words: Words) -> int:
    """Where the name ends: at the first small word that neither joins two parts of it nor says what institution it is."""
    described = tokens[start][0].islower()
    end = start + 1
    while end < len(tokens):
        word = fold(tokens[end]).text
        behind = tokens[end + 1] if end + 1 < len(tokens) else ""
        if tokens[end][0].isupper() or tokens[end][0].isdigit() or word in _SUFFIXES:
            end += 1
        elif (behind and word in words.inside and (_is_head(tokens[end - 1], words) or (described and behind[0].isupper()))) or (
            behind and described and word in words.within and behind[0].isupper()
        ):
            end += 2
        elif word in words.heads or (behind and fold(behind).text in words.heads and word not in words.within):
            end += 1
        else:
            break
    return end


def _is_head(token: str, words: Words) -> bool:
    word = fold(token).text
    return word in words.heads or any(word.endswith(head) for head in words.heads if len(head) > _LONG_HEAD)


def _is_name(run: list[str], before: list[str], words: Words) -> bool:
    """Whether a run names somebody: more than countries, roles and days, and in German more than a noun."""
    if len(run) > _PLAIN_FIRM and fold(run[-1]).text in _firms():
        return True
    telling = [token for token in run if not _is_country(token) and fold(token).text not in words.roles and not token.isdecimal()]
    if not telling or (len(run) == 1 and len(telling[0]) <= _SHORTEST):
        return False
    if all(fold(token).text in words.heads | words.within | words.inside for token in telling):
        return len(run) > 1 and (len(telling) > 1 or run[0] not in telling)
    if not words.nouns_have_capitals:
        return True
    odd = any(_is_odd(token, words) and fold(token.rpartition("-")[2]).text not in words.persons for token in telling)
    odd = odd or (len(run) > 1 and any(_is_head(token, words) for token in run))
    return odd or len(telling) > 1 or bool(before and fold(before[0]).text in words.roles)


def _is_country(token: str) -> bool:
    """Whether a word is a country, its people, its capital, or such with an ending."""
    bare = token.removesuffix("'s").removesuffix("’s").removesuffix("s'")
    if fold(bare).text in _no_names():
        return True
    return any(start == 0 and len(bare) - end <= 3 for _, (start, end) in known_in(bare) if _is_common(bare))


def _is_common(token: str) -> bool:
    return any(is_side(name) for name, _ in known_in(token))


def is_side(name: str) -> bool:
    """Whether a known name is a country or a union."""
    return kind_of(name) == _COMMON


_COMMON: Final = "common"  # the section of names.toml for countries and unions


@cache
def _no_names() -> frozenset[str]:
    return frozenset(fold(data()["no_names"]["words"]).text.split())
