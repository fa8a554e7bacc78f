"""Whether an article is a ticker, a press review or a story about something else that has the match in passing.

Such an article may touch known stories by its passages, but founds none.
"""

import re
from typing import Final

from feeds.types.topic import Field, Match, Passage
from feeds.understand.furniture import is_labelled, is_market_report, is_orphan, is_row_of_headlines, round_up_matters
from feeds.understand.names import MATTER, PRINCIPALS, is_venue, kind_of, known_in, side_of
from feeds.understand.terms import terms
from feeds.understand.text import fold, is_cjk, is_hangul, sentences

_LOOKED_AT: Final = 20_000
_MANY: Final = 10
_LEAD: Final = 3
_WHOLE: Final = 2  # things looked for that a title names where it is about them
_ROW: Final = 3  # items from which a title that calls itself a review is a row, and things that one item names where it is a headline
_READ: Final = 2_000  # code points of a text of which it is asked whether its sentences tell of one thing
_STRANGERS: Final = 2  # items of a title, and sentences, that tell something else: fewer may be a detail of the one story
_ALONE: Final = 3  # sentences on other things that make a row of news where the title names nothing that was looked for
_WORDS: Final = 2  # of an item that is more than one more thing of its kind ("shells, rice, timber")
_SYLLABLES: Final = 4  # the same in Hangul, Han and kana
_BEATEN: Final = PRINCIPALS | {"ukraine"}
_ANYWHERE: Final = frozenset({"common", "leaders", None})  # kinds of names that many stories name
_NOBODY: Final = frozenset({"elsewhere"})
_NORTH: Final = "@dprk"
_COUNTRIES: Final = frozenset({"@dprk", "@russia", "@war"})
_HEADING: Final = re.compile(r"\s*(?:[\[【(（][^\]】)）]{2,20}[\]】)）]|[^:：,]{2,40}[:：])")
_BETWEEN: Final = re.compile(r"(?<!\d),|,(?!\d)|[;·•▲|/、，…]|\+\+\+| (?:and|und|et|и|й|та|і) ")


def round_up(title: str, text: str, matches: tuple[Match, ...]) -> bool:
    """Judge by this rule.

    A report on the day's prices is one. A title that says so ("Pressespiegel", "War live: ...", "한 줄 뉴스") makes a round-up, unless two
    things that were looked for stand in the title, North Korea among them where the text has it, and it is no row of headlines. So does one
    that says whose headlines it gives ("Papers: ...") and gives a row of them. A row has three items or more, none of which names three
    things that were looked for.

    Any other title that is matched makes none. Otherwise it is one when it has ten sentences or more, all passages that decided lie in one
    single sentence behind the first three, and no word of that sentence that was looked for stands in the title.

    A title need not say so: one that enumerates stories, some of them not on the beat, makes a round-up where the text tells those too; and
    so do several sentences that have nothing to do with the beat beside a single one that has.

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
    if is_row_of_headlines(title) and (
        len({what for _, what in looked_for}) < _WHOLE
        or _is_of_others(passages, looked_for)
        or _is_row(title)
        or _is_enumeration(title, looked_for)
    ):
        return True
    if is_labelled(title) and _is_enumeration(title, looked_for):
        return True
    countries = frozenset(fold(word).text for passage in passages for word, what in passage.hits if what in _COUNTRIES)
    if countries and (_is_medley(title, text, countries) or (not in_title and _is_row_of_news(title, text, countries))):
        return True
    found = {(passage.start, passage.end) for passage in passages if passage.field is Field.TEXT}
    if in_title or len(found) != 1:
        return False
    spans = sentences(text[:_LOOKED_AT])
    if len(spans) < _MANY or next(iter(found))[0] < spans[_LEAD][0]:
        return False
    folded = fold(title).text
    return not any(fold(word).text in folded for passage in passages for word, _ in passage.hits)


def _is_of_others(passages: list[Passage], in_title: set[tuple[str, str]]) -> bool:
    """Whether North Korea was found in the text alone: a ticker on the war is not about it, whatever else its title names."""
    return _NORTH in {what for passage in passages for _, what in passage.hits} - {what for _, what in in_title}


def _is_row(title: str) -> bool:
    return title.count("+++") > 1 or title.count("▲") > 1 or title.count("•") > 1 or title.count(";") > 1 or title.count(" | ") > 1


def _is_enumeration(title: str, looked_for: set[tuple[str, str]]) -> bool:
    """Whether a title has several items none of which is a headline on what was looked for."""
    items = [fold(item).text for item in _BETWEEN.split(title) if item.strip()]
    names = [(fold(word).text, what) for word, what in looked_for]
    return len(items) >= _ROW and all(len({what for word, what in names if word in item}) < _ROW for item in items)


def _is_medley(title: str, text: str, countries: frozenset[str]) -> bool:
    """Whether a title enumerates stories, some of which are not on the beat, and the text tells them too.

    Where no heading ("Evening edition: ...") says that they are stories, one of the others must be more than a noun in a row of goods, and
    the text must have its words.
    """
    heading = _HEADING.match(title)
    headed = heading is not None and not _names_anybody(heading.group())
    items = [item for item in _BETWEEN.split(title[heading.end() :] if heading is not None and headed else title) if item.strip()]
    strange = [item for item in items if not _belongs(item, countries)]
    if len(items) < _ROW or len(strange) < _STRANGERS:
        return False
    others, ours = _parted(text, countries)
    if len(others) < max(_STRANGERS, len(ours)):
        return False
    told = terms(_folded(others)) - terms(_folded(ours))
    return headed or any(_is_headline(item) and terms(fold(item).text) & told for item in strange)


def _is_row_of_news(title: str, text: str, countries: frozenset[str]) -> bool:
    """Whether one sentence of a few is on the beat, and neither the title nor any other leans on it."""
    others, ours = _parted(text, countries)
    return len(ours) == 1 and _ALONE <= len(others) < _MANY and not _belongs(title, countries)


def _parted(text: str, countries: frozenset[str]) -> tuple[list[str], list[str]]:
    """The sentences that have nothing to do with the beat, and the rest; what leans on the sentence before goes with it."""
    others: list[str] = []
    ours: list[str] = []
    into = ours
    for start, end in sentences(text[:_READ]):
        sentence = text[start:end]
        folded = fold(sentence).text
        if not is_orphan(folded):
            into = ours if _belongs(sentence, countries) or terms(folded) & terms(_folded(ours)) else others
        into.append(sentence)
    return others, ours


def _belongs(passage: str, countries: frozenset[str]) -> bool:
    """Whether a passage names the countries, people or places of the beat, or tells of arms, soldiers or sanctions."""
    folded = fold(passage).text
    named = [name for name, _ in known_in(passage) if not is_venue(name)]
    return (
        any(word in folded for word in countries)
        or not round_up_matters().isdisjoint(name.removeprefix(MATTER) for name in named if name.startswith(MATTER))
        or any(side_of(name) in _BEATEN or kind_of(name) not in _ANYWHERE for name in named)
    )


def _names_anybody(heading: str) -> bool:
    return any(not name.startswith(MATTER) and name not in _NOBODY for name, _ in known_in(heading))


def _folded(passages: list[str]) -> str:
    return fold(" ".join(passages)).text


def _is_headline(item: str) -> bool:
    dense = sum(is_cjk(character) or is_hangul(character) for character in item)
    return dense >= _SYLLABLES or (not dense and len(item.split()) >= _WORDS)
