"""An article with the text of its page: Article, Analysis and page in, both with the longer text out.

The rule: **what an article is about, its title and its beginning say; what it tells, all of it does.**

- A topic that wants the article by the feed's own text wants it still, whatever the page holds.
- A topic may also want it by the first sentences of the page, never by what stands further down: background on Russia and North Korea
  ends most reports on either.
- An article that was matched by the feed's own text is no round-up for what its page holds, and a denial that the feed told stays one.
- Figures, claims, summary and fingerprint are read from the longer text; figures by which stories are joined from its first 4,000 code
  points only, as behind them news is not told from background.

A page counts only where it can be seen to be that article: it is longer than what the feed gave, and holds it, or at least most of its
words. The rest are notes on cookies, walls before an archive, front pages. Pure, as all of `feeds.understand`.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from feeds.types.article import Analysis, Article
from feeds.types.topic import Field, Match, Passage, Rules
from feeds.understand import analyse as whole
from feeds.understand.analyse import LONGEST_TEXT, analyse
from feeds.understand.furniture import is_cut
from feeds.understand.roundup import round_up
from feeds.understand.text import fold, is_cjk, is_hangul, sentences, words

TEASER: Final = 1_500
"""Weight of a text from which on it is taken for a whole report: its code points, those of Korean, Japanese and Chinese twice."""

_OPENING_LENGTH: Final = 1_200
_OPENING_SENTENCES: Final = 5
_FIGURES_WITHIN: Final = 4_000  # as far as feeds/decide tells news from background
_SHARE: Final = 0.6  # of the words of title and teaser that a page tells which does not hold the teaser itself
_FEWEST_WORDS: Final = 4  # below that a share proves nothing
_STEM: Final = 5  # letters by which a word is known: its endings differ from sentence to sentence
_SHORTEST_WORD: Final = 4
_SHORTEST_PASSAGE: Final = 20  # letters of a teaser that stand in one page only
_LONGEST_WORD: Final = 30
_ELLIPSIS: Final = re.compile(r"[\[(]?(?:\.{3,4}|…)[\])]?[\"”»』」']*$")


def lacks_text(article: Article, analysis: Analysis) -> bool:
    """Whether the page of an article is worth its fetching: a topic wants it, or could, and the feed gave a teaser only."""
    if not (analysis.matches or analysis.within_reach):
        return False
    text = article.text
    return is_cut(text) or len(text) + sum(is_hangul(letter) or is_cjk(letter) for letter in text[:TEASER]) < TEASER


def fuller(article: Article, analysis: Analysis, page: str, rules: Rules) -> tuple[Article, Analysis] | None:
    """Read an article anew with the text of its page, by the rule above.

    Args:
        article: As the feed gave it; its identity and `content_hash` stay, so that a page never looks like a revision of its entry.
        analysis: What was found in that.
        page: Plain text, paragraphs parted by a newline; the first 100,000 code points are read.
        rules: The same that made the analysis.

    Returns:
        None where the page is not that article, or no topic wants it even so: then what the feed gave stands.
    """
    text = joined(article.title, article.text, page[:LONGEST_TEXT])
    if text is None:
        return None
    longer = replace(article, text=text)
    found = _matches(longer, analysis, rules)
    if not found:
        return None
    read = analyse(longer, rules, wanted=found)
    figures = tuple(figure for figure in read.quantities if figure.start < _FIGURES_WITHIN)
    read = replace(read, quantities=figures, versions=f"{read.versions} text=page")
    if analysis.matches:
        read = replace(read, denial=analysis.denial or read.denial, round_up=analysis.round_up)
    return longer, read


def joined(title: str, teaser: str, page: str) -> str | None:
    """The text of an article out of what feed and page say.

    The page where it holds the teaser, a last word that was cut off aside; both where it tells the teaser in other words; else None.
    """
    page = _without_headline(title, page)
    if len(page) <= len(teaser):
        return None
    told, said = _letters(page), _letters(_uncut(teaser))
    if len(said) >= _SHORTEST_PASSAGE and said in told:
        return page
    ours = _stems(f"{title}\n{teaser}")
    if len(ours) < _FEWEST_WORDS or len(ours & _stems(page)) < _SHARE * len(ours):
        return None
    return f"{teaser}\n{page}" if teaser else page


def _without_headline(title: str, page: str) -> str:
    """The page without its first line where that is the title."""
    first, _, rest = page.partition("\n")
    return rest if _letters(first) == _letters(title) else page


def _uncut(teaser: str) -> str:
    """The teaser without its ellipsis, and without the word before it, which may be half of one."""
    found = _ELLIPSIS.search(teaser, max(0, len(teaser) - 10))
    if found is None:
        return teaser
    head, _, word = teaser[: found.start()].rstrip().rpartition(" ")
    return head if head and len(word) <= _LONGEST_WORD else teaser[: found.start()]


def _letters(text: str) -> str:
    """Letters and digits, folded: quotation marks, spaces and dashes are set otherwise in feeds."""
    return "".join(filter(str.isalnum, fold(text).text))


def _stems(text: str) -> frozenset[str]:
    """What a text is made of: words without their endings, numbers, and pairs of characters in Korean, Japanese and Chinese."""
    folded = fold(text).text
    found: set[str] = set()
    for start, end in words(folded):
        word = folded[start:end]
        if is_hangul(word[0]):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif is_cjk(word[0]):
            found.add(folded[start : start + 2])
        elif len(word) >= _SHORTEST_WORD or word.isdigit():
            found.add(word[:_STEM])
    return frozenset(found)


def wanted_now(article: Article, rules: Rules, *, wanted_before: Collection[str], page: bool) -> tuple[Match, ...]:
    """The topics that want a stored article by other rules than it was judged by; none for a round-up, which is told to nobody.

    Args:
        article: As it is stored.
        rules: The other rules.
        wanted_before: The topics that wanted it.
        page: Whether its text came from its page. Of such a text a topic wants the opening; a topic that wanted what the feed gave, which
            is not kept, is asked about the whole.
    """
    found = whole.matches(article if not page else replace(article, text=_opening(article.text)), rules)
    if page and (missing := set(wanted_before) - {match.topic for match in found}):
        by_topic = {match.topic: match for match in found}
        by_topic |= {match.topic: match for match in whole.matches(article, rules) if match.topic in missing}
        found = tuple(by_topic[topic.name] for topic in rules.topics if topic.name in by_topic)
    if page and any(match.topic in wanted_before for match in found):  # as for `fuller`: no round-up for what its page holds
        return found
    return () if round_up(article.title, article.text, found) else found


def _matches(longer: Article, analysis: Analysis, rules: Rules) -> tuple[Match, ...]:
    """By the opening of the longer text, and by what the feed gave."""
    opening = whole.matches(replace(longer, text=_opening(longer.text)), rules)
    found = {match.topic: _moved(match, longer.text) for match in analysis.matches} | {match.topic: match for match in opening}
    return tuple(found[topic.name] for topic in rules.topics if topic.name in found)


def _opening(text: str) -> str:
    spans = sentences(text[:_OPENING_LENGTH])[:_OPENING_SENTENCES]
    return text[: spans[-1][1]] if spans else ""


def _moved(match: Match, text: str) -> Match:
    """The match with its passages where they stand in another text; those that do not are left out."""
    passages: list[Passage] = []
    for passage in match.passages:
        at = passage.start if passage.field is Field.TITLE else text.find(passage.text)
        if at >= 0:
            passages.append(replace(passage, start=at, end=at + len(passage.text)))
    return replace(match, passages=tuple(passages))
