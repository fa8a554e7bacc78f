"""Articles against rules: what matches, why, and what an admin may save."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import QueryError
from feeds.types.feed import Tier
from feeds.types.topic import Field, KeywordList, Rules, Term, Topic
from feeds.understand.query.evaluate import Origin
from feeds.understand.query.parse import parse
from feeds.understand.relevance import check, judge


def word(text: str) -> Term:
    return Term(text=text)


def rules(*queries: str, version: str) -> Rules:
    """Small rules in four languages; the topics are named t0, t1 and so on."""
    lists = {
        "dprk": [*map(word, ("North Korea*", "Nordkorea*", "북한", "КНДР")), Term(text="北", title_only=True)],
        "russia": [*map(word, ("Russia*", "Russland*", "러", "러시아", "Росси*"))],
        "arms": [*map(word, ("shell*", "*granate*", "снаряд*", "포탄")), Term(text="무기", not_inside=("무기한",))],
    }
    return Rules(
        lists=tuple(KeywordList(name=name, terms=tuple(terms)) for name, terms in lists.items()),
        topics=tuple(Topic(name=f"t{index}", query=query) for index, query in enumerate(queries)),
        version=version,
    )


BEAT = "sentence(@dprk, @russia) @arms"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "North Korean shells have reached Russia, Seoul says."),
        ("", "Nordkoreas Artilleriegranaten gingen nach Russland."),
        ("", "북한이 러시아에 무기를 보냈다."),
        ("北, 러에 포탄 지원", ""),
        ("", "КНДР отправила в Россию ещё семь тысяч снарядов."),
    ],
)
def test_articles_on_the_beat_match(title: str, text: str) -> None:
    """One set of lists finds the beat in every language, whatever the article says its language is."""
    judgement = judge(title, text, rules(BEAT, version="beat"))
    assert [match.topic for match in judgement.matches] == ["t0"]
    assert judgement.matches[0].passages
    assert judgement.reason == ""


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("", "북한 소식이다. 러시아 무기도 있다.", "@dprk and @russia never in one sentence"),
        ("", "북한과 러시아가 무기한 연기했다.", "no @arms"),
        ("달러 강세에 北도 무기", "", "no @russia"),
        ("", "北과 러시아 무기", "no @dprk"),
    ],
)
def test_others_do_not_and_say_why(title: str, text: str, reason: str) -> None:
    """A silence names the nearest missing condition."""
    judgement = judge(title, text, rules(BEAT, version="beat"))
    assert judgement.matches == ()
    assert judgement.reason == reason


def test_a_form_is_evidence_under_its_list() -> None:
    """The passage has the word as it stands there, and what it satisfies."""
    plain = rules("@arms", version="plain")
    with_forms = (KeywordList(name="arms", terms=(Term(text="пушка", forms=("пушек", "пушками")),)),)
    (match,) = judge("", "Пхеньян ответил пушками.", replace(plain, lists=with_forms, version="forms")).matches
    assert match.passages[0].hits == (("пушками", "@arms"),)


def test_several_topics_answer_in_their_order() -> None:
    """Each topic answers for itself; the reason for a silence names the nearest topic."""
    three = rules("@arms", "@dprk shell*", "@nothing", version="three")
    assert [match.topic for match in judge("", "North Korea's shells", three).matches] == ["t0", "t1"]
    assert judge("", "North Korea", three).reason == "t0: no @arms"


def test_unreadable_topics_and_terms_stop_no_other() -> None:
    """What slipped in unread wants nothing and breaks nothing."""
    broken = rules("(((", "@arms", version="broken")
    broken = Rules(
        lists=(*broken.lists, KeywordList(name="odd", terms=(Term(text="*"), Term(text="")))), topics=broken.topics, version="broken"
    )
    assert [match.topic for match in judge("", "shells", broken).matches] == ["t1"]


def test_no_topic_is_a_reason() -> None:
    """Without topics nothing matches, and the reason says so."""
    assert judge("", "North Korea", rules(version="none")).reason == "no topic"


def test_a_new_version_is_compiled_anew() -> None:
    """A change of the rules is seen at the next article."""
    assert not judge("", "a shell", rules("@dprk", version="v1")).matches
    assert judge("", "a shell", rules("@arms", version="v2")).matches
    assert not judge("", "a shell", rules("@dprk", version="v1")).matches


def test_threads_share_compiled_rules() -> None:
    """Many threads over more versions than are kept get the right answers."""
    sets = [rules("@arms" if index % 2 else "@dprk", version=f"thread-{index}") for index in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda index: bool(judge("", "a shell", sets[index % 8]).matches), range(400)))
    assert answers == [bool(index % 2) for index in range(400)]


def test_inline_terms_need_no_list() -> None:
    """A topic may name its terms itself."""
    (match,) = judge("KN-23 debris", "Found in Kharkiv.", rules('title:"KN 23" (kharkiv OR kyiv)', version="inline")).matches
    assert [passage.field for passage in match.passages] == [Field.TITLE, Field.TEXT]
    assert match.passages[0].hits == (("KN-23", '"KN 23"'),)


def test_check_gives_the_tree() -> None:
    """A query whose lists exist is read."""
    assert check(BEAT, ["dprk", "russia", "arms"]) == parse(BEAT)


@pytest.mark.parametrize(
    ("query", "position", "message"),
    [
        ("@dprk @rusia", 6, "there is no list @rusia; did you mean @russia"),
        ("sentence(@zzz, @dprk)", 9, "there is no list @zzz; there is @arms, @dprk, @russia"),
        ("NOT @dprk", 0, "nothing is found"),
        ("lang:ko", 0, "nothing is found"),
        ("outlet:Yonhap NOT tier:wire", 0, "nothing is found"),
        ("@dprk OR lang:ko", 0, "nothing is found"),
        ("@dprk OR NOT @russia", 0, "nothing is found"),
        ("@dprk OR", 8, "ends too early"),
        ("@arms NOT lang:jp", 15, "did you mean lang:ja?"),
        ("@arms (lang:ko OR lang:kr)", 23, "did you mean lang:ko?"),
        ("@arms lang:xx", 11, 'no text is ever found to be in "xx", which has codes such as de'),
    ],
)
def test_check_refuses_what_cannot_work(query: str, position: int, message: str) -> None:
    """Unknown lists are named at their place with the nearest names; a query that wants everything is refused."""
    with pytest.raises(QueryError) as caught:
        check(query, ["russia", "dprk", "arms"])
    assert message in str(caught.value)
    assert caught.value.position == position


@given(st.text(), st.text())
def test_any_article_has_a_judgement(title: str, text: str) -> None:
    """Matching raises on no text, and a silence always has its reason."""
    judgement = judge(title, text, rules(BEAT, "@arms OR title:@dprk", version="any"))
    assert bool(judgement.matches) != bool(judgement.reason)


_WORDS = ["North Korea ", "Russia ", "a shell ", "rain ", "and so on and on ", ". ", "weather. It "]
_PIECES = st.lists(st.sampled_from(_WORDS), max_size=6).map("".join)
_QUERIES = (BEAT, "near/1(@arms, @arms) NOT title:@arms", "title:(@dprk OR @arms) sentence(@russia, @russia OR @arms)")


@given(title=_PIECES, text=_PIECES, other=_PIECES)
def test_what_was_judged_before_changes_no_judgement(title: str, text: str, other: str) -> None:
    """Judgements are remembered by what was found; an article gets the one that it would get as the first."""
    asked = rules(*_QUERIES, version="remembering")
    judge(other, text, asked)
    judge(title, other, asked)
    assert judge(title, text, asked) == judge(title, text, rules(*_QUERIES, version=f"fresh {title}|{text}|{other}"))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("@arms outlet:wire", True),
        ('@arms outlet:"harbour wire"', True),
        ("@arms outlet:harb*", True),
        ("@arms outlet:harb", False),
        ("@arms lang:de", True),
        ("@arms lang:en", False),
        ("@arms tier:wire", True),
        ("@arms NOT tier:wire", False),
        ("@arms NOT (lang:en OR tier:tabloid)", True),
        ("outlet:wire @dprk", False),
    ],
)
def test_who_published_it_and_in_which_language(query: str, wanted: bool) -> None:
    """The outlet's name is searched like a title; language and kind are compared."""
    origin = Origin(outlet="The Harbour Wire", tier=Tier.WIRE, language=lambda: "de")
    assert bool(judge("", "Granaten", rules(query, version=query), origin).matches) is wanted


def test_an_origin_that_is_missing_is_a_reason() -> None:
    """In the words of the query; and one article is no precedent for another."""
    asked = rules("@arms tier:wire", version="origins")
    wire = Origin(outlet="", tier=Tier.WIRE, language=lambda: "en")
    assert judge("", "shells", asked).reason == "not tier:wire"
    assert judge("", "shells", asked, wire).matches
    assert judge("", "shells", rules("@arms NOT tier:wire", version="others"), wire).reason == "has tier:wire"


def test_the_language_is_looked_for_only_where_it_is_asked_for() -> None:
    """It costs more than all else."""

    def never() -> str:
        raise AssertionError

    origin = Origin(outlet="", tier=Tier.WIRE, language=never)
    assert judge("", "Granaten", rules("@arms", version="unasked"), origin).matches
    assert judge("", "nothing", rules("(lang:de OR lang:ko) @arms", version="asked"), origin).reason == "no @arms"


def test_where_something_is_said_is_looked_at_anew_in_each_article() -> None:
    """An article that says it late is no precedent for one that says it at once."""
    asked = rules("lead:@arms", version="leading")
    assert judge("", "One. Two. Three. Shells.", asked).reason == "no @arms in the lead"
    assert judge("", "Shells. One. Two. Three.", asked).matches


def test_how_often_something_is_said_is_counted_anew_in_each_article() -> None:
    """An article with one mention is no precedent for one with three."""
    asked = rules("atleast/3(@arms)", version="counting")
    assert judge("", "Shells.", asked).reason == "@arms only 1 of 3 times"
    assert judge("", "Shells. Shells. Shells.", asked).matches


WHERE_AND_HOW_OFTEN = (
    "near/2(@dprk, @arms)",
    "lead:@russia AND atleast/3(@russia)",
    "title:@dprk OR lead:(sentence(@dprk, @russia) AND atleast/3(@arms OR @russia))",
)
PIECES = ("North Korea", "Russia", "shells", "and", "the weather stays fine today", ". Then", ". But", "\n")


ORDERS = st.lists(st.sampled_from(PIECES), min_size=2, max_size=10).flatmap(
    lambda pieces: st.lists(st.tuples(st.permutations(pieces), st.integers(0, 6)), min_size=4, max_size=12)
)


@settings(deadline=None)
@given(ORDERS)
def test_what_is_remembered_is_what_would_be_found(orders: list[tuple[list[str], int]]) -> None:
    """Rules that have judged the same words in another order, or more often, say of each text what rules say that have judged nothing."""
    articles = [("News", " ".join([*pieces, *pieces[:more]])) for pieces, more in orders]
    kept = [judge(*article, rules(*WHERE_AND_HOW_OFTEN, version="kept")) for article in articles]
    anew = [judge(*article, rules(*WHERE_AND_HOW_OFTEN, version=f"new {number}")) for number, article in enumerate(articles)]
    for number in range(8):  # so many that all of these are forgotten
        judge("", "", rules("@dprk", version=f"other {number}"))
    assert kept == anew


@pytest.mark.parametrize(
    ("query", "unwanted", "wanted"),
    [
        ("near/2(@dprk, @arms)", "North Korea has had a summer of rain, and shells", "North Korea shells"),
        ("sentence(@dprk, @russia)", "North Korea. Russia.", "North Korea and Russia."),
        ("lead:@russia", "One. Two. Three. Russia.", "Russia. One. Two. Three."),
        ("atleast/3(@russia)", "Russia and Russia", "Russia, Russia and Russia"),
        ("@dprk AND atleast/2(@russia OR @arms)", "North Korea and shells", "North Korea, shells and shells"),
    ],
)
def test_the_same_words_elsewhere_or_more_often_are_another_matter(query: str, unwanted: str, wanted: str) -> None:
    """An article is wanted although another one with the same words in other places, or fewer times, was not."""
    asked = rules(query, version=f"elsewhere {query}")
    assert not judge("", unwanted, asked).matches
    assert judge("", wanted, asked).matches
