"""Families of words by which claims are read: plans, capacities, hearsay, whose words are told, who holds an office."""

from datetime import date

import pytest

from feeds.types.claim import Claim, Direction, Status
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

MONDAY = date(2024, 3, 18)


def read(language: str, text: str, title: str = "") -> tuple[Claim, ...]:
    return claims(title, text, quantities(title, text), language, MONDAY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "North Korea was to send 900 soldiers to Russia, Seoul said."),
        ("de", "Nordkorea bereitet die Entsendung von 900 Soldaten nach Russland vor, sagte Umjerow."),
        ("fr", "Pyongyang devait envoyer 900 soldats en Russie, a déclaré Séoul."),
        ("ru", "КНДР обещает отправить в Россию 900 солдат, заявил Сеул."),
        ("uk", "КНДР має надіслати до Росії 900 солдатів, заявив Сеул."),
        ("ko", "국방부는 북한이 러시아에 병력 900명을 보내려 한다고 밝혔다."),
        ("ja", "国防省は北朝鮮がロシアに兵士900人を送る案を検討していると述べた。"),
        ("zh", "国防部说，朝鲜考虑向俄罗斯派遣900名士兵。"),
    ],
)
def test_what_is_intended_is_planned(language: str, text: str) -> None:
    """Intentions, promises and preparations are plans in every language."""
    assert [claim.status for claim in read(language, text)] == [Status.PLANNED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Seoul said North Korea would have sent 900 soldiers to Russia by then."),
        ("de", "Nordkorea soll 900 Soldaten nach Russland verlegt haben, sagte Umjerow."),
        ("ko", "국방부는 지난 연말 북한군 900명이 러시아에 도착했다고 밝혔다."),
        ("ja", "国防省は昨年末に北朝鮮の兵士900人がロシアに到着したと述べた。"),
        ("zh", "国防部说，去年底有900名朝鲜士兵抵达俄罗斯。"),
    ],
)
def test_hearsay_and_the_end_of_last_year_are_no_plan(language: str, text: str) -> None:
    """What is said to have happened, and what happened at the end of a year, is no plan."""
    assert [claim.status for claim in read(language, text)] == [Status.DELIVERED]


def test_containers_that_could_hold_something_are_there() -> None:
    """A capacity beside what carries makes the content possible and the carriers no plan."""
    found = read("en", "Seoul said the 700 containers North Korea sent to Russia would hold 90,000 shells.")
    assert [(claim.quantity.unit if claim.quantity else "", claim.status) for claim in found] == [
        ("container", Status.DELIVERED),
        ("shell", Status.CAPACITY),
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ko", '국정원은 18일 국회에 보고했다. 박철수 의원은 "북한이 러시아에 병력 900명을 보냈다"고 전했다.', "국정원"),
        (
            "fr",
            "Pyongyang a envoyé 900 soldats en Russie, a déclaré le député Jean Park après un exposé du renseignement.",
            "renseignement",
        ),
        ("ja", "国家情報院が18日に報告した。北朝鮮はロシアに兵士900人を送ったと、朴議員が明らかにした。", "国家情報院"),
    ],
)
def test_a_lawmaker_tells_the_words_of_the_service(language: str, text: str, name: str) -> None:
    """Who was told by a service passes on what it said."""
    assert [claim.claimant for claim in read(language, text)] == [name]


def test_a_lawmaker_whom_nobody_told_speaks_for_themselves() -> None:
    """Without a service in the text a lawmaker is who says so."""
    (found,) = read("ko", "박철수 의원은 북한이 러시아에 병력 900명을 보냈다고 밝혔다.")
    assert found.claimant == "박철수 의원"


def test_an_office_has_the_name_of_the_one_person_of_its_side() -> None:
    """Who is told by their office alone is the person that the next sentence names alone."""
    (found,) = read(
        "en", "North Korea sent 900 soldiers to Russia, the US secretary of state said. They are trained, Antony Blinken told reporters."
    )
    assert found.claimant == "Antony Blinken"


def test_an_office_is_nobody_who_has_another() -> None:
    """A spokesman who is named behind it does not hold the office."""
    (found,) = read(
        "en",
        "North Korea sent 900 soldiers to Russia, the US secretary of state said. Spokesman Matthew Miller gave no date.",
    )
    assert found.claimant == "US secretary of state"


def test_a_figure_of_the_title_is_the_end_of_a_range() -> None:
    """A figure of "up to 900" in a title and "700 to 900" in the text are one claim."""
    found = read("en", "Seoul said North Korea sent 700 to 900 soldiers to Russia.", "North Korea sends up to 900 soldiers to Russia")
    assert [(claim.quantity.value, claim.quantity.high) for claim in found if claim.quantity] == [(700, 900)]


def test_a_month_at_the_beginning_dates_what_was_said() -> None:
    """What was said in another month was not said on the day of the report."""
    now, then = read(
        "en", "Seoul said on Monday that North Korea sent 900 soldiers to Russia. In January, it said 300 soldiers had gone to Russia."
    )
    assert (now.said_on, then.said_on) == (MONDAY, None)


def test_the_north_is_north_korea() -> None:
    """Where only "the North" is named, goods go from it."""
    (found,) = read("en", "Seoul said Russia got 900 containers from the North.")
    assert found.direction is Direction.DPRK_TO_RUSSIA


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由多国组成的多边制裁监督小组18日说，朝鲜向俄罗斯提供了900枚炮弹。", "多边制裁监督小组"),
        ("韩国代表金明洙说，朝鲜向俄罗斯提供了900枚炮弹。", "韩国代表金明洙"),
    ],
)
def test_a_chinese_speaker_is_told_without_what_describes_them(text: str, name: str) -> None:
    """What a group is made of is no part of its name, and 代表 does not end one."""
    assert [claim.claimant for claim in read("zh", text)] == [name]


def test_a_group_told_by_what_it_is_has_its_name() -> None:
    """A description such as "the British research group" is the centre that the sentence before names."""
    found = read(
        "en",
        "Russia got 900 containers from North Korea, the Harbour Institute found. The British research group counted 300 voyages.",
    )
    assert [claim.claimant for claim in found] == ["Harbour Institute"] * 2


def test_a_governor_who_does_something_says_nothing_yet() -> None:
    """Who hands something over is not who tells it."""
    assert [claim.claimant for claim in read("en", "The governor handed 900 drones from Russia to North Korea.")] == [None]
