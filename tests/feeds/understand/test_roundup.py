"""The first written rule for tickers, press reviews and stories that have the match in passing."""

from feeds.types.topic import Field, Match, Passage
from feeds.understand.roundup import round_up

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
    """A few sentences with one match are a story."""
    text = "\n".join([*LINES[:4], HIT])
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
