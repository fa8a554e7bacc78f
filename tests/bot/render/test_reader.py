"""Long texts and names as they stand in a message."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.reader import one_line, shortened

NUMBER = re.compile(r"\d+(?:[\s.,'’]\d+)*")


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Seoul counts 6 700 containers", 16, "Seoul counts…"),
        ("Seoul counts 6 700 containers", 20, "Seoul counts 6 700…"),
        ("Zählung:12.345.678Container", 16, "Zählung…"),
        ("Seoul, counted", 8, "Seoul…"),
        ("Seoul", 5, "Seoul"),
    ],
)
def test_a_text_is_cut_at_a_word_and_never_in_a_number(text: str, most: int, short: str) -> None:
    """Half of a number is another number."""
    assert shortened(text, most) == short


@given(st.text("0123456789 ,.x", min_size=2, max_size=60), st.integers(2, 40))
def test_no_number_is_cut_in_two(text: str, most: int) -> None:
    """Whatever stands around it, each number of the short text stands in the whole one."""
    whole = {found.span() for found in NUMBER.finditer(text)}
    short = shortened(text, most)
    if short != text:
        assert all(found.span() in whole for found in NUMBER.finditer(short[:-1]))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=500), st.integers(1, 300))
def test_a_shortened_text_is_its_beginning(text: str, most: int) -> None:
    """Never longer than asked for, cut with an ellipsis."""
    short = shortened(text, most)
    assert len(short) <= max(most, 1)
    assert text == short or (short.endswith("…") and text.startswith(short[:-1]))


def test_a_name_stands_on_one_line() -> None:
    """Whatever white space its text has."""
    assert one_line(" Shin\n  Won-sik\t", 80) == "Shin Won-sik"
