"""Who speaks is who the sentence says, and a number counts what it says (tests/data/readings.toml)."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from feeds.types.claim import Claim
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

CASES = Path(__file__).parents[3] / "data" / "readings.toml"
WAYS = {"to-russia": "dprk_to_russia", "to-dprk": "russia_to_dprk", "no-way": None}
STANCES = ("denied", "unconfirmed")
STATUSES = ("planned", "capacity", "delivered")


def cases() -> Iterator[tuple[str, str, str, str, str]]:
    """Family, language, title, text and what may be told."""
    for family, rows in tomllib.loads(CASES.read_text(encoding="utf-8"))["families"].items():
        for language, title, text, told in rows:
            yield family, language, title, text, told


@pytest.mark.parametrize(("family", "language", "title", "text", "told"), list(cases()))
def test_what_is_told_is_who_speaks_and_what_is_counted(family: str, language: str, title: str, text: str, told: str) -> None:
    """Each claim of a sentence has the figure and the speaker that the sentence gives, and there is no other claim."""
    found = claims(title, text, quantities(title, text), language, date(2024, 11, 18))
    wanted = [part.strip() for part in told.split(";") if part.strip()]
    assert [seen(claim, part) for claim, part in zip(found, wanted, strict=False)] == wanted, family
    assert len(found) == len(wanted), (family, found)


def seen(claim: Claim, wanted: str) -> str:
    """A claim in the words of a row, as far as the row asks."""
    assert claim.quantity is not None
    asked, _, taken = wanted.partition(" as ")
    asked, by, _ = asked.partition(" by ")
    words = asked.split()
    parts = [f"{claim.quantity.value:.0f}", claim.quantity.unit]
    parts += [claim.stance.value] if claim.stance.value in STANCES else []
    parts += [status for status in STATUSES if status in words and claim.status.value == status]
    parts += [way for way in words if way in WAYS and WAYS[way] == claim.direction]
    if " of " in asked:
        parts.append(f"of {claim.goods or 'nothing'}")
    if by:
        parts.append(f"by {claim.claimant or 'nobody'}")
    if taken:
        speaker = claim.speaker
        slots = (speaker.side, speaker.office, speaker.person) if speaker else (None, None, None)
        parts.append("as " + "/".join(slot or "-" for slot in slots))
    return " ".join(parts)


def test_every_language_has_every_family() -> None:
    """No language is forgotten in any family."""
    languages: dict[str, set[str]] = {}
    for family, language, *_ in cases():
        languages.setdefault(family, set()).add(language)
    assert all(len(each) >= 8 or family == "home" for family, each in languages.items()), languages
