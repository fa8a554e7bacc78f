"""What the page of an article changes in what is known of it, and what it must not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feeds.types.article import Article
from feeds.types.feed import Tier
from feeds.types.topic import Field, Rules, Topic
from feeds.understand.analyse import analyse
from feeds.understand.fuller import TEASER, fuller, joined, lacks_text
from feeds.understand.lexicon.load import load

RULES = load()
TITLE = "North Korea ships arms to Russia, Seoul says"
TEASER_TEXT = "South Korea's defence minister told reporters on Monday that Pyongyang went on sending weapons to Moscow."
BODY = (
    "The cargo left through the port of Rajin, the minister said at his office in Seoul.\n"
    "About 6,700 containers were shipped to Russia since September, Shin Won-sik said. They could hold three million shells.\n"
    "Moscow denied that."
)
PAGE = f"{TITLE}\n{TEASER_TEXT} {BODY}"


def article(title: str = TITLE, text: str = TEASER_TEXT) -> Article:
    """An article of a feed."""
    return Article(
        key=bytes(16), content_hash=bytes(range(16)), url="https://wire.example/1", link_key="https://wire.example/1", title=title,
        text=text, declared_language="en", outlet="Wire", tier=Tier.INDEPENDENT, published=datetime(2024, 2, 26, 12, tzinfo=UTC),
    )  # fmt: skip


def read(given: Article, page: str, rules: Rules = RULES) -> tuple[Article, object] | None:
    """The article with its page."""
    return fuller(given, analyse(given, rules), page, rules)


# --- which pages are worth it -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "lacking"),
    [
        (TITLE, TEASER_TEXT, True),
        (TITLE, "", True),
        (TITLE, TEASER_TEXT * (TEASER // len(TEASER_TEXT) + 1), False),
        (TITLE, TEASER_TEXT * (TEASER // len(TEASER_TEXT) + 1) + " The minister…", True),
        (TITLE, "北朝鮮はロシアに兵器を送った。" * (TEASER // 28 + 1), False),
        ("North Korea's ties deepen", "Pyongyang held talks on Monday.", True),
        ("Flour gets dearer", "Bakers complain about prices.", False),
        ("Russia raises rates", "The central bank in Moscow met.", False),
    ],
    ids=["matched", "title only", "whole report", "cut report", "whole Japanese report", "near", "far", "one side only"],
)
def test_a_page_is_worth_it_for_a_teaser_that_matches_or_nearly_does(title: str, text: str, lacking: bool) -> None:
    """Near is an article that holds all that some topic cannot do without."""
    given = article(title, text)
    assert lacks_text(given, analyse(given, RULES)) is lacking


def test_what_a_topic_excludes_is_not_near() -> None:
    """No page changes a title."""
    rules = Rules(
        lists=RULES.lists, topics=(Topic(name="t", query="@dprk AND (@arms OR @troops) AND NOT title:football"),), version="excluding"
    )
    for title, near in (("North Korea wins", True), ("North Korea wins at football", False)):
        assert analyse(article(title, ""), rules).within_reach is near


# --- which page is the article's --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "teaser",
    [
        TEASER_TEXT,
        TEASER_TEXT.replace("'", "’").replace(" that ", "  that\n"),
        "South Korea's defence minister told reporters on Monday that Pyongyang went on sen…",
        "South Korea's defence minister told reporters on Monday that [...]",
        "The cargo left through the port of Rajin, the minister said at his office in Seoul.",
    ],
    ids=["begins", "other quotes", "cut in a word", "cut in brackets", "from within"],
)
def test_a_page_that_holds_the_teaser_is_the_text(teaser: str) -> None:
    """Without the headline, which stands in the title."""
    assert joined(TITLE, teaser, PAGE) == PAGE.partition("\n")[2]


def test_a_teaser_in_other_words_stays_before_the_page() -> None:
    """So that nothing of what the feed said is lost."""
    teaser = "Pyongyang went on sending weapons to Moscow through the port of Rajin, says the defence minister in Seoul."
    assert joined(TITLE, teaser, PAGE) == f"{teaser}\n{PAGE.partition(chr(10))[2]}"


@pytest.mark.parametrize(
    "page",
    [
        "",
        TEASER_TEXT[:60],
        "We value your privacy. We and our partners store and access information on a device, such as cookies. " * 5,
        "To go on reading, please subscribe to our newspaper. You already have an account? Log in here. " * 4,
        "The football club from the north won its third game in a row on Saturday, to the joy of its many supporters. " * 9,
        "죄송합니다. 요청하신 페이지를 찾을 수 없습니다. 주소를 다시 확인해 주시기 바랍니다. " * 9,
    ],
    ids=["empty", "shorter", "cookies", "wall", "another article", "another language"],
)
def test_a_page_that_is_not_the_article_is_left(page: str) -> None:
    """What the feed gave stands."""
    assert read(article(), page) is None


# --- what it changes --------------------------------------------------------------------------------------------------------------------


def test_what_is_told_comes_from_the_page() -> None:
    """Figures, summary and fingerprint; identity and content hash stay those of the feed's entry."""
    given = article()
    before = analyse(given, RULES)
    result = fuller(given, before, PAGE, RULES)
    assert result is not None
    longer, after = result
    assert longer.text == PAGE.partition("\n")[2]
    assert (longer.key, longer.content_hash, longer.title) == (given.key, given.content_hash, given.title)
    assert "container" not in {figure.unit for figure in before.quantities}
    assert ("container", 6700) in {(figure.unit, figure.value) for figure in after.quantities}
    assert any("6,700 containers" in sentence for sentence in after.summary)
    assert after.topics == before.topics
    assert after.fingerprint != before.fingerprint
    for match in after.matches:
        for passage in match.passages:
            source = longer.title if passage.field is Field.TITLE else longer.text
            assert source[passage.start : passage.end] == passage.text
    assert (before.versions in after.versions, "text=page" in after.versions) == (True, True)


def test_a_match_by_the_feeds_text_stays_one() -> None:
    """Though the page holds what the topic excludes, or has another beginning."""
    rules = Rules(
        lists=RULES.lists,
        topics=(Topic(name="t", query="sentence(@dprk, @russia) AND NOT football"), Topic(name="lead", query="lead:minister")),
        version="strict",
    )
    given = article("Seoul speaks", TEASER_TEXT)
    far = "Reporters came early to the square that day. It rained. Nobody spoke. Then the doors opened. They went in. They sat.\n"
    result = fuller(given, analyse(given, rules), f"{far}{TEASER_TEXT}\n{BODY} Next week there is football.", rules)
    assert result is not None
    longer, after = result
    assert after.topics == ("t", "lead")
    assert [longer.text[passage.start : passage.end] for passage in after.matches[0].passages] == [TEASER_TEXT]


def test_a_denial_and_a_report_stay_what_the_feed_says() -> None:
    """A page that puts the denial further down, or is long, makes no other article of it."""
    given = article(TITLE, "North Korea denied on Monday that it ships weapons to Russia, its news agency reported.")
    before = analyse(given, RULES)
    assert before.denial
    page = f"It was a grey day at the port. Ships came and went.\n{given.text}\n" + "A sentence about the harbour and its cranes.\n" * 20
    result = fuller(given, before, page, RULES)
    assert result is not None
    assert (result[1].denial, result[1].round_up) == (True, False)


def test_an_article_may_match_by_the_beginning_of_its_page() -> None:
    """Where the feed gave too little to tell."""
    given = article("Kim's new trade", "What left the port of Rajin in North Korea at night…")
    page = f"What left the port of Rajin in North Korea at night were shells for Russia's army, Seoul says.\n{BODY}"
    assert analyse(given, RULES).topics == ()
    result = fuller(given, analyse(given, RULES), page, RULES)
    assert result is not None
    assert "arms-and-sanctions" in result[1].topics


def test_background_at_the_end_of_a_page_makes_no_match() -> None:
    """Nearly every report on North Korea ends with a line on Russia."""
    given = article("North Korea tests a rocket engine", "State media said on Monday that leader Kim watched the test…")
    report = "State media said on Monday that leader Kim watched the test of the engine. He was pleased with it, they said.\n" * 12
    page = f"{report}\nNorth Korea has sent troops and shells to Russia for its war in Ukraine."
    assert read(given, page) is None


def test_figures_far_down_join_no_stories() -> None:
    """They are background more often than not; claims keep them."""
    given = article()
    page = f"{TEASER_TEXT} {BODY}\n" + "The harbour is old and its cranes are slow.\n" * 100 + "Russia lost 345 tanks in May, Kyiv says."
    result = fuller(given, analyse(given, RULES), page, RULES)
    assert result is not None
    assert [figure.value for figure in result[1].quantities if figure.unit == "container"] == [6700]
    assert all(figure.start < 4_000 for figure in result[1].quantities)
    assert 345 in {figure.value for figure in analyse(result[0], RULES).quantities}


def test_without_a_match_nothing_is_found() -> None:
    """What the feed gave stands, with its reason."""
    assert (
        read(article("North Korea's harvest", "Pyongyang says that the harvest is good this year."), f"{TEASER_TEXT} Rice grows.") is None
    )


def test_the_work_is_bounded() -> None:
    """A page of any size and shape is read to the same bound."""
    given = article()
    for page in (PAGE + " word" * 500_000, PAGE + "가" * 300_000, PAGE + "…" * 100_000, TEASER_TEXT + "\n" * 100_000):
        result = read(given, page)
        assert result is None or len(result[0].text) <= 100_000 + len(given.text) + 1
    cut = replace(given, text="x" * 90_000 + " …")
    assert read(cut, "y" * 100_000) is None
