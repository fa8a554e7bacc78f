"""Those whom an act lists, as a reader can read them: a name in another script by its Latin form, where one is known. Pure.

Nothing is transliterated by guess: a name whose Latin form neither its text nor a table has is counted.
"""

import re
from typing import Final

from bot.locales.texts import Texts
from bot.render.reader import one_line
from feeds.types.claim import Designation
from feeds.understand.names import kind_of, known_in

MOST: Final = 6
LONGEST_NAME: Final = 80
_KINDS: Final = frozenset({"persons", "leaders", "ships", "institutions"})
_IN_LATIN: Final = r"[»」』”\"]?\s?[(（]\s?([A-Z][A-Za-z0-9&.,'’ -]{1,60}?)\s?[)）]"


def listed(act: Designation, texts: Texts) -> str:
    """Up to six names, and how many more there are; where the reader can read none of them, how many there are."""
    names = list(dict.fromkeys(name for each in act.listed if (name := readable(each, act.passage, texts))))[:MOST]
    if not names:
        return texts("designation-count", count=len(act.listed))
    more = len(act.listed) - len(names)
    return ", ".join(names) + (" " + texts("alert-more", count=more) if more else "")


def readable(name: str, passage: str, texts: Texts) -> str | None:
    """A name in a script that the reader reads, or None.

    Args:
        name: As the text has it.
        passage: The sentence that names it, which may write it in Latin letters beside.
        texts: The reader's language.
    """
    if texts.reads(name):
        return one_line(name, LONGEST_NAME)
    beside = re.search(re.escape(name) + _IN_LATIN, passage)
    if beside is not None:
        return one_line(beside[1], LONGEST_NAME)
    known = [key for key, (start, end) in known_in(name) if kind_of(key) in _KINDS and 2 * (end - start) > len(name)]
    return texts.name(known[0]) if known else None
