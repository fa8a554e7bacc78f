"""The shipped sample feeds: what they hold, and that the author's judgement of them fits."""

import json
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.demo import script
from feeds.collect.formats import document
from feeds.collect.urls import link_key
from feeds.types.feed import Entry, ParsedFeed

SCRIPT = script.load()
DAY = timedelta(hours=24)
SENTENCES = Path(__file__).parents[2] / "data"
LANGUAGES = ("de", "en", "fr", "ja", "ko", "ru", "uk", "zh")
MAIN_LANGUAGES = ("de", "en", "ko", "ru")
WRONGLY_DATED = {
    "https://gangwan-ribao.example/news/20240220/zodiac": 1970,
    "https://gangwan-ribao.example/news/20240226/diabolo": None,
    "https://gangwan-ribao.example/news/20241018/typhoon": 2031,
}


@cache
def documents() -> dict[tuple[str, str], ParsedFeed]:
    """Every document that is really there, by state and file."""
    found = {}
    before: dict[str, bytes] = {}
    for state in SCRIPT.states:
        for sample in SCRIPT.samples:
            body = SCRIPT.document(sample, state)
            if body is not None and body != before.get(sample.file):
                before[sample.file] = body
                found[state.name, sample.file] = document.parse(
                    body, url=f"https://samples.example/{sample.file}", headers={"content-type": sample.content_type}
                )
    return found


@cache
def expected() -> tuple[dict[str, Any], ...]:
    """The author's judgement, one record a line."""
    return tuple(json.loads(line) for line in script.expectations().read_text(encoding="utf-8").splitlines())


def folded(text: str) -> str:
    """White space is no difference."""
    return " ".join(text.split())


def headline(entry: Entry) -> str:
    """The title without the suffix that an aggregator adds."""
    return folded(entry.title).removesuffix(f" - {entry.source.title}" if entry.source else "")


def new_entries(state: str, file: str) -> list[Entry]:
    """The entries of a document that no earlier state of this feed held."""
    earlier: set[str | None] = set()
    for each in SCRIPT.states:
        if each.name == state:
            break
        earlier |= {entry.link for entry in documents()[each.name, file].entries} if (each.name, file) in documents() else set()
    return [entry for entry in documents()[state, file].entries if entry.link not in earlier]


def test_there_is_enough_of_everything() -> None:
    """Seventeen feeds in four formats and eight languages, two fifths to a half of the entries on the beat."""
    entries = [record for record in expected() if "revises" not in record]
    assert len(SCRIPT.samples) >= 12
    assert len(entries) >= 120
    assert {parsed.format for parsed in documents().values()} == {"rss20", "rss10", "atom10", "json11"}
    languages = Counter(record["language"] for record in entries)
    assert set(languages) == set(LANGUAGES)
    assert min(languages[language] for language in MAIN_LANGUAGES) >= 25
    assert 0.4 <= sum(record["relevant"] is True for record in entries) / len(entries) <= 0.5


def test_every_feed_is_there_from_the_start() -> None:
    """The first state holds them all, and no folder holds a file that no feed serves."""
    files = {sample.file for sample in SCRIPT.samples}
    assert {file for state, file in documents() if state == SCRIPT.states[0].name} == files
    folders = {state.name for state in SCRIPT.states}
    there = script.expectations()
    assert isinstance(there, Path)
    assert {file.parent.name for file in there.parent.glob("*/*")} == folders
    assert {file.name for file in there.parent.glob("*/*")} == files


def test_exactly_one_document_ends_early() -> None:
    """It gives its entries all the same, and is whole in the next state."""
    assert [key for key, parsed in documents().items() if not parsed.complete] == [("2-news", "cape-dispatch.xml")]
    assert any("6,700" in entry.text for entry in documents()["2-news", "cape-dispatch.xml"].entries)
    assert not sum(parsed.broken for parsed in documents().values())


def test_feeds_are_small_enough_to_be_told_from_a_reset() -> None:
    """A feed of more than 20 entries that are nearly all new would be taken as a first poll."""
    assert max(len(parsed.entries) for parsed in documents().values()) <= 20


def test_each_entry_is_judged_once() -> None:
    """Every new entry has its line in expected.jsonl, and every line its entry."""
    there = Counter((state, file, entry.link or headline(entry)) for state, file in documents() for entry in new_entries(state, file))
    judged = Counter((record["state"], record["feed"], record["url"]) for record in expected() if "revises" not in record)
    assert there == judged
    assert len({record["id"] for record in expected()}) == len(expected())


@pytest.mark.parametrize("record", expected(), ids=[record["id"] for record in expected()])
def test_the_judgement_quotes_the_document(record: dict[str, Any]) -> None:
    """Title and text are those of the entry in the state that the line names."""
    (entry,) = (entry for entry in documents()[record["state"], record["feed"]].entries if entry.link == record["url"])
    assert headline(entry) == folded(record["title"])
    assert folded(entry.text) == folded(record["text"])
    assert (entry.source.title if entry.source else record["outlet"]) == record["outlet"]
    if record["url"] not in WRONGLY_DATED and "revises" not in record:
        assert (entry.published or entry.updated) == datetime.fromisoformat(record["published"])


def test_what_is_new_in_a_state_is_of_its_day() -> None:
    """Else it would be told in a catch-up message; three wrong dates are meant."""
    first, *later = SCRIPT.states
    published = {record["url"]: datetime.fromisoformat(record["published"]) for record in expected() if "revises" not in record}
    for state in later:
        for record in (each for each in expected() if each["state"] == state.name):
            assert state.at - DAY <= datetime.fromisoformat(record["published"]) <= state.at, record["id"]
    assert max(published[record["url"]] for record in expected() if record["state"] == first.name) < first.at
    odd = {
        entry.link: entry.published.year if entry.published else None
        for parsed in documents().values()
        for entry in parsed.entries
        if entry.link in WRONGLY_DATED
    }
    assert odd == WRONGLY_DATED


def test_the_figures_of_the_founding_story_are_told() -> None:
    """The 6,700 and the 7,000 containers, in every main language."""
    for event, figure in (("shin-6700-containers", "6700"), ("shin-7000-containers", "7000")):
        forms = (figure, f"{figure[0]}.{figure[1:]}", f"{figure[0]},{figure[1:]}", f"{figure[0]}천", "7 тысяч")
        tellings = [record for record in expected() if record["event"] == event and any(form in record["title"] for form in forms)]
        assert {record["language"] for record in tellings} >= set(MAIN_LANGUAGES)


def test_a_figure_is_corrected_under_the_same_guid() -> None:
    """6,000 becomes 6,700 in title and text."""
    (record,) = (each for each in expected() if "revises" in each)
    (before,) = (each for each in expected() if each["id"] == record["revises"])
    wrong, right = (
        next(entry for entry in documents()[each["state"], each["feed"]].entries if entry.link == each["url"]) for each in (before, record)
    )
    assert wrong.id
    assert wrong.id == right.id
    assert wrong.published == right.published
    assert "6,000" in wrong.title
    assert "6,000" in wrong.text
    assert "6,700" in right.title
    assert "6,000" not in right.title + right.text


def test_ids_are_as_bad_as_in_life() -> None:
    """Some entries have no guid, and one feed gives the same guid to several."""
    without = {file for (_, file), parsed in documents().items() if any(not entry.id for entry in parsed.entries)}
    assert "tidewater-gazette.xml" in without
    ids = {key: Counter(entry.id for entry in parsed.entries if entry.id) for key, parsed in documents().items()}
    assert {file for (_, file), counts in ids.items() if max(counts.values(), default=0) > 1} == {"dniprovyi-visnyk.xml"}


def test_links_are_as_bad_as_in_life() -> None:
    """Tracking parameters, and one article that two feeds link."""
    urls = [record["url"] for record in expected()]
    assert sum("utm_" in url or "fbclid" in url for url in urls) >= 10
    feeds: dict[str | None, set[str]] = {}
    for record in expected():
        feeds.setdefault(link_key(record["url"]), set()).add(record["feed"])
    assert {"harbour-wire.xml", "sanctions-notebook.xml"} in feeds.values()
    assert all((urlsplit(url).hostname or "").endswith(".example") for url in urls)


def test_events_have_their_tellings() -> None:
    """Only what is relevant belongs to an event, and one event is told more often than a reader could bear."""
    assert not [record["id"] for record in expected() if record["event"] and record["relevant"] is not True]
    assert not [record["id"] for record in expected() if record["relevant"] is True and not record["event"]]
    sizes = Counter(record["event"] for record in expected() if record["event"])
    assert sizes["shin-6700-containers"] >= 12
    assert sum(size > 1 for size in sizes.values()) >= 15


@pytest.mark.parametrize("folder", ["on_beat", "off_beat"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_sentences_by_another_hand(folder: str, language: str) -> None:
    """For the keyword lists to be measured on: enough of them, one a line, none twice."""
    lines = (SENTENCES / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= (15 if folder == "on_beat" and language in MAIN_LANGUAGES else 10)
    assert len({line.casefold() for line in lines}) == len(lines)
    assert all(line == line.strip() != "" for line in lines)
