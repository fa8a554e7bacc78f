"""`python -m benchmarks match`: finding keywords beside folding alone, which nobody can do without, and beside a regular expression.

The floor is what Python itself offers for comparing texts: NFKC, then full case folding. The terms are the shipped ones, and as many
made-up ones as it takes for more.
"""

import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from random import Random
from statistics import median
from typing import Any, Final

from benchmarks.articles import group
from benchmarks.figures import Aim, BenchmarkError
from benchmarks.report import Report, end
from benchmarks.understand import EVERY
from feeds.types.article import Article
from feeds.types.topic import Field, Term
from feeds.understand.lexicon.load import load as shipped_rules
from feeds.understand.query.match import Matcher
from feeds.understand.text import fold

FLOOR: Final = 5.0
"""How many times the floor folding and matching may take."""
REGEX: Final = 80.0
"""How many times dearer the regular expression is at least."""
MORE: Final = 10_000
"""Terms of much larger lists, each of their forms counted."""

_REGEX_ARTICLES: Final = 16  # it takes milliseconds for each


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is run: how many articles of each kind and language, how many repetitions behind a warm-up, the larger number of terms."""

    reports: int
    repetitions: int
    more: int = MORE


SMALL: Final = Plan(reports=4, repetitions=1)
FULL: Final = Plan(reports=50, repetitions=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Microseconds of CPU per article of one way, with so many terms (0 for none), as the median of the repetitions."""

    name: str
    terms: int
    us: float


def run(plan: Plan) -> list[Cost]:
    """Run everything.

    Raises:
        BenchmarkError: The matcher misses a term that stands in an article.
    """
    off, on = group("off", plan.reports, on_beat=False).articles, group("on", plan.reports, on_beat=True).articles
    articles = [*off, *on[:: len(on) * EVERY // len(off)]]  # as many of either as in use
    Random(0).shuffle(articles)
    shipped = [term for each in shipped_rules().lists for term in each.terms]
    costs = [Cost(name="floor: NFKC and casefold", terms=0, us=_cost(_floor, articles, plan.repetitions))]
    costs.append(Cost(name="fold", terms=0, us=_cost(lambda article: fold(_whole(article)), articles, plan.repetitions)))
    for terms in (shipped, [*shipped, *_made_up(max(0, plan.more - len(_words(shipped))))]):
        matcher, looked_for = Matcher([("@list", term) for term in terms]), _words(terms)
        _check(matcher, articles)
        costs.append(Cost(name="fold and match", terms=len(looked_for), us=_cost(_matching(matcher), articles, plan.repetitions)))
        regex = re.compile("|".join(map(re.escape, sorted(looked_for, key=len, reverse=True))))
        few = articles[:_REGEX_ARTICLES]
        costs.append(Cost(name="casefold and re", terms=len(looked_for), us=_cost(_searching(regex), few, plan.repetitions)))
    return costs


def aims(costs: Sequence[Cost]) -> list[Aim]:
    """What was promised, with what it is: the shipped terms beside the floor, and beside the regular expression."""
    floor, _, matched, searched, *_ = costs
    return [
        Aim(name=f"fold and match with {matched.terms:,} terms / floor", value=matched.us / floor.us, most=FLOOR),
        Aim(name="the same / regular expression", value=matched.us / searched.us, most=1 / REGEX),
    ]


def main(plan: Plan, *, small: bool, json_only: bool) -> int:
    """Run, print, and give the exit code; see `benchmarks.report.end`."""
    return end(lambda: _report(plan), small=small, json_only=json_only, right="every term was found")


def _report(plan: Plan) -> Report:
    costs = run(plan)
    promised = aims(costs)
    lines = [f"{cost.name:<28}{cost.terms or '':>8}{cost.us:>12.1f}{cost.us / costs[0].us:>9.1f}" for cost in costs]
    return Report(
        text="\n".join([f"{'CPU per article':<28}{'terms':>8}{'µs':>12}{'/ floor':>9}", *lines, "", *map(str, promised)]),
        figures=_as_json(plan, costs, promised),
        missed=any(aim.missed for aim in promised),
    )


def _as_json(plan: Plan, costs: Sequence[Cost], promised: Sequence[Aim]) -> dict[str, Any]:
    return {
        "plan": asdict(plan),
        "costs": [asdict(cost) for cost in costs],
        "aims": [{**asdict(aim), "missed": aim.missed} for aim in promised],
    }


def _words(terms: Sequence[Term]) -> frozenset[str]:
    """Everything that is looked for, forms and all, folded and without what only our matcher understands."""
    return frozenset(fold(word.strip("*")).text for term in terms for word in (term.text, *term.forms))


def _made_up(count: int) -> list[Term]:
    """Words of six to twelve letters in three scripts that stand in no text."""
    chance = Random(1)
    scripts = ("bcdfghklmnprstvwz", "бвгджзклмнпрст", "뷁쀍쉙줾챀켧텞푢")
    return [Term(text="".join(chance.choices(chance.choice(scripts), k=chance.randint(6, 12)))) for _ in range(count)]


def _cost(work: Callable[[Article], object], articles: Sequence[Article], repetitions: int) -> float:
    spent: list[float] = []
    for _ in range(repetitions + 1):
        started = time.process_time()
        for article in articles:
            work(article)
        spent.append((time.process_time() - started) * 1e6 / len(articles))
    return median(spent[1:])


def _whole(article: Article) -> str:
    return f"{article.title}\n{article.text}"


def _floor(article: Article) -> object:
    return unicodedata.normalize("NFKC", _whole(article)).casefold()


def _matching(matcher: Matcher) -> Callable[[Article], object]:
    return lambda article: matcher.hits(article.title, article.text)


def _searching(regex: re.Pattern[str]) -> Callable[[Article], object]:
    return lambda article: [found.span() for found in regex.finditer(unicodedata.normalize("NFKC", _whole(article)).casefold())]


def _check(matcher: Matcher, articles: Sequence[Article]) -> None:
    """Every title of an article on the beat has a hit; they come from words.toml, which names both countries."""
    missed = [
        article.title
        for article in articles
        if any(char.isdigit() for char in article.title) and not matcher.hits(article.title, "")[Field.TITLE]
    ]
    if missed:
        raise BenchmarkError(f"nothing was found in: {missed[0]}")
