"""Sentences with what may be told of them, as truth.toml and readings.toml write it: "400 gun asserted to-russia by NIS; 9000 worker"."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from feeds.types.claim import Claim, Stance
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

LANGUAGES = {"en", "de", "fr", "ru", "uk", "ko", "ja", "zh"}
_DATA = Path(__file__).parents[3] / "data"
_WAYS = {"dprk_to_russia": "to-russia", "russia_to_dprk": "to-dprk", None: "no-way"}


def rows(name: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Family, language, title, text and what may be told."""
    for family, each in tomllib.loads((_DATA / name).read_text(encoding="utf-8"))["families"].items():
        for language, title, text, told in each:
            yield family, language, title, text, told


def check(family: str, language: str, title: str, text: str, told: str) -> None:
    """See that each claim of a sentence has what the row gives, and that there is no other claim."""
    found = claims(title, text, quantities(title, text), language, date(2024, 11, 18))
    wanted = [part.strip() for part in told.split(";") if part.strip()]
    assert [_seen(claim, part) for claim, part in zip(found, wanted, strict=False)] == wanted, family
    assert len(found) == len(wanted), (family, found)


def by_family(name: str) -> dict[str, set[str]]:
    """The languages of each family."""
    languages: dict[str, set[str]] = {}
    for family, language, *_ in rows(name):
        languages.setdefault(family, set()).add(language)
    return languages


def _seen(claim: Claim, wanted: str) -> str:
    """A claim in the words of a row, as far as the row asks; a stance other than "asserted" is shown unasked."""
    assert claim.quantity is not None
    asked, _, taken = wanted.partition(" as ")
    asked, by, _ = asked.partition(" by ")
    words = asked.split()
    facts = [claim.stance, _WAYS[claim.direction], claim.quantity.approximation, claim.status]
    shown = [str(fact) for fact in facts if fact in words or (isinstance(fact, Stance) and fact is not Stance.ASSERTED)]
    parts = [f"{claim.quantity.value:.0f}", claim.quantity.unit, *sorted(shown, key=lambda fact: words.index(fact) if fact in words else 0)]
    if " of " in asked:
        parts.append(f"of {claim.goods or 'nothing'}")
    if by:
        parts.append(f"by {claim.claimant or 'nobody'}")
    if taken:
        speaker = claim.speaker
        slots = (speaker.side, speaker.office, speaker.person) if speaker else (None, None, None)
        parts.append("as " + "/".join(slot or "-" for slot in slots))
    return " ".join(parts)
