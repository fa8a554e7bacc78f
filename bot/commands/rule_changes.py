"""Changes of keyword lists and topics: what was changed, and taking it back. They know no network."""

from collections.abc import Callable

from bot.commands.command import Command, Family, Refused
from bot.commands.options import every, number_of
from bot.commands.recorded import told
from bot.commands.request import Answer, Request, plain
from feeds.errors import QueryError
from feeds.understand.relevance import check
from storage import audit, restoring, topics
from storage.audit import AuditEntry
from storage.errors import Conflict, NotFound
from storage.restoring import Overtaken, Subscribed, Undone
from storage.types import Role

_SHOWN = 10
_MOST = 50
_LARGEST = 2**40


def log(family: str) -> Callable[[Request], Answer]:
    """The command that shows the changes of a family: /keyword log [LIST] [N]."""

    def run(request: Request) -> Answer:
        say, words = request.say, list(request.words.arguments)
        shown = number_of(words.pop(), least=1, most=_MOST, key="count-unknown") if words and words[-1].isdecimal() else _SHOWN
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


def undo(family: str) -> Callable[[Request], Answer]:
    """The command that takes changes back: /keyword undo [NUMBER …], all of them or none; without a number the last one."""

    def run(request: Request) -> Answer:
        words = every(request.words)
        numbers = [number_of(word.removeprefix("#"), least=1, most=_LARGEST, key="undo-unknown") for word in words]
        chosen = [audit.entry(request.db, number) for number in sorted(set(numbers), reverse=True)]
        lines: list[str] = []
        for entry in chosen or [restoring.last(request.db, family)]:
            if entry is None or entry.action.split()[0] != family:
                raise Refused("undo-nothing" if not words else "undo-unknown", text=" ".join(words)[:60])
            lines += _told(entry, _undone(request, entry, family), request)
        return plain(*lines)

    return run


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
    Command(name="keyword undo", family=Family.LISTS, role=Role.EDITOR, run=undo(restoring.KEYWORDS), aliases=("keywords undo",)),
)
OF_TOPICS = (
    Command(name="topic log", family=Family.LISTS, role=Role.ADMIN, run=log(restoring.TOPICS)),
    Command(name="topic undo", family=Family.LISTS, role=Role.ADMIN, run=undo(restoring.TOPICS)),
)
