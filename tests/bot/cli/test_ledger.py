"""`rajin ledger UNIT`, as a person or a program types it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot import scene
from tests.bot.cli.shell import Shell
from tests.bot.scene import add_feed, article, poll
from tests.feeds.decide import texts


@pytest.fixture
def told(shell: Shell, tmp_path: Path) -> Shell:
    """A database with two press conferences of one minister, told in several languages."""
    db = scene.seeded(tmp_path / "rajin.db")
    feed = add_feed(db, "https://wire.example/rss")
    tellings = [(texts.SEOUL_DE, "Küstenblatt"), (texts.SEOUL_KO, "동해통신"), (texts.SEOUL_RU, "Пристань")]
    poll(db, feed, *[article(*text, outlet=outlet, url=f"https://news.example/{number}") for number, (text, outlet) in enumerate(tellings)])
    poll(db, feed, article(*texts.SEOUL_LATER, hours=21 * 24, outlet="Cape Dispatch"), hours=21 * 24)
    db.close()
    return shell


def test_claims_are_listed_with_their_sources(told: Shell) -> None:
    """When, how much, which way, who, through whom, how often, in which story."""
    found = told.json("ledger", "containers")
    assert (told.code, found["unit"], found["units"]) == (0, "container", ["container"])
    first = found["claimed"][0]
    assert (first["date"], first["said"], first["value"], first["approximation"]) == ("2024-02-26", True, 6700, "about")
    assert (first["direction"], first["side"], first["person"]) == ("dprk_to_russia", "south-korea", "shin-won-sik")
    assert (first["who"], first["outlet"], first["tellings"], first["stories"]) == (
        "South Korea's defence minister Shin Won-sik",
        "Küstenblatt",
        3,
        [1],
    )
    assert {each["value"] for section in ("claimed", "planned") for each in found[section]} == {6700, 7000, 9000}
    assert found["denied"] == []
    text = told.type("ledger", "Container")
    assert "2024-02-26  about 6,700 containers" in text
    assert "to North Korea" in text


def test_what_could_be_carried_stands_apart(told: Shell) -> None:
    """Under its own heading."""
    found = told.json("ledger", "포탄")
    assert {each["value"] for each in found["capacity"]} == {3_000_000}
    assert "What could be carried, held or made:\ndate" in told.type("ledger", "shells")


def test_the_ledger_is_cut_by_day_and_direction(told: Shell) -> None:
    """And shows every telling on demand."""
    back = told.json("ledger", "containers", "--since", "2024-03-01", "--direction", "to-north-korea")
    assert [each["value"] for each in back["claimed"]] == [9000]
    assert [each["value"] for each in told.json("ledger", "containers", "--until", "2024-03-01")["claimed"]] == [6700]
    every = told.json("ledger", "containers", "--all", "--until", "2024-03-01")
    assert len([each for each in every["claimed"] if each["value"] == 6700]) >= 3
    assert {each["tellings"] for each in every["claimed"]} == {1}


def test_a_day_of_publication_is_marked(told: Shell) -> None:
    """Where no text tells when it was said."""
    text = told.type("ledger", "containers", "--all")
    unsaid = [each for each in told.json("ledger", "containers", "--all")["claimed"] if not each["said"]]
    assert text.count(" *  ") == len(unsaid)
    assert ("* when it was published" in text) is bool(unsaid)


def test_an_empty_ledger_says_so(shell: Shell) -> None:
    """With what was looked for."""
    assert shell.type("ledger", "drones").strip() == "No such claims. What is counted: drone."
    assert shell.json("ledger", "drones")["claimed"] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("hippos",), "nothing of that name is counted"),
        (("shells", "--since", "yesterday"), "a date is written as 2024-02-26"),
        (("shells", "--picture", "x.gif"), "ends in .png or .svg"),
        (("shells", "--picture", "nowhere/x.png"), "the folder nowhere does not exist"),
        (("shells", "--direction", "to-mars"), "invalid choice"),
    ],
)
def test_what_cannot_be_shown_is_a_usage_error(shell: Shell, words: tuple[str, ...], says: str) -> None:
    """Which says what to type."""
    assert says in shell.refused(2, "ledger", *words)["error"]


def test_a_picture_is_drawn(told: Shell, tmp_path: Path) -> None:
    """Into the file that was named, beside the table."""
    assert told.json("ledger", "containers", "--picture", "c.png")["picture"] == "c.png"
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")
    assert told.type("ledger", "containers", "--picture", "c.svg").endswith("\n\nDrawn: c.svg\n")


def test_without_the_extra_a_picture_is_refused_in_words(told: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra; the table is there without it."""
    for name in [name for name in sys.modules if name.startswith("bot.picture")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert ".[picture]" in told.refused(2, "ledger", "containers", "--picture", "c.png")["error"]
    assert told.json("ledger", "containers")["claimed"]


def test_matplotlib_is_not_loaded_without_need(told: Shell, tmp_path: Path) -> None:
    """Only a picture is worth its start-up."""
    code = "import sys; from bot.__main__ import main; main(['ledger', 'shells', '--json']); sys.exit('matplotlib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(scene.__file__).parents[2])},
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
