"""Official acts that a title or first sentence tells as news."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from feeds.understand.claims.official_acts import official_acts

DAY = date(2026, 11, 28)
BROKEN = tomllib.loads((Path(__file__).parents[3] / "data" / "official_acts.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "title", "text", "acts"),
    [
        (
            "en",
            "Russia vetoes UN panel that watches North Korea",
            "Russia on Thursday vetoed a draft that would have kept it.",
            {"veto russia"},
        ),
        ("de", "Veto im Sicherheitsrat: Russland stoppt UN-Kontrolle", "Das Gremium zu Nordkorea endet.", {"veto russia"}),
        ("fr", "Veto russe à l'ONU : le panel sur la Corée du Nord disparaît", "", {"veto russia"}),
        ("ru", "Россия наложила вето на работу группы экспертов по КНДР", "", {"veto russia"}),
        ("uk", "Росія наклала вето на мандат експертів щодо КНДР", "", {"veto russia"}),
        ("ko", "러, 거부권… 대북제재 패널 끝난다", "러시아가 유엔 안보리에서 거부권을 행사했다.", {"veto russia"}),
        ("ja", "ロシアが拒否権 北朝鮮制裁の専門家パネル終了へ", "", {"veto russia"}),
        ("zh", "俄罗斯否决延长朝鲜制裁专家小组任期", "", {"veto russia"}),
        ("en", "North Korea confirms troops for Russia", "", {"admission dprk"}),
        ("de", "Nordkorea bestätigt Truppen für Russland", "", {"admission dprk"}),
        ("fr", "La Corée du Nord reconnaît l'envoi de soldats en Russie", "", {"admission dprk"}),
        ("ru", "КНДР подтвердила участие своих военных в боях под Курском", "", {"admission dprk"}),
        ("ko", "북한, 러시아 파병 첫 공식 인정", "", {"admission dprk"}),
        ("ja", "北朝鮮、ロシア派兵を初めて認める", "", {"admission dprk"}),
        ("zh", "朝鲜首次承认向俄罗斯派兵", "", {"admission dprk"}),
        ("en", "Moscow confirms North Korean soldiers fought in Kursk", "", {"admission russia"}),
        ("en", "UK sanctions North Korean officials over arms for Russia", "", {"listing uk"}),
        ("en", "New names", "The US Treasury imposed sanctions on five firms over arms from North Korea.", {"listing usa"}),
        ("de", "EU setzt Nordkoreas Verteidigungsminister auf ihre Russland-Liste", "", {"listing eu"}),
        ("uk", "ЄС вніс міністра оборони КНДР до санкційного списку", "", {"listing eu"}),
        ("zh", "新制裁", "日本政府5日决定将四家公司列入制裁名单。", {"listing japan"}),
    ],
)
def test_an_act_is_read_from_title_and_lead(language: str, title: str, text: str, acts: set[str]) -> None:
    """A veto, a confirmation of what one of the two did, and a listing, whether it names anybody or not."""
    assert set(official_acts(title, text, language, DAY)) == acts


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Russia may veto UN panel on North Korea", "Russia could use its veto on Thursday."),
        ("en", "US regrets Russia's veto of UN panel on North Korea", ""),
        ("en", "A month after Russia's veto nobody watches North Korea", ""),
        ("en", "Why Russia vetoed the UN panel on North Korea", ""),
        ("en", "What now?", "Last year Russia vetoed the panel on North Korea."),
        ("en", "NATO confirms North Korean troops in Kursk", ""),
        ("en", "North Korean deaths in Kursk confirmed", ""),
        ("en", "North Korean troops in Kursk confirmed by Pentagon", ""),
        ("en", "North Korea has not confirmed its troops in Russia", ""),
        ("en", "North Korea confirms visit by Russian minister", ""),
        ("de", "Nordkorea bestätigt Truppen nicht", ""),
        ("ko", "북한군 사상자 발생 국정원 확인", ""),
        ("ko", "북한, 러시아 파병 인정하지 않아", ""),
        ("en", "Seoul calls on the EU to sanction North Korean generals", ""),
        ("en", "Ships pass. Crews sleep.", "A day passed. Another passed. A third passed. Russia vetoed the panel on North Korea."),
        ("xx", "Russia vetoes UN panel on North Korea", ""),
    ],
)
def test_what_is_no_act_of_today_is_none(language: str, title: str, text: str) -> None:
    """What may be, what others say of it, what was before, what is denied or asked, what stands below the lead."""
    assert official_acts(title, text, language, DAY) == ()


@pytest.mark.parametrize(("language", "title", "text"), BROKEN["none"], ids=[title for _, title, _ in BROKEN["none"]])
def test_sanctions_that_somebody_breaks_are_no_listing(language: str, title: str, text: str) -> None:
    """Whoever reports or deplores it has listed nobody, and an outlet named after its country least of all."""
    assert official_acts(title, text, language, DAY) == ()


@pytest.mark.parametrize(("language", "title", "text", "act"), BROKEN["acts"], ids=[row[1] for row in BROKEN["acts"]])
def test_a_listing_of_those_who_broke_sanctions_is_one(language: str, title: str, text: str, act: str) -> None:
    """What the listed had done takes nothing from the act."""
    assert official_acts(title, text, language, DAY) == (act,)
