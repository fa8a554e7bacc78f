import pytest

from feeds.decide.same_event import compare
from feeds.decide.tellings import telling
from tests.feeds.decide.shelf import analysis, article


def likeness(one: tuple[str, str, str], other: tuple[str, str, str]) -> tuple[float, bool, tuple[str, ...]]:
    """Score, whether the directions are opposite, and the evidence, of two texts (title, text, language)."""
    articles = [(article(title, text), language) for title, text, language in (one, other)]
    tellings = []
    for each, language in articles:
        found = analysis(each, language)
        assert found.fingerprint is not None
        tellings.append(telling(each, found.fingerprint, found))
    compared = compare(tellings[0], tellings[1], {})
    return compared.score, compared.opposed, compared.shared


def test_opposite_directions_are_told_in_two_languages() -> None:
    """What went to Russia in one text and came from there in the other is not one event."""
    one = ("Arms from North Korea for Russia", "The spy service spoke of arms from North Korea for Russia.", "en")
    other = ("Waffen aus Russland für Nordkorea", "Der Geheimdienst sprach von Waffen aus Russland für Nordkorea.", "de")
    assert likeness(one, other)[1]
    assert not likeness(one, one)[1]


def test_a_text_that_tells_both_directions_opposes_neither() -> None:
    """Who tells of containers there and back retells either."""
    one = ("Arms from North Korea for Russia", "Arms went from North Korea to Russia.", "en")
    both = ("Trade of two neighbours", "Arms went from North Korea to Russia. Flour went from Russia to North Korea.", "en")
    assert not likeness(one, both)[1]


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("4,300 containers", "4,300 tons of flour", False),
        ("4,300 rockets", "4,300 missiles", True),
        ("4,300 containers", "4,300 of them", True),
        ("4,300 containers", "4,310 containers", True),
    ],
    ids=["other units", "one family", "a number without a unit", "the same figure"],
)
def test_a_number_is_shared_only_where_it_may_count_the_same(first: str, second: str, counts: bool) -> None:
    """The same digits for two different things are no evidence."""
    _, _, shared = likeness(("A report", f"Rajin saw {first}.", "en"), ("Une dépêche", f"On compte {second}.", "fr"))
    assert any("4300" in part or "4,300" in part for part in shared) is counts


def test_words_in_the_first_lines_of_both_weigh_more() -> None:
    """A figure that one text tells in its last line ties less than one that both begin with."""
    first = ("Seoul counts 7,100 containers", "The army spoke of them. It was cold. Ships left again.", "en")
    begins = ("Séoul : 7 100 conteneurs", "L'armée en a parlé. Il faisait froid. Des navires sont partis.", "fr")
    ends = ("Séoul parle", "L'armée en a parlé. Il faisait froid. On compte 7 100 conteneurs.", "fr")
    assert likeness(first, begins)[0] > likeness(first, ends)[0]
