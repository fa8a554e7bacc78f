"""Alerts as people read them, in both languages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.locales.texts import texts
from bot.message import Message
from bot.render.alert import MAX_ALERT, Circumstances, alert, best
from bot.render.catch_up import catch_up
from bot.render.change import News, correction, update
from bot.render.reader import Reader
from feeds.types.article import ArticleId
from feeds.types.claim import Approximation, Claim, Designation, Direction, Speaker, Stance
from feeds.types.feed import Tier
from feeds.types.story import Correction, Severity
from tests.bot.render.stories import BASE, quantity, story, telling

EN, DE = Reader(texts=texts("en")), Reader(texts=texts("de"), zone="Europe/Berlin")


def lines(message: Message) -> list[str]:
    """What stands there."""
    return message.plain().split("\n")


def test_an_alert_reads_well_in_english() -> None:
    """Headline and figures, sentences, source with its time zone, with room between; the headline leads to the source."""
    message = alert(story(), EN)
    assert lines(message) == [
        "Seoul counts 6,700 containers",
        "Figures: 6,700 containers",
        "",
        "Seoul counted 6,700 containers. They went to Russia.",
        "",
        "Harbour Wire, 26 Feb 2024, 14:05 UTC",
        "One source so far.",
    ]
    assert message.lines[0][0].url == message.preview_url == BASE.url
    assert not message.silent


def test_an_alert_reads_well_in_german() -> None:
    """With the mark of the other language, the reader's separators and the reader's clock."""
    assert lines(alert(story(), DE)) == [
        "[Englisch] Seoul counts 6,700 containers",
        "Zahlen: 6.700 Container",
        "",
        "Seoul counted 6,700 containers. They went to Russia.",
        "",
        "Harbour Wire, 26. Feb. 2024, 15:05 CET",
        "Bisher nur eine Quelle.",
    ]


def test_the_best_telling_is_in_the_readers_language() -> None:
    """A German chat reads the German paper where there is one with sentences; the founder is then among the others."""
    german = telling(language="de", outlet="Hafenblatt", title="Seoul zählt 6.700 Container", summary=("Seoul zählte.",))
    teaser = telling(language="de", outlet="Eilblatt", title="Container!", summary=())
    read = lines(alert(story(BASE, teaser, german), DE))
    assert read[0] == "Seoul zählt 6.700 Container"
    assert read[-1] == "Auch bei 2 Medien: Harbour Wire, Eilblatt (insgesamt 2 Sprachen, 3 unabhängige Quellen)."


def test_long_headlines_and_outlets_leave_room_for_the_sentences() -> None:
    """They are cut where little room is left, and the alert has its length and its sentences; elsewhere they stand as they are."""
    name, title = "Outlet with a very long name in the city of the harbour", "Seoul counts 6,700 containers and more " * 5
    first = replace(BASE, outlet=name, title=title, summary=("Seoul counted 6,700 containers, " + "which went far away " * 8 + "today.",))
    others = [telling(outlet=f"{number} {name}") for number in range(5)]
    long = alert(story(first, *others), EN).plain()
    assert len(long) <= MAX_ALERT
    assert first.summary[0] in long
    assert title.strip() in alert(story(replace(first, summary=())), EN).plain()


def test_the_coverage_line_counts_outlets_once_and_names_the_weightiest() -> None:
    """Two tellings of one paper are one outlet; beyond four names the rest is counted."""
    one = telling(outlet="Cape Dispatch")
    assert lines(alert(story(BASE, one, one, telling(title="x")), EN))[-1] == "Also reported by Cape Dispatch (2 independent sources)."
    many = [telling(outlet=f"Paper {number}", tier=Tier.TABLOID) for number in range(5)]
    agency = telling(outlet="Agency", tier=Tier.WIRE)
    said = lines(alert(story(BASE, *many, agency), EN))[-1]
    assert said == "Also reported by 6 outlets: Agency, Paper 0, Paper 1, Paper 2 and 2 more (7 independent sources)."


@pytest.mark.parametrize(
    ("reader", "words"),
    [(EN, ("So far from state media only.", "A denial is reported.")), (DE, ("Bisher nur aus Staatsmedien.", "Es gibt ein Dementi."))],
    ids=["en", "de"],
)
def test_warnings_stand_where_they_hold(reader: Reader, words: tuple[str, str]) -> None:
    """State media only as long as nobody else reports it; a denial by whomever."""
    state = telling(tier=Tier.STATE_MEDIA, outlet="Agency")
    assert words[0] in lines(alert(story(state), reader))
    assert words[0] not in lines(alert(story(state, BASE), reader))
    both = lines(alert(story(state, telling(tier=Tier.STATE_MEDIA, outlet="Another")), reader))
    assert words[0] in both
    assert both[-1].endswith(" Another.")
    assert words[1] in lines(alert(story(BASE, telling(denial=True)), reader))
    assert words[1] not in lines(alert(story(), reader))


@pytest.mark.parametrize(
    ("reader", "words"),
    [(EN, ("So far from state media only.", "independent")), (DE, ("Bisher nur aus Staatsmedien.", "unabhängig"))],
    ids=["en", "de"],
)
def test_papers_that_have_it_from_an_agency_are_no_sources_of_their_own(reader: Reader, words: tuple[str, str]) -> None:
    """An agency of a state and two papers that credit it, without a figure, in two languages, are still state media only."""
    agency = telling(outlet="KCNA", tier=Tier.STATE_MEDIA, title="Kim sees off soldiers", text="Kim Jong Un met soldiers bound for Russia.")
    paper = telling(outlet="Herald", title=agency.title, text="Kim Jong Un met soldiers bound for Russia, KCNA said.")
    german = telling(outlet="Blatt", language="de", title="Kim ehrt Soldaten", text="Kim ehrte Soldaten, meldete die Staatsagentur KCNA.")
    read = lines(alert(story(agency, paper, german), reader))
    assert words[0] in read
    assert words[1] not in read[-1]
    assert words[0] in lines(alert(story(paper), reader))
    other = telling(outlet="Bote", language="de", title="Kim ehrt Soldaten", text="Kim ehrte Soldaten, sagten zwei Zeugen.")
    read = lines(alert(story(agency, paper, german, other), reader))
    assert words[0] not in read
    assert f"2 {words[1]}" in read[-1]


@pytest.mark.parametrize(
    ("hours", "english", "german"),
    [(5.9, "", ""), (7.2, "Sent 7 hours late.", "7 Stunden verspätet zugestellt.")],
)
def test_what_is_late_says_so(hours: float, english: str, german: str) -> None:
    """From six hours on."""
    late = Circumstances(delay=timedelta(hours=hours))
    for reader, words in ((EN, english), (DE, german)):
        found = [line for line in lines(alert(story(), reader, circumstances=late)) if "late" in line or "verspätet" in line]
        assert found == ([words] if words else [])


def test_what_may_be_a_copy_says_so() -> None:
    """In alerts, updates, corrections and catch-up messages alike."""
    repeated = Circumstances(repeated=True)
    for message in (
        alert(story(), EN, circumstances=repeated),
        update(BASE, EN, News(figures=(quantity(5),)), circumstances=repeated),
        correction(BASE, EN, changed=(quantity(5),), was=(), circumstances=repeated),
        catch_up([story()], EN, circumstances=repeated),
    ):
        assert lines(message)[-1].startswith("Possibly repeated")


def test_what_has_no_date_says_when_it_was_seen() -> None:
    """Instead of a date that nobody gave."""
    assert lines(alert(story(telling(dated=False)), EN))[-2] == "Harbour Wire. No date given; first seen 26 Feb 2024, 14:05 UTC"
    assert lines(alert(story(telling(dated=False)), DE))[-2] == "Harbour Wire. Ohne Datum; zuerst gesehen am 26. Feb. 2024, 15:05 CET"


def test_a_follow_up_tells_what_was_told_before() -> None:
    """The earlier figures in the same units, with their day."""
    earlier = story(telling(lead_quantities=(quantity(6700), quantity(3, "ship"))))
    now = story(telling(title="Now 7,000", lead_quantities=(quantity(7000),)), number=2, follows=earlier.id)
    read = lines(alert(now, EN, earlier=earlier))
    assert read[:3] == ["Follow-up: Now 7,000", "Figures: 7,000 containers", "Earlier: 6,700 containers (26 Feb 2024)"]
    assert lines(alert(now, DE, earlier=earlier))[0].startswith("Fortsetzung: [Englisch]")
    unlike = story(telling(lead_quantities=(quantity(3, "ship"),), quantities=()))
    assert not any(line.startswith("Earlier") for line in lines(alert(now, EN, earlier=unlike)))


def test_figures_are_said_as_people_say_them() -> None:
    """Qualified, ranges, one and many, round millions; at most four, none twice."""
    told = (
        quantity(6700),
        quantity(6700, approximation=Approximation.MORE_THAN),
        quantity(1, "ship"),
        quantity(3_000_000, "shell", Approximation.UP_TO),
        quantity(10_000, "troop", high=12_000),
        quantity(5, "ton"),
    )
    english = "Figures: more than 6,700 containers, 1 ship, up to 3 million shells, 10,000 to 12,000 troops"
    german = "Zahlen: mehr als 6.700 Container, 1 Schiff, bis zu 3 Millionen Granaten, 10.000 bis 12.000 Soldaten"
    assert lines(alert(story(telling(lead_quantities=told)), EN))[1] == english
    assert lines(alert(story(telling(lead_quantities=told)), DE))[1] == german


# --- changes -------------------------------------------------------------------------------------------------------------------------


def test_an_update_says_what_is_new_and_what_was_told() -> None:
    """In this order, before the sentences."""
    message = update(telling(title="Seoul: 7,000"), EN, News(figures=(quantity(7000),), before=(quantity(6700),)))
    assert lines(message)[:3] == ["Update: Seoul: 7,000", "New: 7,000 containers", "Before: 6,700 containers"]
    german = lines(update(BASE, DE, News(figures=(quantity(7000),))))
    assert german[:2] == ["Neues dazu: [Englisch] Seoul counts 6,700 containers", "Neu: 7.000 Container"]


def test_an_update_by_a_denial_or_an_official_source_says_so() -> None:
    """Nobody has to guess why the phone rang."""
    assert lines(update(telling(denial=True), EN, News(denial=True)))[1] == "Now denied"
    assert lines(update(BASE, EN, News(figures=(quantity(5),), denial=True)))[1:3] == ["New: 5 containers", "Now denied"]
    ministry = telling(outlet="Ministry", tier=Tier.GOVERNMENT, denial=True)
    assert lines(update(ministry, EN, News()))[1] == "Now from an official source: Ministry"
    assert lines(update(ministry, DE, News()))[1] == "Nun auch von amtlicher Stelle: Ministry"


def test_an_update_by_an_official_act_says_which() -> None:
    """Whose it is, and nothing of an official source: a paper tells it."""
    message = lines(update(BASE, EN, News(acts=("veto russia", "admission dprk", "listing eu"))))
    assert message[1:4] == ["Now vetoed by Russia", "Now confirmed by North Korea", "New sanctions by the EU"]
    assert lines(update(BASE, DE, News(acts=("veto russia",))))[1] == "Nun Veto durch Russland"


def test_a_correction_says_who_changed_what() -> None:
    """Now and before in the units that changed; the old figure is struck through."""
    message = correction(BASE, EN, changed=(quantity(6700),), was=(quantity(6000), quantity(3, "ship")))
    assert lines(message)[:4] == [
        "Correction: Harbour Wire has changed its report.",
        "Now: 6,700 containers",
        "Was: 6,000 containers",
        "Seoul counts 6,700 containers",
    ]
    assert message.lines[2][0].style == "strike"
    german = lines(correction(BASE, DE, changed=(quantity(6700),), was=(quantity(6000),)))
    assert german[:3] == ["Korrektur: Harbour Wire hat den Bericht geändert.", "Jetzt: 6.700 Container", "Vorher: 6.000 Container"]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (Correction.RETRACTION, "It says that it was corrected or withdrawn."),
        (Correction.DENIAL_ADDED, "It now reports a denial."),
        (Correction.DENIAL_REMOVED, "It no longer reports a denial."),
        (Correction.DIRECTION, "It now tells the opposite direction."),
        (Correction.NAME, "It now names somebody or something else."),
        (Correction.UNWANTED, "It no longer tells what the alert was about."),
    ],
)
def test_a_correction_of_something_else_names_no_figures(what: Correction, words: str) -> None:
    """They did not change."""
    read = lines(correction(BASE, EN, what=what, changed=(), was=(quantity(6700),)))
    assert read[1:3] == [words, "Seoul counts 6,700 containers"]


# --- catch-up ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", [EN, DE], ids=["en", "de"])
def test_thirty_stories_of_ordinary_length_stand_in_one_message(reader: Reader) -> None:
    """Every one of them, with outlet and day; it arrives without a sound."""
    told = [story(telling(title=f"Story {number}: {'word ' * 14}".strip()), number=number) for number in range(30)]
    message = catch_up(told, reader)
    assert message.silent
    assert len(message.plain().encode("utf-16-le")) // 2 <= 4096
    assert [f"Story {number}:" in message.plain() for number in range(30)] == [True] * 30
    assert " 30 " in lines(message)[0]


def test_an_update_in_a_catch_up_message_is_marked() -> None:
    """By its own telling: the story was told before."""
    read = lines(catch_up([story(), telling(title="Seoul: 9,000")], EN))
    assert [line.partition(" (")[0] for line in read[1:]] == ["• Seoul counts 6,700 containers", "• Update: Seoul: 9,000"]


def test_what_does_not_fit_is_counted() -> None:
    """No story disappears without a word."""
    read = lines(catch_up([story(telling(title=f"{number} " + "x" * 300)) for number in range(300)], EN))
    shown = sum(line.startswith("• ") for line in read)
    assert read[-1] == f"and {300 - shown} more"
    assert shown > 20


def test_one_story_is_one() -> None:
    """Singular where it is one."""
    assert lines(catch_up([story()], EN))[0].startswith("Catch-up: one story")
    assert lines(catch_up([story()], DE))[0].startswith("Nachgereicht: eine Geschichte")


def test_another_count_is_named() -> None:
    """Whatever came with the alert and counts the same otherwise is told with it; what merely rounds is not."""
    rounded = telling(outlet="Gazette", lead_quantities=(quantity(6000, approximation=Approximation.MORE_THAN),))
    other = telling(outlet="Courier", title="Seoul counts 6,000", lead_quantities=(quantity(5000), quantity(40, "ship")))
    again = telling(outlet="Herald", lead_quantities=(quantity(5000),))
    shown = lines(alert(story(telling(), rounded, other, again), EN))
    assert [line for line in shown if "says" in line] == ["Courier says: 5,000 containers"]
    assert "Courier meldet: 5.000 Container" in lines(alert(story(telling(), other), DE))


def test_figures_that_went_opposite_ways_say_so() -> None:
    """Two counts of containers side by side are no contradiction if the reader sees where each went."""
    there, back = replace(quantity(7000), start=10), replace(quantity(9000), start=90)
    claims = tuple(
        Claim(quantity=figure, direction=way, passage="")
        for figure, way in ((there, Direction.DPRK_TO_RUSSIA), (back, Direction.RUSSIA_TO_DPRK))
    )
    both = telling(lead_quantities=(there, back), claims=claims)
    assert lines(alert(story(both), EN))[1:3] == [
        "7,000 containers, North Korea to Russia",
        "9,000 containers, Russia to North Korea",
    ]
    alone = replace(both, lead_quantities=(there,), claims=())
    assert lines(alert(story(alone), DE))[1] == "Zahlen: 7.000 Container"


def test_a_denial_is_not_told_as_a_figure() -> None:
    """What somebody denies stands in the line that says so, and in no other."""
    figure = replace(quantity(1500, "troop"), start=30)
    denied = Claim(quantity=figure, stance=Stance.DENIED, speaker=Speaker(side="dprk"), passage="")
    told = telling(lead_quantities=(figure,), quantities=(figure,), claims=(denied,))
    assert lines(alert(story(told), EN))[1] == "1,500 troops: denied by North Korea"
    assert not any(line.startswith("Figures") for line in lines(alert(story(told), EN)))


def test_a_denial_stands_apart_from_the_claim() -> None:
    """Below it, with the outlet that tells it."""
    figure = replace(quantity(1500, "troop"), start=30)
    said = Claim(quantity=figure, speaker=Speaker(side="south-korea", office="intelligence"), passage="")
    denied = Claim(quantity=figure, stance=Stance.DENIED, speaker=Speaker(side="russia", office="kremlin"), passage="")
    base = telling(lead_quantities=(figure,), quantities=(figure,), claims=(said,))
    tass = telling(outlet="TASS", tier=Tier.STATE_MEDIA, claims=(denied,), lead_quantities=(figure,), quantities=(figure,))
    read = lines(alert(story(base, tass), EN))
    assert read[1:3] == ["1,500 troops, says South Korea's intelligence service", "Denied by the Kremlin (TASS)"]
    assert read[-1] == "Also reported by TASS (one independent source)."


def test_who_was_listed_is_told_by_the_weightiest() -> None:
    """Each side once."""
    press = Designation(by="eu", listed=("Ri Chang Ho",), passage="")
    official = Designation(by="eu", listed=("Ri Chang Ho", "No Kwang Chol"), programme="15th package", passage="")
    told = story(telling(designations=(press,)), telling(outlet="EU", tier=Tier.OFFICIAL_LIST, designations=(official,)))
    found = [line for line in lines(alert(told, EN)) if line.startswith("Listed")]
    assert found == ["Listed by the EU: Ri Chang Ho, No Kwang Chol (15th package)"]


@pytest.mark.parametrize(
    ("reader", "line"), [(EN, "Listed by Japan: Tohmei Machine, "), (DE, "Auf der Sanktionsliste (Japan): Tohmei Machine, ")]
)
def test_who_was_listed_is_told_by_who_names_them_in_the_readers_letters(reader: Reader, line: str) -> None:
    """All before some, and some before none; an official list in other letters is told where nobody else names anybody."""
    none = telling(
        language="ja", tier=Tier.OFFICIAL_LIST, designations=(Designation(by="japan", listed=("東方機械", "西方機械"), passage=""),)
    )
    some = telling(language="ja", designations=(Designation(by="japan", listed=("東方機械", "MG-Flot"), passage=""),))
    every = telling(language="fr", designations=(Designation(by="japan", listed=("Tohmei Machine", "Seiho Machine"), passage=""),))
    told = [line for line in lines(alert(story(none, some, every), reader)) if "Tohmei" in line]
    assert told == [f"{line}Seiho Machine"]
    assert any("MG-Flot" in line for line in lines(alert(story(none, some), reader)))
    assert any(line.endswith((": 2 names", ": 2 Namen")) for line in lines(alert(story(none), reader)))


@pytest.mark.parametrize(("severity", "mark"), [(Severity.FLASH, "🔴 "), (Severity.ROUTINE, ""), (Severity.LOW, "▫️ ")])
def test_the_headline_bears_its_mark(severity: Severity, mark: str) -> None:
    """Before all else; what may interrupt little makes no sound."""
    message = alert(story(), EN, earlier=story(), severity=severity)
    assert lines(message)[0] == f"{mark}Follow-up: Seoul counts 6,700 containers"
    assert message.silent is (severity is Severity.LOW)


def test_an_official_source_outranks_the_press() -> None:
    """In the reader's language, or where nobody tells it in that; a reader's own language outranks an official source in another."""
    press = telling(article=ArticleId(1), outlet="Harbour Wire")
    official = telling(article=ArticleId(2), outlet="Treasury", tier=Tier.OFFICIAL_LIST)
    german = telling(article=ArticleId(3), outlet="Blatt", language="de")
    assert best(story(press, official), "en").outlet == "Treasury"
    assert best(story(press, official), "ko").outlet == "Treasury"
    assert best(story(press, official, german), "de").outlet == "Blatt"
