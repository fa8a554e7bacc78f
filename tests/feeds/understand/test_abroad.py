"""Whose an institution is, by the country right before it."""

import pytest

from feeds.understand.abroad import home_of, is_abroad, side_before
from feeds.understand.names import names_in


@pytest.mark.parametrize(
    ("name", "language", "side"),
    [
        ("英국방부", "ko", "uk"),
        ("영 국방부", "ko", "uk"),
        ("수영 국방부", "ko", None),
        ("영국방부", "ko", None),
        ("韓美국방부", "ko", None),
        ("独国防省", "ja", "germany"),
        ("単独国防省", "ja", None),
        ("国防部", "zh", None),
    ],
)
def test_one_letter_before_an_institution_is_a_country(name: str, language: str, side: str | None) -> None:
    """A letter of its own, not the end of another word, and not one of two countries."""
    at = next(place for word in ("국방부", "国防省", "国防部") if (place := name.find(word)) >= 0)
    assert side_before(name, at, language) == side


@pytest.mark.parametrize(
    ("name", "titled", "side"),
    [
        ("국방부", False, "south-korea"),
        ("우리 국방부", False, "south-korea"),
        ("전하규 국방부", True, "south-korea"),
        ("전하규 국방부", False, None),
        ("조지아 국방부", True, None),
        ("모잠비크 국방부", False, None),
    ],
)
def test_a_bare_korean_ministry_is_at_home(name: str, titled: bool, side: str | None) -> None:
    """With home or a person before it too; with any other word it is nobody's, known country or not."""
    assert home_of(name, name.index("국방부"), "ko", titled=titled) == side


def test_another_countrys_ministry_is_not_seouls() -> None:
    """Neither for who speaks nor for what two texts have in common."""
    assert is_abroad("체코 국방부", 3, "ko")
    assert not is_abroad("한국 국방부", 3, "ko")
    assert "kr-defence-ministry" not in names_in("노르웨이 국방부는 포탄을 언급했다.", "ko")
    assert "kr-defence-ministry" in names_in("국방부는 포탄을 언급했다.", "ko")
