"""The sentences of a summary: which are chosen, and that each is whole and the text's own."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.types.article import Article
from feeds.types.feed import Tier
from feeds.types.topic import Field, Match, Passage
from feeds.understand.analyse import analyse
from feeds.understand.claims.statements import claims
from feeds.understand.furniture import is_orphan
from feeds.understand.lexicon.load import load
from feeds.understand.quantities import quantities
from feeds.understand.summary import LONGEST, LONGEST_ONLY, MOST, summarise
from feeds.understand.text import fold, sentences

TITLE = "Seoul counts the cargo"
FACT = "North Korea has sent about 7,000 containers of shells to Russia since last year, Minister Shin Won-sik said on Monday."
BACK = "In return some 9,000 containers of food and other goods went to North Korea by rail and by sea."
TEASER = "Our reporters have spent a long week in the harbour and have met many people there."


def match(text: str, *passages: str) -> tuple[Match, ...]:
    hits = (("North Korea", "@dprk"), ("Russia", "@russia"), ("containers", "@arms"))
    found = tuple(
        Passage(field=Field.TEXT, start=text.index(passage), end=text.index(passage) + len(passage), text=passage, hits=hits)
        for passage in passages
    )
    return (Match(topic="arms", passages=found),) if found else ()


def summary(text: str, *passages: str, title: str = TITLE) -> tuple[str, ...]:
    figures = quantities(title, text)
    return summarise(title, text, match(text, *passages), figures, claims(title, text, figures, "en"))


def test_the_sentences_with_facts_are_chosen_over_the_first_ones() -> None:
    """Two teasers at the head give way to who says that how much went where."""
    text = f"{TEASER} The weather was cold and the coffee was weak, but nobody minded. {FACT} {BACK}"
    assert summary(text, FACT)[-2:] == (FACT, BACK)


def test_who_did_not_comment_is_left_out() -> None:
    """An answer whose question is not told says nothing."""
    rail = "Rail traffic between Russia and North Korea has grown, satellite images show, and warehouses near Dunai are full."
    told = summary(f"{TEASER} {FACT} The Kremlin did not comment. {rail}", FACT, rail)
    assert FACT in told
    assert rail in told
    assert not any("comment" in sentence for sentence in told)


def test_sentences_stand_in_the_order_of_the_text() -> None:
    """However much each is worth, they are told in order."""
    assert summary(f"{BACK} {TEASER} {FACT}", FACT) == (BACK, FACT)


def test_furniture_and_halves_are_never_told() -> None:
    """Invitations, cut sentences, lines that begin small and bare headings are left out."""
    rows = [
        "The post Seoul counts the cargo appeared first on Cape Dispatch.",
        "Read more about the containers from North Korea to Russia.",
        "the containers from North Korea to Russia again.",
        "More on North Korea and Russia",
        FACT,
        "North Korea sent 7,000 containers to Russia, and the minis...",
    ]
    assert summary("\n".join(rows), FACT) == (FACT,)


@pytest.mark.parametrize("title", ["Mr.", "Lt. Gen.", "Sec.", "No. 2", "z. B.", "Dr. med.", "stellv.", "т. е.", "им.", "St.", "M.", "U.S."])
def test_an_abbreviation_cuts_no_sentence_in_half(title: str) -> None:
    """Its full stop is not the sentence's, and the whole sentence is told."""
    whole = f"North Korea has sent 7,000 containers of shells to Russia, said {title} Kim of the ministry in Seoul."
    assert summary(whole, whole) == (whole,)


def test_what_the_feed_broke_off_is_not_told() -> None:
    """Neither a last line without its end, nor what stands behind dots, nor the sentence at which the reading stops."""
    assert summary("North Korea has sent about 7,000 containers of munitions to the") == ()
    assert summary(f"Seoul thinks that ... Russia has paid for 7,000 containers of shells. {FACT}", FACT) == (FACT,)
    long = "The weather in the port was mild again and nobody minded that. " * 330
    assert all(sentence in long for sentence in summary(long))


def test_a_dateline_is_left_off_whole() -> None:
    """The sentence behind a dateline is told word for word."""
    assert summary(f"SEOUL, Feb. 26 (Harbour Wire) -- {FACT}", FACT) == (FACT,)


def test_what_the_title_says_is_not_said_again() -> None:
    """A sentence that repeats the title is left out, and one that repeats another too."""
    assert summary(f"{FACT} {BACK}", FACT, title=FACT) == (BACK,)
    again = "Minister Shin Won-sik said on Monday North Korea has sent about 7,000 containers of shells to Russia since last year."
    assert summary(f"{FACT} {again}", FACT) == (FACT,)


def test_an_overlong_sentence_is_told_only_where_there_is_no_other() -> None:
    """A sentence of more than 400 characters gives way to any other."""
    long = "North Korea has sent 7,000 containers to Russia, " + "and the list of goods is long, " * 14 + "Shin said."
    assert summary(long, long) == (long,)
    assert summary(f"{long} {FACT}", long, FACT) == (FACT,)


def test_korean_and_chinese_sentences_are_told_too() -> None:
    """Scripts without capitals or spaces are summed up in the same way."""
    korean = "(서울=동해통신) 신원식 장관은 18일 북한이 러시아에 컨테이너 7천여 개를 보냈다고 밝혔다."
    assert summary(korean) == (korean.removeprefix("(서울=동해통신) "),)
    chinese = "国防部长18日表示，朝鲜向俄罗斯运送了约7000个集装箱，其中多为弹药。"
    assert summary(chinese + "天气很好。") == (chinese,)


def test_a_sentence_that_leans_on_another_is_told_with_that_or_not_at_all() -> None:
    """A "he said" brings the sentence that says who he is; behind one that cannot be told it is left out."""
    who = "The defence minister Shin Won-sik met reporters on Monday to speak about the trade of the North."
    said = "He said that about 7,000 containers of shells had gone to Russia from North Korea since last year."
    assert summary(f"{TEASER} {who} {said} The coffee was weak.", said) == (who, said)
    assert summary(f"{TEASER}\nMore on North Korea and Russia\n{said} The coffee was weak and so on.") != (said,)
    assert summary(f"{said} The coffee was weak and nobody minded.", said, title="Minister Shin counts the cargo")[0] == said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An article of tests/data/summaries.jsonl with its two summaries, and which of its three facts each holds."""

    id: str
    text: str
    summary: tuple[str, ...]
    holds: tuple[bool, ...]
    lead_holds: tuple[bool, ...]


def _told() -> list[_Told]:
    rules = load()
    file = Path(__file__).parents[2] / "data" / "summaries.jsonl"
    told: list[_Told] = []
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        article = Article(
            key=bytes(16), content_hash=bytes(16), url=None, link_key=None, title=row["title"], text=row["text"], outlet="Harbour Wire",
            declared_language=None, tier=Tier.INDEPENDENT, published=datetime.fromisoformat(row["published"]).replace(tzinfo=UTC),
        )  # fmt: skip
        found = analyse(article, rules, everything=True)
        assert found.language == row["language"], row["id"]
        spans = sentences(row["text"])[:2]
        lead = row["text"][: spans[-1][1]]
        facts = [row["figure"], row["actor"], row["source"]]
        both = [tuple(any(words in text for words in fact) for fact in facts) for text in (" ".join(found.summary), lead)]
        told.append(_Told(id=row["id"], text=row["text"], summary=found.summary, holds=both[0], lead_holds=both[1]))
    return told


def test_of_articles_that_begin_with_a_scene_the_summary_holds_the_facts_and_the_first_two_sentences_do_not() -> None:
    """Figure, actor and source in 33 of 34 articles of eight languages, and in none of their leads.

    The one that fails says "in one rocket it found": who found stands a sentence before, in no word that begins the next.
    """
    told = _told()
    assert len(told) >= 30
    assert {each.id for each in told if not all(each.holds)} <= {"de-raketen-schutt"}
    assert [each.id for each in told if all(each.lead_holds)] == []
    assert sum(map(sum, (each.holds for each in told))) >= 20 * sum(map(sum, (each.lead_holds for each in told)))


def test_no_sentence_of_a_summary_hangs_on_one_that_is_not_told() -> None:
    """In none of these articles does a summary say "he added" of somebody whom it does not name."""
    for each in _told():
        whole = [each.text[start:end] for start, end in sentences(each.text)]
        for sentence in each.summary:
            if is_orphan(fold(sentence).text):
                assert whole[whole.index(sentence) - 1] in each.summary, each.id


def test_an_empty_text_has_no_summary() -> None:
    """Nothing is made up."""
    assert summary("") == ()


@settings(deadline=None)
@given(
    title=st.text(max_size=40),
    pieces=st.lists(
        st.sampled_from(
            [FACT, BACK, TEASER, "A", "…", ". ", "\n", " ", "He said so. ", "7천개의 컨테이너를 보냈다. ", "ß" * 30 + ". ", "x" * 500 + "."]
        ),
        max_size=30,
    ),
)
def test_any_summary_consists_of_the_texts_own_words(title: str, pieces: list[str]) -> None:
    """Whatever the text, each sentence stands in it, there are at most three, and together they are short."""
    text = "".join(pieces)
    told = summary(text, title=title)
    assert len(told) <= MOST
    assert all(sentence in text for sentence in told)
    assert sum(map(len, told)) <= (LONGEST_ONLY if len(told) == 1 else LONGEST)
    rest = text
    for sentence in told:  # in the order of the text, which may say a sentence twice
        assert sentence in rest or len(set(pieces)) < len(pieces)
        rest = rest.partition(sentence)[2]
