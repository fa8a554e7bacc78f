"""What stands between a number and its noun or in place of the noun."""

import pytest

from feeds.types.claim import Approximation
from feeds.understand.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Man sprach von 9.000 nach Belgorod verlegten Soldaten.", 9000, "troop"),
        ("Речь шла о 9 тысячах отправленных в Белгород солдат.", 9000, "troop"),
        ("Ішлося про 9 тисяч відправлених до Бєлгорода солдатів.", 9000, "troop"),
    ],
)
def test_an_attribute_with_a_place_may_stand_before_the_noun(text: str, value: float, unit: str) -> None:
    """A participle with a place does not part a number from what it counts."""
    assert [(each.value, each.unit) for each in quantities("", text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Some 9,000 soldiers came, 2,000 of them by ship.", (2000, "troop")),
        ("Es kamen 9.000 Soldaten, 2.000 davon per Schiff.", (2000, "troop")),
        ("Прибыли 9 тысяч солдат, 2 тысячи из них морем.", (2000, "troop")),
        ("Прибули 9 тисяч солдатів, 2 тисячі з них морем.", (2000, "troop")),
        ("Some 9,000 soldiers came, 300 of whom were killed.", (300, "killed")),
        ("Now 2,000 soldiers are in Belgorod, out of a total of around 9,000 in Russia.", (9000, "troop")),
    ],
)
def test_a_part_of_those_counted_before_is_of_their_unit(text: str, part: tuple[float, str]) -> None:
    """A part such as "2,000 of them" counts what the number before it counts, with what became of that part."""
    assert part in [(each.value, each.unit) for each in quantities("", text)]


def test_a_part_of_things_is_no_count() -> None:
    """Only people are counted on by "of them"; what part of the containers is meant nobody says."""
    assert [each.value for each in quantities("", "They shipped 9,000 containers, 2,000 of them since May.")] == [9000]


def test_a_chinese_part_has_the_fate_and_the_whole_has_none() -> None:
    """Who died among those counted makes the whole number none of the killed."""
    assert [each.unit for each in quantities("", "约9000名士兵中有人阵亡。")] == ["troop"]


def test_a_french_thousand_is_about_a_thousand() -> None:
    """The word "millier" is a round number by its own word."""
    (found,) = quantities("", "Un millier de soldats sont partis.")
    assert (found.value, found.approximation) == (1000, Approximation.ABOUT)
    (found,) = quantities("", "Plus d'un millier de soldats sont partis.")
    assert found.approximation is Approximation.MORE_THAN


def test_a_dozen_is_twelve() -> None:
    """A dozen counts like a number, also in German; several dozen count nothing."""
    assert [each.value for each in quantities("", "More than a dozen tankers left.")] == [12]
    assert [each.value for each in quantities("", "Mehr als ein Dutzend Tanker legten ab.")] == [12]
    assert quantities("", "Several dozen tankers left.") == ()


@pytest.mark.parametrize("text", ["Від травня вбито або поранено 9 тисяч.", "С мая убито или ранено 9 тысяч."])
def test_killed_or_wounded_before_a_number_are_casualties(text: str) -> None:
    """Two fates joined before a number without a noun are one figure of casualties."""
    assert [(each.value, each.unit) for each in quantities("", text)] == [(9000, "casualty")]


@pytest.mark.parametrize(
    "text",
    [
        "Ten Russian companies and people are listed too.",
        "Auch zehn russische Firmen und Personen stehen auf der Liste.",
        "Dix entreprises et individus russes sont visés.",
        "США внесли в список десять компаний и физических лиц.",
        "США внесли до списку десять організацій та осіб.",
        "미국은 10개 기업과 개인을 제재했다.",
        "政府は10の企業と個人を指定した。",
        "美国制裁10家公司和个人。",
        "Seven individuals and entities are listed.",
    ],
)
def test_what_a_number_counts_together_is_not_counted_as_one_of_both(text: str) -> None:
    """Ten companies and people are not ten companies."""
    assert quantities("", text) == ()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("11 companies and three individuals are listed.", ["company", "person"]),
        ("Eleven firms and their owners are listed.", ["company"]),
        ("9 Organisationen und 2 Personen stehen auf der Liste.", ["entity", "person"]),
        ("美国制裁10家公司和3名个人。", ["company", "person"]),
    ],
)
def test_what_has_a_number_of_its_own_is_counted_apart(text: str, units: list[str]) -> None:
    """And what has no number is not counted."""
    assert [quantity.unit for quantity in quantities("", text)] == units


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("ten Russian companies and people", False),
        ("zehn russische Firmen und Personen", False),
        ("dix entreprises et individus", False),
        ("10 компаний и физлиц", False),
        ("ten Russian companies and five people", True),
        ("ten Russian companies and a bank account", True),
        ("ten Russian companies", True),
    ],
)
def test_a_number_of_two_kinds_counts_neither(text: str, *, counted: bool) -> None:
    """Ten firms and people are no ten firms."""
    assert ("company" in {figure.unit for figure in quantities("", text)}) is counted
