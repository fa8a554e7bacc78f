"""Whose an institution is by the country right before it, which Korean, Japanese and Chinese shorten to a letter (abroad.toml).

A Korean ministry without a country is at home in Seoul. Nothing is guessed: with a word before it that is neither of home nor a person's
name, it is nobody's.
"""

import re
from functools import cache
from typing import Final

from feeds.understand.tables import read_table

_WORDS: Final = "abroad.toml"
_NEAR: Final = 24  # characters before an institution in which its country stands
_NAME: Final = range(2, 5)  # syllables of a Korean name
_HANGUL: Final = re.compile(r"[가-힣]+")


@cache
def _letters(language: str) -> dict[str, str]:
    return {letter: side for side, forms in read_table(_WORDS)["letters"].items() for letter in forms.get(language, ())}


@cache
def _countries(language: str) -> frozenset[str]:
    return frozenset(read_table(_WORDS)["countries"].get(language, "").split())


def side_before(text: str, at: int, language: str) -> str | None:
    """The side of which one letter stands right before a place: 英국방부, "영 국방부", 独国防省; None where none does.

    Args:
        text: A name, or a sentence.
        at: Where an institution begins.
        language: BCP 47 primary tag.
    """
    before = text[max(0, at - _NEAR) : at]
    word = before.removesuffix(" ")
    for letter, side in _letters(language).items():
        if not word.endswith(letter) or (before != word and letter.isascii()):
            continue
        rest = word[: -len(letter)]
        bound = not rest or not rest[-1].isalnum()
        if bound and (before != word or not _HANGUL.fullmatch(letter)):  # a syllable stands apart, a letter may touch
            return side
    return None


def is_abroad(text: str, at: int, language: str) -> bool:
    """Whether right before a place stands another country than the one at home in the language.

    Args:
        text: A name, or a sentence.
        at: Where an institution begins.
        language: BCP 47 primary tag.
    """
    side = side_before(text, at, language)
    home = read_table(_WORDS)["home"].get(language)
    if side is not None:
        return home is None or bool(side != home["side"])
    words = text[max(0, at - _NEAR) : at].split()
    return bool(words) and words[-1].rstrip("의") in _countries(language)


def home_of(text: str, at: int, language: str, *, titled: bool) -> str | None:
    """The side at home in a language, where an institution at a place is its own; else None.

    Args:
        text: A name and nothing else.
        at: Where its institution begins.
        language: BCP 47 primary tag.
        titled: Whether a person's title stands behind the institution, so that a person's name may stand before it.
    """
    home = read_table(_WORDS)["home"].get(language)
    if home is None:
        return None
    unknown = [word for word in text[:at].split() if word not in home["words"] and not (titled and _is_person(word, language))]
    return str(home["side"]) if not unknown and (at == 0 or text[at - 1] == " ") else None


def _is_person(word: str, language: str) -> bool:
    """Whether a word may be a person's name: a surname and one to three syllables, and no country."""
    return len(word) in _NAME and word[0] in read_table(_WORDS)["surnames"][language] and word not in _countries(language)
