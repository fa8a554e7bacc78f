"""What holds of every message, whatever its sources say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.locales.texts import LANGUAGES, texts
from bot.message import Message
from bot.render.alert import MAX_ALERT, SHORT_HEADLINE, SHORTEST_SUMMARY, Circumstances, alert
from bot.render.catch_up import ROOM, catch_up
from bot.render.change import News, correction, update
from bot.render.reader import Reader, shortened
from feeds.types.claim import Quantity
from feeds.types.story import Severity
from storage.types import Telling
from tests.bot.render.numbers import numbers, of_counting, of_figures, of_sources
from tests.bot.render.stories import story
from tests.bot.render.strategies import ANY, BARE, FIGURES, SIDES, TELLINGS

SEVERAL = st.lists(TELLINGS, min_size=1, max_size=4)
READERS = st.builds(Reader, texts=st.sampled_from(LANGUAGES).map(texts), zone=st.sampled_from(["UTC", "Asia/Seoul", "?"]))


def messages(told: Sequence[Telling], reader: Reader, news: tuple[Quantity, ...]) -> Iterator[Message]:
    """One of each kind."""
    backwards = story(*reversed(told))
    yield alert(story(*told), reader)
    yield alert(story(*told), reader, earlier=backwards, circumstances=Circumstances(delay=timedelta(days=2), repeated=True))
    yield alert(story(*told), reader, before=backwards, severity=Severity.FLASH)
    yield update(told[0], reader, News(figures=news, before=news, denial=True, actors=SIDES, listed=SIDES))
    yield correction(told[0], reader, changed=news, was=news)
    yield catch_up([story(each) for each in told], reader)


@given(SEVERAL, FIGURES, READERS)
def test_whatever_a_feed_says_renders(told: list[Telling], news: tuple[Quantity, ...], reader: Reader) -> None:
    """Complete and well formed: single blank lines between others, no line break in a span, the title's first words as they are."""
    for message in messages(told, reader, news):
        assert message.lines[0]
        assert message.lines[-1]
        assert all(line or following for line, following in pairwise(message.lines))
        assert not any("\n" in span.text for line in message.lines for span in line)
        assert "{ $" not in message.plain() or any("{ $" in f"{each}" for each in told)
    assert shortened(told[0].title, SHORT_HEADLINE).removesuffix("…") in alert(story(told[0]), reader).plain()


@given(SEVERAL, FIGURES, READERS)
def test_no_number_stands_in_no_source(told: list[Telling], news: tuple[Quantity, ...], reader: Reader) -> None:
    """Every number of a message is one of its sources, of their dates, or a count of them; none is made."""
    whole = story(*told)
    hours = {"48"}
    known = of_sources([whole], reader.texts, reader.zone) | of_counting(whole) | of_figures(news, reader.texts) | hours
    listed = {str(len(act.listed) - shown) for each in told for act in each.designations for shown in range(10)}
    for message in messages(told, reader, news):
        assert numbers(message.plain()) <= known | listed


@given(TELLINGS, st.lists(ANY, max_size=3), READERS)
def test_sentences_give_way_to_facts(told: Telling, sentences: list[str], reader: Reader) -> None:
    """What a message loses by its size is of its sentences: every other line stands there whole."""
    bare = alert(story(replace(told, summary=())), reader).plain()
    shown = alert(story(replace(told, summary=(*sentences, "x " * 300))), reader).plain()
    assert set(bare.split("\n")) <= set(shown.split("\n"))
    assert len(shown) <= max(MAX_ALERT, len(bare) + 1 + SHORTEST_SUMMARY)


@given(st.lists(BARE, min_size=1, max_size=60))
def test_a_catch_up_message_has_its_size(told: list[Telling]) -> None:
    """Whatever its stories hold, and every story is shown or counted."""
    message = catch_up([story(each) for each in told], Reader(texts=texts("en")))
    items = [line for line in message.lines if line[0].text == "• "]
    assert sum(len(span.text.encode("utf-16-le")) // 2 for line in items for span in line) <= ROOM
    assert len(items) == len(told) or message.plain().endswith(f"and {len(told) - len(items)} more")
