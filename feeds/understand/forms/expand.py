"""All forms of a term: words in, words out. Stores nothing, and what comes out is for a person to look through."""

from typing import Final

from feeds.errors import QueryError
from feeds.understand.forms import endings, russian
from feeds.understand.forms.paradigm import as_typed, spelling, together
from feeds.understand.query.pattern import MAX_TERM

MAX_FORMS: Final = 200
WITHOUT: Final = frozenset({"ja", "ko", "th", "vi", "zh"})
"""Languages whose words are found in all their forms as they are: they have no endings, or matching takes particles for what they are."""

_RUSSIAN: Final = "ru"
_LONGEST: Final = MAX_TERM - 1  # a "*" may come before it


def languages() -> list[str]:
    """The languages whose forms are known, as BCP 47 primary tags."""
    return sorted({_RUSSIAN, *endings.languages()})


def expand(text: str, language: str) -> tuple[str, ...]:
    """The other forms of a term, in the order of the grammars: the words of a phrase agree where their language asks for it.

    Args:
        text: The term's words; a "*" in front is left to the term.
        language: One of `languages`, or of `WITHOUT`.

    Returns:
        At most 200 forms without the term itself, each of at most 200 characters; none where the words never change.

    Raises:
        QueryError: No forms are known in this language, the term has endings of its own already, or there are too many forms.
    """
    words = text.removeprefix("*").split()
    star = text.find("*", 1)
    if star != -1:
        expected = 'the word without "*", or the term without its forms'
        raise QueryError(
            'a word with "*" behind it has every ending already', query=text, position=star, key="forms-star", expected=expected
        )
    if language in WITHOUT:
        return ()
    if language != _RUSSIAN and language not in endings.languages():
        known = ", ".join(languages())
        raise QueryError(
            f"no forms are known in the language {language}",
            query=text,
            position=0,
            key="forms-language",
            values={"language": language, "known": known},
            expected=f"one of {known}",
        )
    paradigms = russian.paradigms(words) if language == _RUSSIAN else endings.paradigms(words, language)
    itself = spelling(" ".join(words))
    found: dict[str, str] = {}
    for forms in together(words, paradigms):
        form = " ".join(map(as_typed, forms, words))
        if len(form) <= _LONGEST and spelling(form) != itself:
            found.setdefault(spelling(form), form)
        if len(found) > MAX_FORMS:
            raise QueryError(
                f"there are more than {MAX_FORMS} forms",
                query=text,
                position=0,
                key="forms-too-many",
                values={"most": MAX_FORMS},
                expected="fewer words that change",
            )
    return tuple(found.values())
