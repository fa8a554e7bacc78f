"""All forms of terms, in sentences and beside words that are something else."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import QueryError
from feeds.types.topic import Field, Term
from feeds.understand.forms.expand import MAX_FORMS, WITHOUT, expand, languages
from feeds.understand.query.match import Matcher, check_term
from tests.feeds.understand.forms.table import TABLE

ALL = [*languages(), *sorted(WITHOUT)]


def finds(term: Term, text: str) -> bool:
    """Whether a term is found in a text."""
    return bool(Matcher([("x", term)]).hits("", text)[Field.TEXT])


def formed(text: str, language: str) -> Term:
    """A term with all its forms."""
    return Term(text=text, forms=expand(text, language))


@pytest.mark.parametrize(("language", "term", "sentences", "_"), TABLE, ids=lambda each: each if isinstance(each, str) else "")
def test_other_forms_are_found(language: str, term: str, sentences: tuple[str, ...], _: tuple[str, ...]) -> None:
    """A sentence that has the term in another form is found, and is not without the forms."""
    with_forms = formed(term, language)
    assert [sentence for sentence in sentences if not finds(with_forms, sentence)] == []
    assert [sentence for sentence in sentences if finds(Term(text=term), sentence)] == []


@pytest.mark.parametrize(("language", "term", "_", "near"), TABLE, ids=lambda each: each if isinstance(each, str) else "")
def test_near_words_are_not_found(language: str, term: str, _: tuple[str, ...], near: tuple[str, ...]) -> None:
    """Words that look like the term and mean something else stay out."""
    assert [sentence for sentence in near if finds(formed(term, language), sentence)] == []


def test_every_language_with_forms_stands_in_the_table() -> None:
    """No language is offered that no sentence speaks for."""
    assert {language for language, *_ in TABLE} == set(languages())


def test_words_of_a_phrase_agree() -> None:
    """A phrase is declined as a whole: no cross product of all forms of its words."""
    assert expand("Северная Корея", "ru") == ("Северной Кореи", "Северной Корее", "Северную Корею", "Северной Кореей")
    assert expand("weapon of mass destruction", "en") == ("weapons of mass destruction",)
    assert len(expand("балістична ракета", "uk")) < 15
    assert len(expand("особо опасный груз", "ru")) < 15


@pytest.mark.parametrize(
    ("text", "language"), [("КНДР", "ru"), ("KN-23", "en"), ("РФ", "uk"), ("ДВКР 7", "ru"), ("북한", "ko"), ("朝鲜", "zh"), ("obus", "fr")]
)
def test_words_that_never_change_have_no_other_forms(text: str, language: str) -> None:
    """Abbreviations, designations, and languages whose words are found as they are."""
    assert expand(text, language) == ()


def test_a_beginning_is_left_to_the_term() -> None:
    """The forms of "*Granate" may stand at the end of compounds too."""
    term = formed("*granate", "de")
    assert "*" not in "".join(term.forms)
    assert finds(term, "Artilleriegranaten")
    assert not finds(formed("granate", "de"), "Artilleriegranaten")


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [("rakete*", "de", 6), ("север* корея", "ru", 5), ("missile", "xx", 0), ("großer " * 8 + "Hafen", "de", 0)],
)
def test_what_cannot_be_expanded_is_refused(text: str, language: str, position: int) -> None:
    """Endings left open, unknown languages, and phrases of too many forms, without trying them all."""
    with pytest.raises(QueryError) as caught:
        expand(text, language)
    assert caught.value.position == position


_LETTERS = "aeinrstkABбарктяійНКаеоияكاةصو한北 -7'.*@:\"()ßıéñ\u0301"
_WORDS = st.lists(
    st.sampled_from(["ракета", "Korea", "missile", "ая", "ий", "a", "KN-23", "*waffe", "北", "ськ"]) | st.text(_LETTERS, max_size=6)
)


@given(st.sampled_from(ALL), _WORDS.map(" ".join) | st.text(max_size=220))
def test_forms_of_anything_are_plain_bounded_and_find_themselves(language: str, text: str) -> None:
    """At most 200, without signs of the grammar that the term had not, each found in its own text, none twice."""
    try:
        check_term(Term(text=text))
        forms = expand(text, language)
    except QueryError:
        return
    assert len(forms) <= MAX_FORMS
    assert len({form.casefold() for form in forms}) == len(forms)
    new = {character for form in forms for character in form if character not in text.lower() and character not in text.upper()}
    assert all(character.isalpha() or character in " '\u0301" for character in new)
    term = Term(text=text, forms=forms)
    check_term(term)
    if not finds(Term(text=text), f"x {text.strip(' -')} y"):
        return  # such as "rocket -7", whose dash stands on one side only: no text holds it, with forms or without
    assert all(finds(term, f"x {form.strip(' -')} y") for form in forms)
    assert [form for form in forms if "*" in form] == []


def test_matching_never_reads_the_dictionary() -> None:
    """It takes 40 MB and is for the moment in which a term is saved."""
    program = (
        "import sys; from feeds.types.topic import Term; from feeds.understand.query.match import Matcher; import bot.cli.rules;"
        "Matcher([('x', Term(text='снаряд', forms=('снарядами',)))]).hits('снарядами', '');"
        "sys.exit(any(name.startswith('pymorphy3') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
