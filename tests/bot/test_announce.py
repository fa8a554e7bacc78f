"""How much chats are interrupted, and what an update tells them, from the decision to the message."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import intake
from bot.render.deliveries import render
from feeds.types.article import Analysis, Article
from feeds.types.claim import Claim, Designation, Direction, Quantity, Speaker, Stance
from feeds.types.feed import FeedId, Tier
from feeds.types.story import Severity
from storage import chats, fanout, sources, topics
from storage.feed_types import FeedPoll
from storage.types import Delivery, DeliveryKind, DeliveryState
from tests.bot import scene
from tests.bot.scene import NOON, TOPIC, deliveries
from tests.feeds.decide import texts

SEOUL, KYIV = Speaker(side="south-korea", office="defence-minister"), Speaker(side="ukraine", office="president")
FIGURE = Quantity(value=6700, unit="container", text="6,700 containers", start=30)


def claim(**slots: Any) -> Claim:
    """A minister's count of containers, but for some slots."""
    return replace(Claim(quantity=FIGURE, speaker=SEOUL, direction=Direction.DPRK_TO_RUSSIA, passage="He said so."), **slots)


class Desk:
    """An English chat, and feeds whose articles say what a test has them say."""

    def __init__(self, path: Path) -> None:
        self.db = scene.seeded(path)
        scene.add_chat(self.db, "analyst", TOPIC)
        self._feeds: dict[str, FeedId] = {}
        self._hours = 0

    def brings(self, outlet: str, tier: Tier, *claims: Claim, told: tuple[str, str] = texts.SEOUL_EN, **found: Any) -> list[str]:
        """One article in a round of its own; returns what is then pushed, edits aside."""
        self._hours += 1
        now = NOON + timedelta(hours=self._hours)
        feed = self._feeds.get(outlet) or scene.add_feed(self.db, f"https://{len(self._feeds)}.example/rss", title=outlet)
        self._feeds[outlet] = feed
        rules = topics.rules(self.db)
        article = replace(scene.article(*told, key=f"{outlet} {self._hours}", hours=self._hours, outlet=outlet), tier=tier)
        understood = scene.understood(article, rules)
        led = (*understood.lead_quantities, *[claim.quantity for claim in claims if claim.quantity is not None])
        analysis = replace(understood, claims=claims, **{"lead_quantities": led, **found})
        before = {each.id for each in deliveries(self.db)}
        self._commit(feed, article, analysis, rules.version, now)
        new = [each for each in deliveries(self.db) if each.id not in before and each.kind is not DeliveryKind.COVERAGE]
        return [self.shown(each) for each in new]

    def _commit(self, feed: FeedId, article: Article, analysis: Analysis, rules: str, now: Any) -> None:
        with self.db.transaction():
            arrival = intake.Arrival(
                state=sources.feed(self.db, feed),
                poll=FeedPoll(checked_at=now, next_check_at=now),
                articles=((article, analysis),),
                entries=1,
                broken=0,
                new=1,
                rules=rules,
                round=fanout.open_round(self.db, now=now),
            )
            intake.commit(self.db, arrival, new_id=scene.new_id)

    def shown(self, delivery: Delivery) -> str:
        """What it shows now."""
        rendered = render(self.db, delivery, NOON)
        assert rendered is not None
        assert rendered.message is not None
        assert rendered.message.silent == (delivery.severity is Severity.LOW)
        return rendered.message.plain()

    def alert(self) -> Delivery:
        """The only alert."""
        (found,) = (each for each in deliveries(self.db) if each.kind is DeliveryKind.ALERT)
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk."""
    made = Desk(tmp_path / "rajin.db")
    yield made
    made.db.close()


def test_a_tabloid_alone_comes_without_a_sound_until_another_tells_it(desk: Desk) -> None:
    """Its mark goes when somebody else reports it; a government's total rings."""
    (first,) = desk.brings("Tittle", Tier.TABLOID, claim())
    assert first.startswith("▫️ ")
    assert "One source so far." in first
    desk.brings("Harbour Wire", Tier.WIRE, told=texts.SEOUL_DE)
    assert desk.alert().severity is Severity.ROUTINE
    assert desk.shown(desk.alert()).startswith(texts.SEOUL_EN[0])
    desk.brings("Gazette", Tier.INDEPENDENT, claim(), told=texts.SEOUL_KO)
    assert desk.shown(desk.alert()).startswith("🔴 ")


def test_a_chat_that_wants_no_lone_tabloid_is_told_once_others_tell_it(desk: Desk) -> None:
    """Its alert is kept back and comes as a new one, once; a chat that wants all was told at once and gets an edit."""
    (chat,) = chats.list_chats(desk.db)
    with desk.db.transaction():
        chats.configure(desk.db, chat.id, settings={"severity": "routine"}, actor=scene.SELF, now=NOON)
    scene.add_chat(desk.db, "all", TOPIC)
    desk.brings("Tittle", Tier.TABLOID, claim())
    assert [each.state for each in scene.alerts(desk.db)] == [DeliveryState.PENDING, DeliveryState.WITHHELD]
    desk.brings("Harbour Wire", Tier.WIRE, told=texts.SEOUL_DE)
    assert [each.state for each in scene.alerts(desk.db)] == [DeliveryState.PENDING, DeliveryState.PENDING]
    assert len(desk.brings("Gazette", Tier.INDEPENDENT, told=texts.SEOUL_KO)) == 0


@pytest.mark.parametrize(
    ("tier", "mark"), [(Tier.GOVERNMENT, "🔴 "), (Tier.WIRE, ""), (Tier.STATE_MEDIA, "▫️ ")], ids=["official", "routine", "state media"]
)
def test_the_mark_says_how_much_it_matters(desk: Desk, tier: Tier, mark: str) -> None:
    """An official act, anything else, one state-media source alone."""
    (first,) = desk.brings("Outlet", tier)
    assert first.startswith(mark + texts.SEOUL_EN[0])


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"claims": (claim(speaker=KYIV),)}, "Now also: 6,700 containers, North Korea to Russia, says Ukraine's president"),
        ({"designations": (Designation(by="eu", listed=("Ri Chang Ho",), passage=""),)}, "Listed by the EU: Ri Chang Ho"),
        (
            {"denial": True, "claims": (claim(speaker=Speaker(side="russia", office="kremlin"), stance=Stance.DENIED),)},
            "6,700 containers, North Korea to Russia: denied by the Kremlin",
        ),
        ({"denial": True}, "Now denied"),
    ],
    ids=["actor", "listing", "denial", "denial by nobody"],
)
def test_an_update_says_what_is_new(desk: Desk, said: dict[str, Any], line: str) -> None:
    """Who speaks for the first time, who was listed, who denies: in the line below the headline, and only once."""
    desk.brings("Harbour Wire", Tier.WIRE, claim())
    claims = said.pop("claims", ())
    (update,) = desk.brings("Gazette", Tier.INDEPENDENT, *claims, told=texts.SEOUL_DE, **said)
    assert update.split("\n")[1] == line
    assert update.startswith(("Update: ", "🔴 Update: "))
    assert desk.brings("Courier", Tier.INDEPENDENT, *claims, told=texts.SEOUL_KO, **said) == []


def test_one_tabloid_that_adds_to_its_own_story_rings_nobody(desk: Desk) -> None:
    """What it says more is told, without a sound."""
    desk.brings("Tittle", Tier.TABLOID, claim())
    (update,) = desk.brings("Tittle", Tier.TABLOID, claim(speaker=KYIV), told=texts.SEOUL_DE)
    assert update.startswith("Update: ")
    assert desk.alert().severity is Severity.LOW


def test_a_retelling_is_no_update(desk: Desk) -> None:
    """The same side, the same figure: the alert's line of sources, and no ring."""
    desk.brings("Harbour Wire", Tier.WIRE, claim())
    assert desk.brings("Gazette", Tier.INDEPENDENT, claim(speaker=Speaker(side="south-korea")), told=texts.SEOUL_DE) == []
    assert "Also reported by Gazette (2 languages in all, 2 independent sources)." in desk.shown(desk.alert())


def test_what_another_story_counted_before_is_told(desk: Desk) -> None:
    """The figure of weeks ago, and who gave it where that was somebody else."""
    later = ("North Korea now at 7,000 containers for Russia", "Nobody in the harbour of Rajin has seen arms and 7,000 boxes, he said.")
    count = replace(FIGURE, value=7000, start=20)
    desk.brings("Harbour Wire", Tier.WIRE, claim(), lead_quantities=(FIGURE,), quantities=(FIGURE,))
    desk._hours += 24 * 30
    told: Callable[..., list[str]] = desk.brings
    (second,) = told("Gazette", Tier.WIRE, claim(quantity=count, speaker=KYIV), told=later, lead_quantities=(count,), quantities=(count,))
    assert "7,000 containers, North Korea to Russia, says Ukraine's president" in second.split("\n")
    assert "Earlier: 6,700 containers (26 Feb 2024, South Korea's defence minister)" in second.split("\n")
