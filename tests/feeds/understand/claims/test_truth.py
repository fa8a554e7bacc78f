"""Nothing is told that no source says: denials, titles that speak for nobody, goods and ways of an exchange (tests/data/truth.toml)."""

import pytest

from tests.feeds.understand.claims.rows import LANGUAGES, by_family, check, rows

NAME = "truth.toml"


@pytest.mark.parametrize(("family", "language", "title", "text", "told"), list(rows(NAME)))
def test_what_is_told_is_what_the_source_says(family: str, language: str, title: str, text: str, told: str) -> None:
    """Each claim of a sentence has the figure, stance, way, goods and speaker that the sentence gives, and there is no other claim."""
    check(family, language, title, text, told)


def test_every_row_says_how_it_stands() -> None:
    """Whether a figure is asserted, denied or not known to be is what these rows are about."""
    stances = {"asserted", "denied", "unconfirmed"}
    assert all(stances & set(part.split()) for *_, told in rows(NAME) for part in told.split(";") if part.strip())


def test_every_language_has_every_family() -> None:
    """No language is forgotten in any family."""
    assert [family for family, languages in by_family(NAME).items() if languages != LANGUAGES] == []
