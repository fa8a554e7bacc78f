"""The picture of the ledger: what its lines are, and that it is drawn whole and legible."""

from datetime import timedelta
from pathlib import Path

import pytest
from matplotlib.image import imread

from bot import ledger
from bot.locales.texts import texts
from bot.picture import chart
from feeds.types.claim import Speaker, Stance, Status
from storage.claimed import Claimed
from tests.bot.claims import BACK, DAY, WASHINGTON, claim, told

EN = texts("en")


def at(day: int, value: float, **slots: object) -> Claimed:
    """A claim of a day after `DAY`, in a story of its own."""
    number = int(1000 * day + value)
    return told(claim(value, said_on=DAY + timedelta(days=day), **slots), article=number, story=number, days=day)  # type: ignore[arg-type] # as `claim` has them


def lines(*claimed: Claimed) -> list[chart.Series]:
    return chart.series(ledger.distinct(claimed), EN)


def test_each_side_and_direction_has_a_line() -> None:
    """The highest first, each in a colour of its own; a side has the same one in every picture."""
    found = lines(at(0, 6700), at(1, 10000, speaker=WASHINGTON), at(2, 9000, direction=BACK), at(3, 8, direction=None))
    assert [line.name for line in found] == ["The US\nto Russia", "South Korea\nto North Korea", "South Korea\nto Russia", "South Korea"]
    assert len({line.colour for line in found}) == 4
    assert lines(at(0, 6700))[0].colour == found[2].colour
    many = [Speaker(side=None, office=f"office-{number}") for number in range(9)]
    colours = [line.colour for line in lines(*[at(number, 10 + number, speaker=speaker) for number, speaker in enumerate(many)])]
    assert len(set(colours[:5])) == 5


def test_a_line_rises_only() -> None:
    """At claims that go beyond all earlier ones of its side."""
    (line,) = lines(at(0, 5000), at(1, 6700), at(2, 6000), at(3, 7000))
    assert [entry.quantity.value for entry in line.claims] == [5000, 6700, 6000, 7000]
    assert [entry.quantity.value for entry in line.steps()] == [5000, 6700, 7000]


def test_plans_room_and_denials_are_no_line() -> None:
    """They are marks, or not drawn at all."""
    assert lines(at(0, 1, status=Status.PLANNED), at(1, 2, status=Status.CAPACITY), at(2, 3, stance=Stance.DENIED)) == []


def test_nobodys_claims_are_drawn_only_where_nobody_speaks() -> None:
    """Of what goes one way."""
    assert [line.name for line in lines(at(0, 1), at(1, 2, speaker=None))] == ["South Korea\nto Russia"]
    assert [line.name for line in lines(at(1, 2, speaker=None))] == ["nobody named\nto Russia"]


@pytest.mark.parametrize("text", ["South Korea", "Дніпровий вісник", "conteneurs dénombrés"])
def test_scripts_that_the_font_has_stay(text: str) -> None:
    """Latin, Cyrillic and their marks."""
    assert chart.drawable(text) == text


def test_scripts_that_the_font_has_not_are_transliterated() -> None:
    """Nothing is drawn as a box."""
    assert chart.drawable("동해통신, 26 Feb") == "DongHaeTongSin, 26 Feb"
    assert chart.drawable("港新報").isascii()


CROWDED = [
    *[at(day, 5000 + 100 * day, approximation=kind) for day, kind in enumerate(["exact", "about", "more_than"] * 4)],
    *[at(day, 9000 + day, direction=BACK) for day in range(4)],
    at(1, 10000, speaker=WASHINGTON),
    at(2, 700, stance=Stance.DENIED, speaker=Speaker(side="dprk")),
    at(9, 800, status=Status.PLANNED),
]


@pytest.mark.parametrize(
    "claimed",
    [CROWDED, [at(0, 1)], [at(0, 20), at(3, 500_000)], [at(0, 0)], []],
    ids=["crowded", "one", "far apart", "zero", "none"],
)
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_it_is_drawn_whatever_the_claims(tmp_path: Path, claimed: list[Claimed], kind: str) -> None:
    """As a picture that is not empty, without a warning, the same each time."""
    files = [tmp_path / f"{name}.{kind}" for name in "ab"]
    for file in files:
        chart.draw(file, "container", ledger.distinct(claimed), EN)
    assert files[0].read_bytes() == files[1].read_bytes()
    if kind == "png":
        drawn = imread(files[0])
        assert drawn.shape[:2] == (1050, 1800)
        assert (drawn[..., :3].min(axis=2) < 0.9).mean() > 0.005
    else:
        assert "Containers: what was claimed" in files[0].read_text(encoding="utf-8")


def test_an_svg_holds_the_sources_in_words(tmp_path: Path) -> None:
    """Amounts, days, speakers and outlets can be read and searched in it."""
    file = tmp_path / "x.svg"
    chart.draw(file, "container", ledger.distinct(CROWDED), EN)
    text = file.read_text(encoding="utf-8")
    for words in (
        "more than 5,200, 28 Feb 2024",
        "Shin Won-sik",
        "The US State Department",
        "denied: 700",
        "planned: 800",
        "to North Korea",
    ):
        assert words in text
