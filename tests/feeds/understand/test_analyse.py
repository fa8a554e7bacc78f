"""All of the understanding of one article together."""

import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.types.article import Analysis, Article
from feeds.types.claim import Direction
from feeds.types.feed import Tier
from feeds.types.topic import KeywordList, Rules, Term, Topic
from feeds.understand.analyse import analyse
from feeds.understand.claims.statements import MOST
from feeds.understand.summary import LONGEST_ONLY

RULES = Rules(
    lists=(
        KeywordList(
            name="dprk",
            terms=tuple(Term(text=text) for text in ("North Korea*", "Nordkorea*", "북한", "КНДР", "北朝鮮", "朝鲜", "Corée du Nord")),
        ),
        KeywordList(
            name="russia",
            terms=tuple(Term(text=text) for text in ("Russia*", "Russland*", "러시아", "Росси*", "Росі*", "ロシア", "俄罗斯", "Russie")),
        ),
    ),
    topics=(Topic(name="pair", query="sentence(@dprk, @russia)"),),
    version="test-1",
)


def article(title: str, text: str, language: str | None = None) -> Article:
    return Article(
        key=b"k" * 16,
        content_hash=b"c" * 16,
        url=None,
        link_key=None,
        title=title,
        text=text,
        declared_language=language,
        outlet="Harbour Wire",
        tier=Tier.WIRE,
        published=datetime(2024, 3, 18, 9, tzinfo=UTC),
    )


SAMPLES = [
    (
        "en",
        "Seoul counts 7,000 containers",
        "North Korea has sent about 7,000 containers of munitions to Russia, Minister Shin Won-sik said on Monday.",
    ),
    (
        "de",
        "Seoul zählt 7.000 Container",
        "Nordkorea hat rund 7.000 Container mit Munition nach Russland geschickt, sagte Minister Shin Won-sik am Montag.",
    ),
    ("ko", "국방부, 컨테이너 7천개 파악", "신원식 국방부 장관은 18일 북한이 러시아에 탄약 컨테이너 7천여 개를 보냈다고 밝혔다."),
    (
        "ru",
        "Сеул насчитал 7 тысяч контейнеров",
        "Министр обороны Син Вон Сик заявил, что КНДР отправила в Россию около 7 тысяч контейнеров с боеприпасами.",
    ),
    (
        "uk",
        "Сеул нарахував 7 тис. контейнерів",
        "Міністр оборони Шін Вон Сік заявив, що КНДР передала Росії близько 7 тисяч контейнерів із боєприпасами.",
    ),
    ("ja", "韓国国防相、コンテナは7千個", "韓国の国防相は18日、北朝鮮がロシアに弾薬のコンテナ約7000個を送ったと述べた。"),
    ("zh", "韩国防长：集装箱达7000个", "韩国国防部长18日表示，朝鲜向俄罗斯运送了约7000个集装箱的弹药。"),
    (
        "fr",
        "Séoul compte 7 000 conteneurs",
        "Selon le ministre Shin Won-sik, la Corée du Nord a envoyé environ 7 000 conteneurs de munitions à la Russie.",
    ),
]


@pytest.mark.parametrize(("language", "title", "text"), SAMPLES)
def test_one_fact_is_understood_alike_in_eight_languages(language: str, title: str, text: str) -> None:
    """Language, match, figure, direction, speaker and summary come out for the same fact in each language."""
    analysis = analyse(article(title, text), RULES)
    assert analysis.language == language
    assert analysis.topics == ("pair",)
    assert {(quantity.value, quantity.unit) for quantity in analysis.quantities} == {(7000, "container")}
    assert len(analysis.lead_quantities) == 2
    assert analysis.claims[-1].direction is Direction.DPRK_TO_RUSSIA
    assert analysis.claims[-1].claimant
    assert analysis.claims[-1].goods == "munitions"
    assert analysis.summary == (text,)
    assert analysis.fingerprint is not None
    assert not analysis.denial
    assert not analysis.round_up


def test_an_irrelevant_article_costs_no_more_than_its_judgement() -> None:
    """Without a match there is a reason and nothing else, unless everything is asked for."""
    about_fish = article("Seven thousand tons of fish", "The fleet landed 7,000 tons of fish. The harbour master was pleased with it.")
    analysis = analyse(about_fish, RULES)
    assert (analysis.matches, analysis.quantities, analysis.summary, analysis.fingerprint) == ((), (), (), None)
    assert analysis.reason
    everything = analyse(about_fish, RULES, everything=True)
    assert everything.matches == ()
    assert everything.quantities
    assert everything.fingerprint is not None


def test_the_versions_name_the_rules() -> None:
    """The record of a decision says by which rules it was made."""
    assert analyse(article("A", "B"), RULES).versions.startswith("rules=test-1 analysis=")


def test_figures_behind_the_lead_are_no_lead_figures() -> None:
    """Title and two sentences are the lead."""
    text = "North Korea talks to Russia. They meet on Monday. Seoul counts 7,000 containers."
    analysis = analyse(article("Talks", text), RULES)
    assert [quantity.value for quantity in analysis.quantities] == [7000]
    assert analysis.lead_quantities == ()


def test_an_analysis_can_be_sent_between_processes() -> None:
    """Pickling gives an equal analysis."""
    analysis = analyse(article(*SAMPLES[0][1:]), RULES)
    assert pickle.loads(pickle.dumps(analysis)) == analysis  # noqa: S301 - our own bytes


@settings(max_examples=50, deadline=None)
@given(title=st.text(min_size=1, max_size=60), text=st.text(max_size=400))
def test_any_article_is_analysed_and_always_alike(title: str, text: str) -> None:
    """No text raises, and the same article gives the same analysis."""
    first = analyse(article(title, text), RULES, everything=True)
    assert first == analyse(article(title, text), RULES, everything=True)
    assert isinstance(first, Analysis)


@pytest.mark.parametrize("piece", ["a ", "1,111 ", "북", "七千", ". ", "\n", "(=", "North Korea Russia 7,000 containers. ", "ﬁ", "“"])
def test_a_megabyte_of_anything_is_analysed(piece: str) -> None:
    """A hostile text of a megabyte gives an analysis with few figures and a short summary."""
    analysis = analyse(article("North Korea, Russia", piece * (1_000_000 // len(piece))), RULES, everything=True)
    assert len(analysis.quantities) <= 60
    assert len(analysis.summary) <= 3


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "7,000 containers to Russia from Russia, "),
        ("en", "he said 7,000 containers went the other way in return for "),
        ("en", "Korvath Zelmir "),
        ("ko", "컨테이너 7천개를 러시아에 그는 밝혔다고 "),
        ("zh", "7000个集装箱向俄罗斯表示"),
        ("de", "ﬁnß№ 7.000 Container nach Russland "),
        ("ru", "е\u0308 7 тыс. контейнеров в Россию "),
        ("en", "Seoul/"),
    ],
)
def test_one_sentence_without_end_is_analysed(language: str, piece: str) -> None:
    """Thousands of figures, names or signs in one sentence: an analysis with no more claims than any other article may have."""
    text = "North Korea and Russia: " + piece * (20_000 // len(piece))
    analysis = analyse(article("North Korea, Russia", text, language), RULES, everything=True)
    assert len(analysis.claims) <= MOST
    assert all(len(sentence) <= LONGEST_ONLY for sentence in analysis.summary)
