"""The words by which acts of listing are read, ready for use; the words themselves are data (designations.toml)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from feeds.understand.claims.cues import any_of
from feeds.understand.tables import read_table
from feeds.understand.text import fold

SPACED: Final = ("en", "de", "fr", "ru", "uk")
EASTERN: Final = ("ko", "ja", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language that parts them by spaces, folded; each pattern is an alternation of literals, linear in the text.

    Attributes:
        lists, weak, verbs, direct, infinitives, decides, puts, passive, enters, goes_on, of_kind, members, colon,
            belongs: Cues of acts, as the file says.
        strong, onto, list, by, along, says, before, never, ends, resumes, joins: Matches such a word.
        within: Words that may not begin a name and end one.
        inside: Words that may stand inside a name.
        roles: What people and things are that are called by a name.
        persons: Of those, the ones for people.
        heads: Words of which the name of an institution is made.
        articles: Articles, numbers and the like.
        definite: Of those, the ones before something that has a name.
        verb_last: Whether the verb may stand behind what it lists.
        nouns_have_capitals: Whether a capital makes no name.
    """

    lists: re.Pattern[str]
    weak: re.Pattern[str]
    verbs: re.Pattern[str]
    direct: re.Pattern[str]
    infinitives: re.Pattern[str]
    decides: re.Pattern[str]
    puts: re.Pattern[str]
    passive: re.Pattern[str]
    enters: re.Pattern[str]
    goes_on: re.Pattern[str]
    of_kind: re.Pattern[str]
    members: re.Pattern[str]
    colon: re.Pattern[str]
    belongs: re.Pattern[str]
    strong: re.Pattern[str]
    onto: re.Pattern[str]
    list: re.Pattern[str]
    by: re.Pattern[str]
    along: re.Pattern[str]
    says: re.Pattern[str]
    before: re.Pattern[str]
    never: re.Pattern[str]
    ends: re.Pattern[str]
    resumes: re.Pattern[str]
    joins: re.Pattern[str]
    within: frozenset[str]
    inside: frozenset[str]
    roles: frozenset[str]
    persons: frozenset[str]
    heads: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    verb_last: bool
    nouns_have_capitals: bool


@cache
def data() -> dict[str, Any]:
    """The tables of the file, read once per process."""
    return read_table("claims/designations.toml")


@cache
def words(language: str) -> Words | None:
    """The words of a language that parts them by spaces, or None for any other."""
    return _words(language, data()[language]) if language in SPACED else None


def _words(language: str, table: Mapping[str, Any]) -> Words:
    return Words(
        lists=any_of(table["lists"]),
        weak=any_of(table["weak"]),
        verbs=any_of(table["verbs"]),
        direct=any_of(table["direct"]),
        infinitives=any_of(table["infinitives"]),
        decides=any_of(table["decides"]),
        puts=any_of(table["puts"]),
        passive=any_of(table["passive"]),
        enters=any_of(table["enters"]),
        goes_on=any_of(table["goes_on"]),
        of_kind=any_of(form.format(kind) for form in table["of_kind"] for kind in table["kinds"]),
        members=any_of(table["members"]),
        colon=any_of(table["colon"]),
        belongs=any_of(table["belongs"]),
        strong=any_of(table["strong"]),
        onto=any_of(table["onto"]),
        list=any_of(table["list"]),
        by=any_of(table["by"]),
        along=any_of(table["along"]),
        says=any_of(table["says"]),
        before=any_of(table["before"]),
        never=any_of(table["never"]),
        ends=any_of(table["ends"]),
        resumes=any_of(table["resumes"]),
        joins=any_of(table["joins"]),
        within=_folded(table["within"]),
        inside=_folded(table["inside"]),
        roles=_folded(table["roles"]),
        persons=_folded(table["persons"]),
        heads=_folded(table["heads"]),
        articles=_folded(table["articles"]),
        definite=_folded(table["definite"]),
        verb_last=table.get("verb_last", False),
        nouns_have_capitals=language == "de",
    )


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(form).text for form in forms)


@cache
def either(language: str, key: str) -> re.Pattern[str]:
    """Matches any entry of a table of an eastern language, wherever it stands, the longest first."""
    forms = sorted({fold(form).text for form in data()[language][key]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


@cache
def forms(language: str, key: str) -> frozenset[str]:
    """The entries of a table, folded."""
    return _folded(data()[language][key])
