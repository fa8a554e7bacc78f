"""Commands on keyword lists: add, remove, list, show, test. They know no network."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot import backtest, typed
from bot.backtest import MOST, Backtest
from bot.commands import scanning
from bot.commands.command import Command, Confirmation, Family, Question, Refused
from bot.commands.options import Typed, language_of, malformed, missing, number_of, sorted_out, with_exceptions
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, plain
from bot.locales.texts import Texts, texts
from bot.message import Button, Line, Span
from feeds.errors import QueryError
from feeds.types.topic import KeywordList, Rules, Term
from feeds.understand.query.commonplace import is_commonplace
from feeds.understand.query.term import read_term, write_term
from storage import restoring, topics
from storage.database import Database
from storage.types import Role

MOST_TERMS = 2_000
"""Terms of a list that a chat can make."""
_ADD, _REMOVE = "add", "remove"
_LINE = 900  # characters of terms on one line
_DEFAULT_DAYS = 14
_TOO_MANY = "keyword-too-many-words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A change of a list, before it is made.

    Attributes:
        name: The list.
        there: Whether there is such a list.
        terms: The terms that were typed; of those to be removed as they stand in the list.
        unknown: Words that were to be removed and are no terms.
        empties: Whether nothing would be left in the list.
        result: What it would add and lose.
    """

    name: str
    there: bool
    terms: tuple[Term, ...]
    unknown: tuple[str, ...] = ()
    empties: bool = False
    result: Backtest


async def plan_add(question: Question, outside: Outside) -> Plan:
    """What adding would do."""
    say = texts(question.chat.language)
    given = sorted_out(question.words, options=("lang",), flags=("forms",), too_many=_TOO_MANY)
    if len(given.words) < 2:
        raise missing("keyword-add", question.words.name, say)
    return await _adding(question, outside, given, back=scanning.WEEK, most=scanning.BRIEF)


async def plan_remove(question: Question, outside: Outside) -> Plan:
    """What removing would do."""
    say = texts(question.chat.language)
    given = sorted_out(question.words, too_many=_TOO_MANY)
    if len(given.words) < 2:
        raise missing("keyword-remove", question.words.name, say)
    return await _removing(question, outside, given, back=scanning.WEEK, most=scanning.BRIEF)


async def plan_test(question: Question, outside: Outside) -> Plan:
    """What adding or removing would do, over as many days as are asked for."""
    say = texts(question.chat.language)
    given = sorted_out(question.words, options=("lang", "days"), flags=("forms",), too_many=_TOO_MANY)
    words = list(given.words)
    what = words.pop(0).casefold() if words and words[0].casefold() in {_ADD, _REMOVE} else _ADD
    if len(words) < 2:
        raise missing("keyword-test", question.words.name, say)
    days = number_of(given.options.get("days", str(_DEFAULT_DAYS)), least=1, most=scanning.LONGEST_DAYS, key="days-unknown")
    given = Typed(words=tuple(words), options=given.options, flags=given.flags)
    work = _adding if what == _ADD else _removing
    plan = await work(question, outside, given, back=timedelta(days=days), most=MOST)
    if not plan.there:
        raise _no_list(plan.name, await scanning.current(outside))
    return plan


def add(request: Request) -> Answer | Confirmation:
    """/keyword add LIST TERM…; a list that is not there is made once its sender says yes."""
    say, plan = request.say, scanning.prepared(request, Plan)
    known = topics.list_keywords(request.db)
    there = next((each for each in known if each.name == plan.name), None)
    if not request.words.confirmed and (question := _second_thoughts(request, plan, known)):
        return Confirmation(lines=question)
    if there is None:
        topics.create_list(request.db, plan.name, actor=request.actor, now=request.now)
    before = {each.text for each in there.terms} if there is not None else set()
    new = {each.text for each in plan.terms} - before
    if len(before) + len(new) > MOST_TERMS:
        raise Refused("keyword-too-many", list=plan.name, most=MOST_TERMS)
    stored = topics.add_terms(request.db, plan.name, plan.terms, actor=request.actor, now=request.now)
    added = [each for each in stored if each.text not in before]
    changed = [each for each in stored if each.text in before]
    same = [each for each in plan.terms if each not in stored]
    lines = [
        *_listed(say("keyword-added", list=plan.name, terms=_words(added)), added),
        *_listed(say("keyword-changed", list=plan.name, terms=_words(changed)), changed),
        *_listed(say("keyword-same", list=plan.name, terms=_words(same)), same),
        *(_forms(each, say) for each in plan.terms if each.forms),
    ]
    if there is None:
        lines.append(say("keyword-unused", list=plan.name))
    return _done(request, lines, plan.result, changed=bool(stored))


def remove(request: Request) -> Answer | Confirmation:
    """/keyword remove LIST TERM…; the words say which term, exceptions need not be given."""
    say, plan = request.say, scanning.prepared(request, Plan)
    if plan.empties and not request.words.confirmed:
        result = scanning.told(plan.result, say, zone=request.here.time_zone)
        return Confirmation(lines=((Span(text=say("keyword-emptied", list=plan.name)),), *result))
    words = [each.text for each in plan.terms]
    _list(request.db, plan.name)  # it may have gone meanwhile
    removed = topics.remove_terms(request.db, plan.name, words, actor=request.actor, now=request.now)
    lines = [*_listed(say("keyword-removed", list=plan.name, terms=_words(removed)), removed)]
    if plan.unknown:
        near = _near(plan.unknown, topics.keyword_list(request.db, plan.name))
        lines.append(say("keyword-not-there", list=plan.name, terms=", ".join(plan.unknown)))
        lines += [say("keyword-near", terms=", ".join(near))] if near else []
    return _done(request, lines, plan.result, changed=bool(removed))


def test(request: Request) -> Answer:
    """/keyword test [add|remove] LIST TERM… [days=14]: changes nothing."""
    plan = scanning.prepared(request, Plan)
    return Answer(lines=scanning.told(plan.result, request.say, zone=request.here.time_zone))


def list_(request: Request) -> Answer:
    """/keyword list: which lists there are."""
    say = request.say
    lines = [
        say("keyword-list-item", list=each.name, count=say.number(len(each.terms)), n=len(each.terms))
        for each in topics.list_keywords(request.db)
    ]
    return plain(say("keyword-list-title"), *lines, say("keyword-list-hint"))


def show(request: Request) -> Answer:
    """/keyword show LIST [TERM]."""
    say, given = request.say, request.words.arguments
    if not given:
        raise missing("keyword-show", request.words.name, say)
    name = given[0].removeprefix("@").casefold()
    found = _list(request.db, name)
    if len(given) > 1:
        return plain(*_one(found, " ".join(given[1:]), say))
    lines = [say("keyword-show-title", list=name, count=say.number(len(found.terms)), n=len(found.terms))]
    languages = dict.fromkeys(term.language for term in found.terms)
    for language in sorted(languages, key=lambda each: each or ""):
        words = [write_term(term) + ("⁺" * bool(term.forms)) for term in found.terms if term.language == language]
        head = say("keyword-any-language") if language is None else say.language_name(language)
        lines += [f"{head}: {line}" for line in _wrapped(words)]
    if any(term.forms for term in found.terms):
        lines.append(say("keyword-show-forms"))
    return plain(*lines, say("keyword-show-hint", list=name))


async def _adding(question: Question, outside: Outside, given: Typed, *, back: timedelta, most: int) -> Plan:
    say, rules = texts(question.chat.language), await scanning.current(outside)
    name, language = given.words[0].removeprefix("@").casefold(), language_of(given)
    if not typed.is_list_name(name):
        raise Refused("list-name", list=name[:60])
    if "forms" in given.flags and language is None:
        raise Refused("forms-need-language")
    words = with_exceptions(given.words[1:])
    try:
        terms = await outside.compute(lambda: typed.terms(words, language, all_forms="forms" in given.flags))
    except QueryError as error:
        raise malformed(error, say) from None
    there = next((each for each in rules.lists if each.name == name), None)
    before = () if there is None else there.terms
    terms = typed.spelt(terms, before)
    new = {each.text: each for each in terms}
    after = [*(new.pop(each.text, each) for each in before), *new.values()]
    change = backtest.of_list(rules, name, after, added=terms)
    found = await scanning.scan(outside, rules, change, now=question.now, back=back, most=most)
    return Plan(name=name, there=there is not None, terms=tuple(terms), result=found.result)


async def _removing(question: Question, outside: Outside, given: Typed, *, back: timedelta, most: int) -> Plan:
    say, rules = texts(question.chat.language), await scanning.current(outside)
    name = given.words[0].removeprefix("@").casefold()
    there = next((each for each in rules.lists if each.name == name), None)
    if there is None:
        raise _no_list(name, rules)
    by_text = {each.text: each for each in there.terms}
    try:  # what an earlier release took and no longer can be read goes by its very words
        words = [each if each in by_text else read_term(each).text for each in with_exceptions(given.words[1:])]
    except QueryError as error:
        raise malformed(error, say) from None
    spelt, unknown = typed.all_spellings(list(dict.fromkeys(words)), there.terms)
    terms = [by_text[each] for each in spelt]
    left = [each for each in there.terms if each not in terms]
    found = await scanning.scan(outside, rules, backtest.of_list(rules, name, left), now=question.now, back=back, most=most)
    return Plan(name=name, there=True, terms=tuple(terms), unknown=tuple(unknown), empties=bool(terms) and not left, result=found.result)


def _second_thoughts(request: Request, plan: Plan, known: Sequence[KeywordList]) -> tuple[Line, ...]:
    """What is asked before terms are added: whether there shall be such a list, and whether something that is everywhere shall be in it."""
    say, there = request.say, next((each for each in known if each.name == plan.name), None)
    new = [each for each in plan.terms if there is None or each not in there.terms]
    common = [each for each in new if is_commonplace(each)]
    asked = [] if there is not None else [say("keyword-list-new", list=plan.name, lists=", ".join(each.name for each in known))]
    result: tuple[Line, ...] = ()
    if common or (new and plan.result.nearly_all):
        key = "keyword-common" if common else "keyword-nearly-all"
        asked.append(say(key, list=plan.name, terms=_words(common)))
        result = scanning.told(plan.result, say, zone=request.here.time_zone)
    return (*((Span(text=line),) for line in asked), *result)


def _done(request: Request, lines: Sequence[str], result: Backtest, *, changed: bool) -> Answer:
    """What was done, with what can be done next: take it back, or tell what matches by now."""
    if not changed:
        return plain(*lines)
    more, tell = scanning.offer(request, result.fresh)
    last = restoring.last(request.db, restoring.KEYWORDS)
    back = () if last is None else (Button(label=request.say("button-undo"), mark="↩️", command=f"/keyword undo {last.id}"),)
    told: list[Line] = [(Span(text=line),) for line in lines]
    return Answer(lines=(*told, *more), buttons=scanning.rows(*tell, *back))


def _list(db: Database, name: str) -> KeywordList:
    rules = topics.rules(db)
    found = next((each for each in rules.lists if each.name == name), None)
    if found is None:
        raise _no_list(name, rules)
    return found


def _no_list(name: str, rules: Rules) -> Refused:
    return Refused("keyword-no-list", list=name[:60], lists=", ".join(each.name for each in rules.lists))


def _one(found: KeywordList, typed_words: str, say: Texts) -> list[str]:
    """One term with all that belongs to it."""
    try:
        text = read_term(typed_words).text
    except QueryError as error:
        raise malformed(error, say) from None
    listed, _ = typed.all_spellings([text], found.terms)
    term = next((each for each in found.terms if each.text in listed), None)
    if term is None:
        near = _near([text], found)
        return [
            say("keyword-not-there", list=found.name, terms=text),
            *([say("keyword-near", terms=", ".join(near))] if near else []),
        ]
    language = say("keyword-any-language") if term.language is None else say.language_name(term.language)
    return [f"{write_term(term)} ({language})", _forms(term, say) if term.forms else say("keyword-literal")]


def _forms(term: Term, say: Texts) -> str:
    return say("keyword-forms", term=term.text, forms=", ".join(term.forms))


def _listed(line: str, terms: Sequence[Term]) -> list[str]:
    return [line] if terms else []


def _words(terms: Sequence[Term]) -> str:
    return ", ".join(map(write_term, terms))


def _near(words: Sequence[str], found: KeywordList) -> list[str]:
    by_folded = {each.text.casefold(): each.text for each in found.terms}
    near = [by_folded[each] for word in words for each in difflib.get_close_matches(word.casefold(), by_folded, n=3)]
    return list(dict.fromkeys(near))


def _wrapped(words: Sequence[str]) -> list[str]:
    """Words with commas between them, in lines that are not too long for one message."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) < _LINE:
            lines[-1] += f", {word}"
        else:
            lines.append(word)
    return lines


COMMANDS = (
    Command(name="keyword add", family=Family.LISTS, role=Role.EDITOR, run=add, prepare=plan_add, aliases=("keywords add",)),
    Command(name="keyword remove", family=Family.LISTS, role=Role.EDITOR, run=remove, prepare=plan_remove, aliases=("keywords remove",)),
    Command(name="keyword list", most=0, family=Family.LISTS, role=Role.EDITOR, run=list_, aliases=("keywords list",)),
    Command(name="keyword show", family=Family.LISTS, role=Role.EDITOR, run=show, aliases=("keywords show",)),
    Command(name="keyword test", family=Family.LISTS, role=Role.EDITOR, run=test, prepare=plan_test, aliases=("keywords test",)),
)
