"""What an article misses, in the reader's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.conditions import conditions
from bot.locales.texts import LANGUAGES, texts
from feeds.types.topic import Field, KeywordList, Rules, Term, Topic
from feeds.understand.query.reasons import Lack, Lacking
from feeds.understand.relevance import shortfalls

LISTS = (KeywordList(name="arms", terms=(Term(text="shells"),)), KeywordList(name="dprk", terms=(Term(text="Pyongyang"),)))
labels = st.sampled_from(["@arms", "@dprk", '"arms deal"', "lang:ko"])
flat = st.builds(
    Lack,
    what=st.sampled_from([each for each in Lacking if each is not Lacking.SOME]),
    names=st.lists(labels, min_size=1, max_size=9).map(tuple),
    other=st.lists(labels, min_size=1, max_size=9).map(tuple),
    field=st.none() | st.sampled_from(Field),
    found=st.integers(0, 5),
    needed=st.integers(1, 9),
)
nested = st.builds(
    Lack, what=st.just(Lacking.SOME), found=st.integers(0, 2), needed=st.integers(1, 3), inner=st.lists(flat, max_size=3).map(tuple)
)


@given(flat | nested)
def test_every_condition_can_be_said(lack: Lack) -> None:
    """In every language, differently, with the names in it."""
    said = [conditions([lack], texts(language)) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert all(name in each for name in lack.names[:1] for each in said)


@pytest.mark.parametrize(
    ("query", "title", "said"),
    [
        ("@arms AND @dprk", "Shells", "nothing of @dprk"),
        ("title:@arms AND @dprk", "Pyongyang", "nothing of @arms in the title"),
        ("@arms AND NOT @dprk", "Shells for Pyongyang", "it has @dprk, which is excluded"),
        ("sentence(@arms, @dprk)", "Rain | Shells. Pyongyang", "@arms and @dprk never in one sentence"),
        ("near/2(@arms, @dprk)", "Shells one two three four Pyongyang", "@arms and @dprk never within 2 words"),
        ("atleast/2(@arms)", "Shells", "@arms only 1 of 2 times"),
        ("@arms OR @dprk", "Rain", "none of @arms, @dprk"),
        ("@arms AND lang:ko", "Shells", "it is not lang:ko"),
    ],
)
def test_what_a_topic_misses_is_said(query: str, title: str, said: str) -> None:
    """By the nearest condition, as the query names it."""
    rules = Rules(lists=LISTS, topics=(Topic(name="t", query=query), Topic(name="u", query="@arms OR @dprk OR rain")), version=query)
    title, _, text = title.partition(" | ")
    found = shortfalls(title, text, rules)
    assert conditions(found["t"], texts("en")) == said
    assert found["u"] == ()
