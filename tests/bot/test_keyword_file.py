"""Keyword lists as YAML: what is written is read again, and what would harm is refused before anything is built of it."""

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keyword_file import MOST_BYTES, MOST_TERMS, Unreadable, read, write
from feeds.errors import QueryError
from feeds.types.topic import KeywordList, Term
from feeds.understand.query.match import check_term

_LETTERS = "abyeson01무기кол"
_words = st.lists(st.text(_LETTERS, min_size=2, max_size=6), min_size=1, max_size=3).map(" ".join)


@st.composite
def _terms(draw: st.DrawFn) -> Term:
    text = draw(_words)
    term = Term(
        text=text,
        language=draw(st.sampled_from([None, "ko", "no"])),
        not_inside=tuple(f"{each}{text}" for each in draw(st.lists(st.text("xyz", min_size=1, max_size=3), max_size=2))),
        title_only=draw(st.booleans()),
        forms=tuple(draw(st.lists(_words, max_size=3))),
    )
    try:
        check_term(term)
    except QueryError:
        return Term(text=text)
    return term


_lists = st.builds(
    KeywordList,
    name=st.from_regex(r"[a-z][a-z0-9_-]{0,10}", fullmatch=True),
    terms=st.lists(_terms(), max_size=6, unique_by=lambda term: term.text).map(tuple),
    description=st.text("ab: #-'\"no", max_size=20).map(lambda text: " ".join(text.split())),
)


@given(st.lists(_lists, min_size=1, max_size=4, unique_by=lambda each: each.name))
def test_what_is_written_is_read_again(lists: list[KeywordList]) -> None:
    """Every term with all that belongs to it, whatever YAML would make of its words: "no", "on", "1e0" and "null" are words."""
    assert read(write(lists)) == tuple(lists)


@pytest.mark.parametrize("word", ["no", "on", "yes", "null", "~", "1989", "0x10", "1e3", "2024-02-26", "12:30"])
def test_every_word_stays_a_word(word: str) -> None:
    """YAML would make truth, nothing, numbers and dates of them."""
    if word == "~":
        with pytest.raises(QueryError):
            read(b"arms:\n  terms:\n  - ~\n")
        return
    assert read(f"arms:\n  terms:\n  - {word}\n".encode())[0].terms == (Term(text=word),)


def _bombs() -> Iterator[tuple[str, bytes]]:
    laughs = b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (97 + n, 97 + n, 96 + n, 96 + n) for n in range(1, 20))
    yield "file-aliases", laughs
    yield "file-aliases", b"arms: &self\n  terms: [*self]\n"
    yield "file-aliases", b"arms:\n  terms: [&x y]\n"
    yield "file-name-twice", b"arms:\n  terms: [x1]\ndprk: {}\narms:\n  terms: [y1]\n"
    yield "file-name-twice", b"arms:\n  terms: [x1]\n  terms: [y1]\n"
    yield "file-name-twice", b"arms:\n  terms: [{term: x1, lang: ko, lang: ru}]\n"
    yield "file-name-twice", b'arms: {}\n"arms": {}\n'
    yield "file-term-twice", b"arms:\n  terms: [x1, {term: x1, lang: ko}]\n"
    yield "file-shape", b"arms: " + b"[" * 50 + b"]" * 50
    yield "file-shape", b"a:\n  terms: [x1]\n---\nb:\n  terms: [y1]\n"
    yield "file-shape", b"arms: 3\n"
    yield "file-shape", b"arms:\n  terms: 3\n"
    yield "file-shape", b"arms:\n  other: [xx]\n"
    yield "file-shape", b"arms:\n  terms: [{term: [a]}]\n"
    yield "file-shape", b"arms:\n  terms: [{term: ab, forms: cd}]\n"
    yield "file-no-lists", b"[arms]\n"
    yield "file-no-lists", b""
    yield "file-no-lists", b"".join(b"l%d: {}\n" % number for number in range(300))
    yield "file-too-long", b"#" * (MOST_BYTES + 1)
    yield "keyword-too-many", b"arms:\n  terms:\n" + b"".join(b"  - t%d\n" % number for number in range(MOST_TERMS + 1))
    yield "list-name", b"Arms: {}\n"
    yield "language-mark-unknown", b"arms:\n  terms: [{term: ab, lang: 12}]\n"
    yield "file-no-yaml-line", b"arms: [\n"
    yield "file-no-yaml-line", b"!!python/object/apply:os.system ['true']: x\n- y"
    yield "file-no-yaml", b"\xff\xfe\x00"
    yield "file-no-yaml", b"arms: \x01\n"


@pytest.mark.parametrize(("key", "data"), list(_bombs()), ids=lambda value: value if isinstance(value, str) else "")
def test_what_would_harm_is_refused(key: str, data: bytes) -> None:
    """Aliases, depth, several documents, other shapes, too much of anything: each with its own name."""
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.key == key


def test_a_name_that_stands_twice_is_told_with_both_its_lines() -> None:
    """One of the two would have been dropped without a word; the same name in two places is fine."""
    with pytest.raises(Unreadable) as caught:
        read(b"arms:\n  terms: [x1]\n\ndprk: {}\narms: {}\n")
    assert caught.value.values == {"name": "arms", "line": "5", "first": "1"}
    assert [each.name for each in read(b"arms: {terms: [arms, arms]}\ndprk: {terms: [{term: x1}, {term: y1}]}\n")] == ["arms", "dprk"]


def test_no_object_is_ever_made() -> None:
    """A tag changes nothing: the value is text."""
    assert read(b"arms:\n  terms:\n  - !!python/name:os.system shell\n")[0].terms == (Term(text="shell"),)


@pytest.mark.parametrize("term", ["x" * 201, "*", "a*b*c", "-x", "{term: -x}"])
def test_a_term_that_cannot_be_searched_for_is_refused(term: str) -> None:
    """As it is where it is typed."""
    with pytest.raises(QueryError):
        read(f"arms:\n  terms:\n  - {term if term.startswith('{') else json.dumps(term)}\n".encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_lists_or_refused(data: bytes) -> None:
    """Nothing else is raised."""
    with suppress(Unreadable, QueryError):
        read(data)
