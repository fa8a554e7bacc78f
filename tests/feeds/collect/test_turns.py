from feeds.collect.turns import Turns
from tests.clocks import FakeClock


async def test_the_gap_counts_from_the_end_of_a_turn() -> None:
    """A host rests for the gap after each turn; time that passes otherwise counts."""
    clock = FakeClock()
    turns = Turns(clock, gap_s=2.0, parallel=16)
    async with turns.turn("a"):
        clock.advance(10)
    clock.advance(0.5)
    async with turns.turn("a"):
        assert clock.slept == [1.5]


async def test_a_turn_that_belongs_to_the_next_visit_leaves_no_gap() -> None:
    """As the one for a robots.txt does; the gap before it is kept."""
    clock = FakeClock()
    turns = Turns(clock, gap_s=2.0, parallel=16)
    async with turns.turn("a"):
        pass
    async with turns.turn("a", gap=False):
        assert clock.slept == [2.0]
    async with turns.turn("a"):
        assert clock.slept == [2.0]


async def test_other_hosts_do_not_wait() -> None:
    """A gap holds up its own host only."""
    clock = FakeClock()
    turns = Turns(clock, gap_s=2.0, parallel=1)
    for name in ("a", "b", "c"):
        async with turns.turn(name):
            pass
    assert clock.slept == []


async def test_idle_hosts_are_forgotten() -> None:
    """Any number of hosts leaves no trace once their gaps are over; one in its gap is remembered."""
    clock = FakeClock()
    turns = Turns(clock, gap_s=2.0, parallel=16)
    for number in range(2000):
        async with turns.turn(f"host{number}"):
            clock.advance(3 if number < 1990 else 0)
    async with turns.turn("host1999"):
        assert clock.slept == [2.0]
    assert len(turns._hosts) <= 1024  # what is forgotten cannot be seen from outside
