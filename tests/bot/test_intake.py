"""What becomes of the entries of a poll: one story per event, one delivery per chat, whatever the order in which things happen."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import intake
from feeds.types.article import Article
from feeds.types.story import Outcome, Rung
from storage import articles, chats, sources, stories
from storage.database import Database
from storage.types import ChatState, Delivery, DeliveryKind, DeliveryState
from tests.bot import scene
from tests.bot.scene import NOON, TOPIC, add_chat, add_feed, alerts, article, deliveries, event, later, open_round, poll
from tests.feeds.decide import texts

WIRE, PAPER = "https://wire.example/rss", "https://paper.example/rss"
EN = article(*texts.SEOUL_EN, key="en", outlet="Harbour Wire", url="https://wire.example/a")
KO = article(*texts.SEOUL_KO, key="ko", hours=0.2, outlet="동해통신", url="https://paper.example/b")
LATER = article(*texts.SEOUL_LATER, key="later", hours=3, outlet="Cape Dispatch", url="https://cape.example/c")
FLOUR = article(texts.OTHER_TITLE, texts.OTHER_TEXT, key="flour")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield database
    database.close()


# --- two polls at once ---------------------------------------------------------------------------------------------------------------


def _interleavings(*threads: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every order of all steps in which the steps of each thread keep theirs."""
    steps = [step for thread in threads for step in thread]
    ordered = {
        order for order in permutations(steps) if all([step for step in order if step in thread] == list(thread) for thread in threads)
    }
    return sorted(ordered)


@pytest.mark.parametrize("order", _interleavings(("a:analyse", "a:commit"), ("b:analyse", "b:commit"), ("rules",)), ids=" ".join)
def test_two_polls_that_bring_one_event_make_one_story(db: Database, order: tuple[str, ...]) -> None:
    """In every interleaving of analysing, committing and a change of the rules: one story, one delivery per chat."""
    number = open_round(db)
    polls = {
        "a": scene.Poll(db, add_feed(db, WIRE), [EN, FLOUR], number),
        "b": scene.Poll(db, add_feed(db, PAPER), [FLOUR, KO], number),
    }
    desks = [add_chat(db, "analyst", TOPIC), add_chat(db, "redaktion", TOPIC, "troops", language="de")]
    for step in order:
        name, _, what = step.partition(":")
        if name == "rules":
            scene.add_term(db, "arms", "Koksan")
        elif what == "analyse":
            polls[name].analyse()
        else:
            _commit(polls[name])
    (story,) = stories.list_stories(db)
    assert len(story.tellings) == 2
    assert [each.chat for each in alerts(db)] == desks
    assert not deliveries(db, DeliveryKind.UPDATE, DeliveryKind.CORRECTION)


def _commit(step: scene.Poll) -> None:
    """As the poller does: judge again after the rules have changed."""
    try:
        step.commit()
    except intake.RulesChanged:
        step.analyse()
        step.commit()


def test_what_was_judged_by_old_rules_is_not_committed(db: Database) -> None:
    """Nothing of it is written; judged again it is."""
    step = scene.Poll(db, add_feed(db, WIRE), [EN], open_round(db))
    step.analyse()
    scene.add_term(db, "arms", "Koksan")
    with pytest.raises(intake.RulesChanged):
        step.commit()
    assert articles.entries(db) == []
    step.analyse()
    assert step.commit().stories == 1


def test_one_event_within_one_document_is_one_story(db: Database) -> None:
    """Entries of one batch see each other."""
    add_chat(db, "analyst", TOPIC)
    report = poll(db, add_feed(db, WIRE), EN, KO)
    assert (report.stories, report.joined, report.told) == (1, 1, 1)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.integers(0, 5), min_size=1, max_size=4)), min_size=1, max_size=8))
def test_triage_tells_an_entry_once_under_any_order_of_polls(polls: list[tuple[str, list[int]]]) -> None:
    """Whatever feed brings what how often: no chat has two deliveries for one story, no entry stands in two stories."""
    entries = [EN, KO, event(1), event(2), event(3), FLOUR]
    with TemporaryDirectory() as folder:
        db = scene.seeded(Path(folder) / "rajin.db")
        feeds = {"a": add_feed(db, WIRE), "b": add_feed(db, PAPER)}
        add_chat(db, "analyst", TOPIC)
        add_chat(db, "redaktion", TOPIC, "sanctions")
        brought = set()
        for number, (name, wanted) in enumerate(polls):
            poll(db, feeds[name], *(entries[each] for each in dict.fromkeys(wanted)), hours=number / 10)
            brought |= {(name, each) for each in wanted}
        told = [(each.chat, each.story) for each in alerts(db)]
        events = {min(each, 0) if each < 2 else each for _, each in brought} - {5}  # 0 and 1 tell one event, 5 none
        assert len(told) == len(set(told))
        assert len({story for _, story in told}) == len({0 if each in {0, 1} else each for each in events})
        assert len(articles.entries(db)) == len(brought)
        assert not deliveries(db, DeliveryKind.UPDATE, DeliveryKind.CORRECTION, DeliveryKind.CATCH_UP)
        db.close()


# --- first polls and floods ----------------------------------------------------------------------------------------------------------


def test_a_first_poll_is_a_baseline(db: Database) -> None:
    """What stands there already is stored and listed, and pushed to nobody."""
    add_chat(db, "analyst", TOPIC)
    report = poll(db, add_feed(db, WIRE, read=False), EN, FLOUR)
    assert (report.baseline, report.stories, report.rejected, report.told) == (True, 1, 1, 0)
    assert deliveries(db) == []
    assert [story.tellings[0].title for story in stories.list_stories(db)] == [EN.title]


def test_a_first_poll_pushes_when_asked(db: Database) -> None:
    """With --push-first it is news like any other."""
    add_chat(db, "analyst", TOPIC)
    assert poll(db, add_feed(db, WIRE, read=False), EN, push_first=True).told == 1


def test_a_story_of_a_baseline_is_told_at_its_next_ordinary_telling(db: Database) -> None:
    """Once, and as an alert: nobody knows it yet, so there is nothing to reply to."""
    desk = add_chat(db, "analyst", TOPIC)
    poll(db, add_feed(db, WIRE, read=False), EN)
    paper = add_feed(db, PAPER)
    assert poll(db, paper, KO, hours=0.5).told == 1
    assert poll(db, paper, KO, later(LATER, -2), hours=1).told == 1
    assert {each.chat for each in alerts(db)} == {desk}
    assert len(alerts(db)) == len(stories.list_stories(db))


@pytest.mark.parametrize(
    ("entries", "known", "gap_hours", "flood"),
    [(21, 0, 2.9, True), (21, 4, 2.9, True), (21, 5, 2.9, False), (20, 0, 2.9, False), (21, 0, 3.1, False)],
)
def test_a_flood_is_taken_as_a_first_poll(db: Database, entries: int, known: int, gap_hours: float, flood: bool) -> None:
    """More than 20 entries, read less than three hours ago, more than four fifths of the keys new: stored, not pushed."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE, read=False)
    document = [article(f"Flour is dear in {number}", key=f"filler {number}") for number in range(entries - 1)]
    poll(db, feed, *document[:known])
    report = poll(db, feed, *document, event(0, hours=gap_hours), hours=gap_hours)
    assert (report.flood, report.baseline, report.told) == (flood, flood, 0 if flood else 1)


def test_a_flood_after_a_long_gap_is_news_in_one_message(db: Database) -> None:
    """What the program missed while it was off comes in full, all but ten of it in one catch-up message."""
    desk = add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE, read=False)
    poll(db, feed, FLOUR)
    report = poll(db, feed, *(event(number, hours=5) for number in range(30)), hours=5)
    assert report.told == report.stories > 20
    assert len(alerts(db, desk, states=[DeliveryState.PENDING])) == 10
    assert len(alerts(db, desk, states=[DeliveryState.FOLDED])) == report.stories - 10
    assert len(deliveries(db, DeliveryKind.CATCH_UP)) == 1


# --- who is told -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("age_hours", "folded"), [(23.9, False), (24.1, True)])
def test_what_is_a_day_old_at_first_sight_is_folded(db: Database, age_hours: float, folded: bool) -> None:
    """Older than 24 hours goes into a catch-up message, younger is an alert."""
    add_chat(db, "analyst", TOPIC)
    poll(db, add_feed(db, WIRE), EN, hours=age_hours)
    assert [each.state for each in alerts(db)] == [DeliveryState.FOLDED if folded else DeliveryState.PENDING]


def test_the_eleventh_story_of_a_round_is_folded_over_all_feeds(db: Database) -> None:
    """The limit counts a round, not a feed; the next round starts anew."""
    desk = add_chat(db, "analyst", TOPIC)
    wire, paper = add_feed(db, WIRE), add_feed(db, PAPER)
    number = open_round(db)
    poll(db, wire, *(event(each) for each in range(6)), round=number)
    poll(db, paper, *(event(each) for each in range(6, 11)), round=number)
    assert len(alerts(db, desk, states=[DeliveryState.PENDING])) == 10
    assert len(alerts(db, desk, states=[DeliveryState.FOLDED])) == 1
    poll(db, paper, event(11))
    assert len(alerts(db, desk, states=[DeliveryState.PENDING])) == 11


def test_only_active_subscribers_are_told(db: Database) -> None:
    """Neither a chat of another topic nor one that was stopped."""
    add_chat(db, "sanctions", "sanctions")
    stopped = add_chat(db, "stopped", TOPIC)
    with db.transaction():
        chats.set_state(db, stopped, ChatState.STOPPED, actor=scene.SELF, now=NOON)
    assert poll(db, add_feed(db, WIRE), EN).told == 0


def test_a_topic_that_a_later_telling_matches_tells_its_chats(db: Database) -> None:
    """A chat is told when any telling first matches its topic, once, and not again by the next one."""
    arms, troops = add_chat(db, "arms", TOPIC), add_chat(db, "troops", "troops")
    title, text = texts.SEOUL_EN
    with_troops = article(
        f"{title} and troops",
        text + " North Korean troops were sent to Russia as well, he said.",
        key="troops",
        hours=0.3,
        outlet="Cape Dispatch",
    )
    feed = add_feed(db, WIRE)
    poll(db, feed, EN)
    assert [each.chat for each in alerts(db)] == [arms]
    poll(db, feed, with_troops, hours=0.5)
    poll(db, feed, KO, hours=0.6)
    assert [each.chat for each in alerts(db)] == [arms, troops]
    assert len(stories.list_stories(db)) == 1


def test_who_subscribes_after_the_telling_is_not_told(db: Database) -> None:
    """The story was told when it matched; a new subscriber gets what comes from now on."""
    feed = add_feed(db, WIRE)
    poll(db, feed, EN)
    add_chat(db, "late", TOPIC)
    assert poll(db, feed, KO, hours=1).told == 0


def test_a_new_figure_is_a_reply(db: Database) -> None:
    """A later telling of the same event with a figure that the story did not have."""
    desk = add_chat(db, "analyst", TOPIC)
    title, text = texts.SEOUL_EN
    more = article(
        title, text.replace("They could", "He also spoke of 24 missiles. They could"), key="more", hours=1, outlet="Cape Dispatch"
    )
    feed = add_feed(db, WIRE)
    poll(db, feed, EN)
    poll(db, feed, more, hours=1)
    (update,) = deliveries(db, DeliveryKind.UPDATE)
    (alert,) = alerts(db)
    assert (update.chat, update.depends_on, update.operation) == (desk, alert.id, "reply")
    assert [(value, unit) for value, _, unit, *_ in _listed(update, "news")] == [(24.0, "missile")]
    assert update.payload["denial"] is False


def test_a_first_denial_is_a_reply_that_says_so(db: Database) -> None:
    """And the second one is only coverage."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    title, text = texts.SEOUL_EN
    poll(db, feed, EN)
    for number, hours in enumerate((1.0, 2.0)):
        denial = f"Moscow has denied it, spokesman {number} said. {text}"
        poll(db, feed, article(title, denial, key=f"denial {number}", hours=hours, outlet=f"Paper {number}"), hours=hours)
    (update,) = deliveries(db, DeliveryKind.UPDATE)
    assert (update.payload["denial"], update.payload["news"]) == (True, [])


# --- revisions ---------------------------------------------------------------------------------------------------------------------------


def changed(before: Article, *pairs: tuple[str, str]) -> Article:
    """The same entry with other words."""
    title, text = before.title, before.text
    for old, new in pairs:
        title, text = title.replace(old, new), text.replace(old, new)
    return article(title, text, key="en", outlet=before.outlet, url=before.url)


def test_a_changed_figure_is_a_correction(db: Database) -> None:
    """Pushed as a reply, with the figures before and after."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    poll(db, feed, changed(EN, ("6,700", "6,000")))
    report = poll(db, feed, EN, hours=1)
    (correction,) = deliveries(db, DeliveryKind.CORRECTION)
    assert (report.revised, report.told, report.new) == (1, 1, 0)
    assert {value for value, _, unit, *_ in _listed(correction, "news") if unit == "container"} == {6700}
    assert 6000 in {value for value, *_ in _listed(correction, "before")}
    assert stories.list_stories(db)[0].tellings[0].revision == 2


def test_a_running_report_that_gains_a_figure_is_an_update(db: Database) -> None:
    """Nothing was wrong before, so nothing is corrected; and what is added to a report of yesterday is of today."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    poll(db, feed, EN)
    poll(db, feed, changed(EN, ("They could", "He also spoke of 24 missiles. They could")), hours=30)
    assert [each.kind for each in deliveries(db) if each.kind is not DeliveryKind.ALERT] == [DeliveryKind.UPDATE]


def test_a_cosmetic_revision_says_nothing(db: Database) -> None:
    """A polished sentence is stored as a revision, and told to nobody."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    poll(db, feed, EN)
    report = poll(db, feed, changed(EN, ("told reporters on Monday", "said on Monday")), hours=1)
    assert (report.revised, report.told) == (1, 0)
    assert [each.kind for each in deliveries(db)] == [DeliveryKind.ALERT]


def test_an_unchanged_entry_is_not_looked_at_again(db: Database) -> None:
    """The same document twice makes nothing."""
    feed = add_feed(db, WIRE)
    poll(db, feed, EN, FLOUR)
    assert poll(db, feed, EN, FLOUR, hours=1).counts() == {"entries": 2}


def test_rejected_entries_keep_their_reason(db: Database) -> None:
    """In the words of the condition that was missed."""
    poll(db, add_feed(db, WIRE), FLOUR)
    (entry,) = articles.entries(db)
    assert (entry.outcome, entry.story) == (Outcome.REJECTED, None)
    assert "dprk" in entry.reason or "russia" in entry.reason


def test_a_rejected_entry_that_is_revised_into_a_match_is_news(db: Database) -> None:
    """A teaser that becomes a report goes the way of a new entry."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    poll(db, feed, article("Seoul: minister speaks", key="en"))
    report = poll(db, feed, EN, hours=1)
    assert (report.new, report.revised, report.stories, report.told) == (0, 1, 1, 1)
    assert [entry.outcome for entry in articles.entries(db)] == [Outcome.NEW_STORY]


def test_a_telling_that_matches_no_more_stays_in_its_story(db: Database) -> None:
    """A publisher who guts his report makes no second story, and the next change is taken as well."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    poll(db, feed, EN)
    poll(db, feed, article("This report was withdrawn", key="en", url=EN.url), hours=1)
    poll(db, feed, EN, hours=2)
    (story,) = stories.list_stories(db)
    assert story.tellings[0].revision == 3
    assert len(alerts(db)) == 1


def test_a_teaser_with_a_known_link_joins_without_a_match_of_its_own(db: Database) -> None:
    """And is a full member: its own change, and its being brought again, are taken as any other's."""
    add_chat(db, "analyst", TOPIC)
    wire, paper = add_feed(db, WIRE), add_feed(db, PAPER)
    poll(db, wire, EN)
    teaser = article("Minister counts boxes", key="teaser", url=EN.url, outlet="Cape Dispatch")
    report = poll(db, paper, teaser, hours=1)
    assert (report.joined, report.rejected, report.told) == (1, 0, 0)
    revised = article("Minister counts boxes again", key="teaser", url=EN.url, outlet="Cape Dispatch")
    assert poll(db, paper, revised, hours=2).revised == 1
    (story,) = stories.list_stories(db)
    assert [each.rung for each in story.tellings] == [None, Rung.SAME_LINK]


def test_a_rejected_teaser_whose_link_becomes_known_joins_when_it_changes(db: Database) -> None:
    """It came before the story; its next revision finds it."""
    add_chat(db, "analyst", TOPIC)
    wire, paper = add_feed(db, WIRE), add_feed(db, PAPER)
    poll(db, paper, article("Minister counts boxes", key="teaser", url=EN.url))
    poll(db, wire, EN, hours=0.5)
    poll(db, paper, article("Minister counts boxes again", key="teaser", url=EN.url), hours=1)
    assert len(stories.list_stories(db)[0].tellings) == 2


def test_an_entry_whose_text_was_dropped_is_not_new(db: Database) -> None:
    """Its key is kept for ever: after retention the same entry is still known, and a changed one is judged."""
    add_chat(db, "analyst", TOPIC)
    feed = add_feed(db, WIRE)
    rejected = article("Seoul: minister speaks", key="en")
    poll(db, feed, rejected)
    with db.transaction():
        assert articles.prune_rejected(db, before=NOON + timedelta(days=31)) == 1
    assert poll(db, feed, rejected, hours=1).counts() == {"entries": 1}
    assert poll(db, feed, EN, hours=2).stories == 1


def test_the_poll_is_noted_in_the_same_transaction(db: Database) -> None:
    """Validators and due time are those of the poll that brought the entries."""
    feed = add_feed(db, WIRE)
    poll(db, feed, EN, hours=1)
    state = sources.feed(db, feed)
    assert (state.read_at, state.next_check_at) == (NOON + timedelta(hours=1), NOON + timedelta(hours=1, minutes=10))


def _listed(delivery: Delivery, key: str) -> list[list[object]]:
    value = delivery.payload[key]
    assert isinstance(value, list)
    return value
