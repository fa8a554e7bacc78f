from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.decide.dedup import containment, place
from feeds.types.article import Article
from feeds.types.claim import Claim, Direction, Quantity
from feeds.types.story import Candidates, Outcome, Rung, StoryId
from feeds.understand.claims.statements import claims
from feeds.understand.fingerprint import shingles
from feeds.understand.quantities import quantities
from tests.feeds.decide import texts
from tests.feeds.decide.forms import COPIES, FILLED_TWICE, Pair
from tests.feeds.decide.shelf import NOON, Shelf, analysis, article, as_member


def test_same_link_joins_whatever_the_text_says() -> None:
    """Two feeds that give one article are one telling, at whatever time."""
    shelf = Shelf()
    shelf.take(article(*texts.SEOUL_EN, link="blatt.example/1"))
    decision = shelf.take(article(texts.OTHER_TITLE, texts.OTHER_TEXT, hours=800, link="blatt.example/1"))
    assert (decision.rung, decision.story) == (Rung.SAME_LINK, StoryId(0))
    assert decision.reason == "same link as article 0"


def test_same_text_ignores_case_space_and_punctuation() -> None:
    """Wire copy that differs in space and marks only is the same text."""
    shelf = Shelf()
    title, text = texts.SEOUL_EN
    shelf.take(article(title, text))
    decision = shelf.take(article(title.upper(), text.replace(", ", " — ") + "\n", hours=30))
    assert (decision.rung, decision.reason) == (Rung.SAME_TEXT, "same text as article 0")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (texts.LONG_TITLE, texts.quarter(texts.LONG_TEXT)),
        ("Satellite pictures: the secret route", texts.LONG_TEXT),
        ("Satellite pictures: the secret route", texts.OTHER_TEXT + "\n" + texts.LONG_TEXT),
        ("Satellite pictures: the secret route", texts.OTHER_TEXT + "\n" + texts.quarter(texts.LONG_TEXT)),
        ("Satellite pictures: the secret route", texts.teaser(texts.LONG_TEXT)),
    ],
    ids=["cut to a quarter", "retitled", "another paper's first paragraph", "that and cut", "a teaser from the middle"],
)
@pytest.mark.parametrize("whole_first", [True, False])
def test_copies_are_near_duplicates(title: str, text: str, whole_first: bool) -> None:
    """Copies are found however they were cut, in both orders, from their sketches alone, and up to two weeks later."""
    whole, copy = (texts.LONG_TITLE, texts.LONG_TEXT), (title, text)
    first, second = (whole, copy) if whole_first else (copy, whole)
    shelf = Shelf()
    shelf.take(article(*first))
    decision = shelf.take(article(*second, hours=24 * 13))
    assert (decision.outcome, decision.rung) == (Outcome.JOINED, Rung.NEAR_DUPLICATE)
    assert decision.reason.startswith("containment ")


def test_korean_copies_are_near_duplicates() -> None:
    """A Korean report with a new title and without its last sentence is a copy."""
    shelf = Shelf()
    title, text = texts.SEOUL_KO
    shelf.take(article(title, text), "ko")
    decision = shelf.take(article("국방장관 간담회 발언", text.split(". ")[0], hours=5), "ko")
    assert decision.rung in {Rung.NEAR_DUPLICATE, Rung.SAME_EVENT}
    assert decision.story == StoryId(0)


def test_copies_of_which_the_figures_contradict_are_no_copies() -> None:
    """The same words with another figure in the lead are left to the next rung, which keeps contradicting titles apart."""
    shelf = Shelf()
    title, text = texts.SEOUL_EN
    shelf.take(article(title, text))
    decision = shelf.take(article(title.replace("6,700", "9,100"), text.replace("6,700", "9,100"), hours=3))
    assert (decision.outcome, decision.follows) == (Outcome.NEW_STORY, StoryId(0))


def test_two_reports_of_one_agency_are_no_copies() -> None:
    """Datelines, authors and the full titles of presidents are not enough for a near-duplicate."""
    dateline = "(서울=연합뉴스) 아무개 기자 = "
    people = "도널드 트럼프 미국 대통령과 블라디미르 푸틴 러시아 대통령"
    shelf = Shelf()
    shelf.take(article("알래스카 숙소 경비 강화", f"{dateline}{people}이 묵을 숙소 주변 도로가 나흘간 통제된다고 경찰이 알렸다."), "ko")
    decision = shelf.take(
        article("유가 사흘째 하락", f"{dateline}{people}의 만남을 앞두고 유가가 사흘 연속 떨어졌다고 거래소가 집계했다.", hours=2),
        "ko",
    )
    assert decision.outcome is Outcome.NEW_STORY


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_a_press_conference_in_five_languages_is_one_story(order: tuple[int, ...]) -> None:
    """Name, port and figures tie retellings in five languages together, whichever comes first."""
    tellings = [
        (texts.SEOUL_EN, "en"),
        (texts.SEOUL_KO, "ko"),
        (texts.SEOUL_RU, "ru"),
        (texts.SEOUL_DE, "de"),
        (texts.SEOUL_JA, "ja"),
    ]
    shelf = Shelf()
    decisions = [shelf.take(article(*tellings[which][0], hours=4 * hour), tellings[which][1]) for hour, which in enumerate(order)]
    assert decisions[0].outcome is Outcome.NEW_STORY
    assert [decision.rung for decision in decisions[1:]] == [Rung.SAME_EVENT] * 4
    assert "6,700 container" in decisions[1].reason


@pytest.mark.parametrize("hours", [1, 24, 24 * 21])
def test_seven_thousand_containers_are_another_event(hours: float) -> None:
    """6,700 and 7,000 are not the same, an hour or three weeks apart; the second continues the thread of the first."""
    shelf = Shelf()
    shelf.take(article(*texts.SEOUL_EN))
    decision = shelf.take(article(*texts.SEOUL_LATER, hours=hours))
    assert (decision.outcome, decision.follows) == (Outcome.NEW_STORY, StoryId(0))
    assert decision.reason == "a new event that follows story 0: figures for container"


def test_troop_figures_of_one_autumn_are_four_events() -> None:
    """1,500, 3,000, 10,000 and 12,000 soldiers are told by others on other days; each follows the one before."""
    tellings = [
        (
            "Seoul: first 1,500 North Korean soldiers in Vladivostok",
            "The spy service showed 1,500 soldiers in new uniforms.",
            0,
        ),
        ("White House: 3,000 North Korean troops train in Russia", "John Kirby said that at least 3,000 soldiers came by ship.", 24 * 5),
        ("Pentagon: 10,000 North Korean troops now in Russia", "Sabrina Singh said that 10,000 soldiers would fight near Kursk.", 24 * 7),
        ("Kyiv: 12,000 North Korean troops with Russia's army", "Five hundred officers lead the 12,000 soldiers near Kursk.", 24 * 9),
    ]
    shelf = Shelf()
    decisions = [shelf.take(article(title, text, hours=hours)) for title, text, hours in tellings]
    assert [decision.outcome for decision in decisions] == [Outcome.NEW_STORY] * 4
    assert [decision.follows for decision in decisions] == [None, StoryId(0), StoryId(1), StoryId(2)]


def test_identical_headlines_months_apart_are_two_events() -> None:
    """A headline that comes back is news again."""
    title = "North Korean delegation leaves for Moscow"
    shelf = Shelf()
    shelf.take(article(title))
    assert shelf.take(article(title, hours=24 * 90)).outcome is Outcome.NEW_STORY


def test_statements_of_one_person_within_36_hours_stay_apart() -> None:
    """The same speaker on another matter the next day is another event, though the name is rare and the day near."""
    shelf = Shelf()
    shelf.take(
        article(
            '김여정, 한미훈련에 "값비싼 대가 치를 것"',
            "김여정 노동당 부부장은 다음 주 시작되는 연합훈련을 두고 담화를 내고 군의 대응을 예고했다.",
        ),
        "ko",
    )
    decision = shelf.take(
        article(
            '김여정 "러시아에 포탄 준 적 없다" 주장',
            "김여정 부부장은 무기 거래설은 꾸며 낸 이야기라며 수출용 무기는 없다고 조선중앙통신을 통해 말했다.",
            hours=30,
        ),
        "ko",
    )
    assert decision.outcome is Outcome.NEW_STORY


def test_figures_that_the_other_text_knows_do_not_part_titles() -> None:
    """7,000 containers there and 9,000 back are told by one minister; a title may choose either."""
    shelf = Shelf()
    shelf.take(article(*texts.SEOUL_LATER))
    title = "Russia sent 9,000 containers of aid to North Korea, says Shin Won-sik"
    text = "For about 7,000 containers from Rajin, the defence minister said on Monday, Moscow returned more than 9,000."
    decision = shelf.take(article(title, text, hours=2))
    assert (decision.outcome, decision.rung) == (Outcome.JOINED, Rung.SAME_EVENT)


def test_weeks_of_one_war_do_not_chain() -> None:
    """A story is joined by what resembles its first tellings in its first days, however near its last member is."""
    shelf = Shelf()
    for day in range(0, 24, 3):
        shelf.take(
            article(
                f"Kursk front: day {day} of the fighting near Sudzha",
                "Ukrainian officers at the Kursk front reported North Korean assault groups near Sudzha and Malaya Loknya.",
                hours=24 * day,
            )
        )
    stories = {member.story for member in shelf.members}
    assert len(stories) > 1
    for story in stories:
        view = shelf.view(story)
        assert all(abs(member.published - view.founder.published) <= timedelta(days=14) for member in view.members)


def test_what_many_open_stories_name_ties_nothing() -> None:
    """A place that every report of the week names is no evidence for one event in another language."""
    shelf = Shelf()
    reports = [
        "Flour gets dearer in Vladivostok",
        "Ferry lost off Vladivostok",
        "Vladivostok schools close",
        "Fire damages Vladivostok bridge",
    ]
    for hours, title in enumerate(reports):
        shelf.take(article(title, hours=hours))
    stories = {member.story for member in shelf.members}
    decision = shelf.take(article("Во Владивостоке открыли музей чая", "Владивосток получил новый музей.", hours=5), "ru")
    assert len(stories) == 4
    assert decision.outcome is Outcome.NEW_STORY


VETO = [
    ("Russia vetoes UN panel on North Korea", "Moscow blocked the renewal of the panel of experts in the Security Council.", "en"),
    ("Veto im Sicherheitsrat: Moskau beendet Nordkorea-Gremium", "Russland verhinderte die Verlängerung der Expertengruppe.", "de"),
    ("러시아 거부권에 유엔 대북제재 전문가패널 종료", "안보리에서 러시아가 임기 연장 결의안을 막았다.", "ko"),
    ("Россия наложила вето на мандат экспертов ООН по КНДР", "Совет Безопасности не продлил работу группы экспертов.", "ru"),
    ("ロシアが拒否権、国連の北朝鮮専門家パネル終了へ", "安保理で任期延長の決議案が否決された。", "ja"),
    ("俄罗斯否决延长联合国对朝专家小组授权", "安理会未能通过决议草案，专家小组四月底停止工作。", "zh"),
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (3, 5, 1, 0, 4, 2)])
def test_an_act_without_names_and_figures_is_one_story_in_six_languages(order: tuple[int, ...]) -> None:
    """Who did what is enough: a veto is found and joined in each language."""
    shelf = Shelf()
    for hour, which in enumerate(order):
        title, text, language = VETO[which]
        shelf.take(article(title, text, hours=2 * hour), language)
    assert {member.story for member in shelf.members} == {StoryId(0)}


def test_designations_of_one_day_in_two_capitals_stay_apart() -> None:
    """The same act of another side is another event, also where both tell the same goods and the same day."""
    shelf = Shelf()
    tellings = [
        ("Japan sanctions 11 groups over North Korean arms for Russia", "Tokyo froze the assets of eleven organisations on Friday.", "en"),
        (
            "정부, 북러 무기거래 관여 7명·선박 2척 독자제재",
            "정부는 24일 북한과 러시아의 무기 운송에 관여한 이들을 제재 대상으로 지정했다.",
            "ko",
        ),
        ("Südkorea verhängt Sanktionen wegen Waffen aus Nordkorea für Russland", "Betroffen sind sieben Menschen und zwei Schiffe.", "de"),
        ("政府、ロ朝の武器移転で資産凍結", "政府は24日、北朝鮮からロシアへの武器移転に関わった11団体の資産凍結を決めた。", "ja"),
        ("US sanctions shippers of North Korean arms to Russia", "The Treasury Department listed five companies on Friday.", "en"),
    ]
    for hours, (title, text, language) in enumerate(tellings):
        shelf.take(article(title, text, hours=hours), language)
    assert [member.story for member in shelf.members] == [StoryId(0), StoryId(1), StoryId(1), StoryId(0), StoryId(2)]


def test_a_slip_in_one_figure_does_not_part_two_tellings() -> None:
    """An outlet that misquotes one figure but tells the others, the speaker and the day joins; a day later it does not."""
    text = "If they held 152 mm shells it would be 3.2 million, with rockets 540,000, defence minister Shin Won-sik said of {} containers."
    for hours, outcome in ((9, Outcome.JOINED), (26, Outcome.NEW_STORY)):
        shelf = Shelf()
        shelf.take(article("Seoul: North Korea sent Russia 6,700 containers", text.format("6,700")))
        slip = article("North Korea shipped 6,000 containers, says Seoul", "Shin spoke in Seoul. " + text.format("6,000"), hours=hours)
        assert shelf.take(slip).outcome is outcome


def test_a_denial_days_later_joins_and_gathers_its_own_retellings() -> None:
    """What comes back to a story is compared with the first telling of each day, not with the founder alone."""
    shelf = Shelf()
    claim = "South Korea's spy agency said that 1,500 soldiers had landed in Vladivostok and that 12,000 were to follow."
    shelf.take(article("Seoul's spy agency: North Korea sent 1,500 troops to Russia", claim))
    denied = "A diplomat told a UN committee that the report of South Korea's spy agency on {} soldiers in Vladivostok was groundless."
    first = shelf.take(
        article("Pyongyang denies it sent troops to Russia", denied.format("1,500") + " Seoul counts 12,000 in all.", hours=60),
    )
    german = "Ein Diplomat nannte den Bericht des südkoreanischen Geheimdienstes über 1.500 Soldaten haltlos."
    second = shelf.take(article("Pjöngjang bestreitet Truppenentsendung nach Russland", german, hours=62), "de")
    assert (first.story, second.story) == (StoryId(0), StoryId(0))


def test_shared_offices_make_no_thread_across_matters() -> None:
    """Rare names continue a thread only where both tell one matter."""
    shelf = Shelf()
    shelf.take(article("Shoigu in Rajin", "Shoigu and Belousov looked at the port of Rajin, its containers and cranes."))
    decision = shelf.take(article("Shoigu and Belousov in Rajin for a parade", "They saw a parade.", hours=24 * 20))
    assert (decision.outcome, decision.follows) == (Outcome.NEW_STORY, None)


def test_opposite_directions_make_no_thread() -> None:
    """Containers that went to Russia are not continued by containers that came back."""

    def claimed(direction: Direction) -> Claim:
        quantity = Quantity(value=6700, unit="container", text="6,700 containers", start=0)
        return Claim(quantity=quantity, direction=direction, passage="")

    first = article(*texts.SEOUL_EN)
    founder = as_member(first, analysis(first, claims=[claimed(Direction.DPRK_TO_RUSSIA)]))
    shelf = Shelf()
    shelf.members.append(founder)
    later = article("9,000 containers of flour came back", "Moscow sent 9,000 containers of flour.", hours=24 * 20)
    found = analysis(later, claims=[claimed(Direction.RUSSIA_TO_DPRK)])
    candidates = Candidates(thread=(shelf.view(StoryId(0)),))
    assert place(later, found, candidates, later.published).follows is None
    same_way = analysis(later, claims=[claimed(Direction.DPRK_TO_RUSSIA)])
    assert place(later, same_way, candidates, later.published).follows == StoryId(0)
    assert place(later, same_way, candidates, NOON + timedelta(days=121)).follows is None


SOLDIERS = [
    ("en", "Kyiv: 10,000 North Korean soldiers in Russia", "Budanov said that North Korea sent 10,000 soldiers to Russia."),
    ("de", "Kiew: 10.000 Soldaten Nordkoreas in Russland", "Nordkorea schickte 10.000 Soldaten nach Russland, sagte Budanow."),
    ("ru", "Киев: 10 тысяч солдат КНДР в России", "КНДР отправила в Россию 10 тысяч солдат, заявил Буданов."),
    ("ko", "북한군 1만 명 러시아에", "국정원은 북한이 러시아에 병력 1만 명을 보냈다고 밝혔다."),
]


@pytest.mark.parametrize(("language", "title", "text"), SOLDIERS)
@pytest.mark.parametrize(
    ("other", "follows"),
    [
        (("Greek and Italian generals meet", "Greece will send 12,000 soldiers to a drill with Italy, Athens said."), False),
        (("Moscow's losses grow", "Russia lost 12,000 soldiers within a month, a general of Norway said."), False),
        (("Seoul: North Korea now has 12,000 soldiers in Russia", "North Korea has sent 12,000 soldiers to Russia, the NIS said."), True),
        (("More soldiers for Kursk", "North Korea promised 12,000 soldiers, Seoul said."), True),
    ],
)
def test_a_unit_alone_makes_no_thread(language: str, title: str, text: str, other: tuple[str, str], *, follows: bool) -> None:
    """Soldiers of other armies are no later state of North Korea's; those of the North are, whoever counts them."""
    first, later = article(title, text), article(*other, hours=24 * 20)
    founder = as_member(first, analysis(first, language, claims=_claimed(first, language)))
    shelf = Shelf()
    shelf.members.append(founder)
    candidates = Candidates(thread=(shelf.view(StoryId(0)),))
    found = place(later, analysis(later, claims=_claimed(later, "en")), candidates, later.published)
    assert (found.follows == StoryId(0)) is follows


def _claimed(of: Article, language: str) -> tuple[Claim, ...]:
    return claims(of.title, of.text, quantities(of.title, of.text), language, of.published.date())


@given(st.text(max_size=300), st.text(max_size=300))
def test_containment_does_not_depend_on_the_order(one: str, other: str) -> None:
    """Both measures are symmetric and lie between 0 and 1; containment is never below Jaccard."""
    ours, theirs = shingles("", one), shingles("", other)
    contained, jaccard = containment(ours, theirs)
    assert containment(theirs, ours) == (contained, jaccard)
    assert 0 <= jaccard <= contained <= 1


def _named(pair: Pair) -> str:
    return f"{pair[0]}, {pair[3]}"


@pytest.mark.parametrize("pair", FILLED_TWICE, ids=_named)
@pytest.mark.parametrize("turned", [False, True])
def test_one_form_of_words_for_two_events_joins_neither_as_a_copy_nor_as_a_retelling(pair: Pair, turned: bool) -> None:
    """Short texts that differ in who acts, which way, which ship, cargo or fate are two events, whatever else they share."""
    _, one, other, language = pair
    first, second = (other, one) if turned else (one, other)
    shelf = Shelf()
    shelf.take(article(*first), language)
    decision = shelf.take(article(*second, hours=5, outlet="Zeitung"), language)
    assert (decision.outcome, decision.story) == (Outcome.NEW_STORY, None), decision.reason


@pytest.mark.parametrize("pair", COPIES, ids=_named)
@pytest.mark.parametrize("turned", [False, True])
def test_short_copies_with_small_changes_are_still_found(pair: Pair, turned: bool) -> None:
    """An editor's word, another name of one side, datelines, bylines and cuts make no other event."""
    _, one, other, language = pair
    first, second = (other, one) if turned else (one, other)
    shelf = Shelf()
    shelf.take(article(*first), language)
    decision = shelf.take(article(*second, hours=5, outlet="Zeitung"), language)
    assert decision.rung in {Rung.SAME_TEXT, Rung.NEAR_DUPLICATE}
