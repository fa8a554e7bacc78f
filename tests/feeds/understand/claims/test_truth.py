"""Nothing is told that no source says: denials, titles that speak for nobody, goods and ways of an exchange (tests/data/truth.toml)."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from feeds.types.claim import Claim
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

CASES = Path(__file__).parents[3] / "data" / "truth.toml"
WAYS = {"to-russia": "dprk_to_russia", "to-dprk": "russia_to_dprk", "no-way": None}


def cases() -> Iterator[tuple[str, str, str, str, str]]:
    """Family, language, title, text and what may be told."""
    for family, rows in tomllib.loads(CASES.read_text(encoding="utf-8"))["families"].items():
        for language, title, text, told in rows:
            yield family, language, title, text, told


@pytest.mark.parametrize(("family", "language", "title", "text", "told"), list(cases()))
def test_what_is_told_is_what_the_source_says(family: str, language: str, title: str, text: str, told: str) -> None:
    """Each claim of a sentence has the figure, stance, way, goods and speaker that the sentence gives, and there is no other claim."""
    found = claims(title, text, quantities(title, text), language, date(2024, 11, 18))
    wanted = [part.strip() for part in told.split(";") if part.strip()]
    assert [seen(claim, part) for claim, part in zip(found, wanted, strict=False)] == wanted, family
    assert len(found) == len(wanted), (family, found)


def seen(claim: Claim, wanted: str) -> str:
    """A claim in the words of a row, as far as the row asks."""
    assert claim.quantity is not None
    asked, by, _ = wanted.partition(" by ")
    parts = [f"{claim.quantity.value:.0f}", claim.quantity.unit, claim.stance.value]
    parts += [way for way in asked.split() if way in WAYS and WAYS[way] == claim.direction]
    parts += [claim.quantity.approximation.value] if claim.quantity.approximation.value in asked.split() else []
    parts += [claim.status.value] if claim.status.value in asked.split() else []
    if " of " in asked:
        parts.append(f"of {claim.goods or 'nothing'}")
    if by:
        parts.append(f"by {claim.claimant or 'nobody'}")
    return " ".join(parts)


def test_every_language_has_every_family() -> None:
    """No language is forgotten: each has rows for what is denied, not known, and no denial."""
    languages: dict[str, set[str]] = {}
    for family, language, *_ in cases():
        languages.setdefault(family, set()).add(language)
    assert all(languages[family] == {"en", "de", "fr", "ru", "uk", "ko", "ja", "zh"} for family in languages), languages
