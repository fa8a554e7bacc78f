"""Known traps of the beat: texts that look like it and are not, and texts on the beat that look like the trap (tests/data/traps.toml)."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from feeds.understand.lexicon.load import load
from feeds.understand.relevance import judge
from feeds.understand.roundup import round_up

RULES = load()
DEFAULT = RULES.topics[0].name
FILE = Path(__file__).parents[2] / "data" / "traps.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A text, whether it is to be told, and of which trap it is."""

    trap: str
    told: bool
    title: str
    text: str


TRAPS = [Trap(**table) for table in tomllib.loads(FILE.read_text(encoding="utf-8"))["text"]]


def told(trap: Trap) -> bool:
    """Whether a chat on the default topic is told of the text: it matches, and is no round-up."""
    matches = tuple(match for match in judge(trap.title, trap.text, RULES).matches if match.topic == DEFAULT)
    return bool(matches) and not round_up(trap.title, trap.text, matches)


@pytest.mark.parametrize("trap", [each for each in TRAPS if not each.told], ids=lambda each: each.title)
def test_what_only_looks_like_the_beat_is_not_told(trap: Trap) -> None:
    """The trap's words make no alert."""
    assert not told(trap)


@pytest.mark.parametrize("trap", [each for each in TRAPS if each.told], ids=lambda each: each.title)
def test_what_is_on_the_beat_is_told_though_it_looks_like_a_trap(trap: Trap) -> None:
    """The trap's words hide no alert."""
    assert told(trap)


def test_every_trap_has_texts_on_both_sides() -> None:
    """At least three texts that must not be told, and two that must."""
    counts = Counter((each.trap, each.told) for each in TRAPS)
    assert len({trap for trap, _ in counts}) >= 15
    assert all(count >= (2 if on_beat else 3) for (_, on_beat), count in counts.items())
    assert {trap for trap, on_beat in counts if on_beat} == {trap for trap, on_beat in counts if not on_beat}
