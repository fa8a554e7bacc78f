from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.decide.triage import revise, triage
from feeds.types.article import Analysis, Article
from feeds.types.feed import Tier
from feeds.types.story import Candidates, Change, Correction, Decision, Outcome, Rung, StoryId
from tests.feeds.decide import texts
from tests.feeds.decide.shelf import NOON, Shelf, analysis, article, as_member


def told(first: tuple[str, str], second: tuple[str, str], *, tier: Tier = Tier.INDEPENDENT, outlet: str = "Zeitung") -> Decision:
    """What becomes of the second of two articles."""
    shelf = Shelf()
    shelf.take(article(*first))
    return shelf.take(article(*second, hours=2, tier=tier, outlet=outlet))


def test_without_a_match_it_is_rejected_with_the_reason_of_the_analysis() -> None:
    """The nearest missing condition is the reason."""
    decision = Shelf().take(article(texts.OTHER_TITLE, texts.OTHER_TEXT), matched=False)
    assert (decision.outcome, decision.reason, decision.versions) == (Outcome.REJECTED, "no list of arms", "v")


def test_without_a_match_it_still_joins_by_its_link() -> None:
    """A bare title with the link of a known telling is one more telling of it."""
    shelf = Shelf()
    shelf.take(article(*texts.SEOUL_EN, link="blatt.example/1"))
    decision = shelf.take(article("Watch", link="blatt.example/1"), matched=False)
    assert (decision.outcome, decision.rung, decision.change) == (Outcome.JOINED, Rung.SAME_LINK, Change.COVERAGE)


def test_a_first_telling_opens_a_story() -> None:
    """What nobody told before is a new story."""
    decision = Shelf().take(article(*texts.SEOUL_EN))
    assert (decision.outcome, decision.story, decision.change) == (Outcome.NEW_STORY, None, Change.NOTHING)
    assert decision.reason == "no known story tells it"


def test_a_round_up_founds_no_story() -> None:
    """A ticker that touches no known story stays alone, one that does is coverage without news."""
    shelf = Shelf()
    ticker = article("News in brief", texts.SEOUL_EN[1] + " Elsewhere, 900 soldiers marched.")
    assert shelf.take(ticker, round_up=True).outcome is Outcome.UNPLACED
    shelf.take(article(*texts.SEOUL_EN))
    decision = shelf.take(ticker, round_up=True)
    assert (decision.outcome, decision.change) == (Outcome.JOINED, Change.COVERAGE)


def test_a_retelling_is_coverage() -> None:
    """The same figures told again are nothing new."""
    assert told(texts.SEOUL_EN, texts.SEOUL_DE).change is Change.COVERAGE


@pytest.mark.parametrize(
    ("first", "second", "act"),
    [
        (
            ("UN experts on North Korea face the end of their mandate", "The council is to vote on the panel that watches North Korea."),
            ("Russia vetoes the panel of UN experts on North Korea", "Russia vetoed the mandate of the panel that watches North Korea."),
            "veto russia",
        ),
        (
            ("Seoul sees North Korean troops in Kursk", "Seoul said North Korean troops fought beside Russian units in Kursk."),
            ("North Korea confirms its troops fought in Kursk", "North Korea confirmed that its troops fought in Kursk for Russia."),
            "admission dprk",
        ),
    ],
    ids=["a veto", "a confirmation"],
)
def test_an_official_act_is_an_update_without_any_figure(first: tuple[str, str], second: tuple[str, str], act: str) -> None:
    """Once: another paper that tells it is coverage."""
    shelf = Shelf()
    shelf.take(article(*first, link="desk.example/1"))
    decision = shelf.take(article(*second, hours=1, outlet="Zeitung", link="desk.example/1"))
    assert (decision.change, decision.acts, decision.news) == (Change.UPDATE, (act,), ())
    assert decision.reason.endswith(f"new: {act}")
    again = shelf.take(article(second[0], second[1] + " It did so today.", hours=2, outlet="Kurier", link="desk.example/1"))
    assert (again.change, again.acts) == (Change.COVERAGE, ())


def test_a_figure_for_another_unit_is_an_update() -> None:
    """A telling whose lead has a figure that the story did not have is pushed with that figure."""
    title, text = texts.SEOUL_EN
    decision = told((title, text), (title, "He also spoke of 3,400 soldiers under training. " + text))
    assert decision.change is Change.UPDATE
    assert [(figure.value, figure.unit) for figure in decision.news] == [(3400, "troop")]
    assert decision.reason.endswith("; new: 3,400 troop")


@pytest.mark.parametrize("words", ["more than 6,000 containers", "nearly 7,000 containers", "up to 7,000 containers", "6,710 containers"])
def test_a_rounded_figure_is_no_update(words: str) -> None:
    """A known figure said less exactly is nothing new."""
    title, text = texts.SEOUL_EN
    lead = f"Seoul counts {words} on the way from Rajin, Shin Won-sik said."
    assert told((title, text), ("Seoul says North Korea sent Russia containers", f"{lead} {text}")).change is Change.COVERAGE


@pytest.mark.parametrize(
    "detail",
    [
        "They came on 40 aircraft.",
        "Of the containers 2,300 went by rail.",
        "As rockets it would be 540,000.",
        "It took 6,700 workers.",
    ],
    ids=["a unit of no headline", "a part of a figure that both tell", "an alternative", "not large enough a difference"],
)
def test_details_are_no_updates(detail: str) -> None:
    """Only what this beat counts is an update, and of a unit that both count alike only a figure of the title."""
    title, text = texts.SEOUL_EN
    first = f"About 6,700 people worked on it. {text}"
    assert told((title, first), (title, f"{detail} {text}")).change is Change.COVERAGE


def test_a_new_figure_in_the_title_is_an_update() -> None:
    """What a title tells is never a detail."""
    title, text = texts.SEOUL_EN
    decision = told((title, text), (f"{title}, 2,300 containers by rail", f"Shin Won-sik gave details. {text}"))
    assert [(figure.value, figure.unit) for figure in decision.news] == [(2300, "container")]


def test_figures_far_down_are_background() -> None:
    """Only the lead makes an update: later paragraphs retell last year."""
    title, text = texts.SEOUL_EN
    later = f"{text} It was cold. In another matter 11,000 soldiers were counted last year."
    assert told((title, text), (title + " by sea", later)).change is Change.COVERAGE


def test_the_first_denial_is_an_update_and_the_second_is_not() -> None:
    """A denial is news once."""
    shelf = Shelf()
    title, text = texts.SEOUL_EN
    shelf.take(article(title, text))
    denied = "Moscow denied that any of the 6,700 containers from Rajin held arms, as Shin Won-sik had said."
    first = shelf.take(article("Moscow denies North Korea sent 6,700 containers to Russia", denied, hours=3))
    second = shelf.take(article("Moscow: North Korea sent Russia no 6,700 containers, denies arms", denied + " It did so again.", hours=4))
    assert (first.change, second.change) == (Change.UPDATE, Change.COVERAGE)
    assert first.reason.endswith("; new: first denial")


def test_an_official_source_is_an_update() -> None:
    """When a government itself says it, that is new, even without a new figure."""
    decision = told(texts.SEOUL_EN, texts.SEOUL_DE, tier=Tier.GOVERNMENT, outlet="Ministry")
    assert decision.change is Change.UPDATE
    assert decision.reason.endswith("; new: official source Ministry")


# --- revisions -----------------------------------------------------------------------------------------------------------------------


def revised(before: tuple[str, str], after: tuple[str, str], *, matched: bool = True, language: str = "en") -> Decision:
    """What becomes of a new revision of a founder."""
    shelf = Shelf()
    shelf.take(article(*before), language)
    new = article(*after, hours=1)
    member, story = shelf.members[0], shelf.view(StoryId(0))
    found = analysis(new, language, matched=matched)
    return revise(new, found, member=member, story=story, candidates=shelf.candidates(new, found), now=new.published)


def test_a_changed_figure_is_a_correction() -> None:
    """A publisher who replaces 6,700 by 7,600 corrects himself."""
    title, text = texts.SEOUL_EN
    decision = revised((title, text), (title.replace("6,700", "7,600"), text.replace("6,700", "7,600")))
    assert (decision.outcome, decision.rung, decision.change) == (Outcome.JOINED, Rung.SAME_ENTRY, Change.CORRECTION)
    assert decision.story == StoryId(0)
    assert {(figure.value, figure.unit) for figure in decision.news} == {(7600, "container")}
    assert decision.reason.startswith("its publisher changed figures: now 7,600 container")


def test_a_withdrawn_denial_is_a_correction() -> None:
    """So is a denial that comes or goes."""
    title, text = texts.SEOUL_EN
    decision = revised((title, "Moscow denied it. " + text), (title, text))
    assert (decision.change, decision.reason) == (Change.CORRECTION, "its publisher took back a denial")


def test_an_added_figure_is_an_update() -> None:
    """A running report that gains a figure without changing one is an update."""
    title, text = texts.SEOUL_EN
    decision = revised((title, text), (title, "He also spoke of 3,400 soldiers under training. " + text))
    assert (decision.change, decision.reason) == (Change.UPDATE, "its new text adds 3,400 troop")


def test_other_changes_are_nothing() -> None:
    """A new sentence without a new fact is nothing to tell."""
    title, text = texts.SEOUL_EN
    decision = revised((title, text), (title, text + " The ministry gave no details."))
    assert (decision.outcome, decision.story, decision.change) == (Outcome.JOINED, StoryId(0), Change.NOTHING)


def test_a_text_that_no_topic_wants_any_more_is_a_correction() -> None:
    """A publisher who takes out what the alert was about has taken it back, whatever the new text says."""
    decision = revised(texts.SEOUL_EN, (texts.SEOUL_EN[0], texts.OTHER_TEXT), matched=False)
    assert (decision.outcome, decision.story, decision.change) == (Outcome.JOINED, StoryId(0), Change.CORRECTION)
    assert decision.reason == "its publisher changed it so that no topic wants it any more"


def test_a_text_that_no_topic_ever_wanted_is_no_correction() -> None:
    """A telling that only its link brought in may change as it likes."""
    before, after = article("Watch", link="blatt.example/1"), article("Watch now", link="blatt.example/1", hours=1)
    wanted = article(*texts.SEOUL_EN)
    told = as_member(wanted, analysis(wanted))
    member = replace(told, title=before.title, text=before.text, quantities=(), lead_quantities=(), matched=False)
    found = analysis(after, matched=False)
    decision = revise(after, found, member=member, story=None, candidates=Candidates(), now=NOON)
    assert decision.change is Change.NOTHING


@pytest.mark.parametrize(
    ("language", "title", "text", "names"),
    [
        (
            "en",
            "Arms go from {0} to {1}",
            "Arms worth millions went from {0} to {1}, an analyst said.",
            ("North Korea", "Russia", "Russia", "North Korea"),
        ),
        (
            "de",
            "Waffen aus {0} für {1}",
            "Waffen gingen aus {0} nach {1}, sagte ein Fachmann.",
            ("Nordkorea", "Russland", "Russland", "Nordkorea"),
        ),
        ("ko", "{0}, {1}에 무기 보내", "{0}이 {1}에 무기를 보냈다고 전문가가 말했다.", ("북한", "러시아", "러시아", "북한")),
        ("ru", "Оружие из {0} в {1}", "Оружие шло из {0} в {1}, сказал эксперт.", ("КНДР", "Россию", "России", "КНДР")),
    ],
)
def test_a_direction_turned_round_is_a_correction(language: str, title: str, text: str, names: tuple[str, ...]) -> None:
    """Who sends and who gets is the news, with or without a figure."""
    before, after = ((title.format(*pair), text.format(*pair)) for pair in (names[:2], names[2:]))
    decision = revised(before, after, language=language)
    assert (decision.correction, decision.reason) == (Correction.DIRECTION, "its publisher turned the direction round")
    assert decision.change is Change.CORRECTION


@pytest.mark.parametrize(
    ("before", "after"),
    [("Japan", "Canada"), ("Angara", "Lady R"), ("Lavrov", "Shoigu"), ("Norway's Lindqvist", "Norway's Amundsen")],
    ids=["country", "ship", "person", "a person whom no table knows"],
)
@pytest.mark.parametrize("where", ["title", "lead"])
def test_a_replaced_name_is_a_correction(before: str, after: str, where: str) -> None:
    """Another country, ship or person in the place of one is told, in the title alone as in the text alone."""
    title, text = "A word on {} and arms from North Korea", "In the port they spoke of {} and of arms from North Korea on Monday."
    one = (title.format(before), text.format("many")) if where == "title" else (title.format("more"), text.format(before))
    other = (title.format(after), text.format("many")) if where == "title" else (title.format("more"), text.format(after))
    decision = revised(one, other)
    assert (decision.change, decision.correction) == (Change.CORRECTION, Correction.NAME)
    assert decision.reason.startswith("its publisher replaced ")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("{title}", "Correction: the day was wrong. {text}"),
        ("RETRACTED: {title}", "{text}"),
        ("{title} (withdrawn)", "{text}"),
        ("{title}", "This report has been withdrawn. {text}"),
        ("{title}", "{text} An earlier version of this report named another day."),
        ("Berichtigung: {title}", "{text}"),
        ("{title}", "Die Meldung wurde zurückgezogen. {text}"),
        ("[정정] {title}", "{text}"),
        ("{title}", "이 기사를 철회합니다. {text}"),
        ("ПОПРАВКА - {title}", "{text}"),
        ("{title}", "Сообщение отозвано. {text}"),
        ("Спростування: {title}", "{text}"),
        ("【訂正】{title}", "{text}"),
        ("更正：{title}", "{text}"),
        ("Rectificatif : {title}", "{text}"),
    ],
)
def test_a_publisher_who_says_so_corrects_himself(title: str, text: str) -> None:
    """The words of a correction or withdrawal are enough, in every language, and once."""
    old_title, old_text = texts.SEOUL_EN
    new = title.format(title=old_title), text.format(text=old_text)
    decision = revised(texts.SEOUL_EN, new)
    assert (decision.change, decision.correction) == (Change.CORRECTION, Correction.RETRACTION)
    assert decision.reason.startswith("its publisher corrected or withdrew it: ")
    assert revised(new, (new[0], new[1] + " More soon.")).change is Change.NOTHING


@pytest.mark.parametrize(
    "after",
    [
        (texts.SEOUL_EN[0].replace("Seoul", "South Korea"), texts.SEOUL_EN[1].replace("Pyongyang", "North Korea")),
        (texts.SEOUL_EN[0], "SEOUL (Reuters) - " + texts.SEOUL_EN[1]),
        (texts.SEOUL_EN[0], texts.SEOUL_EN[1] + " Ukraine said that soldiers had been withdrawn from Kursk."),
        ("Containers: what Seoul knows", texts.SEOUL_EN[1]),
        (texts.SEOUL_EN[0], texts.SEOUL_EN[1].replace("told reporters", "told journalists")),
    ],
    ids=["other names of one side", "a dateline", "troops are withdrawn", "another title", "another word"],
)
def test_an_edit_is_no_correction(after: tuple[str, str]) -> None:
    """What says the same in other words, or more, stays an edit of the coverage line."""
    assert revised(texts.SEOUL_EN, after).change is Change.NOTHING


def test_a_rejected_entry_that_now_matches_is_new() -> None:
    """It goes the way of an unknown entry."""
    new = article(*texts.SEOUL_EN)
    decision = revise(new, analysis(new), member=None, story=None, candidates=Candidates(), now=NOON)
    assert decision.outcome is Outcome.NEW_STORY


# --- properties ----------------------------------------------------------------------------------------------------------------------

_words = st.sampled_from(
    ["6,700 containers", "Rajin", "Shin Won-sik", "컨테이너 7천여 개", "Раджин", "3 млн снарядов", "denied", "7,000", ".", "\n"]
)
_texts = st.one_of(st.text(max_size=120), st.lists(_words, max_size=30).map(" ".join))


@given(st.tuples(_texts, _texts), st.tuples(_texts, _texts), st.floats(-400, 4000), st.sampled_from(["en", "de", "ko", "und"]))
def test_any_two_articles_get_a_decision(first: tuple[str, str], second: tuple[str, str], hours: float, language: str) -> None:
    """Whatever two texts hold, triage answers, twice the same, and with a reason."""
    one, other = article(*first), article(*second, hours=hours)
    founder = as_member(one, analysis(one, language))
    shelf = Shelf()
    shelf.members.append(founder)
    found = analysis(other, language)
    candidates = replace(shelf.candidates(other, found), near=(founder,), stories=(shelf.view(StoryId(0)),), same_text=founder)
    assert decided(other, found, candidates) == decided(other, found, candidates)
    assert decided(other, found, candidates).reason


def decided(new: Article, found: Analysis, candidates: Candidates) -> Decision:
    """Triage at the time of publication."""
    return triage(new, found, candidates, new.published)
