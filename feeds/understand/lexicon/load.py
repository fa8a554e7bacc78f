"""Reads the shipped keyword lists and topics.

They are data that people review; this file gives them no meaning and knows no term rules: whether a term or a query can be read is for the
query language to say, and for the tests to prove of all that is shipped.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Final, NotRequired, TypedDict, cast

from feeds.types.topic import KeywordList, Rules, Term, Topic

_TOPICS: Final = "topics.toml"
_ANY_LANGUAGE: Final = "any"
_PART: Final = re.compile(r"\$([a-z_]+)")


class _TermTable(TypedDict):
    """A term that needs more than its text."""

    term: str
    not_inside: NotRequired[Sequence[str]]
    title_only: NotRequired[bool]
    forms: NotRequired[Sequence[str]]


class _ListFile(TypedDict):
    """A keyword list; `terms` by language, those that several languages share under "any"; `title_only` holds for all of them."""

    name: str
    description: str
    title_only: NotRequired[bool]
    terms: NotRequired[Mapping[str, Sequence[str | _TermTable]]]


class _TopicTable(TypedDict):
    """A topic."""

    name: str
    description: str
    query: str


class _TopicsFile(TypedDict):
    """All topics, and the parts of their queries by name."""

    parts: Mapping[str, str]
    topics: Sequence[_TopicTable]


def load() -> Rules:
    """The shipped keyword lists by name, and the topics, the default one first.

    The version is a hash of the files, so it changes with every release that changes a term.
    """
    folder = resources.files("feeds.understand.lexicon")
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".toml")}
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    topics = cast("_TopicsFile", tomllib.loads(files.pop(_TOPICS).decode()))
    return Rules(
        lists=tuple(keyword_list(files[name]) for name in sorted(files)),
        topics=tuple(_topic(table, topics["parts"]) for table in topics["topics"]),
        version=digest.hexdigest()[:16],
    )


def keyword_list(content: bytes) -> KeywordList:
    """One list from its file; the files are ours, so their shape is proved by a test and not checked here.

    A list that somebody has emptied, with or without its `[terms]`, is one that finds nothing.
    """
    table = cast("_ListFile", tomllib.loads(content.decode()))
    groups = table.get("terms") or {}
    title_only = table.get("title_only", False)
    return KeywordList(
        name=table["name"],
        terms=tuple(_term(term, language, title_only=title_only) for language, terms in groups.items() for term in terms),
        description=table["description"],
    )


def _topic(table: _TopicTable, parts: Mapping[str, str]) -> Topic:
    """One topic: the definitions of the parts that it uses, a line each, and its query on the last."""
    used = _used(table["query"], parts)
    lines = [*(f"${name} = ({_one_line(parts[name])})" for name in used), _one_line(table["query"])]
    return Topic(name=table["name"], query="\n".join(lines), description=table["description"])


def _used(text: str, parts: Mapping[str, str]) -> Mapping[str, None]:
    """The names of the parts that a text uses, each behind those that it uses itself."""
    found: dict[str, None] = {}
    for name in _PART.findall(text):
        found |= dict.fromkeys(each for each in (*_used(parts[name], parts), name) if each not in found)
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _term(term: str | _TermTable, group: str, *, title_only: bool) -> Term:
    language = None if group == _ANY_LANGUAGE else group
    if isinstance(term, str):
        return Term(text=term, language=language, title_only=title_only)
    return Term(
        text=term["term"],
        language=language,
        not_inside=tuple(term.get("not_inside", ())),
        title_only=term.get("title_only", title_only),
        forms=tuple(term.get("forms", ())),
    )
