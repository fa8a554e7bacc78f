"""What a number counts that stands alone behind what grew to it."""

import pytest

from feeds.types.claim import Approximation
from feeds.understand.quantities import quantities


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The number of soldiers rose to 15,000.", [(15_000, "troop")]),
        ("Artillery shell deliveries reached 6 million, Seoul said.", [(6_000_000, "shell")]),
        ("The number of containers with shells rose to 31,000.", [(31_000, "container")]),
        ("The number of dead and wounded soldiers rose to 4,700.", [(4_700, "casualty")]),
        ("Die Zahl der Soldaten liegt bei 16.000.", [(16_000, "troop")]),
        ("Число солдат выросло до 16 тысяч.", [(16_000, "troop")]),
        ("Engineers and sappers rose to 2,500.", []),
        ("Containers and shells rose to 2,500.", []),
        ("The price of shells rose to 5,000.", []),
        ("The soldiers rose to 12 new posts.", []),
        ("The number of 40 shells and mines rose to 15,000.", [(40, "shell")]),
        ("Soldiers spoke to 12.", []),
    ],
)
def test_a_total_counts_the_one_thing_that_its_clause_names(text: str, told: list[tuple[float, str]]) -> None:
    """Where it names two, a price or another figure, or nothing grew, the number counts nothing."""
    assert [(each.value, each.unit) for each in quantities("", text)] == told


def test_what_was_reached_is_no_range_and_no_limit() -> None:
    """Of "from 10,000 to 15,000" the second is told where it grew, and "выросло до" is exact; else they are a range and a limit."""
    grown = quantities("", "Troops rose from 10,000 to 15,000 soldiers.")[0]
    assert (grown.value, grown.high) == (15_000, None)
    ranged = quantities("", "It takes from 10,000 to 15,000 soldiers.")[0]
    assert (ranged.value, ranged.high) == (10_000, 15_000)
    assert quantities("", "Контингент вырос до 16 тысяч солдат.")[0].approximation is Approximation.EXACT
    assert quantities("", "Направят до 16 тысяч солдат.")[0].approximation is Approximation.UP_TO
