"""Terms that are found nearly everywhere, known without any article."""

import pytest

from feeds.types.topic import Term
from feeds.understand.lexicon.load import load
from feeds.understand.query.commonplace import is_commonplace, wants_commonplace
from feeds.understand.query.parse import parse


@pytest.mark.parametrize(
    "text",
    ["the", "The", "of the", "in*", "x", "un", "und", "и", "이*", "이", "따르면", "の", "的", "said", "2024", "12", "*in*", "в"],
)
def test_words_of_grammar_and_what_is_too_short(text: str) -> None:
    """In any case of letters, of any language; a phrase if it has nothing else."""
    assert is_commonplace(Term(text=text))


@pytest.mark.parametrize(
    "text",
    [
        *("북", "북*", "는", "ㅎ", "ㅋㅋ", "하다", "했던", "에서", "때문에", "것으로"),
        *("国", "国*", "北", "は", "から", "する", "している", "述べた", "について", "ア"),
        *("وال", "ال", "و", "لل", "منها", "ب", "ה", "ก", "के", "我们"),
    ],
)
def test_what_stands_within_other_words(text: str) -> None:
    """One character of any script, loose letters of Hangul, particles, light verbs, and the articles that Arabic writes to its words."""
    assert is_commonplace(Term(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Koksan",
        "NK",
        "the gun",
        "die for",
        "1989",
        "KN-23",
        "무기",
        "북한",
        "북러*",
        "朝鲜",
        "砲弾",
        "ロ朝",
        "ドローン",
        "сво",
        "سفن",
        "int*",
        "120 mm",
        "a b",
    ],
)
def test_words_that_mean_something(text: str) -> None:
    """Also short ones, and those that begin like others."""
    assert not is_commonplace(Term(text=text))


def test_shipped_lists_hold_next_to_none() -> None:
    """But for the signs with which headlines shorten names of countries, and one for blame."""
    found = {term.text for each in load().lists for term in each.terms if is_commonplace(term)}
    assert found == set("北북俄露러仏佛豪日탓")
    assert not any(wants_commonplace(parse(topic.query)) for topic in load().topics)


@pytest.mark.parametrize(
    ("query", "wants"),
    [
        ("the", True),
        ("vessel OR the", True),
        ("vessel AND the", False),
        ("the of", True),
        ("title:the", True),
        ("the NOT vessel", False),
        ("near/5(the, of)", True),
        ("sentence(the, vessel)", False),
        ("atleast/2(the, of, vessel)", True),
        ("atleast/2(the, vessel)", False),
        ("@arms OR lang:ko the", False),
    ],
)
def test_a_query_that_wants_what_holds_one(query: str, wants: bool) -> None:
    """Whatever else it wants too."""
    assert wants_commonplace(parse(query)) is wants
