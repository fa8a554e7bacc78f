"""Names, languages and terms as people type them, on the command line and in chats: one rule for both."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from babel import Locale

from feeds.types.topic import Term
from feeds.understand.forms.expand import expand
from feeds.understand.query.term import literal, read_term
from feeds.understand.text import fold

_LIST_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_TOPIC_NAME = re.compile(r"[\w-]{1,40}")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)


def is_list_name(name: str) -> bool:
    """Whether a keyword list can have this name: a letter, then at most 39 of a-z, digits, "-" and "_"."""
    return _LIST_NAME.fullmatch(name) is not None


def is_topic_name(name: str) -> bool:
    """Whether a topic can have this name: 1 to 40 letters, digits, "-" and "_", so that it can be typed in a chat."""
    return _TOPIC_NAME.fullmatch(name) is not None


def primary_tag(tag: str) -> str | None:
    """The primary subtag of a tag such as ko or zh-Hant (RFC 5646, section 2.2.1).

    None where it is not well-formed, or CLDR knows no such language.
    """
    first, *_ = tag.lower().replace("_", "-").split("-")
    return first if _TAG.fullmatch(tag) and first in Locale("en").languages else None


def spelt(given: Iterable[Term], listed: Iterable[Term]) -> list[Term]:
    """Terms in the spelling that they have already: "quxo" is "Quxo" where a list has that, or where that was typed first.

    Args:
        given: Terms as they were typed.
        listed: What the list holds.
    """
    very, known = {each.text for each in listed}, {_key(each.text): each.text for each in reversed([*listed])}
    found: dict[str, Term] = {}
    for each in given:
        text = each.text if each.text in very else known.setdefault(_key(each.text), each.text)
        found.setdefault(text, replace(each, text=text))
    return [*found.values()]


def all_spellings(words: Sequence[str], listed: Sequence[Term]) -> tuple[list[str], list[str]]:
    """The words of a list's terms that are spelt in some way as these, in the order of these, and those of these that none is."""
    by_key = defaultdict[str, list[str]](list)
    for each in listed:
        by_key[_key(each.text)].append(each.text)
    found = dict.fromkeys(text for each in words for text in by_key.get(_key(each), ()))
    return list(found), [each for each in words if _key(each) not in by_key]


def terms(texts: Iterable[str], language: str | None, *, all_forms: bool = False) -> list[Term]:
    """Terms with their exceptions.

    Args:
        texts: Each as `read_term` reads it.
        language: BCP 47 primary tag they belong to, or None.
        all_forms: Whether they are found in all their forms; needs the language.

    Raises:
        QueryError: One cannot be read, or has no forms that are known.
    """
    forms_of = (lambda words: expand(words, language)) if all_forms and language is not None else literal
    return [read_term(text, language, forms_of=forms_of) for text in texts]


def _key(text: str) -> str:
    """What a term is looked for as: in any case of letters, whatever form of Unicode it was typed in."""
    return fold(text).text
