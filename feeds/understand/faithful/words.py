"""The words by which a wording is checked, ready for use; the words themselves are data (words.toml)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from feeds.understand.claims.cues import any_of
from feeds.understand.days import MONTH_OF
from feeds.understand.text import fold

_ENDINGS: Final = ("innen", "ern", "en", "er", "es", "em", "in", "n", "e", "s")  # of German nouns
_MAY: Final = re.compile(r"(?<!^)\bMay\b")  # the month
_LONGEST_SURNAME: Final = 11  # letters; longer German words with a capital are compounds


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("feeds.understand.faithful").joinpath("words.toml").read_text(encoding="utf-8"))


def folded_without_may(text: str) -> str:
    """A text, folded, in which the month of May is not taken for the verb."""
    return fold(_MAY.sub("···", text)).text


def languages() -> tuple[str, ...]:
    """Those whose wordings can be checked."""
    return tuple(_data()["ordinary"])


@cache
def sense(name: str, language: str) -> re.Pattern[str]:
    """Matches a word of a sense ("negation", "hedge", "talk") in a language; nothing where it has no words."""
    return any_of(_data()[name].get(language, ()), particles=True)


@cache
def planned(language: str) -> re.Pattern[str]:
    """Matches a word of a plan: those of the claims (modes.toml), in German with what may stand between the parts of a verb."""
    data = tomllib.loads(files("feeds.understand.claims").joinpath("modes.toml").read_text(encoding="utf-8"))
    return any_of(data.get(language, {}).get("planned", ()), particles=True, apart=language == "de")


def named_with(offices: frozenset[str]) -> frozenset[str]:
    """These offices, and those that may be named with one of them."""
    return offices.union(*(_data()["named_with"].get(office, ()) for office in offices))


@cache
def vague_offices() -> frozenset[str]:
    """Offices that are none in every other sentence."""
    return frozenset(_data()["vague_offices"]["names"])


@cache
def concepts(name: str) -> Mapping[str, re.Pattern[str]]:
    """The concepts of a section ("amounts", "when", "countries"), each with the pattern of its words in all languages."""
    rows = {key: row["words"] if isinstance(row, dict) else row for key, row in _data()[name].items()}
    return {key: any_of(forms, particles=True) for key, forms in rows.items()}


@cache
def edges() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each side of a date, what says so directly before it in a wording, and what says so in a sentence."""
    rows = _data()["edges"].values()
    return tuple((any_of(row["lead"]), any_of(row["words"], particles=True)) for row in rows)


@cache
def months() -> Mapping[str, int]:
    """Folded names of months in every form, with their numbers."""
    return MONTH_OF | {fold(form).text: int(month) for month, forms in _data()["months"].items() for form in forms}


@cache
def told_when() -> frozenset[str]:
    """The concepts of "when" that a translation must tell."""
    return frozenset(_data()["told_when"]["names"])


def concepts_in(name: str, folded: str) -> frozenset[str]:
    """The concepts of a section that a folded text names."""
    return frozenset(key for key, pattern in concepts(name).items() if pattern.search(folded))


@cache
def surnames() -> tuple[frozenset[str], ...]:
    """Sets of folded forms that write one surname."""
    return tuple(frozenset(fold(form).text for form in forms) for forms in _data()["surnames"].values())


@cache
def _ordinary(language: str) -> frozenset[str]:
    return frozenset(fold(word).text for word in _data()["ordinary"].get(language, ()))


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
