"""Texts, numbers, dates and units in the reader's language."""

import tomllib
from datetime import UTC, datetime
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales.texts import LANGUAGES, texts, time_zone

AT = datetime(2024, 7, 1, 22, 30, tzinfo=UTC)
_ALL = tomllib.loads(resources.files("feeds.understand").joinpath("units.toml").read_text(encoding="utf-8"))["units"]
UNITS = tuple(name for name, unit in _ALL.items() if "same_as" not in unit)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_that_is_understood_can_be_said(language: str) -> None:
    """In one and many."""
    for unit in UNITS:
        said = {texts(language)(f"unit-{unit}", n=count, number="7") for count in (1, 2)}
        assert all("7" in each and unit.upper() not in each for each in said), unit


def test_numbers_have_the_readers_separators() -> None:
    """Round millions in words, everything else in digits."""
    assert [texts("en").number(value) for value in (1, 6700, 3_400_000, 3_412_345, 0.5)] == [
        "1",
        "6,700",
        "3.4 million",
        "3,412,345",
        "0.5",
    ]
    assert [texts("de").number(value) for value in (6700, 3_400_000, 1_000_000)] == ["6.700", "3,4 Millionen", "1 Million"]


@given(st.floats(0, 1e15, allow_nan=False))
def test_any_number_can_be_said(value: float) -> None:
    """In both languages."""
    assert all(texts(language).number(value) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("UTC", "1 Jul 2024, 22:30 UTC"),
        ("Europe/Berlin", "2 Jul 2024, 00:30 CEST"),
        ("Asia/Seoul", "2 Jul 2024, 07:30 KST"),
        ("x", "1 Jul 2024, 22:30 UTC"),
    ],
)
def test_times_are_the_readers_and_name_their_zone(zone: str, moment: str) -> None:
    """Winter and summer; an unknown zone is UTC."""
    assert texts("en").moment(AT, zone=zone) == moment
    assert texts("en").day(AT, zone=zone) == moment.partition(",")[0]


@pytest.mark.parametrize("name", ["", "../etc/passwd", "Nowhere/Land", "/"])
def test_a_zone_that_does_not_exist_is_utc(name: str) -> None:
    """Whatever stands in the database."""
    assert time_zone(name).key == "UTC"


def test_an_unknown_language_reads_english_and_an_unknown_text_is_an_error() -> None:
    """A mistake in the program is not to be shown to a chat."""
    assert texts("fr").language == "en"
    assert texts("de").language_name("ko") == "Koreanisch"
    assert texts("de").language_name("xx") == "xx"
    with pytest.raises(KeyError):
        texts("en")("no-such-text")
    with pytest.raises(KeyError):
        texts("en")("alert-figures")


def test_values_are_inserted_as_they_are() -> None:
    """Nothing in a value is taken for Fluent."""
    assert texts("en")("alert-figures", figures='{ $x } "{"') == 'Figures: { $x } "{"'
