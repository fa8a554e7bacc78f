"""How a command is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.words import is_command, read, split
from bot.networks.base import Said

NAMES = frozenset({"help", "keyword add", "keyword"})


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("arms Koksan M1989", ("arms", "Koksan", "M1989")),
        ('arms "Koksan gun" «122 мм» „Kim Jong-un“ 「北」', ("arms", "Koksan gun", "122 мм", "Kim Jong-un", "北")),
        ('title:"arms deal" NEAR/3 "x', ('title:"arms deal"', "NEAR/3", "x")),
        ("“arms deal” “a", ("arms deal", "a")),
        ('""  ', ()),
        ("a\u00a0b\nc", ("a", "b", "c")),
    ],
)
def test_quotes_hold_one_argument(text: str, arguments: tuple[str, ...]) -> None:
    """Of every language's kind, and a phrase inside a query keeps its own."""
    assert split(text) == arguments


def test_the_longest_command_counts() -> None:
    """In any case; what follows is its arguments, also as it was typed."""
    words = read(Said(text="/Keyword ADD arms  Koksan"), NAMES)
    assert (words.name, words.arguments, words.rest) == ("keyword add", ("arms", "Koksan"), "arms  Koksan")
    assert read(Said(text="/keyword show"), NAMES).arguments == ("show",)
    assert read(Said(text="/nonsense now"), NAMES).name == "nonsense"


@given(st.text())
def test_whatever_is_typed_is_read(text: str) -> None:
    """Nothing is made up: all arguments stand in the text."""
    assert all(argument in text for argument in split(text))
    if is_command(text):
        read(Said(text=text), NAMES)
