"""What a number counts where the words for it stand elsewhere in the text."""

import pytest

from feeds.types.claim import Approximation
from feeds.understand.quantities import quantities


def read(text: str) -> list[tuple[float, str]]:
    return [(found.value, found.unit) for found in quantities("", text)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Pyongyang sold ballistic missiles. At least one of them hit a barn.", (1, "missile")),
        ("Moskau verschoss Raketen aus Nordkorea. Mindestens drei davon versagten.", (3, "missile")),
        ("Moscou a tiré des missiles coréens. Au moins trois d'entre eux ont échoué.", (3, "missile")),
        ("Москва применила ракеты из КНДР. По меньшей мере три из них взорвались.", (3, "missile")),
        ("North Korean soldiers have come. Kyiv expects as many as 9,000 of them.", (9000, "troop")),
    ],
)
def test_a_part_of_what_was_named(text: str, counted: tuple[float, str]) -> None:
    """A number "of them" counts what was named last."""
    assert counted in read(text)


def test_one_of_them_may_be_anybody() -> None:
    """Without "at least" one of them is no count, and of people a few are none."""
    assert read("Moscow fired missiles. One of them hit a barn.") == []
    assert read("Soldiers came ashore. At least three of them spoke.") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("북한 미사일이 발사됐다. 이 가운데 3발이 떨어졌다.", "missile"),
        ("北朝鮮製ミサイルが使われた。うち3発は失敗した。", "missile"),
        ("북한 미사일과 포탄이 건너갔다. 이 가운데 3000발이 떨어졌다.", "shell"),
    ],
)
def test_a_counter_of_shots_alone(text: str, unit: str) -> None:
    """A bare counter of shots counts missiles where nothing else that is fired was named."""
    assert [found[1] for found in read(text)] == [unit]


def test_an_attribute_binds_the_noun_behind_it() -> None:
    """Of two nouns around a Korean number its attribute decides; a noun right before it stays."""
    assert read("북한은 선박 등으로 800만 발이 넘는 포탄을 보냈다.") == [(8_000_000, "shell")]
    assert read("컨테이너 800개가 넘는 분량의 탄약이다.") == [(800, "container")]


@pytest.mark.parametrize(
    "text",
    [
        "Kim sends 6,000 sappers and military builders.",
        "Es kommen 6.000 Pioniere und Bauarbeiter.",
        "Приедут 6000 сапёров и строителей.",
        "Приїдуть 6000 саперів і будівельників.",
        "북한이 공병과 건설인력 6000명을 보낸다.",
        "朝鲜将派6000名工兵和建设人员。",
    ],
)
def test_two_kinds_of_people_in_one_number(text: str) -> None:
    """Sappers and workers counted together are persons."""
    assert read(text) == [(6000, "person")]


def test_two_numbers_for_two_kinds() -> None:
    """Where each kind has its own number, each keeps it."""
    assert read("Kim sends five thousand builders and a thousand sappers.") == [(5000, "worker"), (1000, "sapper")]
    assert read("朝鲜将派1000名工兵和5000名建设人员。") == [(1000, "sapper"), (5000, "worker")]
    assert read("북한이 공병 1000명과 건설인력 5000명을 보낸다.") == [(1000, "sapper"), (5000, "worker")]


@pytest.mark.parametrize(
    "text",
    [
        "The force had more than 6,000 casualties out of about 11,000.",
        "Контингент потерял более 6000 солдат из примерно 11 000.",
    ],
)
def test_the_whole_of_which_some_fell(text: str) -> None:
    """The number out of which some fell counts soldiers who did not."""
    found = quantities("", text)[-1]
    assert (found.value, found.unit, found.approximation) == (11_000, "troop", Approximation.ABOUT)


def test_persons_among_casualties_are_casualties() -> None:
    """Behind casualties of a sentence bare persons are no soldiers who came."""
    assert read("북한군 사상자를 사망 600여 명을 포함해 4700여 명으로 봤다.")[-1] == (4700, "casualty")


def test_the_dead_of_a_force_are_not_the_force() -> None:
    """In Japanese the noun behind "of them" belongs to the part."""
    assert read("派遣された北朝鮮兵1万5千人のうち死者を600人とみている。") == [(15_000, "troop"), (600, "killed")]
