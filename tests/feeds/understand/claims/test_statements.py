"""Claims: figure, direction, goods, speaker and relayed source from plain sentences in eight languages."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.types.claim import Claim, Direction, Stance
from feeds.understand.claims.statements import MOST, claims, statements
from feeds.understand.quantities import quantities

OUT, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK


def read(language: str, text: str, title: str = "") -> tuple[Claim, ...]:
    return claims(title, text, quantities(title, text), language)


@pytest.mark.parametrize(
    ("language", "sentence", "value", "direction", "claimant"),
    [
        ("en", "Minister Shin Won-sik said North Korea has shipped 7,000 containers to Russia.", 7000, OUT, "Minister Shin Won-sik"),
        ("en", "Some 7,000 containers went from North Korea to Russia, Shin told reporters on Monday.", 7000, OUT, "Shin"),
        ("en", "According to the spy agency, Russia got 10,000 troops from Pyongyang.", 10000, OUT, "spy agency"),
        ("en", "Russia has sent 9,000 containers to North Korea.", 9000, BACK, None),
        ("de", "Nordkorea hat 7.000 Container nach Russland geschickt, sagte Minister Shin am Montag.", 7000, OUT, "Minister Shin"),
        ("de", "Laut Minister Shin hat Nordkorea 6.700 Container an Russland geliefert.", 6700, OUT, "Minister Shin"),
        ("de", "Aus Russland kamen 9.000 Container nach Nordkorea.", 9000, BACK, None),
        ("ko", "신 장관은 18일 북한이 러시아에 컨테이너 7천여 개를 보냈다고 밝혔다.", 7000, OUT, "신 장관"),
        ("ko", "(서울=동해) 북한이 러시아로 병력 1만1천명을 보냈다고 국방부가 밝혔다.", 11000, OUT, "국방부"),
        ("ko", "북한이 최근 탄약을 실은 컨테이너 1천개를 러시아에 보냈다고 미국 백악관이 13일 밝혔다.", 1000, OUT, "미국 백악관"),
        ("ko", "국가정보원에 따르면 러시아는 북한에 정제유 100만 배럴을 줬다.", 1_000_000, BACK, "국가정보원"),
        ("ru", "Министр обороны Син заявил, что КНДР отправила в Россию 7 тысяч контейнеров.", 7000, OUT, "Министр обороны Син"),
        ("ru", "КНДР отправила в Россию 7 тысяч контейнеров, сообщил в понедельник министр Син.", 7000, OUT, "министр Син"),
        ("uk", "За словами Сина, КНДР передала Росії 6,7 тис. контейнерів.", 6700, OUT, "Сина"),
        ("uk", "До Росії з КНДР прибули 11 тисяч військових, повідомила розвідка.", 11000, OUT, "розвідка"),
        ("ja", "国防相は、北朝鮮がロシアにコンテナ約6700個を送ったと述べた。", 6700, OUT, "国防相"),
        ("ja", "情報院によると、北朝鮮はロシアに兵士1万人を送った。", 10000, OUT, "情報院"),
        ("zh", "国防部长26日表示，朝鲜向俄罗斯运送了7000个集装箱。", 7000, OUT, "国防部长"),
        ("fr", "Selon le ministre Shin, la Corée du Nord a envoyé 7 000 conteneurs à la Russie.", 7000, OUT, "ministre Shin"),
    ],
)
def test_a_plain_sentence_gives_its_claim(
    language: str, sentence: str, value: float, direction: Direction | None, claimant: str | None
) -> None:
    """Figure, direction and speaker are read in each language, and the passage is the sentence."""
    (claim,) = read(language, sentence)
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.direction, claim.claimant, claim.passage) == (value, direction, claimant, sentence)


def test_each_figure_takes_the_direction_next_to_it() -> None:
    """A sentence that tells both directions gives each figure its own."""
    text = "North Korea received 9,000 containers of aid from Russia and sent 7,000 containers of shells to Russia, Shin said."
    assert [(claim.direction, claim.goods) for claim in read("en", text)] == [(BACK, "aid"), (OUT, "munitions")]


@pytest.mark.parametrize(
    ("language", "text", "ways"),
    [
        ("en", "North Korea sent 7,000 containers to Russia. In return, 9,000 containers came back.", [OUT, BACK]),
        ("en", "North Korea sent 7,000 containers to Russia and 9,000 containers went the other way.", [OUT, BACK]),
        ("en", "North Korea sent 7,000 containers to Russia in return for 9,000 containers of food.", [OUT, BACK]),
        ("en", "In exchange for 7,000 containers, Russia has sent 9,000 containers to North Korea.", [OUT, BACK]),
        ("en", "In return some 9,000 containers went from Russia to North Korea.", [BACK]),
        ("en", "In return, 9,000 containers, Shin said, went from Russia to North Korea.", [BACK]),
        ("de", "Nordkorea hat 7.000 Container nach Russland geschickt. Im Gegenzug kamen 9.000 Container.", [OUT, BACK]),
        ("ru", "КНДР отправила в Россию 7 тысяч контейнеров. Взамен пришло 9 тысяч контейнеров.", [OUT, BACK]),
        ("uk", "До Росії з КНДР прибули 7 тисяч контейнерів. Навзаєм прийшло 9 тисяч контейнерів.", [OUT, BACK]),
        ("ko", "북한이 러시아에 컨테이너 7천개를 보냈다. 그 대가로 컨테이너 9천개를 받았다.", [OUT, BACK]),
        ("ja", "北朝鮮がロシアにコンテナ7000個を送った。見返りにコンテナ9000個を受け取った。", [OUT, BACK]),
        ("zh", "朝鲜向俄罗斯运送了7000个集装箱。作为回报，收到9000个集装箱。", [OUT, BACK]),
        ("fr", "La Corée du Nord a envoyé 7 000 conteneurs à la Russie. En retour, elle a reçu 9 000 conteneurs.", [OUT, BACK]),
    ],
)
def test_what_went_the_other_way_has_the_opposite_direction(language: str, text: str, ways: list[Direction]) -> None:
    """The opposite of what its sentence, or the one before, tells; a direction of its own counts first."""
    assert [claim.direction for claim in read(language, text)] == ways


@pytest.mark.parametrize(
    "text",
    [
        "The talks went on. In return, 9,000 containers came back.",
        "North Korea sent arms to Russia. Then it rained. In return, 9,000 containers came back.",
        "North Korea sent arms to Russia, and Russia sent oil to North Korea. In return, 9,000 containers came back.",
        "North Korea sent arms to Russia. In return for 9,000 containers nothing was said.",
    ],
)
def test_without_one_direction_just_before_nothing_is_turned_round(text: str) -> None:
    """No direction, several, one further up, or one that may be meant otherwise: none is told."""
    assert read("en", text)[-1].direction is None


def test_nothing_is_guessed() -> None:
    """Without a phrase that says so there is no direction and no speaker; a pronoun names nobody; casualties went nowhere."""
    (bare,) = read("en", "He said 7,000 containers stood in the port.")
    assert (bare.direction, bare.claimant, bare.goods, bare.chain, bare.said_on) == (None, None, None, (), None)
    (dead,) = read("en", "In the battle for Russia 600 North Korean soldiers were killed.")
    assert dead.direction is None


def test_the_relayed_source_is_kept() -> None:
    """What an outlet takes its claim from is the chain, and an outlet is nobody who says so."""
    (claim,) = read("en", "North Korea sent 7,000 containers to Russia, Yonhap reported, citing the spy agency.")
    assert (claim.claimant, claim.chain) == ("spy agency", ("Yonhap",))


def test_a_korean_headline_names_its_speaker_before_the_quotation() -> None:
    """The name before the quotation marks of a Korean title is who says so."""
    (claim,) = read("ko", "", title='국방부 "북한, 러시아에 컨테이너 7천개 보내"')
    assert (claim.claimant, claim.direction) == ("국방부", OUT)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "La Corée du Nord a livré 7.000 conteneurs à la Russie, a déclaré M. Durand, un diplomate.", "M. Durand"),
        ("uk", "Північна Корея передала Росії 1 млн снарядів, повідомив генерал К. Петренко.", "генерал К. Петренко"),
        ("de", "Nordkorea hat nach Angaben Seouls etwa 7.000 Container nach Russland geliefert.", "Seouls"),
        ("en", "According to Seoul about 7,000 containers went from North Korea to Russia.", "Seoul"),
    ],
)
def test_initials_and_amounts_end_no_name_wrongly(language: str, text: str, name: str) -> None:
    """An initial's full stop is part of the name, "about" is not."""
    (claim,) = [each for each in read(language, text) if each.claimant]
    assert claim.claimant == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "On Monday Shin said 7,000 containers went to Russia from North Korea.", "Shin"),
        ("en", "Minister Shin in a briefing on Monday said 7,000 containers went there.", "Minister Shin"),
        ("en", "The Party for Peace and Unity said 7,000 containers went to Russia.", "Party for Peace and Unity"),
        ("de", "Am Montag sagte Minister Shin, 7.000 Container seien nach Russland gegangen.", "Minister Shin"),
        ("ru", "Об этом сообщил министр Син: 7 тысяч контейнеров ушли в Россию.", "министр Син"),
        ("ko", "조선 국방부는 컨테이너 7천개를 보냈다고 NYT는 전했다.", None),
        ("ko", "8일(현지 시각) 김정은 위원장은 컨테이너 7천개를 보냈다고 말했다.", "김정은 위원장"),
        ("ko", "로이터통신 등에 따르면 컨테이너 7천개가 러시아로 갔다.", None),
        ("en", "What Putin told Russia's partners about 7,000 containers.", None),
        ("en", "In Seoul he told Russia's partners about 7,000 containers.", None),
        ("en", "When told of the 7,000 containers, the port closed.", None),
        ("en", "The flight coincides with the day of its long and wide victory claimed over 7,000 containers.", None),
        ("en", "The ships left and Shin said 7,000 containers were gone.", None),
        ("en", "The above-said 7,000 containers stood in the port.", None),
        ("fr", "La guerre est une victoire, estime-t-il par ailleurs, pour 7.000 conteneurs.", None),
    ],
)
def test_only_who_says_it_is_a_speaker(language: str, text: str, name: str | None) -> None:
    """Neither whom it was said to, nor a pronoun, nor the beginning of another clause."""
    assert {claim.claimant for claim in read(language, text)} == {name}


@pytest.mark.parametrize("title", ['선물 손에 들고 "북한에 컨테이너 7천개"', '대표 만난 장관 "컨테이너 7천개 보내"'])
def test_a_headline_fragment_is_no_speaker(title: str) -> None:
    """What stands before the quotation of a Korean title may be a clause."""
    assert [claim.claimant for claim in read("ko", "", title=title)] == [None]


def test_an_unknown_language_gives_bare_claims() -> None:
    """Without rules for a language the figure and its passage are still kept."""
    (claim,) = read("xx", "North Korea sent 7,000 containers to Russia, Shin said.")
    assert (claim.direction, claim.claimant) == (None, None)


def test_figures_that_do_not_matter_make_no_claim() -> None:
    """What nobody counts on this beat makes no claim."""
    assert read("en", "Three delegations from North Korea went to Russia.") == ()


@settings(deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "7,000 containers",
                "North Korea",
                "to Russia",
                "said",
                ".",
                ",",
                "Shin",
                "according to",
                "\n",
                "ß",
                "7천개",
                "컨테이너",
                "밝혔다",
            ]
        ),
        max_size=60,
    )
)
def test_any_row_of_words_gives_claims_whose_passage_stands_in_the_text(text: list[str]) -> None:
    """No row of words raises; each passage is a part of the text and holds its figure."""
    whole = " ".join(text)
    for language in ("en", "ko", "ru", "zh"):
        given_claims = read(language, whole)
        assert len(given_claims) <= MOST
        assert all(claim.quantity is not None and claim.quantity.text in claim.passage and claim.passage in whole for claim in given_claims)


@pytest.mark.parametrize("filler", [19_960, 19_990, 20_050])
def test_a_figure_behind_what_is_read_ends_nothing(filler: int) -> None:
    """A figure at, or behind, the end of what is looked at makes no claim and holds nobody up."""
    text = "x" * filler + " sent 7,000 containers."
    figures = tuple(replace(figure, start=figure.start + 100) for figure in quantities("", text))
    assert claims("", text[:19_000], figures, "en") == ()


def test_one_endless_sentence_full_of_figures_gives_what_an_article_may_have() -> None:
    """Each figure keeps the direction of its own clause, and the work does not grow with their number times the length."""
    clauses = [f"North Korea sent {7000 + n} containers to Russia and Russia sent {900 + n} tons to North Korea" for n in range(200)]
    found = read("en", " and ".join(clauses) + ".")
    assert len(found) == MOST
    assert [claim.direction for claim in found[:4]] == [OUT, Direction.RUSSIA_TO_DPRK] * 2


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("North Korea ships 100 containers a day to Russia, Seoul said.", {100}),
        ("North Korea has an army of 1.2 million soldiers and sent 10,000 soldiers to Russia, Seoul said.", {1_200_000}),
        ("Iran sent Russia 400 missiles, the Pentagon said.", {400}),
        ("North Korea sent 7,000 containers to Russia, Seoul said.", set()),
        ("North Korea did not send 7,000 containers to Russia, Seoul said.", set()),
    ],
)
def test_figures_that_are_claimed_of_nobody_are_told_apart(text: str, left_out: set[float]) -> None:
    """Totals, rates and other countries' things are left out; what is denied is still a claim."""
    assert {figure.value for figure in statements("", text, quantities("", text), "en").left_out} == left_out


def test_what_one_says_and_another_denies_is_told_of_both() -> None:
    """One figure with two stances of two speakers is two claims."""
    text = "Seoul said North Korea sent 10,000 troops to Russia. Peskov said reports of 10,000 troops were fake news."
    assert [(claim.claimant, claim.stance) for claim in read("en", text)] == [("Seoul", Stance.ASSERTED), ("Peskov", Stance.DENIED)]


def test_a_report_that_nobody_says_is_what_the_denial_denies() -> None:
    """The figure of a title without a speaker is denied by who denies it in the text."""
    (claim,) = read(
        "en", "Peskov said reports of 10,000 North Korean troops in Russia were fake news.", "10,000 North Korean troops in Russia?"
    )
    assert (claim.claimant, claim.stance) == ("Peskov", Stance.DENIED)
