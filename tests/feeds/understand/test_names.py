import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.names import (
    ACT,
    MATTER,
    actor,
    acts_in,
    is_common,
    is_leader,
    is_rare,
    is_reaction,
    is_speaker,
    is_venue,
    names_in,
    people_in,
    sides_in,
    skeleton,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister, Shin Won-sik, spoke.", "en"),
        ("The minister, Shin Wonsik, spoke.", "en"),
        ("Das sagte Shin Won-Sik gestern.", "de"),
        ("신원식 장관이 말했다.", "ko"),
        ("Это сообщил Син Вон Сик.", "ru"),
        ("Это сообщил Шин Вон Сик.", "ru"),
        ("Про це сказав Шін Вон Сік.", "uk"),
        ("申源湜国防相が述べた。", "ja"),
        ("シン・ウォンシク国防相が述べた。", "ja"),
        ("韩国国防部长申源湜表示", "zh"),
    ],
)
def test_one_person_has_one_name(text: str, language: str) -> None:
    """Spellings in six scripts and three romanisations are one canonical name."""
    assert "shin-won-sik" in names_in(text, language)


@pytest.mark.parametrize("text", ["from Rajin", "из Раджина", "в порту Раджин", "나진항에서", "라진", "羅津港", "罗津港", "in Rason"])
def test_one_port_has_one_name(text: str) -> None:
    """The port is found under its two readings, with Russian endings and Korean particles."""
    assert "rajin" in names_in(text, "und")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("trains rolled", "matter:training"),
        ("Eastern Europe", "eu"),
        ("경북 안동", "dprk"),
        ("engelsgleich", "engels"),
        ("the Nissan plant", "nis"),
    ],
)
def test_a_piece_of_another_word_is_no_name(text: str, name: str) -> None:
    """Aliases are whole words, with a short ending at most."""
    assert name not in names_in(text, "en")


@pytest.mark.parametrize(
    "spellings",
    [
        ("Won-sik", "Wonsik", "Вон Сик", "원식"),
        ("Lavrov", "Лавровым", "라브로프"),
        ("Bessent", "Бессент", "베선트"),
        ("No Kwang Chol", "노광철"),
        ("Krasnov", "Krasnow", "Краснов", "크라스노프"),
    ],
)
def test_romanisations_agree_in_their_consonants(spellings: tuple[str, ...]) -> None:
    """A name that no table knows has one skeleton in Latin, Cyrillic and Hangul."""
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_unknown_names_are_found_across_scripts() -> None:
    """An official nobody has heard of is compared by his consonants."""
    told = [
        names_in("The parts were ordered by Leonid Krasnov in Omsk.", "en"),
        names_in("Bestellt hatte die Teile demnach Leonid Krasnow aus Omsk.", "de"),
        names_in("Детали заказал Леонид Краснов из Омска.", "ru"),
    ]
    assert any(name.startswith("~") for name in frozenset.intersection(*told))


def test_words_with_a_capital_are_no_names() -> None:
    """The first word of a sentence, offices, months and headlines in capitals are not taken for names."""
    found = names_in("Bread is dear. On Monday the President and the Minister met in March.", "en")
    assert not {name for name in found if name.startswith("~")}
    assert not {name for name in names_in("Bread Prices Rise Sharply In Every Town", "en") if name.startswith("~")}


def test_countries_and_leaders_are_not_rare() -> None:
    """What every article names ties nothing together; neither does what happened."""
    assert is_common("dprk")
    assert is_leader("putin")
    assert not any(map(is_rare, ["dprk", "moscow", "putin", MATTER + "troops"]))
    assert is_rare("rajin")


def test_the_actor_is_the_first_person_or_institution_of_the_title() -> None:
    """Places and ships do nothing; a country acts only where nobody else does."""
    assert actor("At Rajin, Shoigu meets Kim Jong Un") == "shoigu"
    assert actor("North Korea's foreign minister Choe Son Hui leaves") == "choe-son-hui"
    assert actor("Moscow is silent") == "moscow"
    assert actor("A quiet day") is None


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Il y a eu un accord", "eu", False),
        ("Il y a eu un accord", "un", False),
        ("the EU and the UN agree", "eu", True),
        ("tell us more", "usa", False),
        ("the US agrees", "usa", True),
        ("John Kirby of the National Security Council", "security-council", False),
        ("동해통신", "sea-of-japan", False),
    ],
)
def test_an_alias_does_not_catch_another_word(text: str, name: str, found: bool) -> None:
    """Abbreviations stand in capitals, and a piece of a longer name is not a name of its own."""
    assert (name in names_in(text, "und")) is found


@pytest.mark.parametrize("text", ["Он вернулся из Японии", "Deals in Polen und Iran", "Встреча в Германии с Китаем"])
def test_countries_have_no_skeleton(text: str) -> None:
    """An inflected country is no rare name."""
    assert not {name for name in names_in(text, "und") if is_rare(name)}


@pytest.mark.parametrize(
    ("title", "language", "sides"),
    [
        ("Seoul: North Korea sent Russia shells", "en", {"south-korea"}),
        ("정부, 북러 무기거래 관여 북한인 독자제재", "ko", {"south-korea"}),
        ("政府、ロ朝の武器移転で資産凍結", "ja", {"japan"}),
        ("美, 북한군 장성 제재", "ko", {"usa"}),
        ("Moscow vetoes the UN panel on North Korea", "en", {"un"}),
        ("Zelensky: North Korean troops in Russia", "en", {"ukraine"}),
        ("Pyongyang denies that it arms Russia", "en", {"dprk"}),
        ("A quiet day", "en", set()),
    ],
)
def test_a_title_is_about_a_side(title: str, language: str, sides: set[str]) -> None:
    """Whoever is named beside the two of the beat and Ukraine speaks or acts; the government is the one at home."""
    assert sides_in(title, language) == sides


def test_a_side_is_looked_for_in_the_lead_as_well() -> None:
    """Where the title does not say who says it."""
    assert sides_in("North Korea sent shells", "en", "It did so for months, the White House said.") == {"usa"}


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Japan freezes assets over arms from North Korea", "en"),
        ("政府、北朝鮮の武器移転で資産凍結", "ja"),
        ("Япония ввела санкции из-за оружия КНДР", "ru"),
        ("Japan verhängt Sanktionen wegen Waffen aus Nordkorea", "de"),
    ],
)
def test_an_act_is_the_same_in_each_language(title: str, language: str) -> None:
    """What was done by whom ties tellings that share no rare name and no figure."""
    assert acts_in(title, "", language) == {ACT + "designation japan"}


@given(st.text(max_size=400), st.sampled_from(["en", "de", "ko", "ru", "und"]))
def test_any_text_has_names(text: str, language: str) -> None:
    """No text is refused, and the same text has the same names."""
    assert names_in(text, language) == names_in(text, language)
    assert skeleton(text).isascii()


def test_who_speaks_goes_before_where_it_is_said() -> None:
    """An envoy in the Security Council speaks for his country; without a speaker it is the Council's."""
    assert sides_in("Nebenzia at the UN: nothing was sent", "en", "He spoke in New York after the United States.") == {"russia"}
    assert sides_in("UN votes on the panel", "en") == {"un"}
    assert is_venue("security-council")
    assert not is_speaker("security-council")
    assert is_speaker("nis")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Said the secretary of Russia's Security Council", "en"),
        ("der Sekretär des russischen Sicherheitsrates", "de"),
        ("секретарь Совета безопасности России", "ru"),
        ("러시아 국가안보회의 서기", "ko"),
        ("俄联邦安全会议秘书", "zh"),
    ],
)
def test_the_russian_council_is_not_that_of_the_nations(text: str, language: str) -> None:
    """Two bodies of one name."""
    assert "russian-security-council" in names_in(text, language)
    assert "security-council" not in names_in(text, language)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Thanks came from mayor Ilmar Tarrask.", "en", 1),
        ("Es dankte Gouverneur Anton Welikow.", "de", 1),
        ("황준태 대사는 말했다.", "ko", 1),
        ("タラスク報道官は述べた。", "ja", 1),
        ("They spoke in Tarrask.", "en", 0),
        ("That is what Kim Jong Un said.", "en", 0),
    ],
)
def test_persons_whom_no_table_knows_have_two_names_or_an_office(text: str, language: str, count: int) -> None:
    """One word with a capital may be a place; a known name is none of them."""
    assert len(people_in(text, language)) == count


@pytest.mark.parametrize(
    ("text", "language", "matter"),
    [
        ("The governor thanked Pyongyang", "en", "gratitude"),
        ("Хинин поблагодарил союзников", "ru", "gratitude"),
        ("Seoul urged Moscow to stop", "en", "appeal"),
        ("외교부는 중단을 촉구했다", "ko", "appeal"),
        ("日本政府は懸念を表明した", "ja", "concern"),
    ],
)
def test_a_reaction_is_a_matter(text: str, language: str, matter: str) -> None:
    """Thanks, appeals and concern answer what another did; a parade answers nothing."""
    assert MATTER + matter in names_in(text, language)
    assert is_reaction(MATTER + matter)
    assert not is_reaction(MATTER + "parade")
