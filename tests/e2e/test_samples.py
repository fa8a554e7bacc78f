"""The sample feeds from end to end: exactly the expected messages, in order, none twice, in both chats."""

import asyncio
import re
import shutil
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.demo import script
from bot.demo.replay import CHATS
from bot.demo.server import serving
from bot.locales.texts import texts
from bot.networks.quiet import JOINER
from bot.networks.telegram.markup import length, to_html
from storage import topics
from storage.audit import Actor
from storage.database import Database
from tests import tdlib
from tests.bot.render.numbers import numbers, of_counting, of_figures, of_sources
from tests.e2e.replays import OFF_BEAT, UNDECIDED, Cast, Replayed, events, reordered, replayed

SCRIPT = script.load()
STATES = [state.name for state in SCRIPT.states]
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "expected_alerts.toml").read_text(encoding="utf-8")
)
NAMES = [name for name, _, _ in CHATS]
MOST_ON_A_PHONE = 750
FOUNDING = 4  # states up to the follow-up of the 7,000 containers
FORMS = ("6,700", "6.700", "6700", "6\u00a0700", "6\u202f700", "6 700", "6천700", "6,7 тис")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """Every state, once."""
    return asyncio.run(replayed(SCRIPT, tmp_path_factory.mktemp("played")))


def short(folder: Path | None = None) -> script.Script:
    """The first states only, of the samples in a folder or of the shipped ones."""
    read = script.load(folder)
    return replace(read, states=read.states[:FOUNDING])


def copied(tmp_path: Path) -> Path:
    """The samples where they can be changed."""
    source = script.shipped()
    assert isinstance(source, Path)
    return Path(shutil.copytree(source, tmp_path / "samples"))


@pytest.mark.parametrize("chat", NAMES)
@pytest.mark.parametrize("state", STATES)
def test_exactly_what_is_expected_is_told(played: Replayed, state: str, chat: str) -> None:
    """Each event once, in order, to both chats; corrections and later figures as replies."""
    assert played.lines(state, chat) == EXPECTED[state]["told"]


def test_telegram_shows_every_message_as_it_is_meant(played: Replayed) -> None:
    """TDLib's parser takes all that was told or edited, whole, with the links of its sources; on a phone no alert is an essay."""
    assert len(played.messages) == len(played.told) + len(played.edited)
    for message in played.messages:
        text, entities = tdlib.parse(to_html(message))
        assert text.replace(JOINER, "") == message.plain()
        assert any(entity.url for entity in entities)
        assert length(text) <= MOST_ON_A_PHONE


def test_no_number_is_told_that_stands_in_no_source(played: Replayed) -> None:
    """Whatever was pushed or edited: each number is one of the story's articles, of their dates, or a count of them.

    What is said of an earlier story is one of any story.
    """
    for told in (*played.told, *played.edited):
        language = texts(told.language)
        known = of_sources(told.stories, language, told.zone) | of_figures(told.before, language)
        known |= {number for story in told.stories for number in of_counting(story)}
        ours = [line for line in told.text.split("\n") if not line.startswith(("Earlier: ", "Zuvor: "))]
        assert {number for line in ours for number in numbers(line)} <= known, told.text
        assert numbers(told.text) <= known | of_sources(played.stories, language, told.zone), told.text


def test_the_expectations_are_honest() -> None:
    """Every state has its line, every event is one of the author's, and what is not ideal says why."""
    assert list(EXPECTED) == STATES
    known = set(events().values())
    for state, expected in EXPECTED.items():
        named = {word for line in expected["told"] for word in line.replace(" < ", " ").split()[1:]}
        assert named <= known, state
        assert ("ideal" in expected) == ("why" in expected), state
        assert expected["told"] != expected.get("ideal"), state


def test_no_chat_reads_the_same_twice(played: Replayed) -> None:
    """No message has the text of another."""
    counts = Counter((told.chat, told.text) for told in played.told)
    assert max(counts.values()) == 1


def test_different_events_are_never_joined(played: Replayed) -> None:
    """That would be the worse error: all tellings of a story tell one event."""
    mixed = {story.id: {events()[telling.url or ""] for telling in story.tellings} - {OFF_BEAT, UNDECIDED} for story in played.stories}
    assert {number: names for number, names in mixed.items() if len(names) > 1} == {}


def test_the_founding_figures_are_told(played: Replayed) -> None:
    """6,700 and 7,000 containers, as the chat's language writes them."""
    for event, figures in (("shin-6700-containers", ("6,700", "6.700")), ("shin-7000-containers", ("7,000", "7.000"))):
        for chat, figure, unit in zip(NAMES, figures, ("containers", "Container"), strict=True):
            first = next(told for told in played.told if (told.event, told.chat) == (event, chat))
            assert f"{figure} {unit}" in first.text


def test_retellings_are_folded_into_the_alert(played: Replayed) -> None:
    """The alert of the 6,700 containers names the weightiest of a dozen others."""
    for chat in NAMES:
        first = next(told for told in played.told if told.chat == chat)
        assert "동해통신" in first.text
        assert "Harbour Wire" in first.text


async def test_the_figure_that_a_sample_has_is_the_figure_that_is_told(tmp_path: Path) -> None:
    """6,700 becomes 6,800 in every document, but not in its addresses, by which the test knows the articles."""
    folder = copied(tmp_path)
    for document in folder.glob("*/*"):
        text = document.read_text(encoding="utf-8")
        for form in FORMS:
            text = re.sub(rf"(?<![/-]){re.escape(form)}", form.replace("7", "8"), text)
        document.write_text(text, encoding="utf-8")
    told = (await replayed(short(folder), tmp_path)).told
    assert [text for text in (each.text for each in told) if "6,700" in text or "6.700" in text] == []
    assert "6,800 containers" in next(each.text for each in told if each.chat == "analyst")
    assert "6.800 Container" in next(each.text for each in told if each.chat == "redaktion")


async def test_one_paper_with_another_figure_is_heard(tmp_path: Path) -> None:
    """7,000 becomes 7,300 in one German document; the German chat is told so."""
    folder = copied(tmp_path)
    document = folder / "4-follow-up" / "elbufer-bote.xml"
    document.write_text(document.read_text(encoding="utf-8").replace("7.000 Container", "7.300 Container"), encoding="utf-8")
    told = (await replayed(short(folder), tmp_path)).told
    assert [each for each in told if each.chat == "redaktion" and "7.300 Container" in each.text]


async def test_without_the_north_korean_names_nothing_is_told(tmp_path: Path) -> None:
    """An empty list makes the topics that need it match nothing."""

    def empty(db: Database) -> None:
        terms = next(each.terms for each in topics.list_keywords(db) if each.name == "dprk")
        topics.remove_terms(db, "dprk", [term.text for term in terms], actor=Actor(who="test"), now=SCRIPT.states[0].at)

    result = await replayed(short(), tmp_path, empty)
    assert result.told == ()
    assert result.stories == ()


async def test_a_second_run_tells_nothing(tmp_path: Path) -> None:
    """All that is read again, by another process on the same database, is known; 2-news is not, since a paper corrected itself later."""
    cast = Cast(SCRIPT, tmp_path)
    async with serving(SCRIPT) as player:
        async with cast.staged(player) as stage:
            for state in SCRIPT.states:
                await stage.show(state)
        first = cast.arrived()
        async with cast.staged(player) as stage:
            for state in (state for state in SCRIPT.states if state.name != "2-news"):
                player.state = state
                await stage.program.poller.poll_all()
                await stage.program.dispatcher.drain()
    assert first
    assert cast.arrived() == first


async def test_the_order_of_the_feeds_decides_nothing(tmp_path: Path, played: Replayed) -> None:
    """Polled in the opposite order, the samples tell the same events in the same states."""
    assert (await replayed(reordered(SCRIPT), tmp_path)).events() == played.events()
