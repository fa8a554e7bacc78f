"""`python -m benchmarks understand`: what each step costs per article, as a ratio to folding its text; and the whole beside feedparser.

CPU is measured, and not seconds. All figures come from one run, so that their ratios hold on any machine; the aims in milliseconds and
megabytes hold for the machine that they are measured on.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import feedparser

from benchmarks import memory
from benchmarks.articles import NOW, Desk, Group, desk, group
from benchmarks.figures import Aim, BenchmarkError, differences
from benchmarks.report import Report as Ended
from benchmarks.report import end
from bot import intake
from bot.clock import SystemClock
from feeds.types.article import Analysis, Article
from feeds.types.topic import Rules
from feeds.understand import fingerprint
from feeds.understand.analyse import analyse
from feeds.understand.claims.statements import claims
from feeds.understand.language import detect
from feeds.understand.lexicon.load import load as shipped_rules
from feeds.understand.quantities import quantities
from feeds.understand.relevance import judge
from feeds.understand.roundup import round_up
from feeds.understand.summary import summarise
from feeds.understand.text import fold
from storage.database import Database
from storage.feed_types import FeedPoll

ON_BEAT: Final = "on the beat"
OFF_BEAT: Final = "off the beat"
MOST_MS: Final = 5.0
"""Milliseconds of CPU that an article may take, all that is understood, decided and stored."""
MOST_MB: Final = 200.0
"""Megabytes of the whole program."""
UNWANTED: Final = 1 / 3
"""What an article that no topic wants may take, beside feedparser's time for it."""
EVERY: Final = 50
"""In use one article in so many is on the beat."""

_POLL: Final = 10  # articles that are committed at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is run.

    Attributes:
        reports: How many articles of each kind in each language.
        repetitions: How often each step is run and counted, behind a warm-up.
        feeds: How many feeds the whole program polls for its memory.
    """

    reports: int
    repetitions: int
    feeds: int


SMALL: Final = Plan(reports=4, repetitions=1, feeds=4)
FULL: Final = Plan(reports=20, repetitions=5, feeds=40)

Times = Mapping[str, Sequence[float]]
"""Step -> milliseconds of CPU per article, one figure per repetition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that was measured.

    Attributes:
        steps: The kind of article -> its times.
        memory_mb: Of a process that analyses and commits, and of the program.
        counts: What was found, by kind.
    """

    steps: Mapping[str, Times]
    memory_mb: Mapping[str, float]
    counts: Mapping[str, int]

    def ms(self, kind: str, step: str) -> float:
        """The median of a step."""
        return median(self.steps[kind][step])


def run(plan: Plan) -> Report:
    """Run everything.

    Raises:
        BenchmarkError: What was found is not what stands in the corpus.
    """
    rules = shipped_rules()
    groups = (group(ON_BEAT, plan.reports, on_beat=True), group(OFF_BEAT, plan.reports, on_beat=False))
    steps: dict[str, dict[str, list[float]]] = {each.name: defaultdict(list) for each in groups}
    counts: dict[str, int] = {}
    for repetition in range(plan.repetitions + 1):
        print(f"repetition {repetition} of {plan.repetitions}", file=sys.stderr)
        for each in groups:
            spent, counts[each.name] = _measure(each, rules)
            for step, seconds in spent.items():
                if repetition:
                    steps[each.name][step].append(seconds * 1000 / len(each.articles))
    wrong = differences(counts, {ON_BEAT: len(groups[0].articles), OFF_BEAT: 0})
    if wrong:
        raise BenchmarkError("articles that a topic wants: " + "; ".join(wrong))
    used = {"analysing and storing": memory.of_analysis(plan.reports), "rajin poll --once": memory.of_program(plan.feeds)}
    return Report(steps={kind: dict(times) for kind, times in steps.items()}, memory_mb=used, counts=counts)


def aims(report: Report) -> list[Aim]:
    """What was promised, with what it is."""
    on, off = (report.ms(kind, "analyse") + report.ms(kind, "decide and store") for kind in (ON_BEAT, OFF_BEAT))
    parsed = (report.ms(ON_BEAT, "feedparser") + (EVERY - 1) * report.ms(OFF_BEAT, "feedparser")) / EVERY
    unwanted = report.ms(OFF_BEAT, "analyse") / report.ms(OFF_BEAT, "feedparser")
    return [
        Aim(name="an article on the beat, all of it, ms", value=on, most=MOST_MS),
        Aim(name="an article off the beat, all of it, ms", value=off, most=MOST_MS),
        Aim(name="understanding one off the beat / feedparser", value=unwanted, most=UNWANTED),
        Aim(name=f"all of it, one in {EVERY} on the beat / feedparser", value=(on + (EVERY - 1) * off) / EVERY / parsed, most=None),
        *(Aim(name=f"memory, {name}, MB", value=value, most=MOST_MB) for name, value in report.memory_mb.items()),
    ]


def as_table(report: Report) -> str:
    """Steps by kind of article: milliseconds, and how many times folding."""
    lines = [f"{'CPU per article':<20}" + "".join(f"{kind:>16} ms  / fold" for kind in report.steps)]
    for step in report.steps[ON_BEAT]:
        cells = (f"{report.ms(kind, step):>19.3f}{report.ms(kind, step) / report.ms(kind, 'fold'):>8.1f}" for kind in report.steps)
        lines.append(f"{step:<20}" + "".join(cells))
    return "\n".join(lines)


def main(plan: Plan, *, small: bool, json_only: bool) -> int:
    """Run, print, and give the exit code; see `benchmarks.report.end`."""
    return end(lambda: _ended(plan), small=small, json_only=json_only, right="every count is right")


def _ended(plan: Plan) -> Ended:
    report = run(plan)
    found = aims(report)
    return Ended(
        text="\n".join([as_table(report), "", *map(str, found)]),
        figures=_as_json(plan, report, found),
        missed=any(aim.missed for aim in found),
    )


def _as_json(plan: Plan, report: Report, found: Sequence[Aim]) -> dict[str, Any]:
    return {"plan": asdict(plan), **asdict(report), "aims": [{**asdict(aim), "missed": aim.missed} for aim in found]}


# --- the steps -----------------------------------------------------------------------------------------------------------------------


def _measure(group: Group, rules: Rules) -> tuple[dict[str, float], int]:
    """Seconds of CPU of each step over all articles of a group, and how many of them a topic wants."""
    spent: dict[str, float] = {}
    articles = group.articles
    full = [analyse(article, rules, everything=True) for article in articles]  # what a step needs of those before it

    def timed(step: str, work: Callable[[Article, Analysis], object]) -> None:
        started = time.process_time()
        for article, found in zip(articles, full, strict=True):
            work(article, found)
        spent[step] = time.process_time() - started

    timed("fold", lambda article, _: fold(f"{article.title}\n{article.text}"))
    timed("match", lambda article, _: judge(article.title, article.text, rules))
    timed("language", lambda article, _: detect(f"{article.title}\n{article.text}", article.declared_language))
    timed("quantities", lambda article, _: quantities(article.title, article.text))
    timed("claims", _claims)
    timed("fingerprint", _fingerprint)
    timed("summary", lambda article, found: summarise(article.title, article.text, found.matches, found.quantities, found.claims))
    timed("round-up", lambda article, found: round_up(article.title, article.text, found.matches))
    spent["analyse"], spent["decide and store"], wanted = _polled(articles, rules)
    started = time.process_time()
    for document in group.documents:
        feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)  # as Rajin asks it, which is the cheapest
    spent["feedparser"] = time.process_time() - started
    return spent, wanted


def _claims(article: Article, found: Analysis) -> object:
    return claims(article.title, article.text, found.quantities, found.language, article.published.date())


def _fingerprint(article: Article, found: Analysis) -> object:
    return fingerprint.fingerprint(article.title, article.text, found.language, found.quantities, article.published.date())


def _polled(articles: Sequence[Article], rules: Rules) -> tuple[float, float, int]:
    """Analyse each poll's articles and commit them, as the program does, on a database on disk.

    Returns:
        Seconds of CPU to analyse, the same to decide and store, and how many articles a topic wants.
    """
    analysing = deciding = 0.0
    wanted = 0
    with TemporaryDirectory(prefix="rajin-benchmarks-") as folder:
        db = Database.open(Path(folder) / "understand.db", now=NOW)
        try:
            place = desk(db, rules)
            for at in range(0, len(articles), _POLL):
                started = time.process_time()
                judged = [(article, analyse(article, rules)) for article in articles[at : at + _POLL]]
                analysed = time.process_time()
                commit(db, place, judged)
                analysing, deciding = analysing + analysed - started, deciding + time.process_time() - analysed
                wanted += sum(bool(analysis.matches) for _, analysis in judged)
        finally:
            db.close()
    return analysing, deciding, wanted


def understand_all(reports: int) -> None:
    """Analyse and store reports of both kinds once; for a process whose memory is measured."""
    rules = shipped_rules()
    for name, on_beat in ((ON_BEAT, True), (OFF_BEAT, False)):
        _polled(group(name, reports, on_beat=on_beat).articles, rules)


def commit(db: Database, place: Desk, judged: Sequence[tuple[Article, Analysis]]) -> None:
    """Decide and store what one poll brought."""
    arrival = intake.Arrival(
        state=place.state,
        poll=FeedPoll(checked_at=NOW, next_check_at=NOW),
        articles=tuple(judged),
        entries=len(judged),
        broken=0,
        new=len(judged),
        rules=place.rules,
        round=place.round,
    )
    with db.transaction():
        intake.commit(db, arrival, new_id=SystemClock().token)
