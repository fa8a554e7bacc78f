"""What a name can be in a sentence, and the words that show it, per language; the words themselves are data (roles.toml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from feeds.understand.tables import read_table
from feeds.understand.text import fold

NOTHING: Final = "(?!)"


class Part(StrEnum):
    """What a name is in its sentence."""

    DOES = "does it"
    TO = "to whom, whither, what it is done to"
    FROM = "whence"
    BY = "by whom it is done, in the passive"
    SAYS = "says so"
    EITHER = "subject of a passive"
    WITH = "together with whom"
    NONE = "none of these, or unknown"


SUBJECTS: Final = frozenset({Part.DOES, Part.EITHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A name in a sentence.

    Attributes:
        who: The side that it stands for ("russia"); of a place or a ship its own key.
        start: Offset of its first character.
        end: Offset behind its last.
        part: What it is there.
        joined: Whether it goes on with the noun phrase of the name before it ("Russia's Kursk region").
    """

    who: str
    start: int
    end: int
    part: Part = Part.NONE
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One language's words, folded; the keys of roles.toml."""

    marks: tuple[tuple[Part, frozenset[str]], ...]
    of: frozenset[str]
    joints: frozenset[str]
    speaker: tuple[str, ...]
    articles: frozenset[str]
    finite: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    auxiliaries: frozenset[str]
    behind: frozenset[str]
    places: frozenset[str]
    verbs: re.Pattern[str]
    clause: re.Pattern[str]
    passive: re.Pattern[str]
    adjective: re.Pattern[str]
    oblique: re.Pattern[str]
    dative: re.Pattern[str]
    nominative: re.Pattern[str]
    infinitive: re.Pattern[str]
    asides: re.Pattern[str]
    inverts: bool


@cache
def rules_of(language: str) -> Rules | None:
    """The words of a language, or None for one that is not known here."""
    row = read_table("faithful/roles.toml").get(language)
    if row is None:
        return None
    marks = ((Part.TO, "to"), (Part.FROM, "from"), (Part.BY, "by"), (Part.WITH, "with"), (Part.NONE, "beside"), (Part.DOES, "subject"))
    names = ("passive", "adjective", "oblique", "dative", "nominative", "infinitive", "asides")
    patterns = {name: re.compile(row.get(name, NOTHING)) for name in names}
    return Rules(
        marks=tuple((part, _folded(row.get(key, ()))) for part, key in marks),
        of=_folded(row.get("of", ())),
        joints=_folded(row.get("and", ())),
        speaker=tuple(row.get("speaker", ())),
        articles=_folded(row.get("articles", ())),
        finite=_folded(row.get("finite", ())),
        pronouns=_folded(row.get("pronouns", ())),
        auxiliaries=_folded(row.get("auxiliaries", ())),
        openers=_folded(row.get("openers", ())),
        behind=_folded(row.get("behind", ())),
        places=_folded(row.get("places", ())),
        verbs=_any(row.get("verbs", ()), east=language == "zh"),
        clause=_any(row.get("clause", ())),
        inverts=row.get("inverts", False),
        **patterns,
    )


def _folded(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(form).text for form in forms)


def _any(forms: Iterable[str], *, east: bool = False) -> re.Pattern[str]:
    parts = [re.escape(fold(form.rstrip("*")).text) + (r"\w*" if form.endswith("*") else "") for form in forms]
    if not parts:
        return re.compile(NOTHING)
    return re.compile("|".join(sorted(parts, key=len, reverse=True)) if east else rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def longest(rules: Rules, text: str, *, ends: bool) -> tuple[str, Part] | None:
    """The longest mark with which a text begins or ends, and what it shows."""
    found = ((form, part) for part, forms in rules.marks for form in forms if (text.endswith(form) if ends else text.startswith(form)))
    return max(found, key=lambda row: len(row[0]), default=None)
