"""Who speaks is who the sentence says, and a number counts what it says (tests/data/readings.toml)."""

import pytest

from tests.feeds.understand.claims.rows import LANGUAGES, by_family, check, rows

NAME = "readings.toml"


@pytest.mark.parametrize(("family", "language", "title", "text", "told"), list(rows(NAME)))
def test_what_is_told_is_who_speaks_and_what_is_counted(family: str, language: str, title: str, text: str, told: str) -> None:
    """Each claim of a sentence has the figure and the speaker that the sentence gives, and there is no other claim."""
    check(family, language, title, text, told)


def test_every_language_has_every_family() -> None:
    """No language is forgotten in any family; ministries that may be those of home are a matter of Korean papers."""
    assert {family for family, languages in by_family(NAME).items() if languages < LANGUAGES} == {"home"}
