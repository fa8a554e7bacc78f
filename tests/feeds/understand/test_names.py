import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.names import MATTER, actor, is_common, is_leader, is_rare, names_in, skeleton


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


def test_the_actor_is_the_first_country_person_or_institution_of_the_title() -> None:
    """Places and ships do nothing."""
    assert actor("At Rajin, Shoigu meets Kim Jong Un") == "shoigu"
    assert actor("A quiet day") is None


@given(st.text(max_size=400), st.sampled_from(["en", "de", "ko", "ru", "und"]))
def test_any_text_has_names(text: str, language: str) -> None:
    """No text is refused, and the same text has the same names."""
    assert names_in(text, language) == names_in(text, language)
    assert skeleton(text).isascii()
