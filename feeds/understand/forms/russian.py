"""Forms of Russian words from a dictionary, and of words that it does not know by their likeness to those that it does.

The dictionary takes 40 MB and is read when the first word is asked for, never while articles are matched.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from feeds.understand.forms.paradigm import Paradigm, is_fixed

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer


class _Tag(Protocol):
    """What the dictionary says of a form, in the marks of OpenCorpora."""

    POS: str | None
    case: str | None
    number: str | None
    gender: str | None
    animacy: str | None

    def __contains__(self, mark: str) -> bool: ...


class _Parse(Protocol):
    """A reading of a word: a form, and all others of its lexeme."""

    word: str
    tag: _Tag
    is_known: bool
    lexeme: list["_Parse"]


# Second cases have the place of the first; superlatives, forms of poetry, of the street and of slips of the pen are left out.
_CASES: Final = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_ODD: Final = frozenset({"V-oy", "V-ey", "V-sh", "V-be", "V-en", "V-ie", "V-bi", "Arch", "Erro", "Dist", "Slng", "Infr", "Litr", "Supr"})
_ALONE: Final = frozenset({"Sgtm", "Geox", "Name", "Surn", "Patr"})  # has no plural that anybody looks for
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})
_VERBAL: Final = frozenset({"INFN", "VERB", "PRTF", "PRTS", "GRND"})
# A foreign man's name that ends in a consonant, as the last of a name such as Ким Чен Ын.
_NAME: Final = {"nomn": "", "gent": "а", "datv": "у", "ablt": "ом", "loct": "е"}
_CONSONANTS: Final = frozenset("бвгджзклмнпрстфхцчшщ")


def paradigms(words: Sequence[str]) -> list[Paradigm]:
    """The forms of a term's words; words that stay as they are have none.

    A noun takes its adjectives with it, those before it and those right behind it; what follows depends on it and stays. Of a name that
    begins with a first name all words change, of any other only the last.
    """
    if len(words) == 1:
        return [{} if is_fixed(words[0]) else _alone(words[0])]
    nouns = [_noun(word) for word in words]
    adjectives = [not is_fixed(word) and any(each.tag.POS in _ADJECTIVES for each in _basic(word)) for word in words]
    if _is_name(words, adjectives):
        first = any(noun is not None and "Name" in noun.tag for noun in nouns)
        return [_declined(noun) if noun and first else {} for noun in nouns[:-1]] + [_named(words[-1], nouns[-1])]
    heads = [index for index, noun in enumerate(nouns) if noun is not None]
    head = next((index for index in heads if not adjectives[index]), heads[-1] if heads else None)
    noun = None if head is None else nouns[head]
    found: list[Paradigm] = [{}] * len(words)
    if head is None or noun is None:
        return found
    found[head] = _declined(noun)
    end = next((index for index in range(head + 1, len(words)) if not adjectives[index]), len(words))
    for index in (*range(head), *range(head + 1, end)):
        if adjectives[index]:
            found[index] = _agreeing(words[index], noun)
    return found


@cache
def _dictionary() -> "MorphAnalyzer":
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - 40 MB, for one command in a thousand

    return MorphAnalyzer(lang="ru")


def _readings(word: str) -> list[_Parse]:
    """What the word can be, the most probable first."""
    readings: list[_Parse] = _dictionary().parse(word.lower())
    return readings


def _basic(word: str) -> list[_Parse]:
    """What the word can be if it is a form that dictionaries name: nominative or infinitive."""
    return [each for each in _readings(word) if "nomn" in each.tag or "INFN" in each.tag]


def _noun(word: str) -> _Parse | None:
    """The noun that the word most probably is, None where it is none in the nominative."""
    return None if is_fixed(word) else next((each for each in _basic(word) if each.tag.POS == "NOUN"), None)


def _is_name(words: Sequence[str], adjectives: Sequence[bool]) -> bool:
    """Whether it is a person's name: words with capitals, each a name, a noun in the nominative or unknown; or its last word is unknown."""
    unknown = _is_unknown(words[-1])
    capitals = all(word[:1].isupper() and not is_fixed(word) for word in words)
    return unknown or (capitals and not any(adjectives) and all(_is_single(_noun(word)) or _is_unknown(word) for word in words))


def _is_single(noun: _Parse | None) -> bool:
    return noun is not None and noun.tag.number == "sing"


def _is_unknown(word: str) -> bool:
    return not is_fixed(word) and all("UNKN" in each.tag for each in _readings(word))


def _alone(word: str) -> Paradigm:
    """All forms of a word by itself, whichever of its readings is meant."""
    basic = _basic(word) or _readings(word)[:1]
    if all("UNKN" in each.tag for each in basic):
        return _named(word, None)
    kind = basic[0].tag.POS
    basic = basic if basic[0].is_known else basic[:1]  # one guess is enough
    if kind == "NOUN":
        return _by_place((place, form) for each in basic if each.tag.POS == "NOUN" for place, form in _declension(each))
    kinds = _VERBAL if kind in _VERBAL else {kind}
    return _by_place(("", each.word) for each in basic[0].lexeme if each.tag.POS in kinds and not _is_odd(each))


def _named(word: str, noun: _Parse | None) -> Paradigm:
    """The last word of a name."""
    if noun is not None:
        return _declined(noun)
    small = word.lower()
    return {f"sing {case}": (small + ending,) for case, ending in _NAME.items()} if small[-1] in _CONSONANTS else {}


def _declined(noun: _Parse) -> Paradigm:
    return _by_place(_declension(noun))


def _declension(noun: _Parse) -> Iterable[tuple[str, str]]:
    """The noun's forms with number and case."""
    single = any(mark in noun.tag for mark in _ALONE) and noun.tag.number == "sing"
    for each in noun.lexeme:
        if not _is_odd(each) and not (single and each.tag.number == "plur") and each.tag.gender in {None, noun.tag.gender}:
            case = each.tag.case or ""
            yield f"{each.tag.number} {_CASES.get(case, case)}", each.word


def _agreeing(word: str, noun: _Parse) -> Paradigm:
    """An adjective's forms that go with a noun."""
    adjective = next(each for each in _basic(word) if each.tag.POS in _ADJECTIVES)
    return _by_place(
        (f"{each.tag.number} {each.tag.case}", each.word)
        for each in adjective.lexeme
        if each.tag.POS == adjective.tag.POS
        and not _is_odd(each)
        and each.tag.gender in {None, noun.tag.gender}
        and (each.tag.case != "accs" or each.tag.animacy in {None, noun.tag.animacy})
    )


def _is_odd(form: _Parse) -> bool:
    return any(mark in form.tag for mark in _ODD)


def _by_place(forms: Iterable[tuple[str, str]]) -> Paradigm:
    found: dict[str, dict[str, None]] = {}
    for place, form in forms:
        found.setdefault(place, {})[form] = None
    return {place: tuple(each) for place, each in found.items()}
