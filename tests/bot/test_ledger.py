"""The ledger: each distinct claim once, with what its tellings agree on."""

from datetime import date, timedelta

import pytest

from bot import ledger
from bot.errors import UsageError
from bot.ledger import Entry, Section
from bot.locales.texts import LANGUAGES, texts
from feeds.types.claim import Approximation, Direction, Speaker, Stance, Status
from feeds.understand.units import canonical, vocabulary
from storage.claimed import Claimed
from tests.bot.claims import BACK, DAY, SEOUL, TO_RUSSIA, WASHINGTON, claim, told


def only(*claimed: Claimed) -> Entry:
    """The one entry that these claims are."""
    (entry,) = ledger.distinct(claimed)
    return entry


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("containers", "container"),
        ("Container", "container"),
        ("Granaten", "shell"),
        ("снарядов", "shell"),
        ("포탄", "shell"),
        ("部隊", "troop"),
        ("soldats", "troop"),
        (" Workers ", "worker"),
        ("shipment", "voyage"),
    ],
)
def test_units_are_named_in_any_language(words: str, unit: str) -> None:
    """Singular, plural, with endings, and by the name that the tables give them."""
    assert ledger.units_named(words)[0] == unit


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_is_found_by_what_answers_call_it(language: str) -> None:
    """In every language of the interface; of units that have one name there, one that is counted together with the others."""
    names = {each.name for each in vocabulary().units.values()}
    assert [unit for unit in sorted(names) if unit not in ledger.units_named(texts(language).unit_name(unit))] == []


def test_words_that_texts_are_not_read_by_are_understood_too() -> None:
    """Cargo in four languages, and each word of the table, by the unit in whose part it stands."""
    assert {ledger.units_named(word)[0] for word in ("화물", "Fracht", "груз", "cargo")} == {"container"}
    asked = vocabulary().asked
    assert len(asked) > 50
    assert [word for word, unit in asked.items() if ledger.units_named(word.upper())[0] != canonical(unit).name] == []
    assert [word for word in asked if vocabulary().words.find(word) or word in vocabulary().east_units] == []


def test_kin_is_counted_together_unless_it_is_people() -> None:
    """Missiles and rockets are one word in some languages; killed and wounded are not the same anywhere."""
    assert ledger.units_named("missiles") == ("missile", "rocket")
    assert ledger.units_named("rockets") == ("rocket", "missile")
    assert ledger.units_named("wounded") == ("wounded",)


def test_what_is_not_counted_is_refused_with_what_is() -> None:
    """By name."""
    with pytest.raises(UsageError, match=r"hippos: nothing of that name is counted; there are .*container.*shell"):
        ledger.units_named("hippos")


def test_a_claim_stands_there_once() -> None:
    """The earliest telling first, with how many articles, outlets and stories tell it, also months later."""
    entry = only(
        told(claim(6700, said_on=DAY), article=1),
        told(claim(6700), article=1),
        told(claim(6700), article=2, outlet="Outlet 1"),
        told(claim(6700), article=3, story=2, days=90),
    )
    assert (entry.day, entry.said, entry.tellings, entry.outlets, entry.stories) == (DAY, True, 3, 2, (1, 2))
    assert (entry.article, entry.url, entry.outlet) == (1, "https://news.example/1", "Outlet 1")


@pytest.mark.parametrize(
    "other",
    [
        claim(7000),
        claim(6700, direction=BACK),
        claim(6700, speaker=WASHINGTON),
        claim(6700, status=Status.PLANNED),
        claim(6700, stance=Stance.DENIED),
        claim(6700, speaker=None, claimant="Somebody else"),
    ],
    ids=["value", "direction", "side", "status", "stance", "name"],
)
def test_other_claims_are_other_rows(other: object) -> None:
    """Another figure, way, side, status or stance."""
    assert len(ledger.distinct([told(claim(6700)), told(other, article=2)])) == 2  # type: ignore[arg-type] # claims in a list of objects


def test_what_somebody_does_not_know_is_in_no_ledger() -> None:
    """A figure that is only said not to be confirmed is neither claimed nor denied."""
    unknown = told(claim(6700, stance=Stance.UNCONFIRMED))
    assert ledger.distinct([unknown]) == []
    assert ledger.each_telling([unknown]) == []


def test_two_speakers_of_one_side_make_one_claim() -> None:
    """The row names the one that most is known of."""
    spokesman = Speaker(side="south-korea", office="defence-ministry")
    entry = only(told(claim(6700, speaker=spokesman)), told(claim(6700), article=2))
    assert (entry.claim.speaker, entry.tellings) == (SEOUL, 2)


def test_a_telling_that_leaves_something_out_is_counted_with_those_that_say_it() -> None:
    """Who says so, and which way it went, within its story; not with another story's."""
    silent = claim(6700, speaker=None, direction=None)
    assert only(told(claim(6700, said_on=DAY)), told(silent, article=2)).tellings == 2
    assert len(ledger.distinct([told(claim(6700)), told(silent, article=2, story=2)])) == 2
    assert len(ledger.distinct([told(claim(6700)), told(silent, article=2, story=None)])) == 2


def test_of_two_that_fit_the_one_that_more_tell_is_taken() -> None:
    """A telling without a speaker goes with the majority of its story."""
    entries = ledger.distinct(
        [
            told(claim(6700, speaker=WASHINGTON), article=1),
            told(claim(6700), article=2),
            told(claim(6700), article=3),
            told(claim(6700, speaker=None), article=4),
        ]
    )
    assert {entry.claim.speaker: entry.tellings for entry in entries} == {WASHINGTON: 1, SEOUL: 3}


def test_a_misread_telling_is_outvoted() -> None:
    """By three in four for what is planned, by most for what could be carried."""
    sent = [told(claim(6700), article=number) for number in range(1, 4)]
    (entry,) = ledger.distinct([*sent, told(claim(6700, status=Status.PLANNED), article=4)])
    assert (entry.section, entry.tellings) == (Section.CLAIMED, 4)
    room = [told(claim(3_000_000, unit="shell", status=Status.CAPACITY), article=number) for number in range(1, 4)]
    lost = [told(claim(3_000_000, unit="shell"), article=number) for number in (4, 5)]
    assert [(entry.section, entry.tellings) for entry in ledger.distinct([*room, *lost])] == [(Section.CAPACITY, 5)]
    assert {entry.section for entry in ledger.distinct([*room[:2], lost[0]])} == {Section.CAPACITY, Section.CLAIMED}


def test_the_day_is_that_of_saying_as_most_have_it() -> None:
    """Else that of the first publication, which is marked; a later story's day counts for nothing."""
    early, late = DAY - timedelta(days=3), DAY + timedelta(days=40)
    days = [told(claim(6700, said_on=day), article=number) for number, day in enumerate((early, DAY, DAY), start=1)]
    entry = only(*days, told(claim(6700, said_on=late), article=9, story=2, days=40))
    assert (entry.day, entry.said) == (DAY, True)
    entry = only(told(claim(6700), days=1), told(claim(6700), article=2, days=2))
    assert (entry.day, entry.said) == (DAY + timedelta(days=1), False)


def test_the_usual_wording_of_a_figure_is_shown() -> None:
    """Of equally many, the one that claims less."""
    about, exact = claim(6700, approximation=Approximation.ABOUT), claim(6700)
    assert only(told(exact), told(about, article=2)).quantity.approximation is Approximation.ABOUT
    assert only(told(exact), told(exact, article=3), told(about, article=2)).quantity.approximation is Approximation.EXACT


def test_the_first_that_names_its_source_is_shown() -> None:
    """With the chain through which it came."""
    entry = only(
        told(claim(6700), article=1),
        told(claim(6700, claimant="the minister", chain=("AFP", "Time"), since="2023"), article=2),
    )
    assert (entry.outlet, entry.claim.claimant, entry.claim.chain, entry.claim.since) == (
        "Outlet 2",
        "the minister",
        ("AFP", "Time"),
        "2023",
    )


def test_every_telling_can_be_seen_as_it_is() -> None:
    """Nothing is filled in, put right or counted together; by day."""
    later, silent = told(claim(6700), article=2, days=1), told(claim(6700, speaker=None, status=Status.PLANNED), article=1)
    entries = ledger.each_telling([later, silent])
    assert [(entry.article, entry.tellings, entry.section) for entry in entries] == [(1, 1, Section.PLANNED), (2, 1, Section.CLAIMED)]
    assert entries[0].claim.speaker is None


def test_entries_are_chosen_by_day_and_direction() -> None:
    """Both ends included; without a bound everything is there."""
    entries = ledger.distinct(
        [told(claim(value, direction=way), article=value, story=value, days=value) for value, way in ((1, TO_RUSSIA), (2, BACK), (3, None))]
    )

    def chosen(since: date | None, until: date | None, way: Direction | None = None) -> list[float]:
        return [entry.quantity.value for entry in ledger.between(entries, since, until, way)]

    assert chosen(None, None) == [1, 2, 3]
    assert chosen(DAY + timedelta(days=2), None) == [2, 3]
    assert chosen(DAY + timedelta(days=2), DAY + timedelta(days=2)) == [2]
    assert chosen(None, None, way=TO_RUSSIA) == [1]


def test_sections_are_all_there() -> None:
    """Empty ones too, in their order."""
    sections = ledger.sectioned(ledger.distinct([told(claim(1, stance=Stance.DENIED))]))
    assert list(sections) == list(Section)
    assert [len(entries) for entries in sections.values()] == [0, 0, 0, 1]
