"""Commands on topics: add, edit, show, remove, test; and articles of the last days judged again. They know no network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot import backtest, rejudge, typed
from bot.backtest import LAST, MOST, Backtest
from bot.commands import scanning
from bot.commands.command import Command, Confirmation, Family, Question, Refused
from bot.commands.options import malformed, missing, number_of, superfluous
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, Words, plain
from bot.commands.topics import description
from bot.locales.texts import Texts, texts
from bot.message import Button, Line, Span, Style
from bot.rejudge import Hit
from feeds.errors import QueryError
from feeds.types.topic import Rules, Topic
from feeds.understand.query.commonplace import wants_commonplace
from feeds.understand.query.parse import parse
from feeds.understand.query.tokens import small_operators
from feeds.understand.relevance import check
from storage import audit, chats, restoring, topics
from storage.database import Database
from storage.types import Role

_DAYS = re.compile(r"\s*(?<!\S)days=(\S+)\s*$")
_DEFAULT_DAYS = 14
_TELL = "tell"
_EXAMPLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A change of a topic, before it is made.

    Attributes:
        name: The topic, as it is or will be written.
        query: Its query as it would be; None where it goes.
        there: Whether there is such a topic.
        result: What it would add and lose.
        whole: Whether that is all that the topic finds, as if it were new.
    """

    name: str
    query: str | None
    there: bool
    result: Backtest
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Articles of the last days that match by now.

    Attributes:
        version: Of the rules by which they do.
        count: How many.
        titles: Of some of them.
        hits: All of them, where they are to be told.
    """

    version: str
    count: int
    titles: tuple[str, ...]
    hits: tuple[Hit, ...]


async def plan_set(question: Question, outside: Outside) -> Plan:
    """What a new query would do."""
    say = texts(question.chat.language)
    name, query = _parted(question.words)
    if days := _DAYS.search(query):
        raise Refused("topics-days", option=days[0].strip(), command="/topic test")
    if not query:
        raise missing(question.words.name.replace(" ", "-"), question.words.name, say)
    rules = await scanning.current(outside)
    there = _find(rules, name)
    adds = question.words.name.endswith("add")
    if adds and there is not None:
        raise Refused("topics-there", name=there.name)
    if not adds and there is None:
        raise _no_topic(name, rules)
    return await _planned(question, outside, rules, there.name if there is not None else name, query)


async def plan_test(question: Question, outside: Outside) -> Plan:
    """What a query would do, over as many days as are asked for; without a query, what the topic finds now."""
    say, words = texts(question.chat.language), question.words
    days = _DAYS.search(words.rest)
    name, query = _parted(words, rest=words.rest[: days.start()] if days else words.rest)
    if not name:
        raise missing("topic-test", words.name, say)
    back = timedelta(days=number_of(days[1] if days else str(_DEFAULT_DAYS), least=1, most=scanning.LONGEST_DAYS, key="days-unknown"))
    rules = await scanning.current(outside)
    there = _find(rules, name)
    if query:
        return await _planned(question, outside, rules, there.name if there is not None else name, query, back=back, most=MOST)
    if there is None:
        raise _no_topic(name, rules)
    without = Rules(lists=rules.lists, topics=tuple(each for each in rules.topics if each != there), version="without")
    found = await scanning.scan(outside, rules, backtest.of_topic(without, there.name, there.query), now=question.now, back=back)
    return Plan(name=there.name, query=there.query, there=True, result=found.result, whole=True)


async def plan_remove(question: Question, outside: Outside) -> Plan:
    """What would be lost."""
    name = "".join(question.words.arguments[:1])
    if not name:
        raise missing("topic-remove", question.words.name, texts(question.chat.language))
    rules = await scanning.current(outside)
    there = _find(rules, name)
    if there is None:
        raise _no_topic(name, rules)
    found = await scanning.scan(outside, rules, backtest.of_topic(rules, there.name, None), now=question.now, most=scanning.BRIEF)
    return Plan(name=there.name, query=None, there=True, result=found.result)


def set_(request: Request) -> Answer | Confirmation:
    """/topic add NAME QUERY and /topic edit NAME QUERY."""
    say, plan = request.say, scanning.prepared(request, Plan)
    assert plan.query is not None  # noqa: S101 - see `plan_set`
    if (plan.result.nearly_all or wants_commonplace(parse(plan.query))) and not request.words.confirmed:
        result = scanning.told(plan.result, say, zone=request.here.time_zone)
        return Confirmation(lines=((Span(text=say("topics-nearly-all", topic=plan.name)),), *result))
    known = {each.name: each for each in topics.list_topics(request.db)}
    description = known[plan.name].description if plan.name in known else ""
    _checked(plan.query, request.db, say)  # lists may have gone meanwhile
    new = Topic(name=plan.name, query=plan.query, description=description)
    topics.set_topic(request.db, new, actor=request.actor, now=request.now)
    lines = [say("topics-set" if plan.there else "topics-added", topic=plan.name)]
    lines += [say("topics-small-operator", word=word, operator=word.upper()) for word in small_operators(plan.query)]
    if not plan.there:
        lines.append(say("topics-subscribe-hint", topic=plan.name))
    more, tell = scanning.offer(request, plan.result.fresh)
    told: list[Line] = [(Span(text=line),) for line in lines]
    return Answer(
        lines=(*told, *scanning.told(plan.result, say, zone=request.here.time_zone), *more), buttons=scanning.rows(*tell, *_back(request))
    )


def remove(request: Request) -> Answer | Confirmation:
    """/topic remove NAME: asks, and says who gets it."""
    say, plan = request.say, scanning.prepared(request, Plan)
    if not request.words.confirmed:
        count = len(chats.subscribers(request.db, [plan.name]))
        title = say("topics-remove-title", topic=plan.name, chats=count)
        return Confirmation(lines=((Span(text=title),), *scanning.told(plan.result, say, zone=request.here.time_zone)))
    if plan.name not in {each.name for each in topics.list_topics(request.db)}:
        raise _no_topic(plan.name, topics.rules(request.db))
    topics.remove_topic(request.db, plan.name, actor=request.actor, now=request.now)
    return Answer(lines=((Span(text=say("topics-removed", topic=plan.name)),),), buttons=scanning.rows(*_back(request)))


def show(request: Request) -> Answer:
    """/topic show NAME."""
    say, name = request.say, "".join(request.words.arguments[:1])
    rules = topics.rules(request.db)
    if not name:
        raise missing("topic-show", request.words.name, say)
    found = _find(rules, name)
    if found is None:
        raise _no_topic(name, rules)
    count = len(chats.subscribers(request.db, [found.name]))
    lines: list[Line] = [(Span(text=found.name, style=Style.BOLD),)]
    about = description(found, say)
    lines += [(Span(text=about),)] if about else []
    lines += [(Span(text=line, style=Style.CODE),) for line in found.query.splitlines() if line.strip()]
    return Answer(lines=(*lines, (Span(text=say("topics-subscribers", chats=count)),)))


def test(request: Request) -> Answer:
    """/topic test NAME [QUERY] [days=14]: changes nothing."""
    plan = scanning.prepared(request, Plan)
    head: tuple[Line, ...] = ((Span(text=request.say("topics-test-whole", topic=plan.name)),),) if plan.whole else ()
    return Answer(lines=(*head, *scanning.told(plan.result, request.say, zone=request.here.time_zone)))


async def plan_again(question: Question, outside: Outside) -> Again:
    """What matches by now of the last two days; with "tell", all that it says."""
    if question.words.arguments and (question.words.arguments[1:] or not _tells(question.words)):
        raise superfluous("recheck", question.words, int(_tells(question.words)), texts(question.chat.language))
    rules = await scanning.current(outside)
    found = await scanning.scan(outside, rules, backtest.nothing(rules), now=question.now, back=LAST)
    new = scanning.fresh(found.differences, now=question.now)
    hits: list[Hit] = []
    if _tells(question.words):
        for each in new:
            hits += await outside.compute(partial(rejudge.hits, [each], rules))
    titles = tuple(each.stored.article.title for each in new[:_EXAMPLES])
    return Again(version=rules.version, count=len(new), titles=titles, hits=tuple(hits))


def again(request: Request) -> Answer:
    """/recheck: what matches by now of the last two days; /recheck tell: tells it."""
    say, found = request.say, scanning.prepared(request, Again)
    if topics.rules_version(request.db) != found.version:
        raise Refused("try-again", command="/recheck")
    if not found.count:
        return plain(say("recheck-nothing"))
    if not _tells(request.words):
        lines, buttons = scanning.offer(request, found.count)
        titles: list[Line] = [(Span(text=f"• {title}"),) for title in found.titles]
        return Answer(lines=(*lines, *titles), buttons=scanning.rows(*buttons))
    told = rejudge.tell(request.db, found.hits, now=request.now, new_id=request.new_id)
    after = {"articles": told.articles, "stories": told.stories, "alerts": told.told}
    audit.record(request.db, "recheck tell", found.version, actor=request.actor, now=request.now, after=after)
    return plain(say("recheck-told", articles=told.articles, stories=told.stories, alerts=told.told))


async def _planned(
    question: Question,
    outside: Outside,
    rules: Rules,
    name: str,
    query: str,
    *,
    back: timedelta = scanning.WEEK,
    most: int = scanning.BRIEF,
) -> Plan:
    if not typed.is_topic_name(name):
        raise Refused("topics-name", name=name[:60])
    try:
        check(query, [each.name for each in rules.lists])
    except QueryError as error:
        raise malformed(error, texts(question.chat.language)) from None
    found = await scanning.scan(outside, rules, backtest.of_topic(rules, name, query), now=question.now, back=back, most=most)
    return Plan(name=name, query=query, there=_find(rules, name) is not None, result=found.result)


def _parted(words: Words, *, rest: str | None = None) -> tuple[str, str]:
    """The topic's name and its query, which keeps its quotes and lines."""
    name, *query = (words.rest if rest is None else rest).split(maxsplit=1) or [""]
    return name, "".join(query).strip()


def _find(rules: Rules, name: str) -> Topic | None:
    exact = next((each for each in rules.topics if each.name == name), None)
    return exact or next((each for each in rules.topics if each.name.casefold() == name.casefold()), None)


def _no_topic(name: str, rules: Rules) -> Refused:
    return Refused("topic-unknown", name=name[:60], topics=", ".join(each.name for each in rules.topics))


def _checked(query: str, db: Database, say: Texts) -> None:
    try:
        check(query, [each.name for each in topics.list_keywords(db)])
    except QueryError as error:
        raise malformed(error, say) from None


def _back(request: Request) -> Sequence[Button]:
    last = restoring.last(request.db, restoring.TOPICS)
    return () if last is None else (Button(label=request.say("button-undo"), mark="↩️", command=f"/topic undo {last.id}"),)


def _tells(words: Words) -> bool:
    return words.arguments[:1] == (_TELL,)


COMMANDS = (
    Command(name="topic add", family=Family.LISTS, role=Role.ADMIN, run=set_, prepare=plan_set),
    Command(name="topic edit", family=Family.LISTS, role=Role.ADMIN, run=set_, prepare=plan_set),
    Command(name="topic show", most=1, family=Family.LISTS, role=Role.ADMIN, run=show),
    Command(name="topic remove", most=1, family=Family.LISTS, role=Role.ADMIN, run=remove, prepare=plan_remove),
    Command(name="topic test", family=Family.LISTS, role=Role.ADMIN, run=test, prepare=plan_test),
    Command(name="recheck", family=Family.LISTS, role=Role.ADMIN, run=again, prepare=plan_again),
)
