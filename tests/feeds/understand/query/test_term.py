"""Terms as an admin types them."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import QueryError
from feeds.types.topic import Term
from feeds.understand.lexicon.load import keyword_list, load
from feeds.understand.query.term import read_term, write_entry, write_term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("shell*", Term(text="shell*")),
        ("  North  Korea* ", Term(text="North Korea*")),
        ('"North Korea"', Term(text="North Korea")),
        ("KN-23", Term(text="KN-23")),
        ("무기 -무기한 -무기력", Term(text="무기", not_inside=("무기한", "무기력"))),
        ("title:NK -“NK  cell”", Term(text="NK", not_inside=("NK cell",), title_only=True)),
        ("title:北 -「北 京」", Term(text="北", not_inside=("北 京",), title_only=True)),
        ("title:北 -北京", Term(text="北", not_inside=("北京",), title_only=True)),
        ("무기 –무기한 —“무기 한”", Term(text="무기", not_inside=("무기한", "무기 한"))),
    ],
)
def test_terms_table(text: str, term: Term) -> None:
    """Words, then exceptions behind a "-", "title:" before it all."""
    assert read_term(text) == term
    assert read_term(write_term(term)) == term


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "needs a letter"),
        ("title:", 6, "needs a letter"),
        ("title: a*", 8, "nearly everywhere"),
        ("무기 -미사일", 3, "does not contain"),
        ("무기 -무기한 미사일", 7, "only more exceptions"),
        ("무기 -무기한 -", 7, "only more exceptions"),
        ("-무기", 0, "no term before it"),
        ("title:-무기", 6, "no term before it"),
        ('"–무기 x"', 1, "no term before it"),
        (" -무기 -무기한", 1, "no term before it"),
        ("title: -무기", 7, "no term before it"),
    ],
)
def test_errors_point_at_the_character(text: str, position: int, message: str) -> None:
    """What cannot be a term is refused with its place; an exception without a term is none."""
    with pytest.raises(QueryError, match=message) as caught:
        read_term(text)
    assert caught.value.position == position
    assert caught.value.query == text


@given(st.text() | st.text(alphabet='ab무기한 -"*title:', max_size=20))
def test_any_text_is_a_term_or_an_error(text: str) -> None:
    """Any text is a term that can be written and read again, or an error that points into it."""
    try:
        term = read_term(text)
    except QueryError as error:
        positions = range(len(text) + 1)
        if error.position not in positions:
            raise AssertionError(error.position) from error
        return
    assert read_term(write_term(term)) == term


def test_every_shipped_term_can_be_typed() -> None:
    """What is shipped can be written down and typed in again."""
    for shipped in load().lists:
        for term in shipped.terms:
            assert read_term(write_term(term), term.language, forms_of=partial(_the_forms_of, term)) == term


def _the_forms_of(term: Term, _: str) -> tuple[str, ...]:
    return term.forms


def test_an_exception_may_hold_one_of_the_forms() -> None:
    """A term with forms is checked with them; a literal one is not found there anyway."""
    typed = 'ракета -"ракеты-носители"'
    assert read_term(typed, "ru", forms_of=lambda _: ("ракеты",)) == Term(
        text="ракета", language="ru", not_inside=("ракеты-носители",), forms=("ракеты",)
    )
    with pytest.raises(QueryError):
        read_term(typed, "ru")


_NASTY = 'a "b\\ \t한\x7f'


@pytest.mark.parametrize(
    "term",
    [
        Term(text="shell"),
        Term(text=_NASTY),
        Term(text="снаряд", forms=("снаряда", _NASTY)),
        Term(text="NK", not_inside=("NK cell",), title_only=True, forms=("NKs",)),
    ],
)
def test_an_entry_for_a_shipped_list_is_read_as_the_term(term: Term) -> None:
    """What `rajin keywords forms` prints can be pasted."""
    file = f'name = "x"\ndescription = "y"\n[terms]\nru = [\n{write_entry(term)}\n]\n'
    (read,) = keyword_list(file.encode()).terms
    assert read == replace(term, language="ru")
