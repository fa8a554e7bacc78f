"""Changes of keyword lists and topics: what was changed, and taking it back. They know no network."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from bot import backtest
from bot.backtest import Backtest
from bot.commands import scanning
from bot.commands.command import Command, Confirmation, Family, Question, Refused
from bot.commands.options import every, number_of, superfluous
from bot.commands.outside import Outside
from bot.commands.recorded import told
from bot.commands.request import Answer, Request, Words, plain
from bot.message import Line, Span
from feeds.errors import QueryError
from feeds.types.topic import Rules
from feeds.understand.query.commonplace import is_commonplace, wants_commonplace
from feeds.understand.query.parse import parse
from feeds.understand.query.term import write_term
from feeds.understand.relevance import check
from storage import audit, restoring, topics
from storage.audit import Actor, AuditEntry
from storage.database import Database
from storage.errors import Conflict, NotFound
from storage.restoring import Overtaken, Subscribed, Undone
from storage.types import DeliveryId, Role

_REHEARSAL = Actor(who="rehearsal")
_TERMS = 20  # that a question names
_SHOWN = 10
_MOST = 50
_LARGEST = 2**40


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An undo, before it is done.

    Attributes:
        before: The rules as they are.
        after: As they would be.
        numbers: The changes that would be taken back.
        result: What that would add and lose.
    """

    before: Rules
    after: Rules
    numbers: tuple[int, ...]
    result: Backtest


class _Rehearsed(Exception):
    """Ends a rehearsal, so that nothing of it stays."""

    def __init__(self, after: Rules, numbers: tuple[int, ...]) -> None:
        super().__init__()
        self.after = after
        self.numbers = numbers


def log(family: str) -> Callable[[Request], Answer]:
    """The command that shows the changes of a family: /keyword log [LIST] [N]."""

    def run(request: Request) -> Answer:
        say, words = request.say, list(request.words.arguments)
        shown = number_of(words.pop(), least=1, most=_MOST, key="count-unknown") if words and words[-1].isdecimal() else _SHOWN
        if len(words) > 1:
            raise superfluous(request.words.name.replace("keywords", "keyword").replace(" ", "-"), request.words, 1, say)
        subject = words[0].removeprefix("@") if words else None
        found = audit.entries(request.db, family=family, subject=subject, limit=shown)
        if not found:
            return plain(say("log-nothing"))
        undone = restoring.undone_numbers(audit.entries(request.db, family=family))
        command = "/keyword undo" if family == restoring.KEYWORDS else "/topic undo"
        lines = [_line(each, request, undone=each.id in undone) for each in found]
        standing = next((each for each in found if each.id not in undone), None)
        return plain(*lines, *([] if standing is None else [say("log-hint", command=f"{command} {standing.id}")]))

    return run


def plan_undo(family: str) -> Callable[[Question, Outside], Awaitable[Plan]]:
    """What an undo would do, found out by doing it in a transaction that is rolled back.

    The plan is that of the rules as they are then; an undo that cannot be done is refused here.
    """

    async def plan(question: Question, outside: Outside) -> Plan:
        before, rehearsed = await outside.read(partial(_rehearsed, family=family, question=question))
        after = rehearsed.after
        found = await scanning.scan(outside, before, backtest.between(before, after), now=question.now, most=scanning.BRIEF)
        return Plan(before=before, after=after, numbers=rehearsed.numbers, result=found.result)

    return plan


def undo(family: str) -> Callable[[Request], Answer | Confirmation]:
    """The command that takes changes back: /keyword undo [NUMBER …], all of them or none; without a number the last one."""

    def run(request: Request) -> Answer | Confirmation:
        say, plan = request.say, scanning.prepared(request, Plan)
        if topics.rules_version(request.db) != plan.before.version:
            raise Refused("try-again", command=f"/{request.words.name}")
        result = scanning.told(plan.result, say, zone=request.here.time_zone)
        if not request.words.confirmed and (asked := _second_thoughts(request, plan)):
            numbers = tuple(map(str, plan.numbers))  # the last change may be another one when the yes comes
            words = replace(request.words, arguments=numbers, rest=" ".join(numbers))
            return Confirmation(lines=(*map(_line_of, asked), *result), words=words)
        lines = [line for entry, found in _all_undone(request, family, request.words) for line in _told(entry, found, request)]
        more, tell = scanning.offer(request, plan.result.fresh)
        shown = result if family == restoring.TOPICS else ()
        return Answer(lines=(*map(_line_of, lines), *shown, *more), buttons=scanning.rows(*tell))

    return run


def _rehearsed(db: Database, *, family: str, question: Question) -> tuple[Rules, _Rehearsed]:
    """The rules as they are, and as an undo would leave them.

    Raises:
        Refused: It cannot be done.
    """
    before = topics.rules(db)
    request = Request(
        db=db,
        chat=question.chat,
        here=question.chat,
        words=question.words,
        role=question.role,
        person=question.person,
        actor=_REHEARSAL,
        now=question.now,
        new_id=_no_delivery,
    )
    try:
        with db.transaction():
            numbers = tuple(entry.id for entry, _ in _all_undone(request, family, question.words))
            raise _Rehearsed(topics.rules(db), numbers)  # noqa: TRY301 - what rolls the transaction back
    except _Rehearsed as rehearsed:
        return before, rehearsed


def _no_delivery() -> DeliveryId:
    msg = "a rehearsal sends nothing"
    raise AssertionError(msg)


def _all_undone(request: Request, family: str, typed: Words) -> list[tuple[AuditEntry, Undone]]:
    """Take back what is named, the newest first.

    Raises:
        Refused: There is no such change, or it cannot be taken back.
    """
    words = every(typed)
    numbers = [number_of(word.removeprefix("#"), least=1, most=_LARGEST, key="undo-unknown") for word in words]
    chosen = [audit.entry(request.db, number) for number in sorted(set(numbers), reverse=True)]
    found: list[tuple[AuditEntry, Undone]] = []
    for entry in chosen or [restoring.last(request.db, family)]:
        if entry is None or entry.action.split()[0] != family:
            raise Refused("undo-nothing" if not words else "undo-unknown", text=" ".join(words)[:60])
        found.append((entry, _undone(request, entry, family)))
    return found


def _second_thoughts(request: Request, plan: Plan) -> list[str]:
    """What is asked before changes are taken back, as it is before they are made: lists left empty, and what is found everywhere."""
    say = request.say
    before = {each.name: set(each.terms) for each in plan.before.lists}
    emptied = [each.name for each in plan.after.lists if not each.terms and before.get(each.name)]
    common = [
        write_term(term)
        for each in plan.after.lists
        for term in each.terms
        if term not in before.get(each.name, ()) and is_commonplace(term)
    ]
    wide = [each.name for each in plan.after.topics if each not in plan.before.topics and wants_commonplace(parse(each.query))]
    asked = []
    if emptied:
        asked.append(say("undo-empties", lists=", ".join(emptied)))
    if common:
        asked.append(say("undo-common", terms=", ".join(common[:_TERMS])))
    elif wide or plan.result.nearly_all:
        asked.append(say("undo-nearly-all"))
    return [*asked, say("undo-question", numbers=", ".join(f"#{each}" for each in plan.numbers))] if asked else []


def _line_of(text: str) -> Line:
    return (Span(text=text),)


def _told(entry: AuditEntry, found: Undone, request: Request) -> list[str]:
    """What became of a change that was taken back."""
    say = request.say
    lines = [say("undone" if found.changed else "undone-same", number=str(entry.id), what=told(entry, request))]
    if found.kept:
        kept = [say("undo-kept-item", term=term, number=str(by.id), who=by.actor.who) for term, by in found.kept.items()]
        lines.append(say("undo-kept", terms=", ".join(kept)))
    return lines


def _undone(request: Request, entry: AuditEntry, family: str) -> Undone:
    """Take a change back.

    Raises:
        Refused: It cannot be; the answer says what stands in the way.
    """
    number = str(entry.id)
    if entry.id in restoring.undone_numbers(audit.entries(request.db, family=family)):
        raise Refused("undo-before", number=number)
    try:
        found = restoring.undo(request.db, entry, actor=request.actor, now=request.now)
        if family == restoring.KEYWORDS:
            _check_topics(request)
    except Overtaken as error:
        later, command = error.later, "/keyword undo" if family == restoring.KEYWORDS else "/topic undo"
        raise Refused("undo-overtaken", number=number, later=str(later.id), who=later.actor.who, command=f"{command} {later.id}") from None
    except Subscribed as error:
        raise Refused("undo-subscribed", number=number, topic=entry.subject, chats=error.chats) from None
    except NotFound:
        raise Refused("undo-list-gone", number=number, list=entry.subject) from None
    except Conflict:
        raise Refused("undo-list-needed", number=number, list=entry.subject) from None
    if family == restoring.TOPICS:
        _check_query(request, entry)
    return found


def _check_topics(request: Request) -> None:
    """See that no topic asks for a list that is gone now.

    Raises:
        Conflict: One does.
    """
    names = [each.name for each in topics.list_keywords(request.db)]
    for topic in topics.list_topics(request.db):
        try:
            check(topic.query, names)
        except QueryError as error:
            if error.key == "query-no-list":
                raise Conflict(f"topic {topic.name} asks for a list that is gone") from error


def _check_query(request: Request, entry: AuditEntry) -> None:
    """See that a query that came back asks for no list that is gone.

    Raises:
        Refused: It does.
    """
    topic = next((each for each in topics.list_topics(request.db) if each.name == entry.subject), None)
    try:
        if topic is not None:
            check(topic.query, [each.name for each in topics.list_keywords(request.db)])
    except QueryError as error:
        raise Refused("undo-query", number=str(entry.id), problem=request.say(error.key, **error.values)) from None


def _line(entry: AuditEntry, request: Request, *, undone: bool) -> str:
    say = request.say
    line = say(
        "log-item",
        number=str(entry.id),
        moment=say.moment(entry.at, zone=request.here.time_zone),
        who=entry.actor.who,
        what=told(entry, request),
    )
    return " ".join([line, say("log-undone")]) if undone else line


OF_LISTS = (
    Command(name="keyword log", family=Family.LISTS, role=Role.EDITOR, run=log(restoring.KEYWORDS), aliases=("keywords log",)),
    Command(
        name="keyword undo",
        family=Family.LISTS,
        role=Role.EDITOR,
        run=undo(restoring.KEYWORDS),
        prepare=plan_undo(restoring.KEYWORDS),
        aliases=("keywords undo",),
    ),
)
OF_TOPICS = (
    Command(name="topic log", family=Family.LISTS, role=Role.ADMIN, run=log(restoring.TOPICS)),
    Command(name="topic undo", family=Family.LISTS, role=Role.ADMIN, run=undo(restoring.TOPICS), prepare=plan_undo(restoring.TOPICS)),
)
