import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.decide.rivals import Rivalry, reading, rivalry
from tests.feeds.decide.forms import COPIES, FILLED_TWICE, Pair


def between(one: tuple[str, str], other: tuple[str, str], language: str = "en") -> Rivalry | None:
    """What parts two texts."""
    return rivalry(reading(*one, language), reading(*other, language))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Japan blames North Korea for arms", "Canada blames North Korea for arms", ("Japan", "Canada", True)),
        ("The Angara has left Rajin for Dunai", "The Lady R has left Rajin for Dunai", ("Angara", "Lady R", True)),
        ("Lavrov lands in Wonsan for three days", "Shoigu lands in Wonsan for three days", ("Lavrov", "Shoigu", True)),
        ("Russia then told North Korea to wait", "North Korea then told Russia to wait", ("Russia", "North Korea", True)),
        ("A train full of oil leaves Khasan today", "A train full of shells leaves Khasan today", ("oil", "shells", False)),
    ],
)
def test_what_stands_in_the_same_place(one: str, other: str, expected: tuple[str, str, bool]) -> None:
    """Countries, ships, persons, two that changed places, and cargo are told as written."""
    found = between((one, ""), (other, ""))
    assert found == Rivalry(one=expected[0], other=expected[1], named=expected[2])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moscow blames Tokyo for the trade in arms", "Russia blames Japan for the trade in arms"),
        ("Kim Jong Un thanks the guests from afar", "North Korea thanks the guests from afar"),
        ("Russia and North Korea open a road bridge", "North Korea and Russia open a road bridge"),
        ("Japan is first to act on arms", "Seven years of silence end in Canada"),
        ("The Kremlin talks with Kyrgyzstan's new leader on trade", "The Kremlin talks with Kyrgyz new leader on trade"),
        ("A word on what Could Happen at the next talks", "A word on what to Know Ahead of the next talks"),
        ("Five soldiers cross the river at night", "Five troops cross the river at night"),
    ],
    ids=[
        "capitals",
        "a ruler for his country",
        "an and",
        "other words altogether",
        "a people for its country",
        "words in capitals",
        "one unit",
    ],
)
def test_what_says_the_same_is_no_rival(one: str, other: str) -> None:
    """Other words for one side, either order around an "and", and texts of other words are left to the rest of the ladder."""
    assert between((one, ""), (other, "")) is None


def test_a_name_that_the_other_text_holds_elsewhere_is_no_rival() -> None:
    """A title may choose one of two ships that both texts tell of."""
    text = "The Angara and the Lady R were seen at Rajin on Monday with boxes for Dunai."
    assert between(("The Angara sails from Rajin to Dunai", text), ("The Lady R sails from Rajin to Dunai", text)) is None


@pytest.mark.parametrize("pair", [*FILLED_TWICE, *COPIES], ids=lambda pair: f"{pair[0]}, {pair[3]}")
def test_the_order_makes_no_difference(pair: Pair) -> None:
    """Two texts are rivals in either order, or in none."""
    _, one, other, language = pair
    assert (between(one, other, language) is None) == (between(other, one, language) is None)


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["en", "de", "ko", "ja", "und"]))
def test_a_text_is_no_rival_of_itself(title: str, text: str, language: str) -> None:
    """Whatever it holds."""
    assert between((title, text), (title, text), language) is None


_words = st.lists(
    st.sampled_from(
        [
            "Japan",
            "Canada",
            "Angara",
            "Maria",
            "sanctions",
            "North Korea",
            "Russia",
            "killed",
            "제재",
            "북한이",
            "アンガラ",
            "号",
            ".",
            "of",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(_words, _words, _words, st.sampled_from(["en", "de", "ko", "ja", "und"]))
def test_any_two_texts_are_answered_alike_in_either_order(title: str, one: str, other: str, language: str) -> None:
    """Names alone, words alone and nothing at all stand against each other; where a copy is cut, nothing does."""
    assert (between((title, one), (title, other), language) is None) == (between((title, other), (title, one), language) is None)
    assert between((title, one), (title, ""), language) is None
