"""Numbers with their units in eight languages, and what is no count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.types.claim import Approximation, Quantity
from feeds.understand.quantities import LOOKED_AT, MOST, quantities
from feeds.understand.units import vocabulary

ABOUT, MORE_THAN, UP_TO, EXACT = Approximation.ABOUT, Approximation.MORE_THAN, Approximation.UP_TO, Approximation.EXACT
AT_LEAST, LESS_THAN = Approximation.AT_LEAST, Approximation.LESS_THAN

# Each sentence holds exactly one figure of the beat.
FORMATS = [
    # separators and scales
    ("Bis März gingen 7.000 Container über den Hafen.", 7000, "container"),
    ("By March 7,000 containers had left the port.", 7000, "container"),
    ("В порту погрузили 7 000 контейнеров.", 7000, "container"),
    ("В порту погрузили 7\u00a0000 контейнеров.", 7000, "container"),
    ("Au port, 7\u202f000 conteneurs ont été chargés.", 7000, "container"),
    ("Im Hafen lagen 7'000 Container.", 7000, "container"),
    ("Im Hafen lagen 7’000 Container.", 7000, "container"),
    ("The port handled 7000 containers.", 7000, "container"),
    ("Отправлено 7 тысяч контейнеров.", 7000, "container"),
    ("Отправлено семь тысяч контейнеров.", 7000, "container"),
    ("Передано семи тысячам военных.", 7000, "troop"),
    ("Відправлено 7 тис. контейнерів.", 7000, "container"),
    ("Отправлено 6,7 тыс. контейнеров.", 6700, "container"),
    ("Salieron 7 mil contenedores del puerto.", 7000, "container"),
    ("항구에서 컨테이너 6천700여 개가 나갔다.", 6700, "container"),
    ("병력 1만2천명이 도착했다.", 12000, "troop"),
    ("병력 1만 2천명이 도착했다.", 12000, "troop"),
    ("컨테이너 7천여 개가 나갔다.", 7000, "container"),
    ("컨테이너 6700여개가 나갔다.", 6700, "container"),
    ("港からコンテナ七千個が出た。", 7000, "container"),
    ("港からコンテナ7千個が出た。", 7000, "container"),
    ("港口运出七千个集装箱。", 7000, "container"),
    ("港口運出1萬3000個貨櫃。", 13000, "container"),
    ("前線有1.3萬名士兵。", 13000, "troop"),
    ("前線有逾萬名士兵。", 10000, "troop"),
    ("倉庫有600多萬發砲彈。", 6_000_000, "shell"),
    ("На складе 4,8 млн снарядов.", 4_800_000, "shell"),
    ("На складі 4,8 млн снарядів.", 4_800_000, "shell"),
    ("The depot holds 3 million 152mm shells.", 3_000_000, "shell"),
    ("The depot holds 3 million 122mm and 152mm shells.", 3_000_000, "shell"),
    ("They counted 20-thousand troops.", 20_000, "troop"),
    ("They counted twenty-five thousand troops.", 25_000, "troop"),
    ("They counted two hundred fifty soldiers.", 250, "troop"),
    ("Dort standen siebentausend Soldaten.", 7000, "troop"),
    ("Dort lagen zwölftausend Granaten.", 12000, "shell"),
    ("Im Depot lagen 1,6 Mio. Granaten.", 1_600_000, "shell"),
    ("Im Depot lagen 1,6 Millionen Artilleriegranaten.", 1_600_000, "shell"),
    ("Im Depot lag eine halbe Million Granaten.", 500_000, "shell"),
    ("The depot holds half a million shells.", 500_000, "shell"),
    ("The depot holds a thousand shells.", 1000, "shell"),
    ("Le dépôt contient trois millions d’obus.", 3_000_000, "shell"),
    ("На складе полтора миллиона снарядов.", 1_500_000, "shell"),
    ("Сюда пришло более тысячи контейнеров.", 1000, "container"),
    ("На складі півтора мільйона снарядів.", 1_500_000, "shell"),
    ("The depot holds 1.25 million rounds.", 1_250_000, "shell"),
    ("The depot holds 1,250,000 rounds.", 1_250_000, "shell"),
    ("Im Depot lagen 1.250.000 Granaten.", 1_250_000, "shell"),
    ("前線に１２００人の兵士がいる。", 1200, "troop"),
    # units, words between, counters before and after the noun
    ("By March 7,000 shipping containers had left.", 7000, "container"),
    ("They store 3 million artillery shells there.", 3_000_000, "shell"),
    ("Dort stehen 6.700 Container mit Munition.", 6700, "container"),
    ("コンテナ約6700個が港にある。", 6700, "container"),
    ("6700個のコンテナが港にある。", 6700, "container"),
    ("항구에 7천개의 컨테이너가 있다.", 7000, "container"),
    ("港口有6700个装满弹药的集装箱。", 6700, "container"),
    ("About 10,000 North Korean troops train there.", 10000, "troop"),
    ("He sent 1,500 of his soldiers.", 1500, "troop"),
    ("A contingent 12,000-strong: 12,000-soldier units.", 12000, "troop"),
    ("Туда прибыли 11 тысяч северокорейских военнослужащих.", 11000, "troop"),
    ("Туди прибули 11 тисяч північнокорейських військових.", 11000, "troop"),
    ("Près de 10 000 soldats s'y entraînent.", 10000, "troop"),
    ("It bought 5 missile launchers.", 5, "launcher"),
    ("It saw 20 container ships.", 20, "ship"),
    ("두 척의 배, 북한 선박 두 척이 떠났다.", 2, "ship"),
    ("貨物船2隻が港を出た。", 2, "ship"),
    ("170㎜ 자주포 50문을 넘겼다.", 50, "gun"),
    ("미사일 20여발을 쐈다.", 20, "missile"),
    ("Сбили 9 беспилотников.", 9, "drone"),
    ("擊落無人機9架。", 9, "drone"),
    ("It shipped 44,655 barrels of refined petroleum.", 44655, "barrel"),
    ("정제유 100만 배럴을 줬다.", 1_000_000, "barrel"),
    ("It shipped 5,000 tons of rice.", 5000, "ton"),
    ("Пришло 2 тыс. тонн муки.", 2000, "ton"),
    ("Two ships: the five voyages began in May.", 2, "ship"),
    ("Some 15,000 labourers are to come.", 15000, "worker"),
    ("노동자 1만5천명이 온다.", 15000, "worker"),
    ("They released $9 million.", 9_000_000, "dollar"),
    ("200억 달러를 받았다.", 20_000_000_000, "dollar"),
    ("He sent 1,000 sappers.", 1000, "sapper"),
    ("Отправлено 54 вагона.", 54, "railcar"),
    ("A report counts 200 pieces of heavy artillery.", 200, "gun"),
    # designations, calibres and words of their own
    ("They got 11 Hwasong-11 missiles.", 11, "missile"),
    ("It fired 148 KN-23 and KN-24 ballistic missiles.", 148, "missile"),
    ("They sent 120 170mm self-propelled guns.", 120, "gun"),
    ("The report counts 6 Koksan guns.", 6, "gun"),
    ("They sent one-point-six million shells.", 1_600_000, "shell"),
    ("Plus d’un millier de conteneurs sont partis.", 1000, "container"),
    ("Il y avait une centaine de missiles.", 100, "missile"),
    ("Vingt-quatre engins ont été tirés.", 24, "missile"),
    ("Випустили два десятки ракет.", 20, "missile"),
    ("發射20多枚北韓製的“火星-11”型彈道飛彈。", 20, "missile"),
    ("At least one missile came down.", 1, "missile"),
    ("Щонайменше одну ракету випустили.", 1, "missile"),
    ("1만 명 넘는 병력이 갔다.", 10000, "troop"),
    ("122㎜ 방사포탄이라면 20만발이다.", 200_000, "shell"),
    ("朝鲜步兵约1.1万名抵达。", 11000, "troop"),
    ("朝鲜特种兵约一千五百名抵达。", 1500, "troop"),
    ("화차 54량이 건너갔다.", 54, "railcar"),
    ("240ミリ多連装ロケット砲20両が渡った。", 20, "launcher"),
    ("自行火炮120门已运抵。", 120, "gun"),
    ("貨車54輛已過境。", 54, "railcar"),
    # workers of every kind, plants, and who is listed
    ("Some 8,300 IT workers are abroad.", 8300, "it_worker"),
    ("Rund 3.000 IT-Fachkräfte arbeiten dort.", 3000, "it_worker"),
    ("IT 인력 1천500명이 일한다.", 1500, "it_worker"),
    ("Там работают 300 айтишников.", 300, "it_worker"),
    ("Там працюють 300 айтівців.", 300, "it_worker"),
    ("IT労働者300人が働く。", 300, "it_worker"),
    ("派出5000名建设人员。", 5000, "worker"),
    ("Прибудут 5 тысяч военных строителей.", 5000, "worker"),
    ("About 200 munitions factories run day and night.", 200, "factory"),
    ("Rund 200 Fabriken laufen.", 200, "factory"),
    ("군수공장 200개가 돌아간다.", 200, "factory"),
    ("Работают 200 заводов.", 200, "factory"),
    ("They listed 12 individuals.", 12, "person"),
    ("They listed three companies.", 3, "company"),
    ("기업 3곳을 제재했다.", 3, "company"),
    ("11団体を指定した。", 11, "entity"),
    ("Внесены пять организаций.", 5, "entity"),
    # what became of people
    ("Two captured North Korean soldiers were shown.", 2, "prisoner"),
    ("The strike killed two people and hurt more than 60.", 60, "wounded"),
    ("Двоє загинули, ще 62 дістали поранення.", 62, "wounded"),
    ("Загинули не менш як 24 мирні жителі.", 24, "killed"),
    ("至少24名平民死亡、100多人重伤。", 100, "wounded"),
    ("兵士約4000人が死傷した。", 4000, "casualty"),
    ("More than half of the 11,000 soldiers were killed.", 11000, "troop"),
    ("사망한 군인 20여 명이 있다.", 20, "killed"),
    ("Total casualties stand at about 4,700.", 4700, "casualty"),
    ("Au moins 300 soldats nord-coréens ont été tués.", 300, "killed"),
    ("About 4,700 casualties were counted.", 4700, "casualty"),
    ("In all 600 soldiers were killed.", 600, "killed"),
    ("The strike killed at least 600 soldiers.", 600, "killed"),
    ("Of them 600 have been killed.", 600, "killed"),
    ("Погибли около 600 северокорейских военных.", 600, "killed"),
    ("Etwa 600 gefallen, meldet der Dienst.", 600, "killed"),
    ("북한군 600명이 숨졌다.", 600, "killed"),
    ("사망자 600명이 나왔다.", 600, "killed"),
    ("Some 1,100 soldiers were killed or wounded.", 1100, "casualty"),
    ("1.100 Soldaten wurden getötet oder verwundet.", 1100, "casualty"),
    ("Kyiv captured two North Korean soldiers.", 2, "prisoner"),
    ("북한군 병사 2명을 생포했다.", 2, "prisoner"),
]

NO_COUNTS = [
    "KN-23 missiles and M1989 guns were seen.",
    "It breaks Resolution 2397, containers or not.",
    "Нарушена резолюция 2270, контейнеры задержаны.",
    "The 152 mm guns and 122mm rockets are old.",
    "포탄은 152㎜이다.",
    "On Feb. 26 containers were seen.",
    "In 2023 containers were seen.",
    "Am 18. März, 18.03.2024, kamen Container.",
    "At 10:30 ships left.",
    "About 15% of troops and 30 percent of guns are old.",
    "Call +82-2-1234-5678, ships are waiting.",
    "It lasted 10 days after troops came.",
    "Two rounds of talks were held.",
    "It made 20 missile tests.",
    "朝鲜一名代表否认了此事。",
    "He paid 1,350 won to the dollar.",
    "Several thousand troops came.",
    "Tens of thousands of soldiers came.",
    "Hundreds of thousands of shells came.",
    "Tausende Soldaten kamen.",
    "수백만 발의 포탄이 왔다.",
    "数百万発の砲弾が届いた。",
    "2월 26일 컨테이너를 봤다.",
    "북한 선박 30개국 5개월.",
    "한미 5원칙을 정했다.",
    "The 3rd brigade and the 11th corps.",
    "94-я бригада и 11-й корпус.",
    "The soldier is 23-year-old.",
    "The destroyer is 500 km from the troops.",
    "https://example.org/2024/7000 containers",
    "Der Preis stieg in 24 Stunden, Container kamen.",
    "싱크탱크 중 하나로 새 정부 2기 인사를 냈다.",
]


def found(text: str) -> list[Quantity]:
    return list(quantities("", text))


@pytest.mark.parametrize(("sentence", "value", "unit"), FORMATS)
def test_every_number_format_gives_value_and_unit(sentence: str, value: float, unit: str) -> None:
    """Each way of writing a number with a unit is read with the right value and the right unit."""
    assert (value, unit) in [(quantity.value, quantity.unit) for quantity in found(sentence)]


@pytest.mark.parametrize("sentence", NO_COUNTS)
def test_what_is_no_count_is_left_out(sentence: str) -> None:
    """Calibres, dates, years, times, resolutions, designations, percentages, numbers of other things and vague plurals give nothing."""
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("It wants 10,000 to 12,000 troops.", 10000, 12000),
        ("It wants 10,000-12,000 troops.", 10000, 12000),
        ("It wants between 10,000 and 12,000 troops.", 10000, 12000),
        ("It wants 11 to 12,000 troops.", 11000, 12000),
        ("Es will zwischen 10.000 und 12.000 Soldaten.", 10000, 12000),
        ("Es will 10.000 bis 12.000 Soldaten.", 10000, 12000),
        ("Нужно от 10 до 12 тысяч военных.", 10000, 12000),
        ("Нужно 10–12 тыс. военных.", 10000, 12000),
        ("Потрібно від 10 до 12 тисяч військових.", 10000, 12000),
        ("병력 1만~1만2천명이 필요하다.", 10000, 12000),
        ("兵士1万から1万2千人が必要だ。", 10000, 12000),
        ("需要1万至1.2万名士兵。", 10000, 12000),
        ("Il faut de 10 000 à 12 000 soldats.", 10000, 12000),
        ("It wants 3 to 5 million shells.", 3_000_000, 5_000_000),
    ],
)
def test_a_range_keeps_both_ends(sentence: str, low: float, high: float) -> None:
    """A range is one quantity whose lower end is `value` and whose upper end is `high`."""
    assert [(quantity.value, quantity.high) for quantity in found(sentence)] == [(low, high)]


@pytest.mark.parametrize(
    ("sentence", "approximation"),
    [
        ("About 7,000 containers left.", ABOUT),
        ("More than 7,000 containers left.", MORE_THAN),
        ("Up to 7,000 containers left.", UP_TO),
        ("It handed over 84 prisoners.", EXACT),
        ("Mehr als 9.000 Container kamen.", MORE_THAN),
        ("Rund 9.000 Container kamen.", ABOUT),
        ("Bis zu 9.000 Container kamen.", UP_TO),
        ("Около 7000 контейнеров.", ABOUT),
        ("Не менее 7000 контейнеров.", AT_LEAST),
        ("Не более 7000 контейнеров.", UP_TO),
        ("Fewer than 7,000 containers left.", LESS_THAN),
        ("Понад 7000 контейнерів.", MORE_THAN),
        ("Plus de 9 000 conteneurs.", MORE_THAN),
        ("컨테이너 약 7천개", ABOUT),
        ("컨테이너 7천여개", MORE_THAN),
        ("컨테이너 7천개 이상", AT_LEAST),
        ("컨테이너 최대 7천개", UP_TO),
        ("コンテナ約7千個", ABOUT),
        ("コンテナ7千個以上", AT_LEAST),
        ("逾7000個貨櫃", MORE_THAN),
        ("约7000个集装箱", ABOUT),
        ("7,000 containers left.", EXACT),
        ("Upwards of 7,000 containers left.", MORE_THAN),
        ("港のコンテナ9000個余り", MORE_THAN),
        ("포탄 100만발이 넘고", MORE_THAN),
        ("병력 1만 명 넘는다", MORE_THAN),
        ("Не менш як 7000 контейнерів.", AT_LEAST),
        ("Vingt mille obus au moins.", AT_LEAST),
        ("不少于7000个集装箱", AT_LEAST),
        ("砲弾800万発を超える", MORE_THAN),
    ],
)
def test_markers_say_how_exactly_a_number_is_meant(sentence: str, approximation: Approximation) -> None:
    """Words before and particles behind a number give its approximation in every language."""
    assert [quantity.approximation for quantity in found(sentence)] == [approximation]


def test_offsets_count_in_title_newline_text() -> None:
    """`text` stands at `start` in title, newline and text together, also where folding changes lengths."""
    title, text = "Straße: 7.000 Container ﬁnden Platz", "Große Mengen: 300 ß-Granaten, 20 Züge, 9.000 Container."
    whole = f"{title}\n{text}"
    given = quantities(title, text)
    assert next(iter(given)).value == 7000
    assert all(whole.startswith(quantity.text, quantity.start) for quantity in given)


def test_persons_are_the_soldiers_named_before() -> None:
    """Many "persons" without a noun of their own are those of whom the text just spoke; a few are just people."""
    given = found("The infantry is on its way. A first unit of 2,600 people leaves soon, with 3 people ahead.")
    assert [(quantity.value, quantity.unit) for quantity in given] == [(2600, "troop"), (3, "person")]


@settings(deadline=None)
@given(title=st.text(max_size=40), text=st.text(max_size=300))
def test_any_text_gives_quantities_that_stand_in_it(title: str, text: str) -> None:
    """No text raises, and the words of each quantity stand where it says."""
    whole = f"{title}\n{text}"
    assert all(quantity.text and whole.startswith(quantity.text, quantity.start) for quantity in quantities(title, text))


PIECES = "7,000|7.000| |-|6천700|여|개|컨테이너|to|до|million|тысяч|soldiers|七千|個|コンテナ|152mm|$|killed|or|half a|March|的|多萬"


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40))
def test_any_row_of_pieces_is_read_without_error(pieces: list[str]) -> None:
    """Pieces of numbers and units in any order never raise, and values are positive and finite."""
    text = " ".join(pieces)
    for quantity in found(text):
        assert 0 < quantity.value < 1e13
        assert quantity.high is None or quantity.high > quantity.value


@pytest.mark.parametrize("piece", ["1 ", "1,111", "七", "seven thousand ", "million ", "1만", "1-2-", "7 foo foo ", "1명 ", "9" * 50])
def test_a_huge_text_is_read_only_in_part(piece: str) -> None:
    """Of a megabyte the first part is read and a limited number of figures kept."""
    given = quantities("", piece * (1_000_000 // len(piece)))
    assert len(given) <= MOST
    assert all(quantity.start <= LOOKED_AT for quantity in given)


def test_all_units_are_ready_for_every_language() -> None:
    """Each unit that matters has forms in alphabetic and in East Asian scripts."""
    known = vocabulary()
    alphabetic = {*known.words.words.values(), *known.words.beginnings.values(), *known.words.endings.values()}
    east_asian = {unit for _, unit in known.east_asian}
    for name, unit in known.units.items():
        if unit.matters is not None and unit.name == name:
            assert name in alphabetic
            assert name in east_asian
