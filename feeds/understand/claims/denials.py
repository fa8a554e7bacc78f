"""Whether an article tells that somebody denies something, by its title and lead.

A denial further down is background ("Moscow has always denied this") and does not make the article one about a denial.
"""

from typing import Final

from feeds.understand.claims.cues import Cues, cues, languages
from feeds.understand.text import fold, sentences

_LEAD_SENTENCES: Final = 2
_LEAD_LENGTH: Final = 1_000
_AROUND: Final = 14


def denial(title: str, text: str, language: str | None = None) -> bool:
    """Whether title or lead (its first two sentences) tell a denial.

    Args:
        title: The article's title.
        text: Its text; only the first thousand code points are read.
        language: BCP 47 primary tag; None or one that is not known here tries all.
    """
    lead = text[:_LEAD_LENGTH]
    spans = sentences(lead)[:_LEAD_SENTENCES]
    passages = [fold(passage).text for passage in (title, *(lead[start:end] for start, end in spans))]
    known = cues(language) if language else None
    tables = [known] if known else [table for name in languages() if (table := cues(name))]
    return any(_denies(passage, table) for passage in passages for table in tables)


def _denies(passage: str, table: Cues) -> bool:
    """Whether some word of denial stands in the sentence without a word beside it that turns it round."""
    if not any(hint in passage for hint in table.denial_hints):
        return False
    for found in table.denies.finditer(passage):
        around = passage[max(0, found.start() - _AROUND) : found.end() + (0 if table.spaced else _AROUND)]
        if not table.admits.search(around):
            return True
    return False
