"""The catalogues of all languages beside one another: whole, alike in what they show, and each in its own words."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import get_args

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast

from bot.cli.arguments import parser
from bot.commands.vocabulary import weekdays
from bot.locales.texts import DEFAULT, LANGUAGES, source, texts
from bot.sections import Language

OTHERS = tuple(language for language in LANGUAGES if language != DEFAULT)
GIVEN = {"side", "feminine", "named", "gender", "adjective", "office", "n", "number", "unit"}
"""What the program gives wherever somebody or something is named: a language takes what its grammar needs."""
AS_TYPED = ("example-", "usage-")
"""What stands behind a command: addresses, ids and words that are typed in Latin letters everywhere, beside what each language names."""
ALIKE = {"de": {"audit-item", "button-relevant", "family-feeds", "office-pentagon", "side-china", "side-japan"}}
"""Words that German shares with English."""


@cache
def entries(language: str) -> Mapping[str, ast.Pattern]:
    """Every text of a language by its key; attributes as "key.name"."""
    found: dict[str, ast.Pattern] = {}
    for name in (f"{language}.ftl", f"{language}.speakers.ftl"):
        for entry in FluentParser().parse(source(name)).body:
            assert not isinstance(entry, ast.Junk), entry.content
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, entry.id.name
                if entry.value is not None:
                    found[entry.id.name] = entry.value
                found |= {f"{entry.id.name}.{each.id.name}": each.value for each in entry.attributes}
    return found


def nodes(node: object) -> Iterator[ast.BaseNode]:
    """A node of a text and all below it."""
    if isinstance(node, list):
        for each in node:
            yield from nodes(each)
    elif isinstance(node, ast.BaseNode):
        yield node
        for value in vars(node).values():
            yield from nodes(value)


def variables(pattern: ast.Pattern) -> set[str]:
    """The values that a text takes, shown or asked."""
    return {each.id.name for each in nodes(pattern) if isinstance(each, ast.VariableReference)}


def asked(pattern: ast.Pattern) -> set[str]:
    """The values by which a text chooses among its forms."""
    chosen = (each.selector for each in nodes(pattern) if isinstance(each, ast.SelectExpression))
    return {each.id.name for each in chosen if isinstance(each, ast.VariableReference)}


def written(pattern: ast.Pattern) -> list[str]:
    """The words of a text, without signs and values."""
    return re.findall(r"[^\W\d_]+", " ".join(each.value for each in nodes(pattern) if isinstance(each, ast.TextElement)))


def messages(language: str) -> set[str]:
    """The keys of whole messages."""
    return {key for key in entries(language) if "." not in key}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_text_and_no_other(language: str) -> None:
    """A key that is missing or left over fails here, and in no chat."""
    assert messages(language) ^ messages(DEFAULT) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_shows_what_the_english_shows(language: str) -> None:
    """The same values; by which of them a language chooses its forms is its own affair."""
    for key in messages(language):
        english, own = entries(DEFAULT)[key], entries(language)[key]
        free = (
            GIVEN | asked(english) | asked(own) if key.startswith(("unit-", "office-", "side-", "goods-", "speaker-")) else asked(english)
        )
        assert variables(own) - free == variables(english) - free, key
        assert variables(own) <= variables(english) | GIVEN, key


@pytest.mark.parametrize("language", OTHERS)
def test_an_attribute_asks_for_nothing_that_is_not_given(language: str) -> None:
    """Attributes are a language's own grammar, made from what the program tells about a speaker or a number."""
    for key, pattern in entries(language).items():
        if "." in key:
            assert variables(pattern) <= GIVEN, key


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_the_english(language: str) -> None:
    """But for what holds signs only, and for the words that German shares."""
    alike = {key for key in messages(language) if written(entries(DEFAULT)[key]) == written(entries(language)[key]) != []}
    alike = {key for key in alike if not key.startswith(AS_TYPED)}
    assert alike == ALIKE.get(language, set())


@pytest.mark.parametrize(("language", "script"), [("ko", r"[가-힣]"), ("ru", r"[А-Яа-яЁё]")])
def test_korean_and_russian_are_written_in_their_own_script(language: str, script: str) -> None:
    """A text with words has some of its own; so has every person."""
    for key in messages(language):
        words = [] if key.startswith(AS_TYPED) else written(entries(language)[key])
        assert not words or re.search(script, "".join(words)), key
    names = tomllib.loads(resources.files("feeds.understand").joinpath("names.toml").read_text(encoding="utf-8"))
    for section in ("persons", "leaders"):
        for person in names[section]:
            assert re.fullmatch(rf"(?:{script}|[ -])+", str(texts(language).person(person))), person


def test_no_korean_particle_depends_on_a_value() -> None:
    """Which of 은/는, 이/가, 을/를, 과/와 and 으로/로 follows depends on the last letter before it; behind a value nobody can know that."""
    behind = re.compile(r"^[”’\")]*(은|는|이|가|을|를|과|와|으로|로|이라|라|이나|나|아|야)(?![가-힣])")
    for key, pattern in entries("ko").items():
        for each in nodes(pattern):
            if isinstance(each, ast.Pattern):
                pairs = zip(each.elements, each.elements[1:], strict=False)
                wrong = [
                    b.value for a, b in pairs if isinstance(a, ast.Placeable) and isinstance(b, ast.TextElement) and behind.match(b.value)
                ]
                assert wrong == [], key


def test_russian_counts_in_four_forms() -> None:
    """One, few, many, and fractions: every counted word has them all; 21 is one, 112 is many."""
    for key, pattern in entries("ru").items():
        for each in nodes(pattern):
            if isinstance(each, ast.SelectExpression) and key.startswith("unit-") and "." not in key:
                assert [variant.key.name for variant in each.variants if isinstance(variant.key, ast.Identifier)] == [
                    "one",
                    "few",
                    "many",
                    "other",
                ]
    say = texts("ru")
    assert [say("unit-tank", n=n, number=n) for n in (1, 21, 2, 112, 0.5)] == ["1 танк", "21 танк", "2 танка", "112 танков", "0,5 танка"]


def test_no_russian_sentence_ends_with_two_full_stops() -> None:
    """A date ends with "г." already, so none is put behind it."""
    assert texts("ru").day(datetime(2024, 2, 26, tzinfo=UTC)).endswith("г.")
    assert re.findall(r"\{ \$day \}\..*", source("ru.ftl")) == []


def test_every_place_that_lists_the_languages_lists_them_all() -> None:
    """Settings, the command line, and the days of the week that people type."""
    assert get_args(Language) == LANGUAGES
    for language in LANGUAGES:
        assert parser().parse_args(["chats", "add", "console:a", "--topic", "t", "--language", language]).language == language
        assert str(Locale.parse(language).days["format"]["wide"][0]).casefold() in weekdays()
        assert len(texts(language)("time-weekdays").split()) == 7


def test_words_that_are_typed_are_no_two_things_at_once() -> None:
    """A word that means "hours" in one language means "days" in none, and so on within each group."""
    for group in ("time-", "words-severity-", "verdict-words-"):
        owners: dict[str, str] = {}
        for key in (key for key in messages(DEFAULT) if key.startswith(group) and key != "time-weekdays"):
            for word in {word for language in LANGUAGES for word in texts(language)(key).casefold().split()}:
                assert owners.setdefault(word, key) == key, word


def test_the_wheel_has_every_catalogue() -> None:
    """Two files for each language, and nothing else that looks like one."""
    files = {each.name for each in resources.files("bot.locales").iterdir() if each.name.endswith(".ftl")}
    assert files == {f"{language}{kind}.ftl" for language in LANGUAGES for kind in ("", ".speakers")}
