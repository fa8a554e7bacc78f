"""Terms of which nobody needs to count how often they are found: words of grammar, and what is too short to mean one thing. Pure.

A hint and no rule: such a term may be what somebody wants, so it is asked about, not refused. It needs no stored articles, and so holds
on the first day; what is common in what is read here, only the stored articles tell.
"""

import re
from functools import cache
from typing import Final, assert_never
from unicodedata import category

from feeds.types.topic import Term
from feeds.understand.query.pattern import dashed_words
from feeds.understand.query.syntax import And, AtLeast, From, InField, InSentence, ListRef, Near, Not, Or, Query, Words
from feeds.understand.tables import read_table
from feeds.understand.text import fold, is_cjk, is_hangul

_SHORT_OPEN: Final = 2  # letters: "in*" begins thousands of words
_SHORT_DIGITS: Final = 2
_THIS_CENTURY: Final = re.compile(r"20\d\d")
# Letters of Hangul that make no syllable, and what hiragana can hardly write but endings and particles.
_PIECES: Final = re.compile("[\u1100-\u11ff\u3131-\u318e]+|[\u3041-\u309f]{2}")


def is_commonplace(term: Term) -> bool:
    """Whether a term is found nearly everywhere in texts of some language, whatever they are about."""
    words = [word for word, _ in dashed_words(fold(term.text).text)]
    if len(words) == 1:
        return _common(words[0])
    return any(grammar.issuperset(words) for grammar in _grammars())  # "of the"; but "die for" is of no one language


def wants_commonplace(query: Query) -> bool:
    """Whether a query wants whatever holds one such word."""
    match query:
        case Words(text=text):
            return is_commonplace(Term(text=text))
        case Or(parts=parts):
            return any(map(wants_commonplace, parts))
        case And(parts=parts):
            return all(map(wants_commonplace, parts))
        case InField(inner=inner):
            return wants_commonplace(inner)
        case InSentence(left=left, right=right) | Near(left=left, right=right):
            return wants_commonplace(left) and wants_commonplace(right)
        case AtLeast(count=count, parts=parts):
            return sum(map(wants_commonplace, parts)) >= min(count, len(parts))
        case Not() | ListRef() | From():
            return False
        case _:
            assert_never(query)


def _common(word: str) -> bool:
    """Whether a word, as folded, says nothing by itself."""
    stem = word.strip("*")
    if any(stem in grammar for grammar in _grammars()):
        return True
    if stem.isdigit():
        return len(stem) <= _SHORT_DIGITS or _THIS_CENTURY.fullmatch(stem) is not None
    letters = sum(not category(character).startswith("M") for character in stem)  # a vowel sign makes no word longer
    if letters <= 1 or _PIECES.fullmatch(stem):
        return True
    return letters <= _SHORT_OPEN and stem != word and not is_cjk(stem[:1]) and not is_hangul(stem[:1])


@cache
def _grammars() -> tuple[frozenset[str], ...]:
    """The words of each language."""
    return tuple(frozenset(fold(word).text for word in words.split()) for words in read_table("query/commonplace.toml").values())
