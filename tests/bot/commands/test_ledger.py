"""/ledger."""

import sys

import pytest

from tests.bot import scene
from tests.bot.commands.desk import Person


@pytest.fixture
def claimed(ann: Person) -> Person:
    """Ann, beside two claims of containers."""
    ann.say("/start")
    feed = scene.add_feed(ann.db, "https://wire.example/rss")
    for number, hours in ((6700, 0), (7000, 300)):
        text = f"North Korea has shipped {number:,} containers to Russia, South Korea's defence minister Shin Won-sik said on Monday."
        scene.poll(ann.db, feed, scene.article(f"North Korea ships {number:,} containers to Russia", text, hours=hours), hours=hours)
    return ann


@pytest.mark.parametrize("typed", ["containers", "Container", "컨테이너"])
def test_the_ledger_comes_with_its_picture(claimed: Person, typed: str) -> None:
    """A line for each claim: when, how much, which way, who says so, through whom; in any language's word for it."""
    told = claimed.say(f"/ledger {typed}")
    assert "6,700 containers to Russia, South Korea's defence minister Shin Won-sik (Harbour Wire; told" in told
    assert "7,000 containers to Russia" in told
    assert claimed.file is not None
    name, picture = claimed.file
    assert name == "container.png"
    assert picture.startswith(b"\x89PNG")


def test_without_the_extra_for_pictures_there_are_lines(claimed: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told of what is not installed."""
    for module in [name for name in sys.modules if name.partition(".")[0] == "matplotlib" or name.startswith("bot.picture.chart")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert "7,000 containers" in claimed.say("/ledger containers")
    assert claimed.file is None


@pytest.mark.parametrize(
    ("typed", "hint"), [("", "What is to be counted"), ("bananas", "“bananas”"), ("tanks", "Nobody has claimed tanks")]
)
def test_what_is_not_counted_is_explained(claimed: Person, typed: str, hint: str) -> None:
    """With examples, where it helps."""
    assert hint in claimed.say(f"/ledger {typed}")


def test_the_lines_of_a_long_ledger_stand_above_its_picture(claimed: Person) -> None:
    """A caption that a network would cut is a message of its own."""
    feed = scene.add_feed(claimed.db, "https://gazette.example/rss")
    for number in range(8):
        text = f"North Korea has shipped {100 + number} containers of munitions to Russia, South Korea's spy service said."
        scene.poll(
            claimed.db,
            feed,
            scene.article(f"North Korea ships {100 + number} containers to Russia", text, hours=number * 200),
            hours=number * 200,
        )
    claimed.say("/ledger containers")
    assert len(claimed.answers) > 1
    assert claimed.messages[-1].plain() == ""
