"""The words by which a wording is checked, ready for use; the words themselves are data (words.toml)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from feeds.understand.claims.cues import any_of
from feeds.understand.days import MONTH_OF
from feeds.understand.tables import read_table
from feeds.understand.text import fold

_WORDS: Final = "faithful/words.toml"
_ENDINGS: Final = ("innen", "ern", "en", "er", "es", "em", "in", "n", "e", "s")  # of German nouns
_MAY: Final = re.compile(r"(?<!^)\bMay\b")  # the month
_LONGEST_SURNAME: Final = 11  # letters; longer German words with a capital are compounds


def folded_without_may(text: str) -> str:
    """A text, folded, in which the month of May is not taken for the verb."""
    return fold(_MAY.sub("···", text)).text


def languages() -> tuple[str, ...]:
    """Those whose wordings can be checked."""
    return tuple(read_table(_WORDS)["ordinary"])


@cache
def sense(name: str, language: str) -> re.Pattern[str]:
    """Matches a word of a sense ("negation", "hedge", "talk") in a language; nothing where it has no words."""
    return any_of(read_table(_WORDS)[name].get(language, ()), particles=True)


@cache
def planned(language: str) -> re.Pattern[str]:
    """Matches a word of a plan: those of the claims (modes.toml), in German with what may stand between the parts of a verb."""
    data = read_table("claims/modes.toml")
    return any_of(data.get(language, {}).get("planned", ()), particles=True, apart=language == "de")


def named_with(offices: frozenset[str]) -> frozenset[str]:
    """These offices, and those that may be named with one of them."""
    return offices.union(*(read_table(_WORDS)["named_with"].get(office, ()) for office in offices))


@cache
def vague_offices() -> frozenset[str]:
    """Offices that are none in every other sentence."""
    return frozenset(read_table(_WORDS)["vague_offices"]["names"])


@cache
def concepts(name: str) -> Mapping[str, re.Pattern[str]]:
    """The concepts of a section ("amounts", "when", "countries"), each with the pattern of its words in all languages."""
    rows = {key: row["words"] if isinstance(row, dict) else row for key, row in read_table(_WORDS)[name].items()}
    return {key: any_of(forms, particles=True) for key, forms in rows.items()}


@cache
def edges() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each side of a date, what says so directly before it in a wording, and what says so in a sentence."""
    rows = read_table(_WORDS)["edges"].values()
    return tuple((any_of(row["lead"]), any_of(row["words"], particles=True)) for row in rows)


@cache
def months() -> Mapping[str, int]:
    """Folded names of months in every form, with their numbers."""
    return MONTH_OF | {fold(form).text: int(month) for month, forms in read_table(_WORDS)["months"].items() for form in forms}


@cache
def told_when() -> frozenset[str]:
    """The concepts of "when" that a translation must tell."""
    return frozenset(read_table(_WORDS)["told_when"]["names"])


def concepts_in(name: str, folded: str) -> frozenset[str]:
    """The concepts of a section that a folded text names."""
    return frozenset(key for key, pattern in concepts(name).items() if pattern.search(folded))


@cache
def surnames() -> tuple[frozenset[str], ...]:
    """Sets of folded forms that write one surname."""
    return tuple(frozenset(fold(form).text for form in forms) for forms in read_table(_WORDS)["surnames"].values())


@cache
def _ordinary(language: str) -> frozenset[str]:
    return frozenset(fold(word).text for word in read_table(_WORDS)["ordinary"].get(language, ()))


def is_ordinary(word: str, language: str) -> bool:
    """Whether a word with a capital is no name.

    Args:
        word: As written.
        language: One of `languages()`.
    """
    folded, known = fold(word).text, _ordinary(language)
    if folded in known or (folded.endswith("'s") and folded[:-2] in known):
        return True
    if language != "de":
        return False
    if len(folded) > _LONGEST_SURNAME or folded.endswith(("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät")):
        return True
    return any(folded.endswith(ending) and folded[: -len(ending)] in known for ending in _ENDINGS)
