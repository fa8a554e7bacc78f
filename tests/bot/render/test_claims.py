"""Claims as lines in the reader's language."""

import re
import tomllib
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from bot.locales.texts import LANGUAGES, texts
from bot.render.claims import Told, chain, claim_line, claim_lines, denial_lines, designation_line, outlet_name
from feeds.types.claim import Approximation, Claim, Designation, Direction, Speaker, Stance, Status
from tests.bot.render.stories import quantity

SHIN = Speaker(side="south-korea", office="defence-minister", person="shin-won-sik")
KREMLIN = Speaker(side="russia", office="kremlin")
THERE, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK


def claim(value: float = 7000, unit: str = "container", **slots: Any) -> Claim:
    """A claim with a figure."""
    approximation = slots.pop("approximation", Approximation.EXACT)
    return Claim(quantity=quantity(value, unit, approximation, slots.pop("high", None)), passage="", **slots)


TABLE = [
    (
        claim(goods="munitions", direction=THERE, since="2022", speaker=SHIN, chain=("Yonhap",)),
        "7,000 containers of munitions, North Korea to Russia, since 2022, says South Korea's defence minister Shin Won-sik (Yonhap)",
        "7.000 Container Munition aus Nordkorea nach Russland, seit 2022, sagt Südkoreas Verteidigungsminister Shin Won-sik (Yonhap)",
    ),
    (claim(), "7,000 containers", "7.000 Container"),
    (
        claim(direction=BACK, goods="aid"),
        "7,000 containers of aid, Russia to North Korea",
        "7.000 Container Hilfsgüter aus Russland nach Nordkorea",
    ),
    (claim(since="2023-08"), "7,000 containers, since August 2023", "7.000 Container, seit August 2023"),
    (claim(since="2023-08-05"), "7,000 containers, since 5 Aug 2023", "7.000 Container, seit 5. Aug. 2023"),
    (claim(since="2023-13"), "7,000 containers", "7.000 Container"),
    (claim(goods="unheard-of"), "7,000 containers", "7.000 Container"),
    (
        claim(10_000, "troop", approximation=Approximation.ABOUT, status=Status.PLANNED, direction=THERE, speaker=SHIN),
        "planned: about 10,000 troops, North Korea to Russia, says South Korea's defence minister Shin Won-sik",
        "geplant: rund 10.000 Soldaten aus Nordkorea nach Russland, sagt Südkoreas Verteidigungsminister Shin Won-sik",
    ),
    (
        claim(2_000_000, "shell", approximation=Approximation.UP_TO, status=Status.CAPACITY),
        "capacity: up to 2 million shells",
        "möglich: bis zu 2 Millionen Granaten",
    ),
    (claim(10_000, "troop", high=12_000), "10,000 to 12,000 troops", "10.000 bis 12.000 Soldaten"),
    (
        claim(3000, "ton", goods="oil", approximation=Approximation.MORE_THAN),
        "more than 3,000 tons of oil",
        "mehr als 3.000 Tonnen Öl",
    ),
    (claim(12, "ship", goods="munitions"), "12 ships with munitions", "12 Schiffe mit Munition"),
    (claim(3, "train", goods="food"), "3 trains of food", "3 Züge mit Lebensmitteln"),
    (claim(3, "container", goods="food"), "3 containers of food", "3 Container Lebensmittel"),
    (claim(20_000_000, "dollar", goods="weapons"), "$20 million worth of weapons", "Waffen für 20 Millionen Dollar"),
    (
        claim(4700, "casualty", speaker=Speaker(side="south-korea", office="official")),
        "4,700 casualties, say South Korean officials",
        "4.700 Tote und Verletzte, sagen südkoreanische Regierungsvertreter",
    ),
    (claim(claimant="the harbour master"), "7,000 containers, says the harbour master", "7.000 Container, sagt the harbour master"),
    (
        claim(10_000, "troop", direction=THERE, stance=Stance.DENIED, speaker=KREMLIN, chain=("ТАСС",)),
        "10,000 troops, North Korea to Russia: denied by the Kremlin (TASS)",
        "10.000 Soldaten aus Nordkorea nach Russland: Das bestreitet der Kreml (TASS)",
    ),
    (claim(stance=Stance.DENIED), "7,000 containers: denied", "7.000 Container: dementiert"),
    (
        Claim(quantity=None, stance=Stance.DENIED, speaker=Speaker(side="russia"), chain=("TASS",), passage=""),
        "Denied by Russia (TASS)",
        "Dementi: Russland (TASS)",
    ),
    (
        claim(10_000, "troop", direction=THERE, stance=Stance.UNCONFIRMED, speaker=KREMLIN),
        "10,000 troops, North Korea to Russia: not confirmed by the Kremlin",
        "10.000 Soldaten aus Nordkorea nach Russland: keine Bestätigung (der Kreml)",
    ),
    (claim(stance=Stance.UNCONFIRMED), "7,000 containers: not confirmed", "7.000 Container: nicht bestätigt"),
    (
        Claim(quantity=None, stance=Stance.UNCONFIRMED, speaker=KREMLIN, passage=""),
        "Not confirmed by the Kremlin",
        "Keine Bestätigung: der Kreml",
    ),
    (Claim(quantity=None, stance=Stance.UNCONFIRMED, passage=""), "Not confirmed", "Nicht bestätigt"),
    (Claim(quantity=None, stance=Stance.DENIED, passage=""), "A denial is reported.", "Es gibt ein Dementi."),
]


@pytest.mark.parametrize(("told", "english", "german"), TABLE, ids=[english for _, english, _ in TABLE])
def test_a_claim_is_a_line_in_plain_words(told: Claim, english: str, german: str) -> None:
    """What is known stands there, what is not is left out."""
    assert [claim_line(Told(claim=told), texts(language)) for language in ("en", "de")] == [english, german]


IN_KOREAN_AND_RUSSIAN = [
    (
        claim(goods="munitions", direction=THERE, since="2022", speaker=SHIN, chain=("Yonhap",)),
        "신원식 한국 국방부 장관(Yonhap): 2022년 이후 북한→러시아 탄약 컨테이너 7,000개",
        "7000 контейнеров с боеприпасами из КНДР в Россию, с 2022 г., заявляет министр обороны Республики Корея Син Вон Сик (Yonhap)",
    ),
    (claim(since="2023-08"), "2023년 8월 이후 컨테이너 7,000개", "7000 контейнеров, с августа 2023 г."),
    (claim(since="2023-08-05"), "2023년 8월 5일 이후 컨테이너 7,000개", "7000 контейнеров, с 5 авг. 2023 г."),
    (claim(21, approximation=Approximation.MORE_THAN), "컨테이너 21개 이상", "более 21 контейнера"),
    (claim(2, "troop", approximation=Approximation.ABOUT), "병력 약 2명", "около 2 военных"),
    (claim(3_400_000, "shell", approximation=Approximation.AT_LEAST), "포탄 최소 340만발", "не менее 3,4 млн снарядов"),
    (claim(2, "ton", approximation=Approximation.LESS_THAN), "2톤 미만", "менее 2 тонн"),
    (claim(2, "ton"), "2톤", "2 тонны"),
    (claim(1.5, "ton"), "1.5톤", "1,5 тонны"),
    (claim(10_000, "troop", high=12_000), "병력 1만~1만2000명", "10 000–12 000 военных"),
    (
        claim(10_000, "troop", approximation=Approximation.ABOUT, status=Status.PLANNED, direction=THERE, speaker=SHIN),
        "신원식 한국 국방부 장관: [계획] 북한→러시아 병력 약 1만명",
        "планируется: около 10 000 военных из КНДР в Россию, заявляет министр обороны Республики Корея Син Вон Сик",
    ),
    (
        claim(2_000_000, "shell", approximation=Approximation.UP_TO, status=Status.CAPACITY),
        "[가능 규모] 포탄 최대 200만발",
        "возможный объём: до 2 млн снарядов",
    ),
    (claim(3000, "ton", goods="oil", approximation=Approximation.MORE_THAN), "유류 3,000톤 이상", "более 3000 тонн нефти"),
    (claim(12, "ship", goods="munitions"), "탄약 실은 선박 12척", "12 судов с боеприпасами"),
    (claim(20_000_000, "dollar", goods="weapons"), "2000만달러 상당의 무기", "20 млн долларов (стоимость оружия)"),
    (
        claim(4700, "casualty", speaker=Speaker(side="south-korea", office="official")),
        "한국 당국자: 사상자 4,700명",
        "4700 убитых и раненых, заявляют официальные лица Республики Корея",
    ),
    (
        claim(10_000, "troop", direction=THERE, stance=Stance.DENIED, speaker=KREMLIN, chain=("ТАСС",)),
        "크렘린궁(TASS): [부인] 북한→러시아 병력 1만명",
        "10 000 военных из КНДР в Россию: это опровергает Кремль (ТАСС)",
    ),
    (
        claim(10_000, "troop", stance=Stance.DENIED, speaker=Speaker(side="usa"), chain=("연합뉴스",)),
        "미국(연합뉴스): [부인] 병력 1만명",
        "10 000 военных: это опровергают США (Yonhap)",
    ),
    (
        Claim(quantity=None, stance=Stance.DENIED, speaker=Speaker(side="russia"), chain=("TASS",), passage=""),
        "러시아(TASS): 부인함",
        "Опровержение: Россия (TASS)",
    ),
]


@pytest.mark.parametrize(("told", "korean", "russian"), IN_KOREAN_AND_RUSSIAN, ids=[russian for _, _, russian in IN_KOREAN_AND_RUSSIAN])
def test_a_claim_is_a_line_in_korean_and_russian(told: Claim, korean: str, russian: str) -> None:
    """In Korean the speaker first, so that no particle is needed; in Russian each number and word with its case."""
    said = [claim_line(Told(claim=told), texts(language)) for language in ("ko", "ru")]
    assert [re.sub("[\u00a0\u202f]", " ", each) for each in said] == [korean, russian]


def test_what_carriers_can_hold_stands_with_them() -> None:
    """Capacity is never told as delivered."""
    told = Told(claim=claim(6700), capacity=quantity(3_000_000, "shell", Approximation.MORE_THAN))
    assert claim_line(told, texts("en")) == "6,700 containers, enough for more than 3 million shells"
    assert claim_line(told, texts("de")) == "6.700 Container, genug für mehr als 3 Millionen Granaten"


def test_who_published_it_is_said_where_the_message_does_not() -> None:
    """The last link of the chain, else the outlet of another telling."""
    said = claim(speaker=SHIN)
    assert claim_line(Told(claim=said, outlet="Cape Dispatch"), texts("en")).endswith("Shin Won-sik (Cape Dispatch)")
    through = replace(said, chain=("AFP", "Time"))
    assert claim_line(Told(claim=through, outlet="Cape Dispatch"), texts("en")).endswith("Shin Won-sik (Time)")


def test_two_claims_of_one_speaker_stand_below_their_name() -> None:
    """Two directions of one press conference are two lines; another speaker's claim has a line of its own."""
    one = claim(7000, direction=THERE, speaker=SHIN, chain=("Time",))
    two = claim(9000, direction=BACK, speaker=SHIN, chain=("Time",))
    other = claim(10_000, "troop", speaker=Speaker(side="ukraine"))
    assert claim_lines([Told(claim=each) for each in (one, two, other)], texts("en")) == [
        "South Korea's defence minister Shin Won-sik (Time):",
        "• 7,000 containers, North Korea to Russia",
        "• 9,000 containers, Russia to North Korea",
        "10,000 troops, says Ukraine",
    ]
    elsewhere = [Told(claim=replace(one, chain=())), Told(claim=replace(two, chain=()), outlet="Gazette")]
    assert claim_lines(elsewhere, texts("en")) == [
        "South Korea's defence minister Shin Won-sik:",
        "• 7,000 containers, North Korea to Russia",
        "• 9,000 containers, Russia to North Korea (Gazette)",
    ]
    ministry = [Told(claim=replace(each.claim, speaker=Speaker(side="ukraine", office="military"))) for each in elsewhere]
    assert claim_lines(ministry, texts("de"))[0] == "Das ukrainische Militär:"
    nobody = [Told(claim=replace(each, speaker=None, chain=())) for each in (one, two)]
    assert claim_lines(nobody, texts("de")) == [
        "7.000 Container aus Nordkorea nach Russland",
        "9.000 Container aus Russland nach Nordkorea",
    ]


def test_the_chain_leads_from_the_outlet_to_the_speaker() -> None:
    """Each once, as the reader knows them; without a chain there is the outlet alone."""
    ministry = Speaker(side="south-korea", office="defence-ministry")
    told = claim(speaker=ministry, chain=("AFP", "Time"))

    def says(changed: Claim, outlet: str = "Merkur", language: str = "en", text: str = "") -> str:
        return chain(outlet, Told(claim=changed, text=text), texts(language))

    assert says(told) == "Merkur < AFP < Time < South Korea's defence ministry"
    assert says(replace(told, chain=("연합뉴스",)), language="de") == "Merkur < Yonhap < Südkoreas Verteidigungsministerium"
    assert says(replace(told, chain=("연합뉴스",)), outlet="Yonhap") == "Yonhap"
    assert says(replace(told, chain=())) == "Merkur"
    assert says(claim(chain=("AFP",))) == "Merkur < AFP"
    assert says(told, text="So the agency AFP, which cites Time.") == "Merkur < AFP < Time < South Korea's defence ministry"


@pytest.mark.parametrize(
    ("outlets", "text"),
    [
        (("Time", "UPI"), "Das sagte er, wie das US-Magazin Time und die Agentur UPI berichten."),
        (("Time", "UPI"), "He said so, Time and UPI reported."),
        (("Time", "UPI"), "He said so to Time, UPI and others."),
        (("ТАСС", "Интерфакс"), "Об этом сообщают ТАСС и Интерфакс."),
        (("연합뉴스", "뉴시스"), "연합뉴스와 뉴시스가 보도했다."),
        (("共同通信", "時事通信"), "共同通信と時事通信が伝えた。"),
    ],
)
def test_outlets_side_by_side_are_one_step(outlets: tuple[str, str], text: str) -> None:
    """Neither has it from the other, so both stand in the chain and in the line as what they are."""
    told = Told(claim=claim(speaker=SHIN, chain=outlets), text=text)
    both = ", ".join(outlet_name(name, texts("de")) for name in outlets)
    assert chain("Merkur", told, texts("de")) == f"Merkur < {both} < Südkoreas Verteidigungsminister Shin Won-sik"
    assert claim_line(told, texts("en")).endswith(f"Shin Won-sik ({both})")


def test_a_denial_names_what_is_denied_only_where_the_message_does_not() -> None:
    """The key figure stands above it already."""
    denied = Told(claim=claim(10_000, "troop", stance=Stance.DENIED, speaker=KREMLIN), outlet="TASS")
    assert denial_lines([denied], [Told(claim=claim(10_000, "troop"))], texts("en")) == ["Denied by the Kremlin (TASS)"]
    assert denial_lines([denied, denied], [], texts("en")) == ["10,000 troops: denied by the Kremlin (TASS)"]


def test_an_act_of_listing_names_who_was_listed() -> None:
    """Up to six, the rest is counted; the programme where it is known."""
    act = Designation(by="eu", listed=("Ri Chang Ho", "No Kwang Chol"), programme="15th package", passage="")
    assert designation_line(act, texts("en")) == "Listed by the EU: Ri Chang Ho, No Kwang Chol (15th package)"
    assert designation_line(act, texts("de")) == "Auf der Sanktionsliste (EU): Ri Chang Ho, No Kwang Chol (15th package)"
    many = Designation(by="south-korea", listed=tuple(f"Ri {letter}" for letter in "ABCDEFGH"), passage="")
    assert designation_line(many, texts("en")) == "Listed by South Korea: Ri A, Ri B, Ri C, Ri D, Ri E, Ri F and 2 more"


def test_a_long_name_is_cut() -> None:
    """A line stays a line, whatever a text calls its speaker."""
    line = claim_line(Told(claim=claim(claimant="a very long\nname " * 50, chain=("outlet " * 50,))), texts("en"))
    assert "\n" not in line
    assert len(line) < 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_goods_that_are_understood_can_be_said(language: str) -> None:
    """What the rules can read, a reader can be told."""
    rules = tomllib.loads(resources.files("feeds.understand.claims").joinpath("cues.toml").read_text(encoding="utf-8"))
    assert [goods for goods in rules["goods"] if not texts(language).has(f"goods-{goods}")] == []
