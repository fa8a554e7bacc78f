"""How many sources of a story stand on their own."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from feeds.decide.sources import Voice, cited, independent, known_as, only_state_media, shown_as
from feeds.types.claim import Claim, Speaker, Stance
from feeds.types.feed import Tier
from feeds.types.story import Rung


def voice(
    outlet: str, *chain: str, rung: Rung | None = Rung.SAME_EVENT, tier: Tier = Tier.INDEPENDENT, stance: Stance = Stance.ASSERTED
) -> Voice:
    """A telling that cites some outlets."""
    claims = (Claim(quantity=None, chain=chain, stance=stance, passage=""),) if chain or stance is Stance.DENIED else ()
    return Voice(outlet=outlet, tier=tier, rung=rung, claims=claims)


FIRST = voice("Merkur", rung=None)


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        ([], 0),
        ([FIRST], 1),
        ([FIRST, voice("Gazette")], 2),
        ([FIRST, voice("Merkur")], 1),
        ([FIRST, voice("Gazette", rung=Rung.NEAR_DUPLICATE), voice("Herald", rung=Rung.SAME_TEXT), voice("Bote", rung=Rung.SAME_LINK)], 1),
        ([voice("Merkur", "Yonhap", rung=None), voice("Gazette", "연합뉴스")], 1),
        ([voice("Merkur", "Yonhap", rung=None), voice("Gazette", "Reuters")], 2),
        ([voice("Merkur", "AFP", "Time", rung=None), voice("Gazette", "Time"), voice("AFP")], 1),
        ([FIRST, voice("Yonhap News Agency"), voice("Gazette", "Yonhap"), voice("Herald")], 3),
        ([voice("A", "Yonhap", rung=None), voice("B", "Reuters"), voice("C", "Yonhap", "Reuters")], 1),
        ([FIRST, voice("Collector", tier=Tier.AGGREGATOR)], 1),
        ([voice("Collector", rung=None, tier=Tier.AGGREGATOR)], 1),
        ([FIRST, voice("TASS", stance=Stance.DENIED)], 1),
        ([voice("TASS", rung=None, stance=Stance.DENIED), voice("Gazette", stance=Stance.DENIED)], 2),
    ],
    ids=[
        "none",
        "one",
        "two papers",
        "one paper twice",
        "copies",
        "one agency in two scripts",
        "two agencies",
        "a chain and its links",
        "the agency itself",
        "a paper that joins two",
        "an aggregator",
        "an aggregator alone",
        "who only denies",
        "a denial is the story",
    ],
)
def test_copies_of_one_report_count_once(voices: Sequence[Voice], count: int) -> None:
    """In whichever order they come, the founder aside."""
    assert independent(voices) == count
    assert independent([*voices[:1], *voices[:0:-1]]) == count


KCNA = voice("KCNA", rung=None, tier=Tier.STATE_MEDIA)
HERALD = Voice(outlet="Herald", tier=Tier.INDEPENDENT, rung=Rung.SAME_EVENT, heard_from=("KCNA",))
SEOUL = Claim(quantity=None, speaker=Speaker(side="south-korea", office="intelligence"), passage="")
PYONGYANG = Claim(quantity=None, speaker=Speaker(side="dprk"), passage="")


def test_whom_a_text_credits_counts_once_also_without_a_figure() -> None:
    """The agency itself and two papers that have it from it are one source, in whatever script they name it."""
    blatt = replace(HERALD, outlet="Blatt", heard_from=("조선중앙통신",))
    assert independent([KCNA, HERALD, blatt]) == 1
    assert independent([KCNA, HERALD, replace(blatt, heard_from=("Yonhap",))]) == 2


@pytest.mark.parametrize(
    ("voices", "alone"),
    [
        ([], False),
        ([KCNA], True),
        ([KCNA, HERALD], True),
        ([HERALD, replace(HERALD, outlet="Blatt", heard_from=("ТАСС",))], True),
        ([KCNA, replace(HERALD, rung=Rung.NEAR_DUPLICATE, heard_from=())], True),
        ([KCNA, replace(HERALD, tier=Tier.AGGREGATOR, heard_from=())], True),
        ([KCNA, replace(HERALD, claims=(PYONGYANG,))], True),
        ([KCNA, replace(HERALD, claims=(SEOUL,))], False),
        ([KCNA, replace(HERALD, heard_from=())], False),
        ([KCNA, replace(HERALD, heard_from=("KCNA", "Yonhap"))], False),
    ],
    ids=[
        "none",
        "itself",
        "a paper",
        "papers",
        "a copy",
        "an aggregator",
        "its state",
        "another side",
        "a paper of its own",
        "two agencies",
    ],
)
def test_state_media_alone(voices: Sequence[Voice], *, alone: bool) -> None:
    """Are all that tells it until somebody has it from elsewhere, or hears another side."""
    assert only_state_media(voices) is alone


def test_an_outlet_is_known_in_every_script() -> None:
    """By the table from which claims read it, inflected too; else by its name."""
    assert {known_as(name) for name in ("Yonhap", "연합뉴스", "聯合ニュース", "the Yonhap News Agency")} == {"yonhap"}
    assert known_as("Интерфакса") == known_as("Interfax")
    assert known_as("Elbufer-Bote") != known_as("Cape Dispatch")


def test_an_outlet_is_shown_in_the_readers_script() -> None:
    """Where the table has a Latin form, a short one; else as the text has it."""
    assert [shown_as(name) for name in ("연합뉴스", "АФП", "ТАСС", "Yonhap", "동해통신", "US-Magazin Time")] == [
        "Yonhap",
        "AFP",
        "TASS",
        "Yonhap",
        "동해통신",
        "US-Magazin Time",
    ]


def test_what_is_cited_is_named_once() -> None:
    """In the order of the text."""
    assert cited([*voice("A", "AFP", "Time").claims, *voice("A", "Time", "UPI").claims]) == ("AFP", "Time", "UPI")
