"""How a command is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.words import Piece, Unclosed, is_command, pieces, read, split
from bot.networks.base import Said

_MARKS = dict.fromkeys(map(ord, "\"＂“”„‟«»‹›「」『』《》〈〉〝〟〞‘’‚'"))
NAMES = frozenset({"help", "keyword add", "keyword"})


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("arms Koksan M1989", ("arms", "Koksan", "M1989")),
        ('arms "Koksan gun" «122 мм» „Kim Jong-un“ 「北」', ("arms", "Koksan gun", "122 мм", "Kim Jong-un", "北")),
        ('title:"arms deal" NEAR/3 "x y"', ('title:"arms deal"', "NEAR/3", "x y")),
        ("title:«a b» -„c d“ title=『e f』 -‘g h’", ('title:"a b"', '-"c d"', 'title="e f"', '-"g h"')),
        ('gun 12" 5", a"b c"d', ("gun", '12"', '5",', 'a"b', 'c"d')),
        ("“arms deal” “a", ("arms deal", "a")),
        ('""  ', ()),
        ("a\u00a0b\nc", ("a", "b", "c")),
    ],
)
def test_quotes_hold_one_argument(text: str, arguments: tuple[str, ...]) -> None:
    """Of every language's kind; behind a field or a dash they become plain ones, elsewhere inside a word they are signs."""
    assert split(text) == arguments


MARKS = [
    '""',
    "“”",
    "„“",
    "„”",
    "““",
    "””",
    "«»",
    "»«",
    "»»",
    "‹›",
    "›‹",
    "››",
    "「」",
    "『』",
    "《》",
    "〈〉",
    "‘’",
    "‚‘",
    "‚’",
    "’’",
    "''",
]


@pytest.mark.parametrize("marks", MARKS)
@given(phrases=st.lists(st.lists(st.text("abкол무기北-", min_size=1, max_size=5), min_size=1, max_size=3).map(" ".join), max_size=4))
def test_each_pair_of_quotes_groups_what_stands_in_it(marks: str, phrases: list[str]) -> None:
    """Between other words, several on one line, and behind an exception's dash."""
    opening, closing = tuple(marks)
    typed = " x ".join(f"{opening}{each}{closing}" for each in phrases)
    expected = [word for each in phrases for word in ("x", each)][1:]
    assert list(split(typed)) == expected
    assert [split(f"x -{opening}{each}{closing}") for each in phrases] == [("x", f'-"{each}"') for each in phrases]


@given(st.lists(st.sampled_from(["People's", "N’Djamena", "'s", "’s", "‘s", "l'arme", "об’єкт", "’90s", "guns", "O'Neil’s"]), max_size=8))
def test_an_apostrophe_opens_no_quote(words: list[str]) -> None:
    """Neither inside a word nor before one of which something was left out, however many there are; nor does it close one."""
    assert list(split(" ".join(words))) == words
    assert split(f"‘{' '.join([*words, 'x'])}’") == (" ".join([*words, "x"]),)


@given(st.sampled_from('"“„”«»‹›「『《‘‚'), st.lists(st.text("abкол무기北", min_size=1), min_size=1, max_size=4))
def test_a_quote_that_is_never_closed_is_known_with_its_place(mark: str, words: list[str]) -> None:
    """What stands before it was read."""
    found: list[Piece] = []
    with pytest.raises(Unclosed) as caught:
        found.extend(pieces(f"x {mark}{' '.join(words)}"))
    assert caught.value.at == 2
    assert [each.text for each in found] == ["x"]


def test_the_longest_command_counts() -> None:
    """In any case; what follows is its arguments, also as it was typed."""
    words = read(Said(text="/Keyword ADD arms  Koksan"), NAMES)
    assert (words.name, words.arguments, words.rest) == ("keyword add", ("arms", "Koksan"), "arms  Koksan")
    assert read(Said(text="/keyword show"), NAMES).arguments == ("show",)
    assert read(Said(text="/nonsense now"), NAMES).name == "nonsense"


@given(st.text())
def test_whatever_is_typed_is_read(text: str) -> None:
    """Nothing is made up: but for quotation marks, all arguments stand in the text."""
    bare = text.translate(_MARKS)
    assert all(argument.translate(_MARKS) in bare for argument in split(text))
    if is_command(text):
        read(Said(text=text), NAMES)
