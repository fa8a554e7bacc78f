"""Keyword lists as a YAML file, in and out; the only file that knows PyYAML.

    arms:
      description: Arms and munitions
      terms:
      - M1989
      - {term: 무기, lang: ko, not: [무기한, 무기력]}

A term is its words, or a mapping of `term`, `lang`, `not` (exceptions), `title` ("true": in titles only) and `forms`. Files come from
people: everything in them is text, so that no value becomes an object, a number or a date ("NO" is a word); anchors and aliases are
refused, since a few of them make a file of any size; depth and sizes are bounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import yaml

from bot import typed
from feeds.errors import QueryError
from feeds.types.topic import KeywordList, Term
from feeds.understand.query.match import check_term
from feeds.understand.query.term import read_term

MOST_BYTES: Final = 1 << 20
MOST_TERMS: Final = 2_000
"""Of one list."""
MOST_LISTS: Final = 200
_DEEPEST: Final = 6
_TERM_KEYS: Final = frozenset({"term", "lang", "not", "title", "forms"})
_LIST_KEYS: Final = frozenset({"description", "terms"})
_LONGEST_DESCRIPTION: Final = 200
_SHOWN: Final = 60  # characters of a name
_FAST: Final = yaml.__with_libyaml__
_LOADER: Final = yaml.CBaseLoader if _FAST else yaml.BaseLoader
_DUMPER: Final = yaml.CSafeDumper if _FAST else yaml.SafeDumper


class Unreadable(Exception):
    """A file that cannot be taken.

    Attributes:
        key: Names what is wrong ("file-aliases"), for who says it in the chat's language.
        values: What that has to be said of, by name.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values


def read(data: bytes) -> tuple[KeywordList, ...]:
    """The lists of a file, in its order.

    Raises:
        Unreadable: It is too long, no YAML, has aliases or a name twice, is of another shape, or holds too many terms, one
            term in two ways, or a name that is none.
        QueryError: A term cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("file-too-long", most=MOST_BYTES)
    found = _loaded(data)
    if not isinstance(found, Mapping) or not 0 < len(found) <= MOST_LISTS:
        raise Unreadable("file-no-lists", most=MOST_LISTS)
    return tuple(_list(name, value) for name, value in found.items())


def write(lists: Iterable[KeywordList]) -> bytes:
    """Lists as a file that `read` takes, UTF-8."""
    content = {each.name: {"description": each.description, "terms": [_written(term) for term in each.terms]} for each in lists}
    text: str = yaml.dump(content, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=140)
    return text.encode()


def _loaded(data: bytes) -> object:
    try:
        _check_events(data)
        return yaml.load(data, Loader=_LOADER)  # noqa: S506 - the base loader makes text of everything, and no object
    except yaml.MarkedYAMLError as error:
        if error.problem_mark is None:
            raise Unreadable("file-no-yaml") from None
        raise Unreadable("file-no-yaml-line", line=str(error.problem_mark.line + 1)) from None
    except (yaml.YAMLError, UnicodeError, ValueError):
        raise Unreadable("file-no-yaml") from None


def _check_events(data: bytes) -> None:
    """See that a file is flat, before anything is built of it: no aliases, no depth, one document, no name twice in one place."""
    documents = 0
    open_: list[_Names | None] = []  # the mappings and lists that an event stands in; None for a list
    for event in yaml.parse(data, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise Unreadable("file-aliases", line=_line(event))
        documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
            continue
        if isinstance(event, yaml.NodeEvent) and open_ and open_[-1] is not None:
            open_[-1].take(event)
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append(_Names() if isinstance(event, yaml.MappingStartEvent) else None)
        if len(open_) > _DEEPEST or documents > 1:
            raise Unreadable("file-shape", place=_line(event))


class _Names:
    """The names of one mapping as they come by: every second of what stands in it. YAML wants them unique (1.2.2, section 3.2.1.1)."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}
        self._name_next = True

    def take(self, event: yaml.Event) -> None:
        """Take what comes next, a name or its value.

        Raises:
            Unreadable: The name was there before: a reader that takes one of the two drops the other without a word.
        """
        if self._name_next and isinstance(event, yaml.ScalarEvent):
            if event.value in self._lines:
                raise Unreadable("file-name-twice", name=event.value[:_SHOWN], line=_line(event), first=self._lines[event.value])
            self._lines[event.value] = _line(event)
        self._name_next = not self._name_next


def _line(event: yaml.Event) -> str:
    """Where an event stands, counted from 1."""
    return str(event.start_mark.line + 1)


def _list(name: object, value: object) -> KeywordList:
    if not isinstance(name, str) or not typed.is_list_name(name):
        raise Unreadable("list-name", list=str(name)[:_SHOWN])
    if not isinstance(value, Mapping) or value.keys() - _LIST_KEYS:
        raise Unreadable("file-shape", place=name)
    terms, description = value.get("terms") or [], value.get("description") or ""
    if not isinstance(terms, list) or not isinstance(description, str):
        raise Unreadable("file-shape", place=name)
    if len(terms) > MOST_TERMS:
        raise Unreadable("keyword-too-many", list=name, most=MOST_TERMS)
    found: dict[str, Term] = {}
    for each in terms:
        term = _term(each, name)
        if found.setdefault(term.text, term) != term:
            raise Unreadable("file-term-twice", list=name, term=term.text[:_SHOWN])
    return KeywordList(name=name, terms=tuple(found.values()), description=" ".join(description.split())[:_LONGEST_DESCRIPTION])


def _term(value: object, place: str) -> Term:
    if isinstance(value, str):
        return read_term(value)
    if not isinstance(value, Mapping) or value.keys() - _TERM_KEYS or not isinstance(value.get("term"), str):
        raise Unreadable("file-shape", place=place)
    language = value.get("lang") or None
    tag = typed.primary_tag(language) if isinstance(language, str) else None
    if language is not None and tag is None:
        raise Unreadable("language-mark-unknown", tag=str(language)[:20])
    term = Term(
        text=" ".join(value["term"].split()),
        language=tag,
        not_inside=_strings(value.get("not"), place),
        title_only=value.get("title") == "true",
        forms=_strings(value.get("forms"), place),
    )
    check_term(term)
    return term


def _strings(value: object, place: str) -> tuple[str, ...]:
    found = [] if value in (None, "") else value
    if not isinstance(found, Sequence) or isinstance(found, str) or not all(isinstance(each, str) for each in found):
        raise Unreadable("file-shape", place=place)
    return tuple(" ".join(each.split()) for each in found)


def _written(term: Term) -> str | dict[str, Any]:
    """A term as it is typed where that says all, else its parts."""
    try:
        if read_term(term.text) == term:
            return term.text
    except QueryError:  # what an earlier release took
        pass
    parts = {"lang": term.language, "not": list(term.not_inside), "title": "true" if term.title_only else None, "forms": list(term.forms)}
    return {"term": term.text} | {key: value for key, value in parts.items() if value}
