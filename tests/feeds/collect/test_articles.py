"""Entries to articles: identity, date, outlet, headline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect.articles import MAX_OUTLET, MAX_TITLE, NO_TITLE, ArticleBatch, articles, is_another, without_guids
from feeds.types.article import Article
from feeds.types.feed import Entry, Feed, ParsedFeed, Source, Tier

NOW = datetime(2024, 3, 18, 12, tzinfo=UTC)
EARLIER = NOW - timedelta(days=2)
FEED = Feed(url="https://example.org/feed", title="Harbour Post", language="en", tier=Tier.WIRE)
AGGREGATOR = Feed(url="https://news.google.com/rss/search?q=x", title="Google News", tier=Tier.AGGREGATOR)


def batch(*entries: Entry, feed: Feed = FEED, ids_reused: bool = False, title: str = "Harbour Post | World") -> ArticleBatch:
    """What a document with these entries gives."""
    parsed = ParsedFeed(format="rss20", title=title, language="de", entries=entries)
    return articles(feed, parsed, now=NOW, ids_reused=ids_reused)


def only(entry: Entry, feed: Feed = FEED) -> Article:
    """The article of an entry that stands alone."""
    (article,) = batch(entry, feed=feed).articles
    return article


def keys(entries: Sequence[Entry]) -> list[bytes]:
    """The keys of the entries of one document."""
    return [article.key for article in batch(*entries).articles]


def test_an_article_says_where_it_comes_from() -> None:
    """Link, key, declared language, outlet, tier and date."""
    article = only(Entry(id="1", link="https://www.example.org/1?utm_source=rss", title="T", text="x", published=EARLIER, language="ko"))
    assert (article.url, article.link_key) == ("https://www.example.org/1", "https://example.org/1")
    assert (article.declared_language, article.outlet, article.tier) == ("ko", "Harbour Post", Tier.WIRE)
    assert (article.published, article.dated) == (EARLIER, True)
    assert len(article.key) == len(article.content_hash) == 16


def test_the_language_is_the_nearest_that_is_declared() -> None:
    """The entry's, the document's, the admin's."""
    assert only(Entry(title="T")).declared_language == "de"
    parsed = ParsedFeed(format="rss20", title="", language=None, entries=(Entry(title="T"),))
    assert articles(FEED, parsed, now=NOW, ids_reused=False).articles[0].declared_language == "en"


@pytest.mark.parametrize(
    ("published", "updated", "date", "dated"),
    [
        (EARLIER, None, EARLIER, True),
        (EARLIER, NOW, EARLIER, True),
        (None, EARLIER, EARLIER, True),
        (None, None, NOW, False),
        (datetime(1970, 1, 1, tzinfo=UTC), None, NOW, False),
        (datetime(1970, 1, 1, tzinfo=UTC), EARLIER, EARLIER, True),
        (NOW + timedelta(minutes=59), None, NOW, True),
        (NOW + timedelta(hours=9), None, NOW, False),
        (NOW + timedelta(hours=9), EARLIER, NOW, False),
        (datetime(9999, 12, 31, tzinfo=UTC), None, NOW, False),
        (datetime(1990, 1, 1, tzinfo=UTC), None, datetime(1990, 1, 1, tzinfo=UTC), True),
    ],
)
def test_the_rule_of_dates(published: datetime | None, updated: datetime | None, date: datetime, *, dated: bool) -> None:
    """Never in the future, never absurd, and it is known where the time of reading stands in."""
    article = only(Entry(title="T", published=published, updated=updated))
    assert (article.published, article.dated) == (date, dated)


def test_a_guid_identifies_whatever_else_changes() -> None:
    """A corrected headline under the same guid is the same entry, with other content."""
    before = only(Entry(id="1", link="https://example.org/1", title="6,700 containers"))
    after = only(Entry(id="1", link="https://example.org/1?v=2", title="7,000 containers", published=EARLIER))
    assert before.key == after.key
    assert before.content_hash != after.content_hash


def test_without_a_guid_the_link_identifies_and_without_a_link_title_and_date() -> None:
    """Tracking parameters make no other entry; another date does."""
    assert keys([Entry(link="https://example.org/1", title="A")]) == keys([Entry(link="http://www.example.org/1?utm_source=x", title="B")])
    assert keys([Entry(title="A", published=EARLIER)]) == keys([Entry(title="a ", published=EARLIER, text="longer")])
    assert keys([Entry(title="A", published=EARLIER)]) != keys([Entry(title="A", published=NOW)])


def test_ids_of_different_kinds_and_feeds_are_different() -> None:
    """A guid that reads like another entry's link, or like another feed's guid, is another id."""
    link = "https://example.org/1"
    assert keys([Entry(id=link, title="A")]) != keys([Entry(link=link, title="A")])
    assert only(Entry(id="1", title="A")).key != only(Entry(id="1", title="A"), feed=AGGREGATOR).key


def test_links_to_a_home_page_identify_nothing() -> None:
    """Some feeds give it in place of a link."""
    first, second = (Entry(link="https://example.org/", title=title) for title in ("A", "B"))
    assert keys([first]) != keys([second])


def test_repetitions_are_folded_and_the_latest_counts() -> None:
    """One guid with one link and one title is one entry, however often it stands there."""
    entry = Entry(id="1", link="https://example.org/1", title="A", updated=EARLIER)
    later = Entry(id="1", link="https://example.org/1", title="A", text="more", updated=NOW)
    result = batch(entry, later, entry, Entry(id="2", title="B"))
    assert [article.text for article in result.articles] == ["more", ""]
    assert (result.folded, result.ids_reused) == (2, False)


def test_reused_guids_are_noticed_and_links_identify_instead() -> None:
    """Ten stories under one guid are ten stories, now and at the next poll."""
    stories = [Entry(id="news", link=f"https://example.org/{number}", title=f"Story {number}") for number in range(10)]
    result = batch(*stories)
    assert (len(result.articles), result.folded, result.ids_reused) == (10, 0, True)
    next_poll = batch(stories[3], ids_reused=True)
    assert next_poll.articles[0].key == result.articles[3].key
    assert next_poll.ids_reused


SHELLS = Entry(id="1", link="https://example.org/1", title="Seoul says North Korea sent Russia 6,700 containers")


@pytest.mark.parametrize(
    ("entry", "another"),
    [
        (replace(SHELLS, title="Seoul says North Korea sent Russia 7,000 containers"), False),
        (replace(SHELLS, title="Corrected: what Shin Won-sik really said"), False),
        (replace(SHELLS, link="https://www.example.org/1?utm_source=rss", title="Ferry to Busan sinks"), False),
        (replace(SHELLS, link="https://example.org/1-corrected", title="Seoul: North Korea sent Russia 7,000 containers"), False),
        (replace(SHELLS, link="https://example.org/2", title="Ferry to Busan sinks, 40 missing"), True),
        (replace(SHELLS, link="https://example.org/2", title="Seoul braces for the coldest night of the winter"), True),
        (replace(SHELLS, link=None, title="Seoul says North Korea sent Russia 7,000 containers"), False),
        (replace(SHELLS, link=None, title="Ferry to Busan sinks"), True),
        (replace(SHELLS, id=None, title="Ferry to Busan sinks"), False),
    ],
)
def test_a_known_guid_with_another_link_and_headline_is_another_entry(entry: Entry, *, another: bool) -> None:
    """A correction keeps its link, or most of its headline."""
    before = only(SHELLS)
    assert is_another(only(entry), key_without_guid=before.key_without_guid, title=before.title) is another


def test_where_the_text_is_gone_the_link_alone_tells() -> None:
    """After retention there is no headline to compare with."""
    before = only(SHELLS)
    assert not is_another(only(replace(SHELLS, title="New words")), key_without_guid=before.key_without_guid, title=None)
    assert is_another(only(replace(SHELLS, link="https://example.org/2")), key_without_guid=before.key_without_guid, title=None)
    assert not is_another(only(SHELLS), key_without_guid=None, title=None)


@pytest.mark.parametrize(
    ("first", "second", "another"),
    [
        ("신원식 국방장관 “북한, 러시아에 컨테이너 6천700개 보내”", "신원식 국방장관 “북한, 러시아에 컨테이너 7천개 보내”", False),
        ("신원식 국방장관 “북한, 러시아에 컨테이너 6천700개 보내”", "부산행 여객선 침몰… 40명 실종", True),
        ("Шойгу прибыл в Пхеньян с визитом", "Шойгу вновь прибыл в Пхеньян с официальным визитом", False),
        ("Шойгу прибыл в Пхеньян с визитом", "Лавров назвал сроки переговоров", True),
        ("朝鮮、ロシアに弾薬コンテナ6700個", "朝鮮、ロシアに弾薬コンテナ7000個か", False),
        ("朝鮮、ロシアに弾薬コンテナ6700個", "大相撲春場所、横綱が初日白星", True),
    ],
)
def test_headlines_are_compared_in_every_script(first: str, second: str, *, another: bool) -> None:
    """Letter pairs need no words."""
    before = only(replace(SHELLS, title=first))
    after = only(replace(SHELLS, title=second, link="https://example.org/2"))
    assert is_another(after, key_without_guid=before.key_without_guid, title=before.title) is another


def test_a_reused_guid_gives_way_to_the_link_and_a_habit_to_all_links() -> None:
    """One accident concerns one entry; two among few say that the feed's guids are worthless."""
    entries = [Entry(id=str(number), link=f"https://example.org/{number}", title=f"Story {number}") for number in range(3)]
    whole, links = batch(*entries), batch(*entries, ids_reused=True)
    one = without_guids(whole, [whole.articles[0].key])
    assert [each.key for each in one.articles] == [links.articles[0].key, whole.articles[1].key, whole.articles[2].key]
    assert not one.ids_reused
    assert without_guids(whole, [each.key for each in whole.articles[:2]]) == links
    assert without_guids(whole, ()) == whole


def test_what_is_one_by_its_link_is_folded_when_guids_count_no_more() -> None:
    """Two guids on one link and headline, for example after a move to another system."""
    entries = [Entry(id=str(number), link="https://example.org/1", title="A") for number in range(2)]
    whole = batch(*entries)
    result = without_guids(whole, [each.key for each in whole.articles])
    assert (len(whole.articles), len(result.articles), result.folded) == (2, 1, 1)


def test_one_accident_in_a_long_feed_costs_only_the_entries_concerned() -> None:
    """Otherwise one slip of an editor would make a whole feed look new."""
    good = [Entry(id=str(number), link=f"https://example.org/{number}", title=f"Story {number}") for number in range(60)]
    twins = [Entry(id="twin", link=f"https://example.org/t{number}", title=f"Twin {number}") for number in range(2)]
    result = batch(*good, *twins)
    assert (len(result.articles), result.ids_reused) == (62, False)
    assert [article.key for article in result.articles[:60]] == keys(good)


def test_entries_that_share_guid_and_link_but_not_the_headline_stay_apart() -> None:
    """The posts of a live blog."""
    posts = [Entry(id="blog", link="https://example.org/live", title=f"Post {number}", published=EARLIER) for number in range(3)]
    assert len(set(keys(posts))) == 3


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Kim sends shells - Harbour Post", "Kim sends shells"),
        ("Kim sends shells | HARBOUR POST", "Kim sends shells"),
        ("Kim sends shells – Harbour Post | World", "Kim sends shells"),
        ("Kim sends shells - what we know", "Kim sends shells - what we know"),
        ("Harbour Post", "Harbour Post"),
        ("Kim at the Harbour Post", "Kim at the Harbour Post"),
    ],
)
def test_the_outlet_is_no_part_of_its_own_headline(title: str, headline: str) -> None:
    """Only where the suffix is the feed's own name."""
    assert only(Entry(title=title)).title == headline


def test_a_suffix_is_no_other_content() -> None:
    """Neither are case and white space."""
    assert (
        only(Entry(title="Kim sends shells - Harbour Post", text="A  b\nc")).content_hash
        == only(Entry(title="KIM sends shells", text="a b c")).content_hash
    )


def test_the_source_is_the_outlet() -> None:
    """Where an entry names one; its suffix goes, and a name does not raise the tier."""
    article = only(Entry(title="Kim sends shells - Reuters", source=Source(title="Reuters")), feed=AGGREGATOR)
    assert (article.title, article.outlet, article.tier) == ("Kim sends shells", "Reuters", Tier.AGGREGATOR)
    assert only(Entry(title="A - b", source=Source(title="Reuters"))).title == "A - b"


def test_in_aggregators_the_suffix_is_the_outlet() -> None:
    """By the feed's tier, or by a link that leads to an aggregator."""
    article = only(Entry(title="Moscow - Pyongyang axis grows - The Daily Paper"), feed=AGGREGATOR)
    assert (article.title, article.outlet) == ("Moscow - Pyongyang axis grows", "The Daily Paper")
    article = only(Entry(title="Axis grows - The Daily Paper", link="https://news.google.com/rss/articles/CBMi?oc=5"))
    assert (article.outlet, article.tier, article.link_key) == ("The Daily Paper", Tier.AGGREGATOR, None)
    assert only(Entry(title="Axis grows"), feed=AGGREGATOR).outlet == "Google News"


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("", "Short text.\nMore.", "Short text. More."),
        ("", "word " * 40, "word " * 15 + "word…"),
        ("", "북" * 100, "북" * 79 + "…"),
        ("", "", NO_TITLE),
        ("T", "text", "T"),
    ],
)
def test_a_title_is_never_empty(title: str, text: str, shown: str) -> None:
    """The first whole words of the text stand in."""
    article = only(Entry(id="1", title=title, text=text))
    assert article.title == shown
    assert len(article.title) <= 80


def test_a_text_in_place_of_a_title_is_not_lost() -> None:
    """Some feeds put all they have into the title."""
    long = "7,000 containers left the port. " * 30 + "End"
    article = only(Entry(title=long, text="Rest"))
    assert len(article.title) <= MAX_TITLE
    assert article.text == f"{long}\nRest"


def test_a_name_that_is_a_text_is_cut() -> None:
    """Of source and feed alike; the headline stays whole."""
    for article in (
        only(Entry(title="A - b", source=Source(title="Harbour Post " * 400))),
        only(Entry(title="A - b"), feed=replace(FEED, title="Harbour Post " * 400)),
    ):
        assert len(article.outlet) <= MAX_OUTLET
        assert article.outlet.startswith("Harbour Post Harbour")
        assert article.title == "A - b"


TEXTS = st.sampled_from(["", "A", "B - Harbour Post", "Kim - Putin - Outlet", "x" * 400])
DATES = st.none() | st.datetimes(timezones=st.just(UTC))
ENTRIES = st.builds(
    Entry,
    id=st.none() | st.sampled_from("12"),
    link=st.none()
    | st.sampled_from(["https://example.org/", "https://example.org/1", "https://example.org/2", "https://news.google.com/a/1"]),
    title=TEXTS,
    text=TEXTS,
    published=DATES,
    updated=DATES,
    source=st.none() | st.just(Source(title="Outlet")),
)


@given(st.lists(ENTRIES, max_size=12), st.booleans())
def test_any_entries_make_sound_articles(entries: list[Entry], ids_reused: bool) -> None:
    """Keys are unique, nothing is lost uncounted, and every article keeps what its type promises."""
    result = batch(*entries, ids_reused=ids_reused)
    assert len({article.key for article in result.articles}) == len(result.articles) == len(entries) - result.folded
    assert result.ids_reused or not ids_reused
    for article in result.articles:
        assert 0 < len(article.title) <= MAX_TITLE
        assert "\n" not in article.title
        assert article.outlet
        assert datetime(1990, 1, 1, tzinfo=UTC) <= article.published <= NOW
