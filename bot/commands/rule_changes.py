"""Changes of keyword lists and topics: what was changed, and taking it back. They know no network."""

from collections.abc import Callable

from bot.commands.command import Command, Family, Refused
from bot.commands.options import number_of
from bot.commands.request import Answer, Request, plain
from feeds.errors import QueryError
from feeds.understand.relevance import check
from storage import audit, restoring, topics
from storage.audit import AuditEntry, Value
from storage.errors import Conflict, NotFound
from storage.types import Role

_SHOWN = 10
_MOST = 50
_LONGEST = 160
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
        return plain(*lines, say("log-hint", command=f"{command} {found[0].id}"))

    return run


def undo(family: str) -> Callable[[Request], Answer]:
    """The command that takes a change back: /keyword undo [NUMBER], without a number the last one."""

    def run(request: Request) -> Answer:
        say, words = request.say, request.words.arguments
        if words:
            number = number_of(words[0].removeprefix("#"), least=1, most=_LARGEST, key="undo-unknown")
            entry = audit.entry(request.db, number)
        else:
            entry = restoring.last(request.db, family)
        if entry is None or entry.action.split()[0] != family:
            raise Refused("undo-nothing" if not words else "undo-unknown", text="".join(words[:1])[:20])
        try:
            changed = restoring.undo(request.db, entry, actor=request.actor, now=request.now)
            if family == restoring.KEYWORDS:
                _check_topics(request)
        except (Conflict, NotFound):
            raise Refused("undo-not-possible", number=str(entry.id)) from None
        return plain(say("undone" if changed else "undone-same", number=str(entry.id), what=changed_words(entry, say("audit-nothing"))))

    return run


def changed_words(entry: AuditEntry, nothing: str) -> str:
    """A change in one short line: what was done, to what, from what to what."""
    before, after = _short(entry.before), _short(entry.after)
    sides = f"{before or nothing} → {after or nothing}" if before or after else ""
    return " ".join(filter(None, (entry.action, entry.subject, f"({sides})" if sides else "")))


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


def _line(entry: AuditEntry, request: Request, *, undone: bool) -> str:
    say = request.say
    line = say(
        "log-item",
        number=str(entry.id),
        moment=say.moment(entry.at, zone=request.here.time_zone),
        who=entry.actor.who,
        what=changed_words(entry, say("audit-nothing")),
    )
    return " ".join([line, say("log-undone")]) if undone else line


def _short(value: Value) -> str:
    """One side of a change: texts as they are, terms by their words, a topic by its query."""
    match value:
        case None:
            return ""
        case str():
            text = value
        case {"query": str(query)}:
            text = query
        case dict():
            text = ", ".join(f"{key}: {each}" for key, each in value.items())
        case _:
            text = ", ".join(str(each[0]) if isinstance(each, list) and each else str(each) for each in value)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


COMMANDS = (
    Command(name="keyword log", family=Family.LISTS, role=Role.EDITOR, run=log(restoring.KEYWORDS), aliases=("keywords log",)),
    Command(name="keyword undo", family=Family.LISTS, role=Role.EDITOR, run=undo(restoring.KEYWORDS), aliases=("keywords undo",)),
    Command(name="topic log", family=Family.LISTS, role=Role.ADMIN, run=log(restoring.TOPICS)),
    Command(name="topic undo", family=Family.LISTS, role=Role.ADMIN, run=undo(restoring.TOPICS)),
)
