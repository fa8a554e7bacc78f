"""How many lies the check of a machine's wording catches, and how many true wordings pass.

python -m tests.feeds.understand.faithful.measure [SET ...]
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from feeds.understand.faithful.check import fault
from tests.feeds.understand.faithful.table import SETS, honest, lies, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the check made of a set.

    Attributes:
        refused: The true wordings that are refused, with the fault.
        missed: The lies that pass.
        truths: How many true wordings there are.
        lies: How many lies.
        telling: How many lies are made of wordings that pass; the others would be refused without being lies.
    """

    refused: dict[str, str]
    missed: tuple[str, ...]
    truths: int
    lies: int
    telling: int


def measure(of: str) -> Measured:
    """Hold a set against the check."""
    truths, all_lies = honest(of), lies(of)
    refused = {name: str(found) for name, (extract, wording) in truths.items() if (found := fault(extract, wording)) is not None}
    missed = tuple(name for name, base, instead in all_lies if fault(truths[base][0], told(truths[base][1], instead)) is None)
    telling = sum(base not in refused for _, base, _ in all_lies)
    return Measured(refused=refused, missed=missed, truths=len(truths), lies=len(all_lies), telling=telling)


def report(of: str) -> Iterator[str]:
    """The figures of a set, and below them what went wrong."""
    found = measure(of)
    yield f"{of}: {found.lies - len(found.missed)} of {found.lies} lies caught, {found.telling} of them made of wordings that pass"
    yield f"{of}: {found.truths - len(found.refused)} of {found.truths} true wordings pass"
    yield from (f"  passes, and is a lie: {name}" for name in found.missed)
    yield from (f"  refused, and is true: {name} ({why})" for name, why in found.refused.items())


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for of in sys.argv[1:] or SETS for line in report(of))
