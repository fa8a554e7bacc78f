"""Whose words a figure is, through whom it came and on which day it was said, where several speak in one report."""

from datetime import date

import pytest

from feeds.types.claim import Claim, Direction, Status
from feeds.understand.claims.speakers import identify
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

MONDAY = date(2024, 3, 18)


def read(language: str, text: str, title: str = "") -> tuple[Claim, ...]:
    return claims(title, text, quantities(title, text), language, MONDAY)


def test_the_outlet_of_one_speaker_is_not_that_of_another() -> None:
    """An interview of one speaker is no source of what somebody else said further down."""
    found = read(
        "en",
        "Defence Minister Shin Won-sik told Yonhap that North Korea had sent 700 containers to Russia. "
        "Ukraine's military intelligence had counted 90,000 shells shipped by North Korea.",
    )
    assert [claim.chain for claim in found] == [("Yonhap",), ()]


def test_a_capital_gives_way_to_who_speaks_for_it() -> None:
    """Of a capital and its minister in one sentence the minister is who says so."""
    text = "Seoul geht von 700 Containern aus, die nach Russland gelangten, wie Verteidigungsminister Shin Won-sik sagte."
    assert [claim.claimant for claim in read("de", text)] == ["Verteidigungsminister Shin Won-sik"]


def test_a_deputy_behind_words_of_occasion_is_not_taken_for_the_head() -> None:
    """The word that makes the office somebody else's stays with it."""
    text = "Москва отримала з КНДР 1500 снарядів, розповів в інтерв'ю заступник начальника ГУР Вадим Скібіцький."
    (claim,) = read("uk", text)
    assert claim.claimant == "заступник начальника ГУР Вадим Скібіцький"
    assert claim.speaker is not None
    assert claim.speaker.office == "military-intelligence"


def test_time_and_place_between_a_name_and_its_verb() -> None:
    """A named person speaks where an inset of time and place stands before the verb."""
    text = "900 Soldaten sollen nach Russland gehen, wie der Minister, Sergej Schoigu, bei einem Besuch am Freitag mitteilte."
    assert [claim.claimant for claim in read("de", text)] == ["Sergej Schoigu"]


@pytest.mark.parametrize(
    ("language", "text", "claimant"),
    [
        ("en", "Last May John Kirby of the White House said that North Korea had sent 700 containers to Russia.", "John Kirby"),
        ("en", "The White House had spoken of 700 containers that North Korea sent to Russia.", "White House"),
        ("en", "North Korea sent Russia 700 containers, according to an estimate released on Friday by the Pentagon.", "Pentagon"),
        ("fr", "La Corée du Nord a livré 700 conteneurs à Moscou, selon une note diffusée vendredi par le Pentagone.", "Pentagone"),
        ("de", "Es sind 700 Container aus Nordkorea für Russland, die John Kirby am Freitag genannt hatte.", "John Kirby"),
        ("ru", "КНДР отправила в Россию 700 контейнеров, заявил в Киеве министр обороны Украины.", "министр обороны Украины"),
        ("uk", "Рустем Умєров подякував партнерам і нагадав про 700 контейнерів, які КНДР відправила до Росії.", "Рустем Умєров"),
        ("ko", "정부는 700개로 봤지만 영국 국방부는 북한이 러시아에 컨테이너 900개를 보냈다고 평가했다.", "영국 국방부"),
        ("de", "Vorige Woche hatte das Pentagon von 700 Containern aus Nordkorea gesprochen.", "Pentagon"),
        ("de", "Nordkorea lieferte Russland 700 Container, sagte der Sprecher des Weißen Hauses, John Kirby, am Freitag.", "John Kirby"),
        ("en", "In May Kyrylo Budanov, who leads the service HUR, said Pyongyang had sent Russia 148 missiles.", "Kyrylo Budanov"),
        ("ru", "КНДР отправила в Россию 700 контейнеров, заявил министр Рустем Умеров корейскому каналу.", "министр Рустем Умеров"),
        ("fr", "Shin Won-sik jugeait que 700 conteneurs étaient partis de Corée du Nord vers la Russie.", "Shin Won-sik"),
        ("ja", "国防省によると、北朝鮮の将兵は約900人がロシアに入ったという。", "国防省"),
        ("ja", "「多国間制裁監視チーム」（MSMT）は北朝鮮がロシアにコンテナ700個を送ったと指摘した。", "多国間制裁監視チーム"),
        ("zh", "格里菲思引用“开源中心”的研究，说有700个集装箱从朝鲜运往俄罗斯。", "开源中心"),
        ("zh", "早前，俄方宣布朝鲜向俄罗斯派遣900名士兵。", "俄方"),
        ("zh", "报道援引国防部的统计称，朝鲜向俄罗斯运送了700个集装箱。", "国防部"),
    ],
)
def test_who_says_so(language: str, text: str, claimant: str) -> None:
    """Time before a name, what somebody made, speech acts and parties in every language lead to who says so."""
    found = [claim.claimant or "" for claim in read(language, text)]
    assert found
    assert claimant in found[-1]


def test_a_country_is_no_verb() -> None:
    """The States in a country's name say nothing."""
    found = read("en", "The United States on Friday imposed sanctions on 11 firms that had moved North Korean shells to Russia.")
    assert {claim.claimant for claim in found} == {"United States"}


def test_his_words_are_nobodys_name() -> None:
    """What an agency passes on of somebody's words is a source, and the words are no speaker."""
    found = read("ru", "КНДР отправит в Россию 900 солдат, заявил Сергей Шойгу. Его слова передает ТАСС.")
    assert [(claim.claimant, claim.chain) for claim in found] == [("Сергей Шойгу", ("ТАСС",))]


def test_the_day_of_a_report_is_not_that_of_another_side() -> None:
    """A figure that another side told has not the day on which the first spoke."""
    found = read(
        "en",
        "Pentagon spokesman Pat Ryder said on Friday that North Korea had sent 700 containers to Russia. "
        "Ukraine's military intelligence speaks of 90,000 shells from North Korea.",
    )
    assert [claim.said_on for claim in found] == [date(2024, 3, 15), None]


def test_the_day_of_a_shot_is_not_that_of_saying() -> None:
    """A day of weeks ago behind a Chinese verb of saying is that of the thing."""
    found = read("zh", "国务卿布林肯表示，俄方2月3日向乌克兰发射了至少3枚朝制导弹。")
    assert [claim.said_on for claim in found] == [None]


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("de", "400 Sanitäter sollen helfen, 700 Soldaten die Brücken bewachen, sagte Sergej Schoigu.", [Status.PLANNED]),
        ("ru", "Семьсот солдат, которых намерены отправить в Россию из КНДР, уже учатся, сообщил Сеул.", [Status.PLANNED]),
        ("zh", "国防部说，朝鲜将派900名工兵赴俄罗斯，另派700名建设人员。", [Status.PLANNED, Status.PLANNED]),
        ("en", "By the end of May 700 containers had left North Korea for Russia, Seoul said.", [Status.DELIVERED]),
        ("en", "North Korea wants more oil, and 700 soldiers are in Russia, Seoul said.", [Status.DELIVERED]),
    ],
)
def test_plans_reach_over_a_comma_only_where_the_grammar_does(language: str, text: str, statuses: list[Status]) -> None:
    """A clause without a verb of its own has that of the one before; a relative clause counts; others do not."""
    assert [claim.status for claim in read(language, text) if claim.quantity and claim.quantity.unit != "person"] == statuses


def test_what_was_said_to_an_outlet_is_of_the_one_who_spoke_before() -> None:
    """A sentence on an interview speaks of the speaker before it, and of nobody who comes later."""
    found = read(
        "ru",
        "Из КНДР пришло 700 контейнеров, утверждает замглавы ГУР Вадим Скибицкий. Об этом он сказал в интервью Reuters. "
        "Министр обороны Южной Кореи Син Вон Сик говорил о 900 контейнерах.",
    )
    assert [claim.chain for claim in found] == [("Reuters",), ()]


def test_another_peoples_name_for_a_statement_is_no_speaker() -> None:
    """Who begins a sentence as the owner of a claim does not say it there."""
    text = "Утверждение Белого дома, будто из КНДР пришло 700 контейнеров, вызвало смех."
    assert [claim.claimant for claim in read("ru", text)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Its plants can turn out 200,000 shells a month for Russia, Pyongyang's envoy said."),
        ("uk", "Заводи КНДР здатні випускати 200 тисяч снарядів на місяць, заявив Сеул."),
        ("ru", "Заводы КНДР могут выпускать 200 тысяч снарядов в месяц, заявил Сеул."),
        ("fr", "Les usines de Corée du Nord peuvent produire 200 000 obus par mois, a déclaré Séoul."),
        ("de", "Nordkoreas Werke können 200.000 Granaten im Monat herstellen, sagte Umjerow."),
    ],
)
def test_what_could_be_made_is_a_capacity(language: str, text: str) -> None:
    """What plants can make is kept apart from what was delivered."""
    assert [claim.status for claim in read(language, text)] == [Status.CAPACITY]


def test_arms_that_are_counted_went_the_way_of_the_article() -> None:
    """A sentence that fires nothing counts arms as handed over; one that fires them tells no way."""
    lead = "North Korea sent Russia 700 containers, Seoul said. "
    counted = read("en", lead + "The ministry also counts 100 ballistic missiles.")
    fired = read("en", lead + "The ministry also says that 100 ballistic missiles were fired.")
    assert [claim.direction for claim in counted] == [Direction.DPRK_TO_RUSSIA, Direction.DPRK_TO_RUSSIA]
    assert [claim.direction for claim in fired] == [Direction.DPRK_TO_RUSSIA, None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "До Росії з КНДР прибули 700 контейнерів, розповів в інтерв'ю заступник начальника ГУР Вадим Скібіцький."),
        ("ru", "В Россию из КНДР прибыли 700 контейнеров, рассказал в интервью заместитель начальника ГУР Вадим Скибицкий."),
    ],
)
def test_a_deputy_is_not_who_holds_the_office(language: str, text: str) -> None:
    """Also behind words of place, where the office alone is looked for: the body speaks through them."""
    (claim,) = read(language, text)
    assert claim.speaker is not None
    assert (claim.speaker.person, claim.speaker.office) == ("skibitskyi", "military-intelligence")


@pytest.mark.parametrize(
    ("language", "name", "person"),
    [
        ("en", "defence minister nominee Ahn Gyu-back", "ahn-gyu-back"),
        ("en", "South Korea's defence minister nominee", None),
        ("en", "Prime Minister-designate Lee", None),
        ("de", "Präsidentschaftskandidat Lee Jae-myung", "lee-jae-myung"),
        ("de", "der designierte Verteidigungsminister Ahn", None),
        ("fr", "le candidat à la présidence Lee", None),
        ("fr", "le ministre désigné de la Défense", None),
        ("ru", "кандидат в министры обороны Южной Кореи", None),
        ("uk", "кандидат на посаду міністра оборони", None),
        ("ko", "안규백 국방부 장관 후보자", "ahn-gyu-back"),
        ("ko", "대통령 당선인 이재명", "lee-jae-myung"),
        ("ja", "大統領候補の李在明氏", "lee-jae-myung"),
        ("zh", "国防部长提名人安圭伯", "ahn-gyu-back"),
    ],
)
def test_who_is_to_hold_an_office_does_not_hold_it(language: str, name: str, person: str | None) -> None:
    """A nominee or candidate speaks under their own name, and for no ministry."""
    found = identify(name, language)
    assert (found.office if found else None, found.person if found else None) == (None, person)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Prosecutor General Andriy Kostin"),
        ("de", "Generalstaatsanwalt Kostin"),
        ("fr", "le procureur général Kostine"),
        ("ru", "генпрокурор Андрей Костин"),
        ("uk", "генпрокурор Андрій Костін"),
        ("ko", "검찰총장 코스틴"),
        ("ja", "検事総長"),
        ("zh", "总检察长科斯京"),
    ],
)
def test_a_prosecutor_is_no_ministry_of_justice(language: str, name: str) -> None:
    """Who prosecutes has an office of their own."""
    found = identify(name, language)
    assert found is not None
    assert found.office == "prosecutors"
