"""Which claims of a story are shown, and whose denials."""

from dataclasses import replace
from typing import Any

from bot.render.choice import MOST, comparable, denials, key_claims, of_figures, of_sides
from feeds.types.claim import Approximation, Claim, Direction, Quantity, Speaker, Stance, Status
from storage.types import Telling
from tests.bot.render.stories import quantity, story, telling

SHIN = Speaker(side="south-korea", office="defence-minister", person="shin-won-sik")
KREMLIN = Speaker(side="russia", office="kremlin")
THERE, BACK = Direction.DPRK_TO_RUSSIA, Direction.RUSSIA_TO_DPRK
TITLE = "x" * 50


def at(start: int, value: float, unit: str = "container", approximation: Approximation = Approximation.EXACT) -> Quantity:
    """A figure that stands at some place; the title has 50 characters."""
    return replace(quantity(value, unit, approximation), start=start)


def claim(figure: Quantity | None, **slots: Any) -> Claim:
    """A claim with a figure."""
    return Claim(quantity=figure, passage=slots.pop("passage", ""), **slots)


def says(*claims: Claim, lead: bool = True, **changes: Any) -> Telling:
    """A telling with these claims, all in its lead or none."""
    figures = tuple(each.quantity for each in claims if each.quantity is not None)
    return telling(title=TITLE, claims=claims, quantities=figures, lead_quantities=figures if lead else (), **changes)


def shown(*tellings: Telling) -> list[tuple[float, str | None]]:
    """Figures and outlets of the claims that are shown of a story, of which the first telling is shown."""
    return [(each.claim.quantity.value if each.claim.quantity else 0, each.outlet) for each in key_claims(story(*tellings), tellings[0])]


def test_the_titles_figure_stands_first() -> None:
    """Then what the lead tells, in its order."""
    told = says(claim(at(60, 9000), speaker=SHIN), claim(at(10, 7000), speaker=SHIN), claim(at(55, 40, "gun"), speaker=SHIN))
    assert shown(told) == [(7000, None), (40, None), (9000, None)]


def test_bare_figures_are_no_claims() -> None:
    """They are told in one line; so are things of which nobody counts, and ships of which nobody says where they went."""
    assert shown(says(claim(at(10, 7000)), claim(at(60, 40, "ship")))) == []
    assert shown(says(claim(at(10, 3, "unheard-of"), speaker=SHIN))) == []
    assert shown(says(claim(at(10, 12, "ship"), speaker=SHIN, goods="weapons"))) == []
    assert shown(telling()) == []


def test_at_most_three_are_shown_the_known_speakers_first() -> None:
    """Of what the title does not tell: whose speaker is known, then the largest matter."""
    ships, guns, troops = (
        claim(at(60, 40, "ship"), direction=THERE),
        claim(at(61, 500, "gun"), speaker=SHIN),
        claim(at(62, 100, "troop"), speaker=SHIN),
    )
    title = claim(at(1, 7000), speaker=SHIN)
    told = [value for value, _ in shown(says(title, ships, guns, troops))]
    assert told == [7000, 500, 100]
    assert len(told) == MOST


def test_background_is_not_shown_but_the_way_back_is() -> None:
    """What stands below the lead is old news, unless it counts the same going the other way."""
    first = claim(at(10, 7000), speaker=SHIN, direction=THERE)
    back, old = claim(at(400, 9000), direction=BACK), claim(at(500, 10_000, "troop"), direction=THERE)
    lead = says(first)
    told = replace(lead, claims=(first, old, back))
    assert shown(told) == [(7000, None), (9000, None)]


def test_what_stands_complete_below_a_lead_without_figures_is_shown() -> None:
    """Who says so and which way it went are known; what lacks one of them, or is old news, is left to the line of figures."""
    full = claim(at(400, 8400), speaker=SHIN, direction=THERE, passage="Shin said on Monday that 8,400 containers had gone.")
    bare, old = claim(at(500, 100, "gun"), direction=THERE), replace(full, quantity=at(600, 5000), passage="Last year Shin said 5,000.")
    assert shown(says(full, bare, old, lead=False)) == [(8400, None)]
    assert shown(says(claim(at(400, 4700, "casualty"), speaker=SHIN), lead=False)) == [(4700, None)]
    assert shown(says(bare, old, lead=False)) == []
    assert shown(replace(says(full, lead=False), lead_quantities=(at(10, 2, "factory"),))) == []
    lead = says(claim(at(10, 7000), speaker=SHIN, direction=THERE), outlet="Cape Dispatch")
    assert shown(says(full, lead=False), lead) == [(7000, "Cape Dispatch")]


def test_one_figure_of_one_article_is_one_claim() -> None:
    """What the title leaves open the lead may say; a qualified figure claims less."""
    bare = claim(at(10, 7000), direction=THERE)
    full = claim(at(60, 7000, approximation=Approximation.ABOUT), speaker=SHIN, since="2022", goods="munitions")
    (told,) = key_claims(story(says(bare, full)), says(bare, full))
    assert (told.claim.speaker, told.claim.direction, told.claim.since, told.claim.goods) == (SHIN, THERE, "2022", "munitions")
    assert told.claim.quantity == full.quantity


def test_a_part_of_a_name_is_the_whole_name() -> None:
    """Shin of the second sentence is the Shin Won-sik of the first, and no third person."""
    first = claim(at(10, 7000), claimant="Minister Shin Won-sik", speaker=SHIN)
    second = claim(at(60, 9000), claimant="Shin")
    stranger = claim(at(70, 40, "gun"), claimant="Kim")
    told = key_claims(story(says(first, second, stranger)), says(first, second, stranger))
    assert [each.claim.speaker for each in told] == [SHIN, SHIN, None]


def test_another_telling_lends_its_speaker() -> None:
    """The shown telling does not say who counted; one that does is named with its outlet, unless it sends things another way."""
    plain = says(claim(at(10, 7000), direction=THERE))
    known = says(claim(at(12, 7000), direction=THERE, speaker=SHIN), outlet="Cape Dispatch")
    other_way = says(claim(at(12, 7000), direction=BACK, speaker=KREMLIN), outlet="Gazette")
    assert shown(plain, other_way, known) == [(7000, "Cape Dispatch")]
    assert shown(plain, other_way) == [(7000, None)]


def test_a_person_named_alone_has_the_office_that_others_tell() -> None:
    """As most tellings have it; nobody else's office is lent."""
    alone = says(claim(at(10, 7000), direction=THERE, speaker=Speaker(side="south-korea", person="shin-won-sik")))
    known = says(claim(at(12, 5), speaker=SHIN), claim(at(13, 6), speaker=SHIN), outlet="Cape Dispatch")
    other = says(claim(at(12, 5), speaker=replace(SHIN, office="minister")), claim(at(13, 6), speaker=KREMLIN), outlet="Gazette")
    (told,) = key_claims(story(alone, other, known), alone)
    assert told.claim.speaker == SHIN
    (told,) = key_claims(story(alone), alone)
    assert told.claim.speaker == Speaker(side="south-korea", person="shin-won-sik")


def test_a_telling_without_claims_shows_those_of_another() -> None:
    """A teaser in the reader's language is no reason to tell less."""
    assert shown(telling(outlet="Eilblatt"), says(claim(at(10, 7000), speaker=SHIN))) == [(7000, "Harbour Wire")]


def test_what_carriers_hold_is_told_with_them() -> None:
    """The first of several alternatives, and no line of its own; without one count of carriers it is one."""
    containers = claim(at(10, 6700), speaker=SHIN)
    shells = claim(at(60, 3_000_000, "shell"), status=Status.CAPACITY)
    rockets = claim(at(61, 500_000, "rocket"), status=Status.CAPACITY)
    (told,) = key_claims(story(says(containers, shells, rockets)), says(containers, shells, rockets))
    assert (told.claim, told.capacity) == (containers, shells.quantity)
    two = says(containers, claim(at(20, 40, "ship"), speaker=SHIN, direction=THERE), shells)
    assert [each.capacity for each in key_claims(story(two), two)] == [None, None, None]


def test_claims_of_one_speaker_stand_side_by_side() -> None:
    """Whatever stands between them in the text."""
    told = says(claim(at(10, 7000), speaker=SHIN), claim(at(60, 40, "drone"), speaker=KREMLIN), claim(at(70, 100, "gun"), speaker=SHIN))
    assert shown(told) == [(7000, None), (100, None), (40, None)]


def test_denials_are_told_whoever_tells_them() -> None:
    """Each speaker once, with the outlet where it is not the shown one; nobody's denial is not told here."""
    base = says(claim(at(10, 7000), speaker=SHIN))
    denied = claim(None, stance=Stance.DENIED, speaker=KREMLIN)
    tass = says(denied, claim(None, stance=Stance.DENIED), outlet="TASS")
    again = says(denied, outlet="Gazette")
    assert [(each.claim, each.outlet) for each in denials(story(base, tass, again), base)] == [(denied, "TASS")]
    assert shown(base, tass) == [(7000, None)]


def test_the_claims_of_an_update_are_those_of_its_news() -> None:
    """By their figures, or by who speaks; a denial is told otherwise."""
    new, old = claim(at(10, 9000), speaker=SHIN), claim(at(60, 7000), speaker=KREMLIN)
    denied = claim(at(61, 9000), speaker=KREMLIN, stance=Stance.DENIED)
    told = says(new, old, denied)
    assert [each.claim for each in of_figures(told, [at(0, 9000)])] == [new]
    assert [each.claim for each in of_sides(told, ["russia"])] == [old]


def test_only_what_counts_the_same_is_compared() -> None:
    """The same unit going the same way, and both delivered."""
    one = claim(at(1, 7000), direction=THERE)
    assert comparable(one, claim(at(1, 6700), direction=THERE))
    assert not comparable(one, claim(at(1, 6700), direction=BACK))
    assert not comparable(one, claim(at(1, 6700, "ship"), direction=THERE))
    assert not comparable(one, claim(at(1, 150), direction=THERE))
    assert not comparable(one, claim(at(1, 6700), direction=THERE, status=Status.PLANNED))
    assert not comparable(one, claim(None, direction=THERE))
