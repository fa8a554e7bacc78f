"""Claims are counted slot by slot."""

from datetime import date

import pytest

from bot.slots import Compared, JudgedClaim, JudgedDesignation, compare, scores
from feeds.types.article import Analysis
from feeds.types.claim import Approximation, Claim, Designation, Direction, Quantity, Stance, Status


def found(*claims: Claim, designations: tuple[Designation, ...] = ()) -> Analysis:
    """An analysis that holds them."""
    return Analysis(language="en", matches=(), reason="", claims=claims, designations=designations)


def claim(value: float, unit: str = "container", **slots: object) -> Claim:
    """A claim with that figure."""
    return Claim(quantity=Quantity(value=value, unit=unit, text=str(value), start=0), passage=".", **slots)  # type: ignore[arg-type] # test data


def names(compared: Compared) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed slots by their names."""
    right, wrong, missed = ([name for name, _ in slots] for slots in (compared.right, compared.wrong, compared.missed))
    return right, wrong, missed


def test_a_claim_read_whole_is_right_in_every_slot() -> None:
    """Names count where one stands in the other; "exact", "asserted" and "delivered" are no slots."""
    judged = JudgedClaim(
        amount=7000, unit="container", direction=Direction.DPRK_TO_RUSSIA, claimant="Shin Won-sik", chain=("AFP",), date=date(2024, 3, 18)
    )
    read = claim(
        7000, direction=Direction.DPRK_TO_RUSSIA, claimant="Defence Minister Shin Won-sik", chain=("AFP",), said_on=date(2024, 3, 18)
    )
    assert names(compare([judged], [], found(read))) == (["amount", "unit", "direction", "claimant", "chain", "date"], [], [])


def test_one_office_under_two_names_is_one_claimant() -> None:
    """An agency by its name and by its short form; another agency is another claimant."""
    analysis = Analysis(language="ko", matches=(), reason="", claims=(claim(7000, claimant="국정원"),))
    for judged, right in (("국가정보원", True), ("합동참모본부", False)):
        compared = compare([JudgedClaim(amount=7000, unit="container", claimant=judged)], [], analysis)
        assert ("claimant" in names(compared)[0]) is right


def test_an_absent_slot_is_a_miss_and_another_value_is_both() -> None:
    """What was judged and not found is missed; what was found otherwise is wrong as well."""
    judged = JudgedClaim(amount=7000, unit="container", direction=Direction.DPRK_TO_RUSSIA, claimant="Shin", stance=Stance.DENIED)
    read = claim(7000, "shell", direction=Direction.RUSSIA_TO_DPRK, status=Status.PLANNED)
    right, wrong, missed = names(compare([judged], [], found(read)))
    assert (right, wrong, missed) == (["amount"], ["unit", "direction", "status"], ["unit", "direction", "claimant", "stance"])


def test_a_figure_that_nobody_judged_is_wrong_in_every_slot() -> None:
    """And a judged one that was not found is missed in every slot."""
    judged = JudgedClaim(amount=7000, unit="container", approximation=Approximation.ABOUT)
    assert names(compare([judged], [], found(claim(19, "troop")))) == ([], ["amount", "unit"], ["amount", "unit", "approximation"])


def test_of_two_figures_of_one_amount_the_unit_decides() -> None:
    """3,000 troops and 3,000 shells find each their own."""
    judged = [JudgedClaim(amount=3000, unit="shell"), JudgedClaim(amount=3000, unit="troop")]
    assert names(compare(judged, [], found(claim(3000, "troop"), claim(3000, "shell")))) == (["amount", "unit"] * 2, [], [])


def test_a_range_is_its_two_ends() -> None:
    """The lower end alone is another amount."""
    judged = JudgedClaim(amount=10_000, high=12_000, unit="troop")
    assert names(compare([judged], [], found(claim(10_000, "troop")))) == (["unit"], ["amount"], ["amount"])


def test_listings_count_by_side() -> None:
    """Two sentences of one side's act are one act."""
    judged = [JudgedDesignation(by="eu", listed=("Ri Chang Ho", "No Kwang Chol"), programme="Decision 2014/145")]
    acts = tuple(Designation(by="eu", listed=(name,), passage=".") for name in ("General Ri Chang Ho", "Kim"))
    right, wrong, missed = names(compare([], judged, found(designations=acts)))
    assert (right, wrong, missed) == (["listed by", "listed"], ["listed"], ["listed", "programme"])


def test_a_side_is_written_either_way() -> None:
    """Judges write south_korea, names.toml has south-korea."""
    judged = [JudgedDesignation(by="south_korea", listed=("Maria",))]
    act = Designation(by="south-korea", listed=("Maria",), passage=".")
    assert names(compare([], judged, found(designations=(act,)))) == (["listed by", "listed"], [], [])


def test_scores_count_each_slot_and_all() -> None:
    """Precision, recall and F1 over all articles."""
    compared = [compare([JudgedClaim(amount=7000, unit="container", claimant="Shin")], [], found(claim(7000)))]
    figures = scores(compared)
    assert (figures["claimant"].recall, figures["amount"].precision) == (0.0, 1.0)
    assert figures["all"].recall == pytest.approx(2 / 3)
