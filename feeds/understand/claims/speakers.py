"""Who a speaker is in terms that every language shares; the words are data (speakers.toml, and the sides and persons of names.toml).

This file is given a name and says what it means. Which words of a sentence are the speaker's name is for the readers of attributions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from feeds.types.claim import Speaker
from feeds.understand.abroad import home_of, side_before
from feeds.understand.claims.cues import any_of
from feeds.understand.names import MATTER, kind_of, known_in, side_of
from feeds.understand.tables import read_table
from feeds.understand.text import Span, fold

_WORDS: Final = "claims/speakers.toml"
_PEOPLE: Final = frozenset({"persons", "leaders"})
_LONGEST: Final = 200  # characters of a name
_REMEMBERED: Final = 512
_VICE: Final = "vice-minister"
_UN_ENVOY: Final = "un-envoy"
_SISTER: Final = "sister"
_SPOKESPERSON: Final = "spokesperson"
_FORMER: Final = "former-official"
_ON_THEIR_OWN: Final = frozenset({"research-group", "analyst"})  # who speak for no government, whatever they were before
_LEADERS: Final = "leaders"
_HEADS: Final = frozenset({"president", "leader"})  # which only they hold
_DENSE: Final = frozenset({"ko", "ja", "zh"})
_TWO: Final = frozenset({"russia", "dprk"})
_PLACED: Final = re.compile(r" (?:in|at|on|im|bei|vor|à|en|au|devant|в|на|во|у) ")
_SUBJECTS: Final = frozenset({"dprk", "russia", "ukraine", "elsewhere"})
_ARMIES: Final = frozenset({"military", "brigade"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    key: str
    pattern: re.Pattern[str]


@cache
def _offices(language: str) -> tuple[_Office, ...]:
    """The offices in the words of a language, in the order of the file."""
    return tuple(
        _Office(key=key, pattern=any_of(table[language], particles=True))
        for key, table in read_table(_WORDS)["offices"].items()
        if language in table
    )


@cache
def office_pattern(language: str) -> re.Pattern[str]:
    """Matches any office of a language."""
    return any_of([form for table in read_table(_WORDS)["offices"].values() for form in table.get(language, ())], particles=True)


@cache
def _words(section: str) -> re.Pattern[str]:
    """Matches the words of a section: deputies, formers, hopefuls, relatives."""
    return any_of(read_table(_WORDS)[section]["words"])


def is_deputy(word: str) -> bool:
    """Whether a word makes the office behind it somebody else's ("заступник") or says that it is no longer held ("бывший")."""
    folded = fold(word).text
    return any(_words(section).match(folded) is not None for section in ("deputies", "formers"))


def offices() -> tuple[str, ...]:
    """The keys of all offices."""
    return tuple(read_table(_WORDS)["offices"])


@lru_cache(_REMEMBERED)
def identify(name: str, language: str) -> Speaker | None:
    """What a speaker's name says of them, or None where it says nothing that this file knows.

    Args:
        name: As the text names them ("South Korea's defence minister Shin Won-sik").
        language: BCP 47 primary tag of the text.
    """
    name = name[:_LONGEST]
    known = [(key, span) for key, span in known_in(name) if not key.startswith(MATTER)]
    keys = [key for key, _ in known]
    folded = fold(name).text
    office, held = _office(folded, language)
    if office != _SISTER and _words("relatives").search(folded):
        return None
    person = _person(keys, office if held else _VICE)
    if _words("hopefuls").search(folded):
        hopeful = _person(keys, None)
        return Speaker(side=side_of(hopeful), person=hopeful) if hopeful is not None else None
    side = _side(keys, person, office, name) or _country(office, folded, language)
    held_office, office = office, _house(office, side, folded, language)
    if office != held_office and person not in read_table(_WORDS)["voices"]["persons"]:
        person = None  # "a spokesperson for NATO chief Mark Rutte"
    if office in _HEADS and person is not None and kind_of(person) != _LEADERS and any(kind_of(key) == _LEADERS for key in keys):
        office = None  # "김정은 국무위원장 여동생 김여정"
    if office == _SPOKESPERSON and person is not None:
        office = read_table(_WORDS)["voices"]["homes"].get(person, office)
    if (office or person or side) and office not in _ON_THEIR_OWN and _has_left(folded, known, name, language):
        office = _FORMER
    if side is None and office is None and person is None:
        return None
    return Speaker(side=side, office=office, person=person)


def _office(folded: str, language: str) -> tuple[str | None, bool]:
    """The office that a name names, and whether its bearer holds it; of a deputy the body that speaks through them, or None."""
    matching = (row for row in _offices(language) if row.pattern.search(folded))
    office = next(matching, None)
    if office is None or office.key == _VICE or not _words("deputies").search(folded):
        return (office.key if office else None), True
    body = next((row.key for row in chain([office], matching) if row.key in read_table(_WORDS)["deputies"]["bodies"]), None)
    return body, False


def _person(keys: Sequence[str], office: str | None) -> str | None:
    """The person who is named; beside another or the office of somebody who serves them, a president or ruler is not who speaks."""
    people = [key for key in keys if kind_of(key) in _PEOPLE]
    others = [key for key in people if kind_of(key) != _LEADERS]
    found = others or ([] if office in read_table(_WORDS)["served"]["offices"] else people)
    return found[0] if found else None


def _side(keys: Sequence[str], person: str | None, office: str | None, name: str) -> str | None:
    """For whom they speak: the person's side, else that of the office, else the first country or body that is named."""
    if person is not None and side_of(person) is not None:
        return side_of(person)
    bound: str | None = read_table(_WORDS)["offices"][office].get("side") if office else None
    if bound is not None:
        return bound
    sides = [side for key in keys if (side := side_of(key)) is not None and not (side == "un" and office == _UN_ENVOY)]
    side = next((each for each in sides if each != "un"), sides[0] if sides else None)
    return side or next((each for each, forms in read_table(_WORDS)["parties"].items() if name.startswith(tuple(forms))), None)


def _country(office: str | None, folded: str, language: str) -> str | None:
    """The side of the one letter right before an office (英국방부), or of the country that needs no naming in a language."""
    found = next((found for row in _offices(language) if row.key == office and (found := row.pattern.search(folded))), None)
    if found is None or language not in _DENSE:
        return None
    side = side_before(folded, found.start(), language)
    if side is not None or found.group() not in read_table(_WORDS)["offices"][office].get("home", {}).get(language, ()):
        return side
    behind = office_pattern(language).search(folded, found.end()) is not None
    return home_of(folded, found.start(), language, titled=behind)


def _house(office: str | None, side: str | None, folded: str, language: str) -> str | None:
    """The office, or the house for which a spokesperson of its holder speaks; of an official of theirs "official"."""
    houses = read_table(_WORDS)["houses"].get(office)
    if houses is None:
        return office
    humble = next((row.key for row in _officials(language) if row.pattern.search(folded)), None)
    return houses.get(side, houses["else"]) if humble == _SPOKESPERSON else humble or office


def _has_left(folded: str, known: Sequence[tuple[str, Span]], name: str, language: str) -> bool:
    """Whether a name says that its bearer does not hold the office any more."""
    if _words("formers").search(folded):
        return True
    starts = {span[0] for _, span in known}
    for found in _before().finditer(name):
        follows = found.end()
        if follows in starts or office_pattern(language).match(fold(name[follows:]).text):
            return True
    return False


@cache
def _before() -> re.Pattern[str]:
    """Matches a Korean, Japanese or Chinese form of "former", which stands before an office or a country."""
    table = read_table(_WORDS)["formers"]
    return re.compile(rf"(?<![{table['parts_of']}])(?:{'|'.join(table['before'])}) ?(?:[米美英独獨韓日露中伊佛仏](?=\w))?")


@cache
def sayings(language: str) -> frozenset[str]:
    """Words for what somebody says, folded, that stand before their name and are no part of it."""
    return frozenset(fold(word).text for word in read_table(_WORDS)["sayings"].get(language, ()))


def is_voice(speaker: Speaker, institution: Speaker) -> bool:
    """Whether one speaks for the other: the spokesperson of a ministry, a house or an office of the same side."""
    voices = read_table(_WORDS)["voices"]
    speaks = speaker.office in voices["offices"] or speaker.person in voices["persons"]
    return (
        speaks and institution.office in voices["institutions"] and institution.person is None and speaker.side in {institution.side, None}
    )


def is_named(name: str, language: str) -> bool:
    """Whether a name names an office or a person, rather than a country alone or nothing known."""
    speaker = identify(name, language)
    return speaker is not None and (speaker.office is not None or speaker.person is not None)


def may_open(name: str, language: str) -> bool:
    """Whether who a sentence begins with says what it tells: an office that acts by saying so, of neither of the two of this beat."""
    speaker = identify(name, language)
    if speaker is None or speaker.side in _TWO:
        return False
    if speaker.side is not None and [span for _, span in known_in(name)] == [(0, len(name))]:
        return True  # a country or union, and nothing else
    return speaker.person is not None or (speaker.office is not None and speaker.office not in read_table(_WORDS)["actors"]["offices"])


def may_head(name: str, language: str) -> bool:
    """Whether who stands before the colon of a title says what follows: somebody who can speak, and nothing that they have or do.

    A country that is the subject of this beat ("Ukraine: ...") heads a title as its subject, a capital ("Kyiv: ...") as its speaker.
    """
    speaker = identify(name, language)
    if speaker is None:
        return False
    known = [(key, span) for key, span in known_in(name) if not key.startswith(MATTER)]
    if speaker.office is None and speaker.person is None:
        return any(span == (0, len(name)) and key not in _SUBJECTS for key, span in known)
    if speaker.side in {*_TWO, None} and speaker.person is None and speaker.office in _ARMIES:
        return False
    if any(span[0] == 0 and kind_of(key) in _PEOPLE and _PLACED.match(name, span[1]) for key, span in known):
        return True  # "Зеленский в Брюсселе"
    folded = fold(name).text
    last = max(
        [found.end() for found in office_pattern(language).finditer(folded)]
        + [end for key, (_, end) in known if kind_of(key) in _PEOPLE or key == speaker.person],
        default=0,
    )
    rest = re.sub(r"^[^\W\d_가-힣]*", "", name[last:]) if name[last - 1 : last] < "\u1100" else name[last:]
    covered = {end for _, (start, end) in known if start >= last}
    return len(rest.strip()) <= 1 or len(name) in covered


def is_official(name: str, language: str) -> bool:
    """Whether a name is that of somebody in an office rather than of the office: "합참 관계자", "a defence ministry official"."""
    folded = fold(name).text
    return any(office.pattern.search(folded) for office in _officials(language))


@cache
def _officials(language: str) -> tuple[_Office, ...]:
    """Those of the offices that are anybody's in a house rather than the house."""
    return tuple(office for office in _offices(language) if office.key in read_table(_WORDS)["voices"]["officials"])
