"""Whether an article is a ticker, a press review or a story about something else that has the match in passing.

Such an article may touch known stories by its passages, but founds none.
"""

import re
from typing import Final

from feeds.types.topic import Field, Match
from feeds.understand.furniture import is_labelled, is_market_report, is_row_of_headlines
from feeds.understand.text import fold, sentences

_LOOKED_AT: Final = 20_000
_MANY: Final = 10
_LEAD: Final = 3
_WHOLE: Final = 2  # things looked for that a title names where it is about them
_ROW: Final = 3  # items from which a title that calls itself a review is a row, and things that one item names where it is a headline
_BETWEEN: Final = re.compile(r"(?<!\d),|,(?!\d)|[;·•▲|/、，…]|\+\+\+| (?:and|und|et|и|й|та|і) ")


def round_up(title: str, text: str, matches: tuple[Match, ...]) -> bool:
    """Judge by this rule.

    A report on the day's prices is one. A title that says so ("Pressespiegel", "News in brief", "한 줄 뉴스") makes a round-up, unless two
    things that were looked for stand in the title and it is no row of headlines. So does one that says whose headlines it gives ("Papers:
    ...") and gives a row of them. A row has three items or more, none of which names three things that were looked for.

    Any other title that is matched makes none. Otherwise it is one when it has ten sentences or more, all passages that decided lie in one
    single sentence behind the first three, and no word of that sentence that was looked for stands in the title.

    Args:
        title: The article's title.
        text: Its text; the first 20,000 code points are read.
        matches: What the topics found; without any it is by the title alone.
    """
    passages = [passage for match in matches for passage in match.passages]
    in_title = any(passage.field is Field.TITLE for passage in passages)
    if is_market_report(title):
        return True
    looked_for = {(word, what) for passage in passages if passage.field is Field.TITLE for word, what in passage.hits}
    if is_row_of_headlines(title):
        return len({what for _, what in looked_for}) < _WHOLE or _is_row(title) or _is_enumeration(title, looked_for)
    if is_labelled(title) and _is_enumeration(title, looked_for):
        return True
    found = {(passage.start, passage.end) for passage in passages if passage.field is Field.TEXT}
    if in_title or len(found) != 1:
        return False
    spans = sentences(text[:_LOOKED_AT])
    if len(spans) < _MANY or next(iter(found))[0] < spans[_LEAD][0]:
        return False
    folded = fold(title).text
    return not any(fold(word).text in folded for passage in passages for word, _ in passage.hits)


def _is_row(title: str) -> bool:
    return title.count("+++") > 1 or title.count("▲") > 1 or title.count("•") > 1 or title.count(";") > 1 or title.count(" | ") > 1


def _is_enumeration(title: str, looked_for: set[tuple[str, str]]) -> bool:
    """Whether a title has several items none of which is a headline on what was looked for."""
    items = [fold(item).text for item in _BETWEEN.split(title) if item.strip()]
    names = [(fold(word).text, what) for word, what in looked_for]
    return len(items) >= _ROW and all(len({what for word, what in names if word in item}) < _ROW for item in items)
