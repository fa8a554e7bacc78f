"""The forms of one word by what they are for, and how the words of a phrase go together. Knows no language."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product

from feeds.understand.query.pattern import searchable
from feeds.understand.text import fold

Paradigm = Mapping[str, tuple[str, ...]]
"""A word's forms by their place, such as "sing gent", in small letters. A word without any stays as it is."""


def together(words: Sequence[str], paradigms: Sequence[Paradigm]) -> Iterator[tuple[str, ...]]:
    """The words in every place that all those which change have a form for, so that they agree.

    Args:
        words: As they were typed.
        paradigms: One for each of them.
    """
    places = [paradigm.keys() for paradigm in paradigms if paradigm]
    for place in (place for place in dict.fromkeys(chain(*places)) if all(place in each for each in places)):
        yield from product(*(paradigm[place] if paradigm else (word,) for word, paradigm in zip(words, paradigms, strict=True)))


def as_typed(form: str, word: str) -> str:
    """The form with a capital where the word has one."""
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def is_fixed(word: str) -> bool:
    """Whether a word never changes: an abbreviation, or something with a digit or a sign in it."""
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return not letters.isalpha() or letters.isupper()


def spelling(form: str) -> str:
    """What tells forms apart: two that matching takes for the same are one."""
    return searchable(fold(form).text)
