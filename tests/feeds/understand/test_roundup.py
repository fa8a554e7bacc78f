"""The first written rule for tickers, press reviews and stories that have the match in passing."""

import tomllib
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from feeds.types.article import Article
from feeds.types.feed import Tier
from feeds.types.topic import Field, Match, Passage
from feeds.understand.analyse import analyse
from feeds.understand.furniture import round_up_matters
from feeds.understand.lexicon.load import load as shipped_rules
from feeds.understand.roundup import round_up

ROWS = tomllib.loads((Path(__file__).parents[2] / "data" / "round_ups.toml").read_text(encoding="utf-8"))

LINES = [f"Item number {number} is about something else altogether." for number in range(12)]
HIT = "North Korea sent shells to Russia."


def match(text: str, passage: str, field: Field = Field.TEXT) -> tuple[Match, ...]:
    start = text.index(passage)
    hits = (("North Korea", "@dprk"), ("shells", "@arms"))
    return (Match(topic="arms", passages=(Passage(field=field, start=start, end=start + len(passage), text=passage, hits=hits),)),)


def test_a_title_that_says_so_makes_a_round_up() -> None:
    """A press review is one however short it is."""
    text = f"{LINES[0]} {HIT}"
    assert round_up("Press review of Monday", text, match(text, HIT))
    assert round_up("Presseschau am Montag", text, ())


def test_a_match_in_one_late_sentence_of_many_makes_a_round_up() -> None:
    """One matched sentence behind the lead of a long text on other things is a mention in passing."""
    text = "\n".join([*LINES[:8], HIT, *LINES[8:]])
    assert round_up("A busy day in the capital", text, match(text, HIT))


def test_a_match_in_the_lead_or_title_does_not() -> None:
    """What the lead or the title tells is the article's subject."""
    text = "\n".join([HIT, *LINES])
    assert not round_up("A busy day", text, match(text, HIT))
    late = "\n".join([*LINES, HIT])
    assert not round_up(HIT, late, match(HIT, HIT, Field.TITLE))
    assert not round_up("Where the shells go", late, match(late, HIT))


def test_a_row_of_headlines_is_one_even_with_a_match_in_it() -> None:
    """A title that is several headlines tells no single event."""
    title = f"Budget passed +++ {HIT} +++ Zoo reopens"
    assert round_up(title, "", match(title, HIT, Field.TITLE))


def test_a_short_text_is_none() -> None:
    """Three sentences with one match are a story."""
    text = "\n".join([*LINES[:2], HIT])
    assert not round_up("A busy day", text, match(text, HIT))


def named(title: str, *hits: tuple[str, str]) -> tuple[Match, ...]:
    """A match by words of the title."""
    passage = Passage(field=Field.TITLE, start=0, end=len(title), text=title, hits=hits)
    return (Match(topic="arms", passages=(passage,)),)


def test_a_press_review_that_enumerates_is_one_whatever_its_items_name() -> None:
    """Unless one item is a headline on what was looked for."""
    row = "Papers: North Korea parades, Russia freezes rates, and wheat is dear"
    hits = (("North Korea", "@dprk"), ("Russia", "@russia"), ("shells", "@arms"))
    assert round_up(row, "", named(row, *hits[:2]))
    for title in ("Papers: North Korea sends Russia shells", "Papers: North Korea sends Russia shells, mines, and guns"):
        assert not round_up(title, "", named(title, *hits))


def test_a_market_report_is_one_whatever_moved_the_prices() -> None:
    """Its subject is the prices."""
    title = "Markets wrap: won falls as North Korea sends Russia shells"
    assert round_up(title, "", named(title, ("North Korea", "@dprk"), ("Russia", "@russia"), ("shells", "@arms")))


def founds(title: str, text: str) -> bool:
    """Whether an article may found a story."""
    article = Article(
        key=b"k" * 16,
        content_hash=b"c" * 16,
        url=None,
        link_key=None,
        title=title,
        text=text,
        declared_language=None,
        outlet="Gazette",
        tier=Tier.INDEPENDENT,
        published=datetime(2026, 11, 26, tzinfo=UTC),
    )
    analysis = analyse(article, shipped_rules())
    return bool(analysis.matches) and not analysis.round_up


@pytest.mark.parametrize(("title", "text"), ROWS["several"], ids=[title for title, _ in ROWS["several"]])
def test_news_of_a_day_under_one_heading_founds_nothing(title: str, text: str) -> None:
    """Several stories in one article are none of them, though no word of the title says so."""
    assert not founds(title, text)


@pytest.mark.parametrize(("title", "text"), ROWS["one"], ids=[title for title, _ in ROWS["one"]])
def test_one_story_with_many_parts_is_told(title: str, text: str) -> None:
    """A title that lists goods, and sentences that set a scene, belong to the one story."""
    assert founds(title, text)


def test_the_matters_of_round_ups_are_matters() -> None:
    """A matter that matters.toml does not know would never be found."""
    assert round_up_matters() <= tomllib.loads(files("feeds.understand").joinpath("matters.toml").read_text("utf-8"))["matters"].keys()
