"""`rajin keywords` and `rajin topics`: what an article is judged against."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any, TypeVar

from bot import typed
from bot.cli import languages, opening, output
from bot.errors import UsageError
from feeds.errors import QueryError
from feeds.types.topic import Term, Topic
from feeds.understand.forms.expand import WITHOUT
from feeds.understand.forms.expand import languages as languages_with_forms
from feeds.understand.forms.paradigm import spelling
from feeds.understand.query.commonplace import is_commonplace
from feeds.understand.query.explain import explain
from feeds.understand.query.parse import parse_parts
from feeds.understand.query.term import read_term, write_entry, write_term
from feeds.understand.query.tokens import small_operators
from feeds.understand.relevance import check
from storage import topics

T = TypeVar("T")


def list_keywords(options: Namespace) -> int:
    """`rajin keywords list`."""
    with opening.database(options) as (db, _):
        lists = topics.list_keywords(db)
    records = [{"name": each.name, "description": each.description, "terms": [_term(term) for term in each.terms]} for each in lists]
    if options.json:
        return output.many(options, records, columns=(), empty="")
    rows = [
        {
            "name": each.name,
            "terms": len(each.terms),
            "all forms": sum(bool(term.forms) for term in each.terms),
            "description": each.description,
        }
        for each in lists
    ]
    return output.many(options, rows, columns=("name", "terms", "all forms", "description"), empty="No keyword lists.")


def show_terms(options: Namespace) -> int:
    """`rajin keywords show LIST [TERM]`."""
    with opening.database(options) as (db, _), opening.known_names():
        if options.term is not None:
            term = topics.term(db, options.list, _checked(lambda: read_term(options.term)).text)
            return output.one(options, {"list": options.list, **_term(term)}, text=_with_forms(term))
        terms = topics.keyword_list(db, options.list).terms
    records = [_term(term) for term in terms]
    rows = records if options.json else [{**record, "forms": _kind(term)} for record, term in zip(records, terms, strict=True)]
    return output.many(options, rows, columns=("text", "language", "forms"), empty="No terms.")


def add_terms(options: Namespace) -> int:
    """`rajin keywords add [--new] [--all-forms] LIST TERM…`."""
    language = languages.primary(options.language)
    _need_language(options.all_forms, language)
    terms = _checked(lambda: typed.terms(options.terms, language, all_forms=options.all_forms))
    if options.new and not typed.is_list_name(options.list):
        raise UsageError(f'list {options.list}: a name begins with a letter and has at most 40 of a-z, digits, "-" and "_"')
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        if options.new:
            topics.create_list(db, options.list, actor=opening.actor(), now=now)
        listed = [term for each in topics.list_keywords(db) if each.name == options.list for term in each.terms]
        terms, before = typed.spelt(terms, listed), {term.text for term in listed}
        stored = topics.add_terms(db, options.list, terms, actor=opening.actor(), now=now)
    added = [term for term in stored if term.text not in before]
    expanded = terms if options.all_forms else None
    return _changed(options, expanded=expanded, added=added, changed=[term for term in stored if term.text in before])


def show_forms(options: Namespace) -> int:
    """`rajin keywords forms TERM… --language TAG`: opens no database, so that a linguist needs none."""
    language = languages.primary(options.language)
    _need_language(True, language)
    terms = _checked(lambda: typed.terms(options.terms, language, all_forms=True))
    if options.json:
        return output.many(options, [_term(term) for term in terms], columns=(), empty="")
    return output.one(options, {}, text="\n".join(map(write_entry, terms)))


def prune_forms(options: Namespace) -> int:
    """`rajin keywords prune LIST TERM FORM…`: forms as `keywords show` has them, in any case."""
    text = _checked(lambda: read_term(options.term)).text
    wanted = {spelling(form) for form in options.forms}
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        known = topics.term(db, options.list, text).forms
        forms = [form for form in known if spelling(form) in wanted]
        pruned = topics.prune_forms(db, options.list, text, forms, actor=opening.actor(), now=now)
    left = len(known) - len(pruned)
    record = {"list": options.list, "term": text, "pruned": pruned, "left": left}
    refused = "the term itself stays, `keywords remove` takes it out" if spelling(text) in wanted else "the term has no such form"
    told = f"{', '.join(pruned)} pruned; " if pruned else f"Nothing pruned: {refused}; "
    return output.one(options, record, text=f"{told}{text} has {left} forms beside itself.")


def remove_terms(options: Namespace) -> int:
    """`rajin keywords remove LIST TERM…`: its words say which term; exceptions need not be given."""
    language = languages.primary(options.language)
    words = _checked(lambda: [read_term(term).text for term in options.terms])
    with opening.database(options) as (db, now), opening.known_names(), db.transaction():
        listed = [term for each in topics.list_keywords(db) if each.name == options.list for term in each.terms]
        words, _ = typed.all_spellings(words, listed)
        removed = topics.remove_terms(db, options.list, words, language=language, actor=opening.actor(), now=now)
    return _changed(options, removed=removed)


def list_topics(options: Namespace) -> int:
    """`rajin topics list`."""
    with opening.database(options) as (db, _):
        records = [_topic(topic) for topic in topics.list_topics(db)]
    return output.many(options, records, columns=("name", "query", "description"), empty="No topics.")


def show_topic(options: Namespace) -> int:
    """`rajin topics show NAME`."""
    with opening.database(options) as (db, _), opening.known_names():
        topic = topics.topic(db, options.name)
    record = _topic(topic)
    text = f"{topic.name}: {topic.description}\n\n{topic.query}\n\nIt wants articles with\n{record['means']}"
    return output.one(options, record, text=text)


def explain_query(options: Namespace) -> int:
    """`rajin topics explain QUERY`: reads it as `set` does, and changes nothing."""
    with opening.database(options) as (db, _):
        names = frozenset(each.name for each in topics.list_keywords(db))
    _checked(lambda: check(options.query, names))
    means = explain(parse_parts(options.query))
    hints = _hints(options.query)
    return output.one(options, {"query": options.query, "means": means, "hints": hints}, text="\n".join([means, *hints]))


def set_topic(options: Namespace) -> int:
    """`rajin topics set NAME QUERY`."""
    if not typed.is_topic_name(options.name):
        raise UsageError(f'topic {options.name}: a name has 1 to 40 letters, digits, "-" and "_", so that it can be typed in a chat')
    with opening.database(options) as (db, now), db.transaction():
        names = frozenset(each.name for each in topics.list_keywords(db))
        _checked(lambda: check(options.query, names))
        known = {topic.name: topic for topic in topics.list_topics(db)}
        description = known[options.name].description if options.name in known else ""
        topic = Topic(name=options.name, query=options.query, description=description)
        topics.set_topic(db, topic, actor=opening.actor(), now=now)
    text = f"Topic {topic.name} is set; a running program judges new entries by it from its next poll on."
    hints = _hints(topic.query)
    return output.one(options, {**_topic(topic), "hints": hints}, text="\n".join([text, *hints]))


def _hints(query: str) -> list[str]:
    return [f'"{word}" is looked for as a word; the operator is {word.upper()}.' for word in small_operators(query)]


def _topic(topic: Topic) -> dict[str, Any]:
    return {"name": topic.name, "query": topic.query, "description": topic.description, "means": explain(parse_parts(topic.query))}


def _term(term: Term) -> dict[str, Any]:
    return {"text": write_term(term), "language": term.language, "forms": term.forms}


def _kind(term: Term) -> str:
    return f"all forms ({len(term.forms)} beside itself)" if term.forms else "literal"


def _with_forms(term: Term) -> str:
    return f"{write_term(term)}: {', '.join([_kind(term), *term.forms])}"


def _need_language(all_forms: object, language: str | None) -> None:
    """See that a language is named where forms are asked for.

    Raises:
        UsageError: None is.
    """
    if all_forms and language is None:
        raise UsageError(f"--all-forms needs --language, one of {', '.join([*languages_with_forms(), *sorted(WITHOUT)])}")


def _changed(options: Namespace, *, expanded: list[Term] | None = None, **terms: list[Term]) -> int:
    """Tell what became of terms, by what was done to them, and the forms of those that were asked for with all."""
    words = {done: [write_term(term) for term in which] for done, which in terms.items()}
    told = [f"{', '.join(which)} {done}." for done, which in words.items() if which]
    nothing = f"Nothing {' or '.join(words)}: the list stays as it is."
    lines = [" ".join(told) or nothing, *map(_with_forms, expanded or [])]
    common = [write_term(term) for term in terms.get("added", ()) if is_commonplace(term)]
    if common:
        remove = f"`rajin keywords remove {options.list} …` takes it out"
        lines.append(f"So short or so common that it is found nearly everywhere: {', '.join(common)}; {remove}.")
    if expanded and expanded[0].language in WITHOUT:
        lines.append("Terms of this language are found in all their forms as they are.")
    record = {"list": options.list, **words} | ({} if expanded is None else {"forms": {term.text: term.forms for term in expanded}})
    return output.one(options, record, text="\n".join(lines))


def _checked(work: Callable[[], T]) -> T:
    try:
        return work()
    except QueryError as error:
        raise UsageError(f"{error}\n{error.pointed()}") from error
