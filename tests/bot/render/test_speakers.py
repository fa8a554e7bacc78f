"""Who says it, in the reader's language."""

import itertools
import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from bot.locales.texts import LANGUAGES, texts
from bot.render.speakers import named, of_speaker, side_name
from feeds.types.claim import Claim, Speaker
from feeds.understand.claims.speakers import offices

NAMES = tomllib.loads(resources.files("feeds.understand").joinpath("names.toml").read_text(encoding="utf-8"))
SIDES, PERSONS = tuple(NAMES["sides"]), (*NAMES["persons"], *NAMES["leaders"])
KIND = {person: kind for kind in ("persons", "leaders") for person in NAMES[kind]}
TABLE = tomllib.loads(resources.files("bot.locales").joinpath("persons.toml").read_text(encoding="utf-8"))
AS_NAMED = {"research-group", "analyst", "brigade", "governor"}  # whose name says more than their kind


@pytest.mark.parametrize(
    ("speaker", "english", "german"),
    [
        (
            ("south-korea", "defence-minister", "shin-won-sik"),
            "South Korea's defence minister Shin Won-sik",
            "Südkoreas Verteidigungsminister Shin Won-sik",
        ),
        (("usa", "defence-minister", "hegseth"), "US defence secretary Pete Hegseth", "US-Verteidigungsminister Pete Hegseth"),
        (("usa", "foreign-minister", None), "the US secretary of state", "der US-Außenminister"),
        (
            ("dprk", "foreign-minister", "choe-son-hui"),
            "North Korea's foreign minister Choe Son Hui",
            "Nordkoreas Außenministerin Choe Son Hui",
        ),
        (("ukraine", "military-intelligence", None), "Ukraine's military intelligence", "der ukrainische Militärgeheimdienst"),
        (("ukraine", "president", "zelensky"), "Ukraine's president Volodymyr Zelensky", "der ukrainische Präsident Wolodymyr Selenskyj"),
        (("russia", "kremlin", "peskov"), "Dmitry Peskov of the Kremlin", "Dmitrij Peskow vom Kreml"),
        (
            ("russia", "foreign-ministry", "zakharova"),
            "Maria Zakharova of Russia's foreign ministry",
            "Maria Sacharowa von Russlands Außenministerium",
        ),
        (
            ("ukraine", "military-intelligence", "skibitskyi"),
            "Vadym Skibitskyi of Ukraine's military intelligence",
            "Wadym Skibizkyj vom ukrainischen Militärgeheimdienst",
        ),
        (("usa", "white-house", "kirby"), "John Kirby of the White House", "John Kirby vom Weißen Haus"),
        (
            ("usa", "national-security-council", "kirby"),
            "John Kirby of the US National Security Council",
            "John Kirby vom Nationalen Sicherheitsrat der USA",
        ),
        (("eu", "commission", "kallas"), "Kaja Kallas of the European Commission", "Kaja Kallas von der EU-Kommission"),
        ((None, "defence-ministry", "shin-won-sik"), "Shin Won-sik of the defence ministry", "Shin Won-sik vom Verteidigungsministerium"),
        (("usa", "state-department", None), "the US State Department", "das US-Außenministerium"),
        (("un", "panel-of-experts", None), "the UN panel of experts", "das Expertengremium der UNO"),
        (("nato", "secretary-general", "rutte"), "NATO's secretary-general Mark Rutte", "Nato-Generalsekretär Mark Rutte"),
        (("south-korea", None, None), "South Korea", "Südkorea"),
        (("south-korea", None, "shin-won-sik"), "Shin Won-sik (South Korea)", "Shin Won-sik (Südkorea)"),
        ((None, "defence-ministry", None), "the defence ministry", "das Verteidigungsministerium"),
        ((None, "spokesperson", "zakharova"), "spokesperson Maria Zakharova", "Sprecherin Maria Sacharowa"),
        ((None, None, "shin-won-sik"), "Shin Won-sik", "Shin Won-sik"),
        (("japan", "minister", None), "Japanese minister", "der japanische Minister"),
        (
            ("south-korea", "official", "park-sun-won"),
            "South Korean official Park Sun-won",
            "der südkoreanische Regierungsvertreter Park Sun-won",
        ),
        (
            ("south-korea", "member-of-parliament", "park-sun-won"),
            "South Korean member of parliament Park Sun-won",
            "der südkoreanische Abgeordnete Park Sun-won",
        ),
        (("eu", "official", None), "EU officials", "EU-Vertreter"),
        (("eu", "spokesperson", None), "the EU's spokesperson", "der EU-Sprecher"),
        (("uk", "prime-minister", None), "Britain's prime minister", "Großbritanniens Premierminister"),
        (("dprk", "leader", "kim-jong-un"), "North Korea's leader Kim Jong Un", "Nordkoreas Machthaber Kim Jong Un"),
        (("ukraine", "leader", "zelensky"), "Ukraine's leader Volodymyr Zelensky", "der ukrainische Staatschef Wolodymyr Selenskyj"),
    ],
)
def test_a_speaker_is_named_as_readers_know_them(speaker: tuple[str | None, str | None, str | None], english: str, german: str) -> None:
    """Side, office and person, as many as are known, in the right form."""
    side, office, person = speaker
    spoken = Speaker(side=side, office=office, person=person)
    assert [found.text for language in ("en", "de") if (found := of_speaker(spoken, texts(language)))] == [english, german]


@pytest.mark.parametrize(
    ("speaker", "korean", "russian"),
    [
        (("south-korea", "defence-minister", "shin-won-sik"), "신원식 한국 국방부 장관", "министр обороны Республики Корея Син Вон Сик"),
        (("south-korea", "defence-ministry", None), "한국 국방부", "Министерство обороны Республики Корея"),
        (("usa", "foreign-minister", "rubio"), "마코 루비오 미국 국무장관", "госсекретарь США Марко Рубио"),
        (("usa", "defence-minister", None), "미국 국방장관", "министр обороны США"),
        (("dprk", "foreign-minister", "choe-son-hui"), "최선희 북한 외무상", "министр иностранных дел КНДР Цой Сон Хи"),
        (("dprk", "un-envoy", "kim-song"), "김성 주유엔 북한대사", "постпред КНДР при ООН Ким Сон"),
        (("dprk", "sister", "kim-yo-jong"), "김여정 북한 국무위원장 여동생", "сестра Ким Чен Ына Ким Ё Чжон"),
        (("ukraine", "military", None), "우크라이나군", "вооружённые силы Украины"),
        (("usa", "military", None), "미군", "вооружённые силы США"),
        (("eu", "commission", None), "EU 집행위원회", "Еврокомиссия"),
        (("usa", "parliament-committee", None), "미국 의회", "Конгресс США"),
        (("russia", "kremlin", "peskov"), "크렘린궁 드미트리 페스코프", "Дмитрий Песков, Кремль"),
        (("un", "panel-of-experts", None), "유엔 전문가패널", "группа экспертов ООН"),
        (("china", "president", "xi-jinping"), "시진핑 중국 국가주석", "председатель КНР Си Цзиньпин"),
        (("japan", "defence-minister", None), "일본 방위상", "министр обороны Японии"),
        (("un", "official", "shin-won-sik"), "신원식 유엔 당국자", "представитель ООН Син Вон Сик"),
        (("south-korea", None, None), "한국", "Республика Корея"),
        (("south-korea", None, "shin-won-sik"), "신원식(한국)", "Син Вон Сик (Республика Корея)"),
        ((None, "defence-ministry", None), "국방부", "Министерство обороны"),
        ((None, None, "lavrov"), "세르게이 라브로프", "Сергей Лавров"),
    ],
)
def test_a_speaker_is_named_in_korean_and_russian(speaker: tuple[str | None, str | None, str | None], korean: str, russian: str) -> None:
    """Korean puts the person first and needs no particle; Russian puts the country into the genitive."""
    side, office, person = speaker
    spoken = Speaker(side=side, office=office, person=person)
    assert [found.text for language in ("ko", "ru") if (found := of_speaker(spoken, texts(language)))] == [korean, russian]


def test_several_speak_in_the_plural() -> None:
    """The verb that follows must know; a person who is named is one."""
    officials = Speaker(side="south-korea", office="official")
    assert [(found.text, found.number) for language in LANGUAGES if (found := of_speaker(officials, texts(language)))] == [
        ("South Korean officials", "many"),
        ("südkoreanische Regierungsvertreter", "many"),
        ("한국 당국자", "one"),
        ("официальные лица Республики Корея", "many"),
    ]
    one = of_speaker(Speaker(side="usa", office="official", person="kirby"), texts("en"))
    assert one is not None
    assert (one.text, one.number) == ("US official John Kirby", "one")
    usa = of_speaker(Speaker(side="usa"), texts("de"))
    assert usa is not None
    assert (usa.text, usa.number) == ("die USA", "many")
    usa = of_speaker(Speaker(side="usa"), texts("ru"))
    assert usa is not None
    assert (usa.text, usa.number) == ("США", "many")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_side_office_and_person_has_words(language: str) -> None:
    """Alone and together, with and without a person: no gap, no key, no bracket."""
    words = texts(language)
    assert [side for side in SIDES if not words.has(f"side-{side}")] == []
    assert {office for office in offices() if not words.has(f"office-{office}")} <= AS_NAMED
    assert [person for person in PERSONS if words.person(person) is None] == []
    for side, office, person in itertools.product((*SIDES, None), offices(), (None, "zakharova", "shin-won-sik")):
        found = of_speaker(Speaker(side=side, office=office, person=person), words)
        if office in AS_NAMED:
            continue
        assert found is not None
        assert "  " not in found.text
        assert not set("{}$") & set(found.text)
        assert person is None or str(words.person(person)) in found.text
        assert not found.text.startswith(("-", " ")), found.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sides_and_no_two_persons_share_a_name(language: str) -> None:
    """Else a slip of the pen would put one's words into another's mouth."""
    words = texts(language)
    for names in ([words(f"side-{side}") for side in SIDES], [words.person(person) for person in PERSONS]):
        assert len(set(names)) == len(names)


def test_the_table_of_persons_holds_persons_only() -> None:
    """Each key is one of names.toml; whoever is not in the table yet is written as names.toml has them, in Latin letters."""
    assert [key for key in TABLE if key not in PERSONS] == []
    assert [person for person in PERSONS if not NAMES[KIND[person]][person][0].isascii()] == []


@pytest.mark.parametrize(
    ("claimant", "office", "language", "told"),
    [
        ("米シンクタンクCSIS", "research-group", "en", "CSIS"),
        ("Washington think tank CSIS", "research-group", "de", "CSIS"),
        ("英国研究机构开源中心", "research-group", "en", "Open Source Centre"),
        ("губернатор Александр Хинштейн", "governor", "en", "a regional governor"),
        ("губернатор Александр Хинштейн", "governor", "ru", "губернатор Александр Хинштейн"),
        ("평화연구소", "research-group", "de", "eine Forschungsgruppe"),
        ("RUSI researcher Jack Watling", "research-group", "en", "RUSI researcher Jack Watling"),
        ("Супруга президента", None, "en", None),
    ],
)
def test_a_name_that_the_reader_cannot_read_is_told_by_what_it_is(
    claimant: str, office: str | None, language: str, told: str | None
) -> None:
    """As the institution that the table knows, else by its kind, else not at all."""
    speaker = Speaker(office=office) if office else None
    found = named(Claim(quantity=None, claimant=claimant, speaker=speaker, passage=""), texts(language))
    assert (found.text if found else None) == told


def test_a_korean_reader_is_told_whose_ministry_it_is() -> None:
    """A country that no table has stays with its ministry in Korean, where a bare one would be Seoul's."""
    speaker = Speaker(office="defence-ministry")
    told = Claim(quantity=None, claimant="노르웨이 국방부", speaker=speaker, passage="")
    assert [found.text for language in ("ko", "en") if (found := named(told, texts(language)))] == [
        "노르웨이 국방부",
        "the defence ministry",
    ]
    bare = Claim(quantity=None, claimant="국방부", speaker=replace(speaker, side="south-korea"), passage="")
    assert [found.text for found in [named(bare, texts("ko"))] if found] == ["한국 국방부"]


def test_whom_no_table_knows_is_named_as_the_text_does() -> None:
    """An institute, or anybody else without words of ours; where nobody is named, nobody is."""
    institute = Speaker(side="uk", office="research-group")
    for speaker, claimant, said in (
        (institute, "Conflict Armament Research", "Conflict Armament Research"),
        (institute, None, "Britain"),
        (None, "the harbour master", "the harbour master"),
        (Speaker(office="unheard-of"), "the harbour master", "the harbour master"),
        (Speaker(side="unheard-of", office="unheard-of"), None, None),
        (None, None, None),
    ):
        found = named(Claim(quantity=None, speaker=speaker, claimant=claimant, passage=""), texts("en"))
        assert (found and found.text) == said


def test_a_side_in_a_word() -> None:
    """As short as it gets; its key where it has none."""
    assert [side_name(side, texts(language)) for language in LANGUAGES for side in ("eu", "usa", "japan")] == [
        "the EU",
        "the US",
        "Japan",
        "EU",
        "USA",
        "Japan",
        "EU",
        "미국",
        "일본",
        "ЕС",
        "США",
        "Япония",
    ]
    assert side_name("unheard-of", texts("en")) == "unheard-of"
