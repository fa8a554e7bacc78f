"""What the tellings of a story agree on."""

from dataclasses import replace
from typing import Any

from bot.render.agreement import agreement
from bot.render.choice import denials, key_claims
from feeds.types.claim import Claim, Direction, Speaker, Stance, Status
from storage.types import Telling
from tests.bot.render.stories import quantity, story, telling

SHIN, KREMLIN = Speaker(side="south-korea", office="defence-minister"), Speaker(side="russia", office="kremlin")
THERE, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK


def says(outlet: str, **slots: Any) -> Telling:
    """A telling of an outlet that claims 7,000 containers."""
    claim = Claim(passage="", **{"quantity": quantity(7000), "speaker": SHIN, **slots})
    return telling(outlet=outlet, claims=(claim,), lead_quantities=(quantity(7000),))


PLANNED = says("A", status=Status.PLANNED, direction=THERE)
SENT = [says(outlet, direction=THERE) for outlet in "BCD"]


def test_most_outlets_decide_what_came_of_it() -> None:
    """Three in four of at least four; each outlet has one vote, however often it tells it."""
    (claim,) = PLANNED.claims
    assert agreement(story(PLANNED, *SENT)).status(claim) is Status.DELIVERED
    assert agreement(story(PLANNED, SENT[0])).status(claim) is Status.PLANNED
    assert agreement(story(PLANNED, SENT[0], SENT[0], SENT[0])).status(claim) is Status.PLANNED
    two_of_five = (PLANNED, says("E", status=Status.PLANNED), *SENT)
    assert agreement(story(*two_of_five)).status(claim) is Status.PLANNED
    assert agreement(story(PLANNED, *SENT[:2])).status(claim) is Status.PLANNED
    assert agreement(story(PLANNED, *SENT)).status(Claim(quantity=quantity(5), status=Status.PLANNED, passage="")) is Status.PLANNED


def test_two_outlets_say_where_it_went_if_none_says_otherwise() -> None:
    """A direction that a telling has is its own."""
    (open_,) = says("A").claims
    assert agreement(story(says("A"), *SENT)).way(open_) is THERE
    assert agreement(story(says("A"), SENT[0])).way(open_) is None
    assert agreement(story(says("A"), *SENT, says("E", direction=BACK))).way(open_) is None
    assert agreement(story(*SENT)).way(says("A", direction=BACK).claims[0]) is BACK


def test_who_denies_has_no_vote() -> None:
    """A denial says nothing of where things went."""
    denied = [says(outlet, direction=BACK, stance=Stance.DENIED, status=Status.PLANNED) for outlet in "EFGH"]
    votes = agreement(story(says("A"), *SENT, *denied))
    assert votes.way(says("A").claims[0]) is THERE
    assert votes.status(PLANNED.claims[0]) is Status.DELIVERED


def test_a_telling_that_stands_alone_gives_way_to_the_others() -> None:
    """Whoever says "planned" where most say "sent" is shown with another outlet's claim; another speaker's claim is no stand-in."""
    (told,) = key_claims(story(PLANNED, *SENT), PLANNED)
    assert (told.claim.status, told.outlet) == (Status.DELIVERED, "B")
    others = [says(outlet, direction=THERE, speaker=KREMLIN) for outlet in "BCD"]
    (told,) = key_claims(story(PLANNED, *others), PLANNED)
    assert (told.claim.status, told.outlet) == (Status.PLANNED, None)


def test_an_outlet_is_no_source_of_what_the_shown_one_says_too() -> None:
    """The claim that another tells in its lead is credited to it only where the shown one has not the figure of that side in its text."""
    leading = says("B", direction=THERE)
    (claim,) = says("A", direction=THERE, quantity=replace(quantity(7000), start=300)).claims
    below = telling(outlet="A", claims=(claim,), lead_quantities=(quantity(5),))
    (told,) = key_claims(story(below, leading), below)
    assert told.outlet is None
    silent = telling(outlet="A", claims=(), lead_quantities=(quantity(5),))
    (told,) = key_claims(story(silent, leading), silent)
    assert told.outlet == "B"


def test_a_house_and_its_spokesperson_deny_once() -> None:
    """The Kremlin and Peskov of the Kremlin are one line, Russia's foreign ministry is another."""
    peskov, ministry = Speaker(side="russia", office="kremlin", person="peskov"), Speaker(side="russia", office="foreign-ministry")
    shown = says("A")
    denying = [says(outlet, stance=Stance.DENIED, speaker=who) for outlet, who in zip("BCD", (KREMLIN, peskov, ministry), strict=True)]
    assert [each.claim.speaker for each in denials(story(shown, *denying), shown)] == [peskov, ministry]
