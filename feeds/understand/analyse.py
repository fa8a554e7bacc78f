"""All that is understood of one article: Article in, Analysis out.

Pure: no input, no output, no clock. The work is bounded whatever the text: each part says how much of it is read. The result can be
pickled, so it may run in any `concurrent.futures.Executor`.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Final

from feeds.types.article import Analysis, Article
from feeds.types.claim import Quantity
from feeds.types.topic import Match, Rules
from feeds.understand import fingerprint as fingerprints
from feeds.understand.claims.denials import denial
from feeds.understand.claims.designations import designations
from feeds.understand.claims.official_acts import official_acts
from feeds.understand.claims.statements import statements
from feeds.understand.language import UNKNOWN, detect
from feeds.understand.quantities import quantities
from feeds.understand.query.evaluate import Origin
from feeds.understand.relevance import Judgement, judge
from feeds.understand.roundup import round_up
from feeds.understand.summary import summarise
from feeds.understand.text import sentences, without_halves

VERSION: Final = "5"
"""Of the rules for quantities, claims, acts of listing, denials, round-ups, summaries; raise it when a change makes old analyses differ."""

LONGEST_TITLE: Final = 1_000
LONGEST_TEXT: Final = 100_000
"""Code points of a title and a text that are looked at by any part; most parts read less. No report is longer."""

_LANGUAGE_FROM: Final = 2_000
_LEAD_FROM: Final = 2_000
_LEAD_SENTENCES: Final = 2


def analyse(article: Article, rules: Rules, *, everything: bool = False, wanted: tuple[Match, ...] = ()) -> Analysis:
    """Understand one article.

    Args:
        article: What is to be judged.
        rules: The keyword lists and topics it is judged against.
        everything: Find all parts even where no topic wants the article; for measuring.
        wanted: What topics found in it, where that is known already: then none is asked.

    Returns:
        For an article without a match only the reason and the versions, unless `everything`. Its language is the declared one: most of
        what is polled is not wanted, and to find the language costs five times as much as to see that.
    """
    title, text = _looked_at(article)
    find_language = cache(partial(_language, article))
    judgement = Judgement(matches=wanted, reason="") if wanted else _judged(article, rules, find_language)
    versions = f"rules={rules.version} analysis={VERSION} fingerprint={fingerprints.VERSION}"
    if not judgement.matches and not everything:
        return Analysis(
            language=article.declared_language or UNKNOWN,
            matches=(),
            reason=judgement.reason,
            versions=versions,
            within_reach=judgement.within_reach,
        )
    language = find_language()
    figures = quantities(title, text)
    said = statements(title, text, figures, language, article.published.date())
    told = tuple(figure for figure in figures if figure not in said.left_out)
    return Analysis(
        language=language,
        matches=judgement.matches,
        reason=judgement.reason,
        quantities=told,
        lead_quantities=_of_the_lead(title, text, told),
        claims=said.claims,
        designations=designations(title, text, language, article.published.date()),
        acts=official_acts(title, text, language, article.published.date()),
        summary=summarise(title, text, judgement.matches, told, said.claims),
        denial=denial(title, text, language),
        round_up=round_up(title, text, judgement.matches),
        fingerprint=fingerprints.fingerprint(title, text, language, figures, article.published.date()),
        versions=versions,
        within_reach=judgement.within_reach,
    )


def matches(article: Article, rules: Rules) -> tuple[Match, ...]:
    """The topics that want an article, which is all that is found of it."""
    return _judged(article, rules, cache(partial(_language, article))).matches


def _judged(article: Article, rules: Rules, find_language: Callable[[], str]) -> Judgement:
    origin = Origin(outlet=article.outlet, tier=article.tier, language=find_language)
    return judge(*_looked_at(article), rules, origin)


def _looked_at(article: Article) -> tuple[str, str]:
    """Title and text as far as they are looked at by any part."""
    return without_halves(article.title[:LONGEST_TITLE]), without_halves(article.text[:LONGEST_TEXT])


def findable(article: Article, analysis: Analysis) -> Analysis:
    """An analysis by which a member of a story can be found: filled in for an article without a match, which the same link brought in."""
    if analysis.fingerprint is not None:
        return analysis
    language = _language(article)
    title, text = _looked_at(article)
    fingerprint = fingerprints.fingerprint(title, text, language, (), article.published.date())
    return replace(analysis, language=language, fingerprint=fingerprint)


def _language(article: Article) -> str:
    return detect(f"{article.title[:LONGEST_TITLE]}\n{article.text[:_LANGUAGE_FROM]}", article.declared_language)


def _of_the_lead(title: str, text: str, figures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Those figures that stand in the title or the first two sentences."""
    lead = sentences(text[:_LEAD_FROM])[:_LEAD_SENTENCES]
    end = len(title) + 1 + (lead[-1][1] if lead else 0)
    return tuple(figure for figure in figures if figure.start < end)
