"""From measurements to figures: ratios with their range, tables, floors that are missed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


class BenchmarkError(Exception):
    """What was measured did not do what it was asked, so its figures say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times more a peer costs than Rajin.

    Attributes:
        middle: Ratio of the medians.
        low: The smallest ratio within one repetition.
        high: The largest.
    """

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a report.

    Attributes:
        name: What was measured.
        peer: Against what.
        ours: Rajin's figures, one per repetition.
        theirs: The peer's, in the same order.
        floor: What the ratio must reach; None for no promise.
    """

    name: str
    peer: str
    ours: Sequence[float]
    theirs: Sequence[float]
    floor: float | None = None

    @property
    def ratio(self) -> Ratio:
        """The peer's figures over ours."""
        return ratio(self.ours, self.theirs)

    @property
    def missed(self) -> bool:
        """Whether the floor is not reached."""
        return self.floor is not None and self.ratio.middle < self.floor


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Ratio of medians with the range of the repetitions.

    Raises:
        ValueError: There is not one figure of each per repetition.
    """
    each = [their / our for our, their in zip(ours, theirs, strict=True)]
    if not each:
        raise ValueError("nothing was measured")
    return Ratio(middle=median(theirs) / median(ours), low=min(each), high=max(each))


def better(variants: Mapping[str, Sequence[float]]) -> str:
    """The name of the variant with the smallest median."""
    return min(variants, key=lambda name: median(variants[name]))


def as_table(rows: Sequence[Row]) -> str:
    """Rows for people: medians, the ratio with its range, and the floor."""
    cells = [
        (
            row.name,
            row.peer,
            f"{median(row.ours):.3f}",
            f"{median(row.theirs):.3f}",
            f"{row.ratio.middle:.1f}",
            f"{row.ratio.low:.1f}-{row.ratio.high:.1f}",
            "" if row.floor is None else f"{row.floor:g}{' missed' if row.missed else ''}",
        )
        for row in rows
    ]
    lines = [("scenario", "peer", "rajin", "its", "ratio", "range", "floor"), *cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def differences(found: Mapping[str, int], expected: Mapping[str, int]) -> list[str]:
    """What was counted otherwise than it must be, in words."""
    return [f"{name}: {found.get(name)} instead of {count}" for name, count in expected.items() if found.get(name) != count]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A figure with what it may be at most; None for no promise."""

    name: str
    value: float
    most: float | None

    @property
    def missed(self) -> bool:
        """Whether it is more."""
        return self.most is not None and self.value > self.most

    def __str__(self) -> str:
        aim = "" if self.most is None else f"   at most {self.most:.3g}{', missed' if self.missed else ''}"
        return f"{self.name:<55}{self.value:>10.3f}{aim}"
