"""What makes a retelling an update, beside figures."""

from dataclasses import replace

import pytest

from feeds.decide.material import leading, new_actors, new_acts, new_listings
from feeds.types.article import Analysis
from feeds.types.claim import Claim, Designation, Quantity, Speaker, Stance
from feeds.types.story import StoryId, StoryView
from tests.feeds.decide import texts
from tests.feeds.decide.shelf import NOON, analysis, article, as_member

FIGURE = Quantity(value=7000, unit="container", text="7,000", start=10)
SEOUL = Claim(quantity=FIGURE, speaker=Speaker(side="south-korea"), passage="")
KYIV = Claim(quantity=FIGURE, speaker=Speaker(side="ukraine", office="president"), passage="")
ACT = Designation(by="eu", listed=("Ri",), passage="")


def story(*claims: Claim, told: tuple[str, str] = texts.SEOUL_EN, designations: tuple[Designation, ...] = ()) -> StoryView:
    """A story whose founder makes these claims."""
    new = article(*told)
    founder = replace(as_member(new, analysis(new)), claims=claims, designations=designations)
    return StoryView(
        id=StoryId(1), opened_at=NOON, founder=founder, members=(), topics=frozenset(), quantities=(), denied=False, follows=None
    )


def said(*claims: Claim, lead: tuple[Quantity, ...] = (FIGURE,), designations: tuple[Designation, ...] = ()) -> Analysis:
    """What an article says."""
    return Analysis(language="en", matches=(), reason="", lead_quantities=lead, claims=claims, designations=designations)


def test_who_had_not_spoken_is_news() -> None:
    """Each side once, in the order of the text; who spoke before is not."""
    assert new_actors(said(SEOUL, KYIV, KYIV), story(SEOUL)) == ("ukraine",)
    assert new_actors(said(SEOUL), story(SEOUL)) == ()


@pytest.mark.parametrize(
    ("told", "before"),
    [
        (said(KYIV), story()),
        (said(KYIV, lead=()), story(SEOUL)),
        (said(replace(KYIV, stance=Stance.DENIED)), story(SEOUL)),
        (said(replace(KYIV, speaker=None, claimant="somebody")), story(SEOUL)),
        (said(replace(KYIV, speaker=Speaker(office="president"))), story(SEOUL)),
    ],
    ids=["nobody was known", "background", "a denial", "unknown", "of no country"],
)
def test_who_is_no_new_actor(told: Analysis, before: StoryView) -> None:
    """A clearer retelling, background, a denial (which is told as one), and whom nobody knows."""
    assert new_actors(told, before) == ()


def test_an_act_of_listing_is_news_where_the_story_told_of_none() -> None:
    """Neither as an act nor in its words: whoever only words it more clearly adds nothing."""
    assert new_listings(said(designations=(ACT, ACT)), story()) == ("eu",)
    assert new_listings(said(designations=(ACT,)), story(designations=(replace(ACT, by="usa"),))) == ()
    listing = ("EU imposes sanctions over North Korean arms", "The EU imposed sanctions on North Korea over arms for Russia.")
    assert new_listings(said(designations=(ACT,)), story(told=listing)) == ()
    assert new_listings(said(), story()) == ()


def test_an_act_is_news_where_the_story_told_of_none() -> None:
    """A listing only where it names nobody: else it is told with its names."""
    veto, listing = replace(said(), acts=("veto russia",)), replace(said(), acts=("listing eu",))
    assert new_acts(veto, story()) == ("veto russia",)
    assert new_acts(veto, story(told=("Russia vetoes UN panel on North Korea", "Russia vetoed it."))) == ()
    assert new_acts(listing, story()) == ("listing eu",)
    assert (
        new_acts(listing, story(told=("EU puts eleven firms on its list over North Korean arms", "The EU put them on its sanctions list.")))
        == ()
    )
    assert new_acts(replace(listing, designations=(ACT,)), story()) == ()
    assert new_acts(listing, story(designations=(ACT,))) == ()
    assert new_acts(said(), story()) == ()


def test_a_claim_leads_by_its_figure() -> None:
    """One without a figure counts as told where it is told."""
    below = replace(SEOUL, quantity=replace(FIGURE, start=900))
    bare = replace(KYIV, quantity=None)
    assert leading([SEOUL, below, bare], [FIGURE]) == (SEOUL, bare)
