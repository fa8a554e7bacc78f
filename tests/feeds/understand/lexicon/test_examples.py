"""Review data of the shipped lists: each term beside a sentence in which it is found, by its own rule and no other term's."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import cast

import pytest

from feeds.types.topic import Field, Term
from feeds.understand.lexicon.load import load
from feeds.understand.query.match import Matcher, run_end
from feeds.understand.query.pattern import searchable
from feeds.understand.text import fold

RULES = load()
CONCEPTS = ("dprk", "russia", "war", "arms", "troops", "technology", "sanctions", "pacts")
LANGUAGES = ("any", "de", "en", "fr", "ja", "ko", "ru", "uk", "zh")
INFLECTED = ("de", "fr", "ru", "uk")
CONTESTED = "contested"


def examples(language: str) -> Mapping[str, Mapping[str, str]]:
    """By list, each term's sentence; under "contested", what is disputed about a term."""
    file = resources.files("feeds.understand.lexicon").joinpath("examples", f"{language}.toml")
    return cast("Mapping[str, Mapping[str, str]]", tomllib.loads(file.read_text(encoding="utf-8")))


def terms(name: str, language: str) -> list[Term]:
    """A list's terms in a language; "any" stands for what several languages share."""
    (found,) = (keyword_list for keyword_list in RULES.lists if keyword_list.name == name)
    return [term for term in found.terms if (term.language or "any") == language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CONCEPTS)
def test_every_term_has_an_example_and_no_example_is_left_over(name: str, language: str) -> None:
    """Who adds or drops a term changes its sentence in the same commit."""
    assert sorted(examples(language)[name]) == sorted(term.text for term in terms(name, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CONCEPTS)
def test_every_term_is_found_in_its_example(name: str, language: str) -> None:
    """The term alone finds its sentence, which is a headline for it, since some terms count in titles only."""
    sentences = examples(language)[name]
    lost = [term.text for term in terms(name, language) if not Matcher([("term", term)]).hits(sentences[term.text], "")[Field.TITLE]]
    assert lost == []


@pytest.mark.parametrize("language", INFLECTED)
@pytest.mark.parametrize("name", CONCEPTS)
def test_examples_go_on_where_an_ending_may_follow(name: str, language: str) -> None:
    """Where a language inflects, a term with an open ending is shown with one."""
    sentences = examples(language)[name]
    bare = []
    for term in terms(name, language):
        haystack = searchable(fold(sentences[term.text]).text)
        spans = Matcher([("term", term)]).hits(sentences[term.text], "")[Field.TITLE]["term"]
        if term.text.endswith("*") and all(run_end(haystack, end) == end for _, end in spans):
            bare.append(term.text)
    assert bare == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_contested_forms_are_terms(language: str) -> None:
    """What is disputed is told of terms that are shipped."""
    shipped = {term.text for name in CONCEPTS for term in terms(name, language)}
    assert set(examples(language)[CONTESTED]) <= shipped


@pytest.mark.parametrize("name", CONCEPTS)
def test_exceptions_are_kept(name: str) -> None:
    """No term is found in one of the longer words that it shall not count inside."""
    (found,) = (keyword_list for keyword_list in RULES.lists if keyword_list.name == name)
    kept = {term.text: [each for each in term.not_inside if Matcher([("term", term)]).hits(each, "")[Field.TITLE]] for term in found.terms}
    assert {term: inside for term, inside in kept.items() if inside} == {}


def test_numbers_of_ships_can_be_numbers_of_ships() -> None:
    """A ship's number carries a check digit: the first six times 7 to 2, of whose sum the seventh is the last digit (IMO)."""
    numbers = {term.text for name in CONCEPTS for term in terms(name, "any") if len(term.text) == 7 and term.text.isdigit()}
    assert len(numbers) >= 4
    for number in numbers:
        assert sum(int(digit) * weight for digit, weight in zip(number, range(7, 1, -1), strict=False)) % 10 == int(number[6]), number
