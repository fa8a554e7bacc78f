"""What the tellings of a story agree on about one figure, so that no unclear or misread telling stands alone. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from feeds.decide.sources import known_as
from feeds.types.claim import Claim, Direction, Stance, Status
from storage.types import Story

_FEWEST_FOR_STATUS: Final = 4
_FEWEST_FOR_WAY: Final = 2

Amount = tuple[str, float, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What outlets say about each figure, one vote per outlet and answer.

    Attributes:
        statuses: How many outlets say that it was delivered, is planned, or could be.
        ways: How many say which way it went; who does not say so has no vote.
    """

    statuses: Mapping[Amount, Mapping[Status, int]]
    ways: Mapping[Amount, Mapping[Direction, int]]

    def status(self, claim: Claim) -> Status:
        """The status that three in four of at least four votes give the figure, else the claim's own.

        "Planned" and "sent" are told apart by a word; what two of five read is no slip, what one of five reads may be.
        """
        votes = self.statuses.get(amount(claim), {})
        total = sum(votes.values())
        agreed = [status for status, count in votes.items() if total >= _FEWEST_FOR_STATUS and 4 * count >= 3 * total]
        return agreed[0] if agreed else claim.status

    def way(self, claim: Claim) -> Direction | None:
        """The claim's own direction; where it has none, the one that at least two outlets give and none contradicts."""
        votes = self.ways.get(amount(claim), {})
        if claim.direction is not None or len(votes) != 1:
            return claim.direction
        ((way, count),) = votes.items()
        return way if count >= _FEWEST_FOR_WAY else None


def agreement(story: Story) -> Agreement:
    """The votes of all tellings of a story; who denies has none."""
    return votes((telling.outlet, claim) for telling in story.tellings for claim in telling.claims)


def votes(told: Iterable[tuple[str, Claim]]) -> Agreement:
    """The votes of claims of one story, each with the outlet that tells it; who denies has none."""
    said = {
        (known_as(outlet), amount(claim), claim.status, claim.direction)
        for outlet, claim in told
        if claim.quantity is not None and claim.stance is Stance.ASSERTED
    }
    statuses: dict[Amount, Counter[Status]] = defaultdict(Counter)
    ways: dict[Amount, Counter[Direction]] = defaultdict(Counter)
    for _, figure, status in {(outlet, figure, status) for outlet, figure, status, _ in said}:
        statuses[figure][status] += 1
    for _, figure, way in {(outlet, figure, way) for outlet, figure, _, way in said}:
        if way is not None:
            ways[figure][way] += 1
    return Agreement(statuses=statuses, ways=ways)


def amount(claim: Claim) -> Amount:
    """A figure as it is compared: unit, value and upper end."""
    quantity = claim.quantity
    return ("", 0.0, None) if quantity is None else (quantity.unit, quantity.value, quantity.high)
