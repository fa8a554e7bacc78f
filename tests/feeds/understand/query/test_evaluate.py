"""What queries say of articles: fields, sentences, nearness, evidence, and what was missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.types.topic import Field, Term
from feeds.understand.query.evaluate import Document, holds
from feeds.understand.query.match import Matcher
from feeds.understand.query.parse import parse
from feeds.understand.query.reasons import missing, passages
from feeds.understand.query.syntax import ListRef, label, leaves

LISTS = {
    "dprk": ["North Korea*", "Pyongyang", "북한", "北朝鮮", "북러"],
    "russia": ["Russia*", "Moscow", "러시아", "ロシア", "북러"],
    "arms": ["shell*", "포탄", "砲弾"],
    "empty": [],
}


def document(query: str, title: str, text: str) -> Document:
    tree = parse(query)
    asked = list(leaves(tree))
    terms = [(label(leaf), Term(text=leaf.text)) for leaf in asked if not isinstance(leaf, ListRef)]
    terms += [(f"@{name}", Term(text=text)) for name, texts in LISTS.items() for text in texts]
    return Document(title, text, Matcher(terms).hits(title, text))


def wants(query: str, title: str = "", text: str = "") -> bool:
    return holds(parse(query), document(query, title, text))


TWO = "North Korea fired a missile. Russia held a parade."
ONE = "Talks. North Korea sent shells to Russia. Nobody knows."


@pytest.mark.parametrize(
    ("query", "title", "text", "wanted"),
    [
        ("@dprk @russia", "", TWO, True),
        ("sentence(@dprk, @russia)", "", TWO, False),
        ("sentence(@dprk, @russia)", "", ONE, True),
        ("sentence(@dprk, @russia)", "Pyongyang and Moscow", "", True),
        ("sentence(@dprk, @russia)", "Pyongyang", "Moscow", False),
        ("sentence(@dprk, @russia)", "", "Gen. Kim of North Korea met Mr. Ivanov of Russia.", True),
        ("sentence(@dprk, @russia)", "", "북한 소식. 러시아 소식.", False),
        ("sentence(@dprk, @russia)", "", "북러 회담", True),
        ("sentence(@dprk, @arms OR @russia)", "", TWO.replace("missile", "shell"), True),
        ("title:@dprk", "Pyongyang", "", True),
        ("title:@dprk", "", "Pyongyang", False),
        ("title:(@dprk OR @russia)", "In Moscow", "", True),
        ("title:(sentence(@dprk, @russia))", "", ONE, False),
        ("@dprk NOT title:@russia", "In Moscow", "Pyongyang", False),
        ("@dprk NOT title:@russia", "", "Pyongyang and Moscow", True),
        ("@arms OR @dprk @russia", "", "Moscow", False),
        ("@arms OR @dprk @russia", "", "shells", True),
        ("@empty OR @nowhere", "", ONE, False),
        ('"sent shells"', "", ONE, True),
        ("lead:shells", "", "One. Two. Three shells. Four.", True),
        ("lead:shells", "", "One. Two. Three. Four shells.", False),
        ("lead:shells", "Shells", "One. Two.", False),
        ("lead:(title:shells)", "Shells", "Shells.", False),
        ("lead:(@dprk @arms)", "", "Pyongyang. Two. Shells. Four.", True),
        ("lead:(sentence(@dprk, @arms))", "", "Pyongyang. Two. Shells. Pyongyang shells.", False),
        ("lead:(atleast/2(@dprk))", "", "Pyongyang. Pyongyang.", True),
        ("@dprk NOT lead:@arms", "", "Pyongyang. Two. Three. Shells.", True),
        ("atleast/2(@dprk, @russia, zarglob)", "", ONE, True),
        ("atleast/3(@dprk, @russia, zarglob)", "", ONE, False),
        ("atleast/2(@dprk OR @russia, zarglob)", "", ONE, False),
        ("atleast/2(@dprk, @russia)", "Pyongyang", "Moscow", True),
        ("title:(atleast/2(@dprk, @russia))", "Pyongyang", "Moscow", False),
        ("atleast/3(@dprk)", "Pyongyang", "Pyongyang. Pyongyang.", True),
        ("atleast/4(@dprk)", "Pyongyang", "Pyongyang. Pyongyang.", False),
        ('atleast/2("North Korea" OR Korea)', "", "North Korea denies.", False),
        ("NOT atleast/2(@dprk) @russia", "", ONE, True),
        ("near/1(sent, shells)", "", ONE, True),
        ("near/1(shells, sent)", "", ONE, True),
        ("near/3(@dprk, @russia)", "", ONE, False),
        ("near/4(@dprk, @russia)", "", ONE, True),
        ("near/4(@dprk, nothing OR @russia)", "", ONE, True),
        ("near/9(@dprk, @russia)", "Pyongyang", "Moscow", False),
        ("near/4(@dprk, @russia)", "", "北朝鮮がロシアへ", True),  # 鮮, が, ロ: the gap is counted from the last character
        ("near/1(@dprk, @russia)", "", "北朝鮮がロシアへ", False),
        ("near/2(@dprk, @russia)", "", "北朝鮮がロシアへ", True),
        ("near/1(@dprk, @russia)", "", "북한과 러시아", True),
        ("near/1(@dprk, @russia)", "", "북러 회담", True),
    ],
)
def test_queries_table(query: str, title: str, text: str, wanted: bool) -> None:
    """Each operator holds where the grammar says, and nowhere else."""
    assert wants(query, title, text) is wanted


def test_passages_are_the_sentences_that_decided() -> None:
    """Evidence is the sentence word for word, with the words found and the list they satisfied."""
    query = "sentence(@dprk, @russia) @arms"
    (passage,) = passages(parse(query), document(query, "", ONE))
    assert passage.text == "North Korea sent shells to Russia."
    assert ONE[passage.start : passage.end] == passage.text
    assert passage.field is Field.TEXT
    assert passage.hits == (("North Korea", "@dprk"), ("shells", "@arms"), ("Russia", "@russia"))


def test_what_must_not_stand_is_no_evidence() -> None:
    """A word under NOT is not shown among the words that decided."""
    query = "@dprk NOT (tour NOT @arms)"
    (passage,) = passages(parse(query), document(query, "North Korea tour with shells", ""))
    assert passage.hits == (("North Korea", "@dprk"),)


def test_passages_name_whole_words_and_the_title_first() -> None:
    """A prefix is shown with its ending; the title stands before the text."""
    query = "@dprk shel*"
    found = passages(parse(query), document(query, "North Koreans", "He counted. Shelling went on. Pyongyang."))
    assert [(passage.field, passage.text) for passage in found] == [
        (Field.TITLE, "North Koreans"),
        (Field.TEXT, "Shelling went on."),
        (Field.TEXT, "Pyongyang."),
    ]
    assert found[0].hits == (("North Koreans", "@dprk"),)
    assert found[1].hits == (("Shelling", "shel*"),)


def test_passages_are_few_and_those_that_tell_most() -> None:
    """At most five passages, the ones with most of what was asked for, in the order of the article."""
    text = "Moscow. " * 20 + "North Korea sends Moscow shells. " + "Moscow. " * 20
    found = passages(parse("@dprk @russia @arms"), document("@dprk @russia @arms", "", text))
    assert len(found) == 5
    assert "North Korea sends Moscow shells." in [passage.text for passage in found]
    assert [passage.start for passage in found] == sorted(passage.start for passage in found)


def test_what_was_excluded_is_no_evidence() -> None:
    """NOT and the branches that do not hold leave no passage."""
    query = "@dprk NOT title:@arms OR title:@russia"
    found = passages(parse(query), document(query, "", "Pyongyang. Shells. Moscow."))
    assert [passage.text for passage in found] == ["Pyongyang."]


@pytest.mark.parametrize(
    ("query", "title", "text", "reason"),
    [
        ("@dprk @russia", "", "Moscow", "no @dprk"),
        ("@dprk @russia", "", "", "no @dprk, no @russia"),
        ("sentence(@dprk, @russia)", "", TWO, "@dprk and @russia never in one sentence"),
        ("sentence(@dprk, @russia OR @arms)", "", TWO, "@dprk and one of @russia, @arms never in one sentence"),
        ("sentence(@dprk, @russia OR @arms)", "", "Pyongyang", "none of @russia, @arms"),
        ("near/2(@dprk, @russia)", "", ONE, "@dprk and @russia never within 2 words"),
        ("atleast/3(@dprk, @russia, zarglob)", "", ONE, "2 of 3: no zarglob"),
        ("lead:zarglob", "", ONE, "no zarglob in the lead"),
        ("atleast/3(@dprk)", "", ONE, "@dprk only 1 of 3 times"),
        ("title:@dprk", "", "Pyongyang", "no @dprk in the title"),
        ("@dprk (@arms OR @russia)", "", "Pyongyang", "none of @arms, @russia"),
        ("@dprk NOT title:@arms", "Shells", "Pyongyang", "has @arms in the title"),
        ("@dprk NOT (title:@arms NOT title:@russia)", "Shells", "Pyongyang", "has @arms in the title"),
        ("@dprk NOT (x OR sentence(@arms, @dprk))", "", "Shells of Pyongyang", "has one of @arms, @dprk"),
        ("title:(@dprk @russia) OR sentence(@dprk, @russia)", "", TWO, "@dprk and @russia never in one sentence"),
        ('"north korea" shel*', "", "", 'no "north korea", no shel*'),
    ],
)
def test_missing_names_the_nearest_condition(query: str, title: str, text: str, reason: str) -> None:
    """A silence is explained by the least that was missing."""
    assert missing(parse(query), document(query, title, text))[1] == reason


_QUERIES = [
    "sentence(@dprk, @russia) @arms",
    "near/3(@dprk, @russia OR @arms)",
    "atleast/2(@dprk, @russia OR @arms, shells)",
    "atleast/3(@dprk)",
    "lead:(@dprk @russia) OR lead:sent",
    "title:(@dprk @russia) OR sentence(@dprk, @russia) NOT title:@arms",
    "@dprk OR @russia",
]
_TEXTS = (
    st.lists(
        st.sampled_from(
            ["North Korea", "Russia", "shells", "북한이", "러시아", "북러", "北朝鮮", "ロシア", ". ", "。", "\n", " ", "x", "7.", "“"]
        )
    ).map("".join)
    | st.text()
)


@given(st.sampled_from(_QUERIES), _TEXTS, _TEXTS)
def test_any_article_is_judged(query: str, title: str, text: str) -> None:
    """For any article a query either holds, with passages that lie in it, or misses something that has a name."""
    tree, article = parse(query), document(query, title, text)
    if holds(tree, article):
        for passage in passages(tree, article):
            source = title if passage.field is Field.TITLE else text
            assert source[passage.start : passage.end] == passage.text
            assert passage.hits
    else:
        cost, words = missing(tree, article)
        assert cost > 0
        assert words


def test_a_term_beside_itself_meets_both_arguments() -> None:
    """As docs/queries.md says: one occurrence is enough, since a word such as 북러 may name both."""
    assert wants("near/5(@dprk, @russia)", text="북러 회담")
    assert wants("near/5(zarglob, zarglob)", text="One zarglob only.")
    assert wants("sentence(zarglob, zarglob)", text="One zarglob only.")
