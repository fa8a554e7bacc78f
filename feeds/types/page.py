"""What a page of a site holds, and whether its site lets it be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of an HTML page.

    Attributes:
        text: Plain text, paragraphs parted by a newline, never empty, at most 100,000 code points.
    """

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a robots.txt says of one address."""

    allowed: bool
