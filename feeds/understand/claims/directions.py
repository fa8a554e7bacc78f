"""Which way things go by what a title and a lead say, whether or not they give a figure.

It reads the same phrases as the claims (cues.toml), sentence by sentence, and guesses nothing from one sentence for another.
"""

from typing import Final

from feeds.types.claim import Direction
from feeds.understand.claims.cues import cues
from feeds.understand.text import fold, sentences

_LEAD_SENTENCES: Final = 2
_LEAD_LENGTH: Final = 1_000


def directions(title: str, text: str, language: str) -> frozenset[Direction]:
    """Every direction that the title or one of the first two sentences tells, where it names both countries.

    Args:
        title: The article's title.
        text: Its text; only the first thousand code points are read.
        language: BCP 47 primary tag; one without rules tells none.
    """
    table = cues(language)
    if table is None:
        return frozenset()
    lead = text[:_LEAD_LENGTH]
    told = [fold(passage).text for passage in (title, *(lead[start:end] for start, end in sentences(lead)[:_LEAD_SENTENCES]))]
    both = [passage for passage in told if table.russia.search(passage) and table.dprk.search(passage)]
    return frozenset(direction for direction, pattern in table.directions if any(pattern.search(passage) for passage in both))
