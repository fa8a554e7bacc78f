"""Events that are easily taken for one another, and tellings that are easily taken for two."""

import pytest

from feeds.types.story import Outcome, StoryId
from tests.feeds.decide.shelf import Shelf, article


def stories(*tellings: tuple[float, str, str, str]) -> list[int]:
    """The story that each telling (hours, language, title, text) is put into, in their order."""
    shelf = Shelf()
    for hours, language, title, text in tellings:
        shelf.take(article(title, text, hours=hours, outlet=f"Outlet {hours}"), language)
    return [int(member.story) for member in shelf.members]


def test_a_rising_toll_of_one_strike_on_different_days_is_told_as_it_rises() -> None:
    """Another day's toll is another figure of the same thread; the retelling of one day's toll is the same story."""
    shelf = Shelf()
    first = shelf.take(article("Kharkiv: North Korean missile kills 24", "Prosecutors in Kharkiv said that 24 people were killed."))
    same = shelf.take(
        article(
            "Nordkoreanische Rakete: 24 Tote in Charkiw", "Laut der Staatsanwaltschaft von Charkiw wurden 24 Menschen getötet.", hours=3
        ),
        "de",
    )
    more = shelf.take(
        article(
            "Kharkiv toll climbs to 62 after North Korean missile",
            "Prosecutors in Kharkiv said that 62 people were killed, two of them children.",
            hours=26,
        )
    )
    assert first.outcome is Outcome.NEW_STORY
    assert same.story == StoryId(0)
    assert more.outcome is Outcome.NEW_STORY or [figure.value for figure in more.news] == [62]


def test_a_print_story_a_day_or_two_late_is_the_same_event() -> None:
    """Other words and another headline, but the speaker, the figure and the matter of two days ago."""
    assert stories(
        (
            0,
            "en",
            "NIS: 1,500 North Korean special forces shipped to Vladivostok",
            "South Korea's National Intelligence Service said that 1,500 soldiers had come to Vladivostok and got Russian uniforms.",
        ),
        (
            41,
            "en",
            "Borrowed uniforms and a new harbour: how Pyongyang's soldiers came to Russia",
            "In Vladivostok they got uniforms and papers of Buryats, says the National Intelligence Service. It counts 1,500 men.",
        ),
    ) == [0, 0]


def test_a_figure_from_months_ago_in_the_background_of_two_reports_joins_nothing() -> None:
    """Two reports of one day on other matters end with the same figure of last winter."""
    background = " Last winter Seoul put the cargo sent from Rajin to Russia at 6,700 containers."
    assert stories(
        (
            0,
            "en",
            "Kim Jong Un watches a drill of tank crews",
            "State media showed Kim Jong Un with new tanks at a training ground. He praised the crews." + background,
        ),
        (
            20,
            "en",
            "Lavrov flies to Wonsan for talks with Choe Son Hui",
            "The foreign minister landed in Wonsan on Friday. He is to stay for three days." + background,
        ),
    ) == [0, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("ko", "국정원 “북한군 1만명 러시아 파병”", "국가정보원은 국회 정보위에서 북한군 1만명이 러시아에 파병됐다고 밝혔다."),
            ("ko", "합참 “북한군 1만2천명 추가 파병 준비”", "합동참모본부는 북한이 1만2천명을 추가로 보낼 준비를 하고 있다고 밝혔다."),
        ),
        (
            ("en", "Pentagon: 10,000 North Korean troops in Russia", "Sabrina Singh said that 10,000 soldiers were in Kursk region."),
            ("en", "Zelensky: 12,000 North Korean troops in Russia", "President Zelensky said that 12,000 soldiers were in Kursk region."),
        ),
        (
            ("ru", "Канада ввела санкции против генералов КНДР", "Оттава внесла в список трёх северокорейских генералов."),
            ("ru", "Новая Зеландия ввела санкции против генералов КНДР", "Веллингтон внёс в список северокорейских генералов."),
        ),
    ],
    ids=["two offices of Seoul", "two capitals", "two rounds of sanctions"],
)
def test_two_offices_on_one_day_are_two_events(first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    """The same matter, another who says or does it."""
    assert stories((0, *first), (5, *second)) == [0, 1]


def test_the_same_matter_in_eight_languages_without_a_figure_is_one_story() -> None:
    """What was done, to whom and where is enough: the debris of a missile in Kharkiv that is shown by the prosecutor."""
    assert set(
        stories(
            (0, "uk", "У Харкові показали уламки північнокорейської ракети", "Прокуратура показала журналістам сопло ракети."),
            (1, "ru", "В Харькове показали обломки ракеты из КНДР", "Прокуратура показала журналистам остатки ракеты."),
            (2, "en", "Kharkiv shows debris of North Korean missile", "The prosecutor's office showed reporters the nozzle."),
            (3, "de", "Charkiw zeigt Trümmer nordkoreanischer Rakete", "Die Staatsanwaltschaft zeigte Reportern die Düse."),
            (4, "fr", "Kharkiv montre les débris d'un missile nord-coréen", "Le parquet a montré la tuyère aux journalistes."),
            (5, "ko", "하르키우서 북한 미사일 잔해 공개", "우크라이나 검찰이 기자들에게 미사일 잔해를 보여 줬다."),
            (6, "ja", "ハルキウで北朝鮮ミサイルの残骸公開", "検察当局が記者団に残骸を見せた。"),
            (7, "zh", "哈尔科夫展示朝鲜导弹残骸", "检察机关向记者展示了导弹残骸。"),
        )
    ) == {0}


SAPPERS = (
    0.0,
    "en",
    "North Korea to send 1,000 sappers and 5,000 builders to Kursk, Shoigu says",
    "North Korea will send 1,000 sappers and 5,000 military builders to Kursk, Sergei Shoigu said in Pyongyang on Monday.",
)


@pytest.mark.parametrize(
    "telling",
    [
        (
            4.0,
            "de",
            "Gouverneur dankt für Pioniere",
            "Gouverneur Anton Welikow bedankte sich am Montag für 1.000 Pioniere und 5.000 Bausoldaten aus Nordkorea.",
        ),
        (
            20.0,
            "ko",
            "외교부, 공병 파견에 우려",
            "외교부는 27일 북한의 쿠르스크 파견에 우려를 표했다. 전날 쇼이구 서기는 공병 1천 명과 건설인력 5천 명을 보낸다고 했다.",
        ),
        (
            21.0,
            "en",
            "Lammy condemns new deployment",
            "David Lammy on Tuesday condemned the plan for Kursk. The day before, Shoigu had announced 1,000 sappers and 5,000 builders.",
        ),
    ],
    ids=["thanks", "concern", "condemnation"],
)
def test_a_reaction_is_no_telling_of_what_it_answers(telling: tuple[float, str, str, str]) -> None:
    """It repeats the figures and the names of the announcement, and is news by itself."""
    assert stories(SAPPERS, telling) == [0, 1]


def test_a_retelling_of_the_announcement_joins_it() -> None:
    """The same speaker, day and figures in another language."""
    retold = (
        3.0,
        "de",
        "Schoigu: Nordkorea schickt 1.000 Pioniere nach Kursk",
        "Nordkorea schickt 1.000 Pioniere und 5.000 Bausoldaten nach Kursk, sagte Sergej Schoigu am Montag in Pjöngjang.",
    )
    assert stories(SAPPERS, retold) == [0, 0]


def test_a_reply_in_the_council_that_hears_a_count_is_another_event() -> None:
    """One place and one day, the same figure; who denies it says something else."""
    assert stories(
        (
            0,
            "en",
            "Panel veteran counts 9,000 containers",
            "A former member of the Panel of Experts told the Security Council on Monday that 9,000 containers had left Rajin.",
        ),
        (
            2,
            "en",
            "Nebenzia denies tale of 9,000 containers",
            "Vassily Nebenzia denied before the Security Council on Monday that 9,000 containers had come from North Korea.",
        ),
    ) == [0, 1]
