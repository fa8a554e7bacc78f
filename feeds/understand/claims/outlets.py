"""Agencies and outlets named in a text; the names are data (outlets.toml), and so are the words that make any name an outlet's."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from feeds.understand.claims.cues import any_of
from feeds.understand.text import Span, fold, is_cjk, is_hangul

_INFLECTED: Final = 5
_EAST: Final = frozenset({"ko", "ja", "zh"})


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("feeds.understand.claims").joinpath("outlets.toml").read_text(encoding="utf-8"))


@cache
def _known() -> re.Pattern[str]:
    """Matches a known outlet in text as published: capitals count, as nearly all of these names have them."""
    forms = sorted({form for forms in _data()["outlets"].values() for form in forms}, key=lambda form: (-len(form), form))
    return re.compile("|".join(_form(form) for form in forms))


def _form(form: str) -> str:
    body = re.escape(form)
    if not form[0].isalnum() or is_cjk(form[0]) or is_hangul(form[0]):
        return body
    if len(form) >= _INFLECTED and not form.isupper():
        return rf"(?<!\w){body}(?:[a-zа-яіїє]{{1,2}})?(?!\w)"
    return rf"(?<![A-Za-zÀ-ÿА-яІЇЄіїє\d]){body}(?![A-Za-zÀ-ÿА-яІЇЄіїє\d])"


@cache
def kinds(language: str) -> re.Pattern[str]:
    """Matches a word that makes the name beside it an outlet's ("newspaper", "агентство")."""
    return any_of([form for form in _data()["kinds"].get(language, ()) if not form.startswith("*")], particles=True)


@cache
def endings(language: str) -> re.Pattern[str]:
    """Matches such a word anywhere, or as the end of a compound ("Tageblatt")."""
    forms = [re.escape(fold(form).text[1:]) for form in _data()["kinds"].get(language, ()) if form.startswith("*")]
    return re.compile(kinds(language).pattern + (rf"|\w+(?:{'|'.join(forms)})s?(?!\w)" if forms else ""))


def outlets_in(passage: str) -> list[tuple[str, Span]]:
    """Each known outlet of a passage as it names it, with its span, in order."""
    return [(found.group().strip("\"'„“”«»《》"), found.span()) for found in _known().finditer(passage)]


def is_outlet(name: str, language: str) -> bool:
    """Whether a name is an outlet's: a known one, or one with a word in it that says so ("Harbour Times", "동해통신")."""
    if _known().search(name) is not None:
        return True
    if language in _EAST:
        return any(len(name) > len(form) and name.endswith(form) for form in _data()["kinds"].get(language, ()))
    if endings(language).search(fold(name).text) is None:
        return False
    words = name.split()
    capitals = [word for word in words if word[:1].isupper()]
    return bool(capitals) and all(word in capitals or len(word) <= 3 or kinds(language).fullmatch(fold(word).text) for word in words)
