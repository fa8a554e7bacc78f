"""What is wrong with a query or a term is said in the chat's language: each error of `feeds` has its text, with all its values."""

import re
from pathlib import Path

import pytest

from bot.commands.options import malformed
from bot.locales.texts import LANGUAGES, texts
from feeds.errors import QueryError
from feeds.understand.forms.expand import expand
from feeds.understand.query.term import read_term
from feeds.understand.relevance import check

ROOT = Path(__file__).parents[2]


def written_out() -> str:
    """A few lines whose parts double, so that it would be long if they were written out."""
    return (
        "$p = (ab cd)\n"
        + "\n".join(f"$p{n} = (${'p' if n == 0 else f'p{n - 1}'} ${'p' if n == 0 else f'p{n - 1}'})" for n in range(16))
        + " $p15"
    )


QUERIES = [
    *(
        '"open',
        "@Gr/ü",
        "foo:bar",
        "near/0(a, b)",
        "foo(ab)",
        "ab" * 40_000,
        "",
        "lang:1",
        "tier:x",
        "sentence(ab)",
        "sentence(ab, cd, ef)",
    ),
    *(
        "atleast/3(ab, cd)",
        "sentence(,ab)",
        "sentence(ab cd, ef)",
        "(" * 60,
        "(ab",
        "ab AND",
        "7,000",
        "ab)",
        "@nope",
        "NOT ab",
        "ab OR OR",
        "ab -cd",
    ),
    *("$x ab", "$x = (ab) $x = (cd) $x", "$x = ab", "$x = (ab) cd", "ab $x = (cd)", written_out()),
]
TERMS = ["무기 -바나나", "x" * 201, "***", "a*b", "ab *c", "x*", 'a"b', "ab -abc x", "-ab"]


def errors() -> list[QueryError]:
    """Every error that these texts make."""
    found = []
    for text in QUERIES:
        with pytest.raises(QueryError) as caught:
            check(text, ["arms"])
        found.append(caught.value)
    for text in TERMS:
        with pytest.raises(QueryError) as caught:
            read_term(text)
        found.append(caught.value)
    for text, language in (("ab*", "ru"), ("ab", "xx")):
        with pytest.raises(QueryError) as caught:
            expand(text, language)
        found.append(caught.value)
    return found


ERRORS = errors()


def raised() -> set[str]:
    """The names that stand in the code of `feeds`."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "feeds").rglob("*.py"))
    return set(re.findall(r'"((?:query|term|forms)-[a-z-]+)"', code))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", ERRORS, ids=[error.key for error in ERRORS])
def test_every_error_can_be_said(error: QueryError, language: str) -> None:
    """With a pointer into what was typed."""
    refused = malformed(error, texts(language))
    assert "▸" in texts(language)(refused.key, **refused.values)
    assert str(error) not in texts(language)(error.key, **error.values) or language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_text(language: str) -> None:
    """Also one that no test makes."""
    assert [key for key in sorted(raised()) if not texts(language).has(key)] == []


def test_nearly_all_errors_are_made_here() -> None:
    """But for forms that are read from a file, and a term of too many forms."""
    assert raised() - {error.key for error in ERRORS} <= {"term-form-star", "forms-too-many"}
