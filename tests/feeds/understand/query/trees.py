"""Random query trees, for properties that hold for any query."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from feeds.types.feed import Tier
from feeds.types.topic import Field
from feeds.understand.query.syntax import And, AtLeast, Fact, From, InField, InSentence, ListRef, Near, Not, Or, Query, Words


def w(text: str) -> Words:
    """A word or phrase."""
    return Words(text=text)


def at(name: str) -> ListRef:
    """A list."""
    return ListRef(name=name)


_WORD = (
    st.text(alphabet="abzяß북北7-'.& ", min_size=1, max_size=12)
    .filter(lambda text: any(c.isalnum() for c in text) and not text.lstrip().startswith("-"))
    .map(lambda text: " ".join(text.split()))
)
_LEAF = st.one_of(
    st.sampled_from(
        ["AND", "OR", "NOT", "and", "title:x", "near/5", "sentence", "a, b", "(a)", "@a", "shell*", "*waffe*", "северн* коре*"]
    ).map(w),
    _WORD.map(w),
    st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True).map(at),
)
_CHOICE = st.recursive(_LEAF, lambda inner: st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(parts=tuple(parts))), max_leaves=4)
_FROM = st.one_of(
    st.builds(From, fact=st.just(Fact.LANGUAGE), value=st.from_regex(r"[a-z]{2,3}", fullmatch=True)),
    st.builds(From, fact=st.just(Fact.TIER), value=st.sampled_from([str(tier) for tier in Tier])),
    st.builds(From, fact=st.just(Fact.OUTLET), value=_WORD | st.sampled_from(["AND", "@a", "a: b", "Wire*"])),
)
_ATOM = st.one_of(
    _LEAF,
    _FROM,
    st.builds(InSentence, left=_CHOICE, right=_CHOICE),
    st.builds(Near, distance=st.integers(1, 500), left=_CHOICE, right=_CHOICE),
    st.builds(AtLeast, count=st.integers(1, 50), parts=_CHOICE.map(lambda part: (part,))),
    st.lists(_CHOICE, min_size=2, max_size=4).flatmap(
        lambda parts: st.builds(AtLeast, count=st.integers(1, len(parts)), parts=st.just(tuple(parts)))
    ),
)
TREES = st.recursive(
    _ATOM,
    lambda inner: st.one_of(
        st.builds(Not, inner=inner),
        st.builds(InField, field=st.sampled_from([Field.TITLE, Field.LEAD]), inner=inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(parts=tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(parts=tuple(parts))),
    ),
    max_leaves=12,
)


def pieces(query: Query) -> Iterator[Query]:
    """A tree and everything in it."""
    yield query
    match query:
        case InField(inner=inner) | Not(inner=inner):
            yield from pieces(inner)
        case InSentence(left=left, right=right) | Near(left=left, right=right):
            yield from (*pieces(left), *pieces(right))
        case AtLeast(parts=parts) | And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from pieces(part)
        case _:
            return


def replaced(query: Query, old: Query, new: Query) -> Query:
    """A tree with one of its pieces, that very object, taken for another."""
    if query is old:
        return new
    match query:
        case InField(inner=inner) | Not(inner=inner):
            return replace(query, inner=replaced(inner, old, new))
        case InSentence(left=left, right=right) | Near(left=left, right=right):
            return replace(query, left=replaced(left, old, new), right=replaced(right, old, new))
        case AtLeast(parts=parts) | And(parts=parts) | Or(parts=parts):
            return replace(query, parts=tuple(replaced(part, old, new) for part in parts))
        case _:
            return query
