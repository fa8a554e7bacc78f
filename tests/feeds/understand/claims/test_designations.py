"""Acts of listing in eight languages: who was listed, by whom, under what; and what only looks like one."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.understand.claims.designations import designations
from feeds.understand.claims.listers import LISTERS
from feeds.understand.claims.listing_words import EASTERN, SPACED

FRIDAY = date(2024, 12, 13)
LEADS = tomllib.loads((Path(__file__).parents[3] / "data" / "listings.toml").read_text(encoding="utf-8"))["lead"]


def listed(text: str, language: str, title: str = "") -> dict[str, tuple[str, ...]]:
    """Whom each side listed."""
    found: dict[str, tuple[str, ...]] = {}
    for act in designations(title, text, language, FRIDAY):
        found[act.by] = (*found.get(act.by, ()), *act.listed)
    return found


ENGLISH = [
    (
        "The US Treasury imposed sanctions on Golden Triangle Bank and on its director, Pavel Orlov.",
        "usa",
        "Golden Triangle Bank | Pavel Orlov",
    ),
    (
        "Britain on Tuesday sanctioned General Ri Song Chol, Colonel Pak Myong Su and the Sokolov Shipyard.",
        "uk",
        "Ri Song Chol | Pak Myong Su | Sokolov Shipyard",
    ),
    ("Canada has blacklisted the freighters Neva and Onega for carrying shells.", "canada", "Neva | Onega"),
    ("The European Union added North Korea's Rocket Bureau and its head Jang Il to its sanctions list.", "eu", "Rocket Bureau | Jang Il"),
    ("Alpha Marine LLC, Beta Trading and three others were added to the EU blacklist on Monday.", "eu", "Alpha Marine LLC | Beta Trading"),
    ("Japan froze the assets of Taiga Leasing, which flew the missiles.", "japan", "Taiga Leasing"),
    (
        (
            "South Korea put 11 people and four ships on its blacklist. "
            "Among them are Kim Chol Min, a trader in Beijing, and the tanker Volga Star (IMO 9123456)."
        ),
        "south-korea",
        "Kim Chol Min | Volga Star (IMO 9123456)",
    ),
    (
        (
            "Washington announced sanctions against five entities. "
            "They include Vega Shipping, Altair Bank and the Research Institute of Optics."
        ),
        "usa",
        "Vega Shipping | Altair Bank | Research Institute of Optics",
    ),
    (
        "The State Department designated Oleg Brusilov, deputy head of the Polar Fleet, and Arkhip Holding.",
        "usa",
        "Oleg Brusilov | Arkhip Holding",
    ),
    ("New Zealand imposed sanctions on 12 individuals, including Kim Yong Su and Pak Jong Ho.", "new-zealand", "Kim Yong Su | Pak Jong Ho"),
]
GERMAN = [
    ("Die EU hat Sanktionen gegen den General Ri Song Chol und die Reederei Nordwind verhängt.", "eu", "Ri Song Chol | Nordwind"),
    (
        "Das US-Finanzministerium setzte die MRK Bank und den Geschäftsmann Pawel Orlow auf die Sanktionsliste.",
        "usa",
        "MRK Bank | Pawel Orlow",
    ),
    ("Südkorea verhängte am Donnerstag Sanktionen gegen die Frachter «Newa» und «Onega».", "south-korea", "Newa | Onega"),
    ("Großbritannien belegte die Firma Taiga Leasing und deren Chef Oleg Brusilow mit Sanktionen.", "uk", "Taiga Leasing | Oleg Brusilow"),
    ("Pak Myong Su und Kim Chol Min wurden von der EU auf die Sanktionsliste gesetzt.", "eu", "Pak Myong Su | Kim Chol Min"),
    (
        "Japan verhängte Sanktionen gegen elf Organisationen. Darunter sind die Fluggesellschaft Polar Air und der Manager Jan Petrow.",
        "japan",
        "Polar Air | Jan Petrow",
    ),
]
FRENCH = [
    (
        "Les États-Unis ont sanctionné la banque Altaïr et son directeur, Pavel Orlov, accusés d'avoir payé des obus.",
        "usa",
        "Altaïr | Pavel Orlov",
    ),
    ("Le Japon a gelé les avoirs de Taïga Leasing et de Polar Air.", "japan", "Taïga Leasing | Polar Air"),
    ("Londres a imposé des sanctions contre le général Ri Song Chol et le cargo « Neva ».", "uk", "Ri Song Chol | Neva"),
    ("Kim Chol Min et Pak Myong Su ont été inscrits sur la liste noire de l'Union européenne.", "eu", "Kim Chol Min | Pak Myong Su"),
    (
        "La Corée du Sud a annoncé des sanctions contre onze personnes. Parmi elles figurent Kim Yong Su et Jang Il.",
        "south-korea",
        "Kim Yong Su | Jang Il",
    ),
]
RUSSIAN = [
    ("Великобритания ввела санкции против генералов Ли Сон Чхоля и Пак Мён Су.", "uk", "Ли Сон Чхоля | Пак Мён Су"),
    (
        "Минфин США внёс в санкционный список банк «Альтаир», компанию «Тайга Лизинг» и Павла Орлова.",
        "usa",
        "Альтаир | Тайга Лизинг | Павла Орлова",
    ),
    ("Южная Корея ввела санкции в отношении сухогрузов «Нева» и «Онега», которые возили снаряды.", "south-korea", "Нева | Онега"),
    ("Япония заморозила активы «Полар Эйр» и её директора Ивана Петрова.", "japan", "Полар Эйр | Ивана Петрова"),
    ("Евросоюз ввёл санкции против пяти компаний. Среди них «Вега Шиппинг» и «Арктур».", "eu", "Вега Шиппинг | Арктур"),
    ("Ким Чхоль Мин и Олег Брусилов внесены в санкционный список Евросоюза.", "eu", "Ким Чхоль Мин | Олег Брусилов"),
]
UKRAINIAN = [
    ("США запровадили санкції проти банку «Альтаїр» та його директора Павла Орлова.", "usa", "Альтаїр | Павла Орлова"),
    ("Велика Британія внесла до санкційного списку генерала Рі Сон Чхоля і компанію «Тайга Лізинг».", "uk", "Рі Сон Чхоля | Тайга Лізинг"),
    ("Євросоюз запровадив санкції щодо суден «Нева» й «Онега», які возили снаряди.", "eu", "Нева | Онега"),
    ("Японія запровадила санкції проти одинадцяти організацій. Серед них «Полар Ейр» і «Вега Шипінг».", "japan", "Полар Ейр | Вега Шипінг"),
    ("Під санкції США потрапили Іван Петров і «Арктур».", "usa", "Іван Петров | Арктур"),
]
KOREAN = [
    ("미국 재무부는 13일 러시아 은행 알타이르뱅크와 타이가 리싱을 제재 대상으로 지정했다.", "usa", "알타이르뱅크 | 타이가 리싱"),
    ("정부는 북한 국방성과 미사일총국, 박명수 대표를 독자제재 대상에 올렸다.", "south-korea", "북한 국방성 | 미사일총국 | 박명수"),
    ("유럽연합(EU)은 북한군 파병에 관여한 국방상 리성철과 총참모장 김철민을 제재 명단에 추가했다.", "eu", "리성철 | 김철민"),
    ("영국 정부가 '네바'호와 '오네가'호를 제재 대상에 추가했다.", "uk", "네바 | 오네가"),
    ("일본 정부는 11개 단체를 제재했다. 제재 대상은 폴라르 항공, 베가 시핑 등이다.", "japan", "폴라르 항공 | 베가 시핑"),
]
JAPANESE = [
    ("米財務省は13日、ロシアのアルタイル銀行とタイガ・リーシングを制裁対象に指定した。", "usa", "アルタイル銀行 | タイガ・リーシング"),
    ("日本政府は、砲弾を運んだとして、貨物船「ネバ」と「オネガ」の資産を凍結した。", "japan", "ネバ | オネガ"),
    ("欧州連合は、北朝鮮のミサイル総局とパーベル・オルロフ氏を制裁リストに追加した。", "eu", "ミサイル総局 | パーベル・オルロフ"),
    ("韓国政府は4社を独自制裁の対象に指定した。対象はベガ海運、ポラール航空など。", "south-korea", "ベガ海運 | ポラール航空"),
]
CHINESE = [
    ("美国财政部周五将“阿尔泰银行”和“泰加租赁公司”列入制裁名单。", "usa", "阿尔泰银行 | 泰加租赁公司"),
    ("韩国对俄罗斯货船“涅瓦”号、“奥涅加”号实施单独制裁。", "south-korea", "涅瓦 | 奥涅加"),
    ("英国宣布对朝鲜国防相李成哲和将军朴明洙实施制裁。", "uk", "李成哲 | 朴明洙"),
    ("歐盟將朝鮮導彈總局和帕維爾·奧爾洛夫列入制裁名單。", "eu", "朝鮮導彈總局 | 帕維爾·奧爾洛夫"),
    ("日本政府宣布对11家机构实施制裁，其中包括极地航空公司和织女星航运公司。", "japan", "极地航空公司 | 织女星航运公司"),
]
ACTS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "ru": RUSSIAN, "uk": UKRAINIAN, "ko": KOREAN, "ja": JAPANESE, "zh": CHINESE}


@pytest.mark.parametrize(("language", "text", "by", "names"), [(language, *row) for language, rows in ACTS.items() for row in rows])
def test_an_act_of_listing_is_read(language: str, text: str, by: str, names: str) -> None:
    """Lists, appositions and quoted names, with the names of a sentence that goes on with the act."""
    assert listed(text, language) == {by: tuple(names.split(" | "))}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # numbers, which list nobody
        ("en", "The US Treasury imposed sanctions on two Russian nationals and three companies."),
        ("de", "Japan verhängte Sanktionen gegen elf Organisationen und eine Person."),
        ("ja", "政府は11団体と1個人の資産を凍結した。"),
        ("ko", "정부는 북한인 7명과 선박 2척을 독자제재 대상으로 지정했다."),
        ("zh", "韩国对7名朝鲜人和2艘俄罗斯船只实施单独制裁。"),
        # calls, plans, threats
        ("en", "Kyiv urged the EU to sanction Altair Bank."),
        ("en", "The US could impose sanctions on Altair Bank."),
        ("en", "Japan is considering sanctions on Taiga Leasing."),
        ("de", "Die EU will Sanktionen gegen die Altair Bank verhängen."),
        ("de", "Selenskyj forderte die EU auf, Sanktionen gegen Pawel Orlow zu verhängen."),
        ("fr", "L'Union européenne pourrait imposer des sanctions à Altaïr Banque."),
        ("ru", "США могут ввести санкции против банка «Альтаир»."),
        ("ru", "Киев призвал Евросоюз ввести санкции против «Альтаира»."),
        ("uk", "ЄС планує запровадити санкції проти банку «Альтаїр»."),
        ("ko", "정부는 타이가 리싱을 제재 대상으로 지정하는 방안을 검토하고 있다."),
        ("ja", "日本政府はタイガ・リーシングを制裁対象に指定する方針だ。"),
        ("zh", "美国可能将阿尔泰银行列入制裁名单。"),
        # older acts
        ("en", "Kim Jong Sik, a sanctioned official, came to Moscow."),
        ("en", "The US imposed sanctions on Altair Bank in 2022."),
        ("en", "Altair Bank, which had been blacklisted by the US, paid the bill."),
        ("en", "Orlov was sanctioned by the US last year."),
        ("de", "Die USA hatten im vergangenen Jahr Sanktionen gegen die Altair Bank verhängt."),
        ("ru", "США ввели санкции против «Альтаира» в прошлом году."),
        ("uk", "США запровадили санкції проти «Альтаїра» торік."),
        ("ko", "미국은 지난해 타이가 리싱을 제재 대상으로 지정했다."),
        ("ja", "米国は昨年、タイガ・リーシングを制裁対象に指定した。"),
        ("zh", "美国去年将阿尔泰银行列入制裁名单。"),
        # lifting, denying
        ("en", "The US lifted sanctions imposed on Altair Bank."),
        ("en", "Washington did not impose sanctions on Altair Bank."),
        ("de", "Die USA haben keine Sanktionen gegen die Altair Bank verhängt."),
        ("fr", "Les États-Unis n'ont pas sanctionné Altaïr Banque."),
        ("ru", "США не вводили санкции против «Альтаира»."),
        ("ko", "미국은 타이가 리싱에 대한 제재를 해제했다."),
        ("ja", "米財務省はタイガ・リーシングを制裁対象から除外した。"),
        ("zh", "美国财政部将阿尔泰银行移出制裁名单。"),
        # other matters
        ("en", "Russia imposed sanctions on British ministers John Smith and Mary Jones."),
        ("en", "The US listed several concerns about Russia's Pavel Orlov."),
        ("en", "Sanctions on North Korea have failed, Kim Jong Un said."),
        ("en", "The UN experts reported that Altair Bank evaded sanctions."),
        ("de", "Russland umgeht die Sanktionen gegen Nordkorea."),
        ("fr", "La Russie a dénoncé les sanctions contre Pyongyang."),
        ("ko", "러시아는 대북 제재를 비난했다."),
        ("zh", "俄罗斯外交部批评美国对朝鲜的制裁。"),
    ],
)
def test_what_is_no_act_lists_nobody(language: str, text: str) -> None:
    """Numbers alone, calls, plans, older acts, liftings, denials, the lists of Russia, and sanctions as a topic."""
    assert listed(text, language) == {}


@pytest.mark.parametrize("lead", LEADS, ids=[f"{place}-{lead['language']}" for place, lead in enumerate(LEADS)])
def test_a_lead_lists_whom_its_sentences_name(lead: dict[str, Any]) -> None:
    """Several sentences together, of which some go on with an act, and traps: the leads of tests/data/listings.toml."""
    found = designations("", lead["text"], lead["language"], lead["published"])
    assert [name for act in found for name in act.listed] == lead["listed"]
    assert {act.by for act in found} == ({lead["by"]} if lead["by"] else set())


@pytest.mark.parametrize(
    ("language", "text", "programme"),
    [
        ("en", "The US sanctioned Altair Bank under Executive Order 14024.", "Executive Order 14024"),
        ("en", "The US sanctioned Altair Bank. The step was taken pursuant to E.O. 13810.", "E.O. 13810"),
        ("en", "The EU added Altair Bank to its blacklist by Council Decision (CFSP) 2024/3182.", "Council Decision (CFSP) 2024/3182"),
        ("en", "The EU added Altair Bank to its blacklist as part of its 15th package of sanctions.", "15th package of sanctions"),
        ("de", "Die EU verhängte mit dem 15. Sanktionspaket Sanktionen gegen die Altair Bank.", "15. Sanktionspaket"),
        ("fr", "L'UE a sanctionné Altaïr Banque dans son quinzième paquet.", "quinzième paquet"),
        ("ru", "Евросоюз ввёл санкции против банка «Альтаир» в рамках 15-го пакета.", "15-го пакета"),
        ("ko", "미국은 알타이르뱅크를 행정명령 14024호에 따라 제재 대상으로 지정했다.", "행정명령 14024호"),
        ("ja", "米財務省は大統領令14024号に基づき、アルタイル銀行を制裁対象に指定した。", "大統領令14024号"),
        ("zh", "美国根据第14024号行政命令将“阿尔泰银行”列入制裁名单。", "第14024号行政命令"),
        ("en", "Japan sanctioned Altair Bank. The deal breached Resolution 1718, Tokyo said.", None),
        ("en", "Britain sanctioned Altair Bank. The US used Executive Order 14024 last week.", None),
    ],
)
def test_the_programme_of_an_act_is_read_as_it_is_written(language: str, text: str, programme: str | None) -> None:
    """In the sentence of the act or another one, where it is a programme of who acts; a resolution that was broken is none."""
    assert [act.programme for act in designations("", text, language, FRIDAY)] == [programme]


def test_an_act_keeps_its_day_and_its_passage() -> None:
    """The passage is the sentence, word for word; an act without a day has none."""
    text = "Shells reached Russia. Japan on Tuesday sanctioned Altair Bank. It also sanctioned Vega Shipping."
    first, second = designations("", text, "en", FRIDAY)
    assert (first.said_on, first.passage) == (date(2024, 12, 10), "Japan on Tuesday sanctioned Altair Bank.")
    assert (second.by, second.listed, second.said_on) == ("japan", ("Vega Shipping",), None)


def test_a_title_names_those_whom_the_text_does_not() -> None:
    """Its shorter names give way to those of the text; one that is all capitals gives none."""
    text = "The US Treasury sanctioned Altair Bank Limited."
    assert listed(text, "en", "US sanctions Altair") == {"usa": ("Altair Bank Limited",)}
    assert listed("The bank is in Moscow.", "en", "US blacklists Altair Bank over shells") == {"usa": ("Altair Bank",)}
    assert listed("The bank is in Moscow.", "en", "US Blacklists Altair Bank And Others Over Shells") == {}


def test_two_sides_of_one_article_are_kept_apart() -> None:
    """Each act is its own side's; those who act together list the same."""
    text = "The US sanctioned Altair Bank. Following Washington, Japan sanctioned Vega Shipping."
    assert listed(text, "en") == {"usa": ("Altair Bank",), "japan": ("Vega Shipping",)}
    assert listed("The US and Japan sanctioned Altair Bank.", "en") == {"usa": ("Altair Bank",), "japan": ("Altair Bank",)}


def test_whom_the_text_accuses_were_listed_only_by_an_act_that_counted() -> None:
    """Behind names that the act gave, an accusation is another matter."""
    accused = "Pavel Orlov is accused of shipping shells."
    assert listed(f"The US sanctioned two men. {accused}", "en") == {"usa": ("Pavel Orlov",)}
    assert listed(f"The US sanctioned Ivan Petrov. {accused}", "en") == {"usa": ("Ivan Petrov",)}


def test_a_name_is_told_once() -> None:
    """Also where the text repeats it in another case or shorter."""
    text = "Япония ввела санкции против Ивана Петрова и «Альтаира». Среди них Иван Петров и «Арктур»."
    assert listed(text, "ru") == {"japan": ("Ивана Петрова", "Альтаира", "Арктур")}


def test_a_language_without_rules_lists_nobody() -> None:
    """Nothing is read by the words of another language."""
    assert designations("", "The US sanctioned Altair Bank.", "fi", FRIDAY) == ()


_PIECES = st.sampled_from(
    [
        "sanctions on ",
        "The US ",
        "imposed ",
        "added ",
        " to its blacklist ",
        ", and ",
        "A ",
        "«",
        "“",
        "(",
        "IMO 1234567",
        " who ",
        "including ",
        "제재 대상으로 지정",
        "정부는 ",
        "와 ",
        "'",
        "「",
        "を制裁対象に指定",
        "日本政府は",
        "、",
        "对",
        "实施制裁",
        "，",
        "Среди них ",
        "внесены ",
        "список ",
        "\n",
        ". ",
        "\x00",
        "ﬁ",
        "İ",
        "Ⓐ",
        "é",
        "-" * 40,
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=60), st.sampled_from([*SPACED, *EASTERN]))
def test_any_text_is_read(pieces: list[str], language: str) -> None:
    """Hostile text raises nothing; passages and names stand in the text, and nobody acts who keeps no list."""
    text = "".join(pieces)
    for act in designations(text[:50], text, language, FRIDAY):
        assert act.passage in f"{text[:50]}\n{text}"
        assert act.listed
        assert act.by in LISTERS


@pytest.mark.parametrize("language", [*SPACED, *EASTERN])
@pytest.mark.parametrize(
    "piece",
    [
        "The US imposed sanctions on A, ",
        "added to its list, ",
        "«",
        "whom and A B C ",
        "внесены в список «А» и ",
        "정부는 A와 '나'를 제재 대상으로 지정, ",
        "日本政府は「あ」を制裁対象に指定、",
        "对“甲”实施制裁，",
    ],
)
def test_the_work_is_bounded(piece: str, language: str) -> None:
    """One endless sentence of acts gives no more names than are read of it."""
    found = designations("", piece * 5_000, language, FRIDAY)
    assert sum(len(act.listed) for act in found) <= 200
