"""Keyword lists as a file in the chat: export, import. They know no network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import backtest, keyword_file
from bot.backtest import Backtest
from bot.commands import scanning
from bot.commands.command import Command, Confirmation, Family, Question, Refused
from bot.commands.options import every, malformed
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, plain
from bot.keyword_file import Unreadable
from bot.locales.texts import texts
from bot.message import Line, Span
from feeds.errors import QueryError
from feeds.types.topic import KeywordList
from feeds.understand.query.commonplace import is_commonplace
from feeds.understand.query.term import write_term
from storage import audit, restoring, topics
from storage.types import Role

NAME = "keywords.yaml"
_SHOWN = 20  # terms that a question names


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Lists out of a file, and what they would add and lose."""

    lists: tuple[KeywordList, ...]
    result: Backtest


async def plan(question: Question, outside: Outside) -> Plan:
    """Read the file, and hold it against the stored articles."""
    say, document = texts(question.chat.language), question.words.document
    if document is None:
        raise Refused("keyword-import-what")
    try:
        lists = await outside.compute(lambda: keyword_file.read(document[1]))
    except Unreadable as error:
        raise Refused(error.key, **error.values) from None
    except QueryError as error:
        raise malformed(error, say) from None
    rules = await scanning.current(outside)
    change = backtest.of_lists(rules, {each.name: each.terms for each in lists})
    return Plan(lists=lists, result=(await scanning.scan(outside, rules, change, now=question.now)).result)


def import_(request: Request) -> Answer | Confirmation:
    """/keyword import, with a file: the lists of the file become just what it says; others stay."""
    say, found = request.say, scanning.prepared(request, Plan)
    known = {each.name: each for each in topics.list_keywords(request.db)}
    differing = [each for each in found.lists if each.name not in known or set(known[each.name].terms) != set(each.terms)]
    if not differing:
        return plain(say("keyword-import-same"))
    lines: list[Line] = [(Span(text=_difference(each, known.get(each.name), request)),) for each in differing]
    if not request.words.confirmed:
        title = (Span(text=say("keyword-import-title")),)
        common = _common(differing, known)
        if common:
            lines.append((Span(text=say("keyword-import-common", terms=", ".join(common))),))
        elif found.result.nearly_all:
            lines.append((Span(text=say("keyword-import-nearly-all")),))
        return Confirmation(lines=(title, *lines, *scanning.told(found.result, say, zone=request.here.time_zone)))
    newest = next((each.id for each in audit.entries(request.db, limit=1)), 0)
    for each in differing:
        if each.name not in known:
            topics.create_list(request.db, each.name, description=each.description, actor=request.actor, now=request.now)
        kept = {term.text for term in each.terms}
        gone = [term.text for term in known[each.name].terms if term.text not in kept] if each.name in known else []
        topics.put_terms(request.db, each.name, each.terms, drop=gone, action="keywords import", actor=request.actor, now=request.now)
    more, tell = scanning.offer(request, found.result.fresh)
    numbers = [str(each.id) for each in audit.entries(request.db, family=restoring.KEYWORDS, limit=2 * len(differing)) if each.id > newest]
    back = request.button(say("button-undo"), "↩️", "keyword undo", *numbers)
    if not back:  # more lists than a button can name
        more = (*more, (Span(text=say("keyword-import-undo", command=f"/keyword undo {' '.join(numbers)}")),))
    return Answer(lines=((Span(text=say("keyword-imported")),), *lines, *more), buttons=scanning.rows(*tell, *back))


def export(request: Request) -> Answer:
    """/keyword export [LIST…]: the lists as a file that import takes."""
    wanted = [each.removeprefix("@").casefold() for each in every(request.words)]
    lists = topics.list_keywords(request.db)
    names = [each.name for each in lists]
    for each in wanted:
        if each not in names:
            raise Refused("keyword-no-list", list=each[:60], lists=", ".join(names))
    chosen = [each for each in lists if not wanted or each.name in wanted]
    line = request.say("keyword-exported", lists=", ".join(each.name for each in chosen))
    return Answer(lines=((Span(text=line),),), file=(NAME, keyword_file.write(chosen)))


def _common(new: Sequence[KeywordList], known: Mapping[str, KeywordList]) -> list[str]:
    """Some of the new terms that are found nearly everywhere."""
    old = {name: set(each.terms) for name, each in known.items()}
    added = [term for each in new for term in each.terms if term not in old.get(each.name, ())]
    return [write_term(term) for term in added if is_commonplace(term)][:_SHOWN]


def _difference(new: KeywordList, old: KeywordList | None, request: Request) -> str:
    """What becomes of a list."""
    say = request.say
    before = {each.text: each for each in old.terms} if old is not None else {}
    after = {each.text: each for each in new.terms}
    added, gone = after.keys() - before.keys(), before.keys() - after.keys()
    changed = [text for text in after.keys() & before.keys() if after[text] != before[text]]
    key = "keyword-import-list" if old is not None else "keyword-import-new-list"
    return say(key, list=new.name, added=say.number(len(added)), gone=say.number(len(gone)), changed=say.number(len(changed)))


COMMANDS = (
    Command(name="keyword import", most=0, family=Family.LISTS, role=Role.EDITOR, run=import_, prepare=plan, aliases=("keywords import",)),
    Command(name="keyword export", family=Family.LISTS, role=Role.EDITOR, run=export, aliases=("keywords export",)),
)
