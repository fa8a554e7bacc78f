"""Agencies and outlets named in a text; the names are data (outlets.toml), and so are the words that make any name an outlet's."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from feeds.understand.claims.cues import any_of
from feeds.understand.text import Span, fold, is_cjk, is_hangul

_SHORT_CAPITALS: Final = 4  # letters up to which a name counts in capitals only
_INFLECTED: Final = 5


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
    """Whether a name is an outlet's: a known one, or one with a word beside it that says so."""
    return _known().search(name) is not None or endings(language).search(fold(name).text) is not None
