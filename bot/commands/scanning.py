"""Changes of lists and topics held against the stored articles, and how a chat is told what they would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot import access, backtest
from bot.backtest import LAST, MOST, PIECE, Backtest, Change, Difference
from bot.commands.command import Refused
from bot.commands.outside import Outside
from bot.commands.request import Request
from bot.locales.texts import Texts
from bot.message import Button, Line, Span, Style
from feeds.types.article import ArticleId
from feeds.types.topic import Rules
from storage import history, topics
from storage.database import Database
from storage.history import StoredArticle
from storage.types import Role

T = TypeVar("T")
WEEK = timedelta(days=7)
BRIEF = 5_000
"""Articles that a change is held against which somebody waits for; a test looks at `MOST`."""
LONGEST_DAYS = 30  # as long as rejected articles are kept
_HEADLINE = 120
_DAYS_SHOWN = 31
_LITTLE = 0.05  # alerts a day that are not worth a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What was found in stored articles.

    Attributes:
        rules: As they were.
        result: What the change would add and lose.
        differences: Of each article.
    """

    rules: Rules
    result: Backtest
    differences: Sequence[Difference]


async def current(outside: Outside) -> Rules:
    """Lists and topics as they are."""
    return await outside.read(topics.rules)


async def scan(outside: Outside, rules: Rules, change: Change, *, now: datetime, back: timedelta = WEEK, most: int = MOST) -> Scan:
    """Judge the newest articles by both states of the rules, in small pieces.

    Args:
        outside: The world.
        rules: As they are.
        change: What would change.
        now: The time.
        back: How far back.
        most: At most so many articles.
    """
    since, below = now - back, None
    differences: list[Difference] = []
    while len(differences) < most:
        found = await outside.read(partial(_piece, since=since, below=below))
        differences += await outside.compute(partial(backtest.compare, found, change))
        if len(found) < PIECE:
            break
        below = found[-1].id
    if differences:  # a young store, or very many articles: what is said of a day must not count days without any
        since = max(since, differences[-1].stored.first_seen)
    return Scan(rules=rules, result=backtest.summed(differences, since=since, now=now), differences=differences)


def _piece(db: Database, *, since: datetime, below: ArticleId | None) -> list[StoredArticle]:
    return history.newest(db, since=since, below=below, limit=PIECE)


def prepared(request: Request, kind: type[T]) -> T:
    """What was found out before the command.

    Raises:
        Refused: Nothing was: somebody got their rights in between.
    """
    if not isinstance(request.prepared, kind):
        raise Refused("try-again", command=f"/{request.words.name}")
    return request.prepared


def told(result: Backtest, say: Texts, *, zone: str) -> tuple[Line, ...]:
    """A test's result as lines.

    Args:
        result: It.
        say: The texts of the chat.
        zone: The chat's time zone.
    """
    if not result.articles:
        return (_plain(say("backtest-nothing")),)
    more, fewer = sum(result.gained.values()), sum(result.lost.values())
    lines = [
        say("backtest-looked", articles=say.number(result.articles), n=result.articles, day=say.day(result.since, zone=zone)),
        say("backtest-counts", more=say.number(more), fewer=say.number(fewer)) if more or fewer else say("backtest-counts-none"),
    ]
    if result.share:
        lines.append(say("backtest-share", percent=say.number(round(100 * result.share, 1))))
    if abs(result.alerts) >= _LITTLE:
        key = "backtest-alerts-more" if result.alerts > 0 else "backtest-alerts-fewer"
        number = round(abs(result.alerts), 1)
        lines.append(say(key, number=say.number(number), n=number))
    elif more or fewer:
        lines.append(say("backtest-alerts-same"))
    found = [_plain(line) for line in lines]
    for item, title, days, articles in (
        ("backtest-day-more", "backtest-examples-more", result.gained, result.more),
        ("backtest-day-fewer", "backtest-examples-fewer", result.lost, result.fewer),
    ):
        if days:
            words = [say(item, day=say.calendar_day(day), count=say.number(days[day])) for day in sorted(days)[-_DAYS_SHOWN:]]
            found.append(_plain(say("backtest-days", days=", ".join(words))))
            found.append(_plain(say(title)))
            found += [_sample(each, say, zone) for each in articles]
    return tuple(found)


def offer(request: Request, fresh: int) -> tuple[tuple[Line, ...], tuple[Button, ...]]:
    """What is said of articles of the last two days that match by now: who may tell them gets a button."""
    if not fresh:
        return (), ()
    line = _plain(request.say("offer-fresh", count=fresh))
    if not access.reaches(request.role, Role.ADMIN):
        return (line,), ()
    return (line,), (Button(label=request.say("button-tell"), mark="📣", command="/recheck tell"),)


def rows(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    """Buttons in one row; no row where there are none."""
    return (buttons,) if buttons else ()


def fresh(found: Sequence[Difference], *, now: datetime) -> list[Difference]:
    """Those of the last two days that would be news."""
    return [each for each in found if each.fresh and now - each.stored.first_seen <= LAST]


def _plain(text: str) -> Line:
    return (Span(text=text),)


def _sample(stored: StoredArticle, say: Texts, zone: str) -> Line:
    title = stored.article.title
    title = title if len(title) <= _HEADLINE else f"{title[: _HEADLINE - 1]}…"
    place = say("catch-up-item", outlet=stored.article.outlet, day=say.day(stored.article.published, zone=zone))
    return (Span(text="• "), Span(text=title, style=Style.PLAIN, url=stored.article.url), Span(text=f" ({place})"))
