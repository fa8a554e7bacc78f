"""Is an article wanted, by which topic, and because of which words? Article and rules in, judgement out.

Pure, apart from a small cache of compiled rules. Does not depend on the article's language: all terms of all languages are one automaton.
"""

import difflib
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from feeds.errors import QueryError
from feeds.types.topic import Field, Match, Rules, Term, Topic
from feeds.understand.language import MISTAKEN, TAGS
from feeds.understand.query.evaluate import UNKNOWN_ORIGIN, Document, Origin, holds, mentions
from feeds.understand.query.match import Hits, Matcher
from feeds.understand.query.parse import parse
from feeds.understand.query.reasons import Lack, lacks, missing, passages, shown
from feeds.understand.query.syntax import (
    And,
    AtLeast,
    Fact,
    ListRef,
    Not,
    Query,
    facts,
    label,
    leaves,
    looks_beyond,
    needs,
    placed,
    wants_anything,
)

_CACHED: Final = 4
_NEVER: Final = (0,) * len(Field)  # how often in each field that stands of which no hit was found
_UNWANTED: Final = 4_096  # sets of labels of which it is remembered what was said

# The labels found in title, text and lead; and how often that stands of which it matters.
_Labels = tuple[frozenset[str], frozenset[str], frozenset[str], tuple[tuple[int, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What all topics say of an article.

    Attributes:
        matches: One per topic that wants it, in the topics' order.
        reason: Without a match, the nearest missing condition in words ("no @dprk"); else "".
        within_reach: Without a match, whether a longer text could bring one: all that some topic cannot do without is there, and
            nothing that it excludes.
    """

    matches: tuple[Match, ...]
    reason: str
    within_reach: bool = False


def judge(title: str, text: str, rules: Rules, origin: Origin = UNKNOWN_ORIGIN) -> Judgement:
    """Ask every topic whether it wants an article. A topic that cannot be read wants nothing and stops no other."""
    compiled = _compiled(rules)
    hits = compiled.matcher.hits(title, text)
    document = Document(title, text, hits, origin)
    labels = None if compiled.beyond else _labels(compiled, document, hits)
    if labels is not None and (known := compiled.unwanted.get(labels)) is not None:
        return known
    matches = tuple(
        Match(topic=topic.name, passages=passages(query, document, shown_labels))
        for (topic, query), shown_labels in zip(compiled.topics, compiled.shown, strict=True)
        if holds(query, document)
    )
    if matches:
        return Judgement(matches=matches, reason="")
    judgement = Judgement(matches=(), reason=_reason(compiled, document), within_reach=_within_reach(compiled, document, hits))
    if labels is not None:
        if len(compiled.unwanted) >= _UNWANTED:
            compiled.unwanted.clear()
        compiled.unwanted[labels] = judgement
    return judgement


def shortfalls(title: str, text: str, rules: Rules, origin: Origin = UNKNOWN_ORIGIN) -> Mapping[str, tuple[Lack, ...]]:
    """What each topic that can be read misses in an article, nearest conditions only; () for one that wants it."""
    compiled = _compiled(rules)
    document = Document(title, text, compiled.matcher.hits(title, text), origin)
    return {topic.name: lacks(query, document)[1] for topic, query in compiled.topics}


def check(query: str, list_names: Collection[str]) -> Query:
    """Read a query that is about to be saved.

    Args:
        query: As the admin typed it.
        list_names: Names of the keyword lists that there are.

    Raises:
        QueryError: It cannot be read, names a list or language that there is not, or would want an article in which nothing was found.
    """
    tree = parse(query)
    for leaf in leaves(tree):
        if isinstance(leaf, ListRef) and leaf.name not in list_names:
            near = difflib.get_close_matches(leaf.name, list_names, n=3)
            offered = ", ".join(f"@{name}" for name in near or sorted(list_names)) or "no list at all yet"
            message = f"there is no list @{leaf.name}; {f'did you mean {offered}?' if near else f'there is {offered}'}"
            raise QueryError(
                message,
                query=query,
                position=leaf.position,
                key="query-no-list",
                values={"name": leaf.name, "offered": offered},
                expected=offered,
            )
    for fact in facts(tree):
        if fact.fact is Fact.LANGUAGE and fact.value not in TAGS:
            meant = MISTAKEN.get(fact.value)
            offered = f"; did you mean lang:{meant}?" if meant else ", which has codes such as de, en, ja, ko, ru, uk and zh"
            message = f'no text is ever found to be in "{fact.value}"{offered}'
            raise QueryError(
                message,
                query=query,
                position=fact.position,
                key="query-no-language",
                values={"value": fact.value, "meant": meant or ""},
                expected=f"lang:{meant or 'ko'}",
            )
    if wants_anything(tree):
        message = "this query also wants articles in which nothing is found: NOT, outlet:, lang: and tier: alone are no topic"
        raise QueryError(message, query=query, position=0, key="query-wants-all", expected="a term or list that must be found")
    return tree


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    """Rules ready to be asked.

    Attributes:
        matcher: All terms.
        topics: All topics that can be read.
        shown: Of each, the labels that its evidence is made of.
        needed: Of each, the labels that it cannot do without.
        beyond: Whether a topic asks for more than what is found in title, text and lead: from whom.
        together: The two sides of each sentence() and near/n(), as labels.
        counted: Each atleast/n() of one argument, with the labels of that.
        unwanted: What was said of articles of which the labels alone decide, which most are: the reason is the dear part.
    """

    matcher: Matcher
    topics: tuple[tuple[Topic, Query], ...]
    shown: tuple[frozenset[str], ...]
    needed: tuple[frozenset[str], ...]
    beyond: bool
    together: frozenset[tuple[frozenset[str], frozenset[str]]]
    counted: tuple[tuple[AtLeast, frozenset[str]], ...]
    unwanted: dict[_Labels, Judgement] = field(default_factory=dict)


_cache: OrderedDict[str, _Compiled] = OrderedDict()
_cache_lock = Lock()


def _compiled(rules: Rules) -> _Compiled:
    """The rules, compiled once per version and kept while they are among the last few asked for."""
    with _cache_lock:
        compiled = _cache.pop(rules.version, None) or _compile(rules)
        _cache[rules.version] = compiled
        if len(_cache) > _CACHED:
            _cache.popitem(last=False)
    return compiled


def _compile(rules: Rules) -> _Compiled:
    topics = tuple((topic, tree) for topic in rules.topics if (tree := _readable(topic)) is not None)
    parts = [part for _, tree in topics for part in placed(tree)]
    return _Compiled(
        matcher=Matcher(_terms(rules, topics)),
        topics=topics,
        shown=tuple(shown(tree) for _, tree in topics),
        needed=tuple(needs(tree) for _, tree in topics),
        beyond=any(looks_beyond(tree) for _, tree in topics),
        together=frozenset((_written(part.left), _written(part.right)) for part in parts if not isinstance(part, AtLeast)),
        counted=tuple((part, _written(part.parts[0])) for part in parts if isinstance(part, AtLeast)),
    )


def _written(argument: Query) -> frozenset[str]:
    return frozenset(map(label, leaves(argument)))


def _readable(topic: Topic) -> Query | None:
    try:
        return parse(topic.query)
    except QueryError:
        return None


def _terms(rules: Rules, topics: tuple[tuple[Topic, Query], ...]) -> Iterator[tuple[str, Term]]:
    """Every term with the label under which its hits are kept; lists that no topic asks for are left out."""
    asked = [leaf for _, tree in topics for leaf in leaves(tree)]
    names = {leaf.name for leaf in asked if isinstance(leaf, ListRef)}
    for keyword_list in rules.lists:
        if keyword_list.name in names:
            yield from ((label(ListRef(name=keyword_list.name)), term) for term in keyword_list.terms)
    yield from ((label(leaf), Term(text=leaf.text)) for leaf in asked if not isinstance(leaf, ListRef))


def _labels(compiled: _Compiled, document: Document, hits: Hits) -> _Labels | None:
    """The labels found in title, text and lead, and how often those that are counted, where these alone decide; else None.

    It matters where hits stand only if both sides of a sentence() or near/n() do; but one label has no distance to another, and shares a
    sentence with itself.
    """
    title, text = hits[Field.TITLE], hits[Field.TEXT]
    for found in (title, text):
        if len(found) > 1 and any(not one.isdisjoint(found) and not other.isdisjoint(found) for one, other in compiled.together):
            return None
    lead = document.lead_labels() if text else frozenset()
    often = tuple(
        _NEVER if names.isdisjoint(title) and names.isdisjoint(text) else mentions(part, document) for part, names in compiled.counted
    )
    return frozenset(title), frozenset(text), lead, often


def _reason(compiled: _Compiled, document: Document) -> str:
    """The least that kept an article from matching; names the topic where there are several."""
    if not compiled.topics:
        return "no topic"
    reasons = [(*missing(query, document), topic.name) for topic, query in compiled.topics]
    _, reason, name = min(reasons, key=lambda each: each[0])
    return f"{name}: {reason}" if len(reasons) > 1 else reason


def _within_reach(compiled: _Compiled, document: Document, hits: Hits) -> bool:
    """See `Judgement`. A topic that could do without everything has no such place to begin with."""
    found = hits[Field.TITLE].keys() | hits[Field.TEXT].keys()
    return any(
        needed and needed <= found and not _excluded(query, document)
        for needed, (_, query) in zip(compiled.needed, compiled.topics, strict=True)
    )


def _excluded(query: Query, document: Document) -> bool:
    """Whether the article holds what the query as a whole excludes."""
    return isinstance(query, And) and any(isinstance(part, Not) and not holds(part, document) for part in query.parts)
