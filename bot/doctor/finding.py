"""What the doctor found: one thing that is right, wrong or not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a thing stands."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        about: The part of the installation: "settings", "database", "telegram", ...
        check: What was looked at there, in a word or two.
        verdict: How it stands.
        found: What was found, without any secret.
        do: What to do about it, one step a line; "" for nothing.
    """

    about: str
    check: str
    verdict: Verdict
    found: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Makes the findings about one part.

    Attributes:
        about: The part.
    """

    about: str

    def right(self, check: str, found: str, do: str = "") -> Finding:
        """It is as it should be; `do` says what would be better still."""
        return Finding(about=self.about, check=check, verdict=Verdict.RIGHT, found=found, do=do)

    def wrong(self, check: str, found: str, do: str) -> Finding:
        """It is not, and this mends it."""
        return Finding(about=self.about, check=check, verdict=Verdict.WRONG, found=found, do=do)

    def unknown(self, check: str, found: str, do: str = "") -> Finding:
        """It could not be found out."""
        return Finding(about=self.about, check=check, verdict=Verdict.UNKNOWN, found=found, do=do)


MOST_NAMED = 5
"""Things of one kind that are named one by one."""


def few(names: Iterable[str], most: int = MOST_NAMED) -> str:
    """Names in a row, the first few of many."""
    found = list(names)
    more = len(found) - most
    return ", ".join(found[:most]) + (f" and {more} more" if more > 0 else "")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 feed", "2 feeds"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
