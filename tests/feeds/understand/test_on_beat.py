"""Sentences by another hand than the lists': the default topic finds those on the beat and leaves the others alone."""

from pathlib import Path

import pytest

from feeds.understand.lexicon.load import load
from feeds.understand.relevance import judge

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("en", "de", "ko", "ru", "uk", "ja", "zh", "fr", "es", "pt", "pl", "it", "vi", "tr", "ar")
SHARE = 0.9


def _lines(folder: str, language: str) -> list[str]:
    return (DATA / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def _found(sentences: list[str]) -> list[str]:
    rules = load()
    default = rules.topics[0].name
    return [line for line in sentences if any(match.topic == default for match in judge(line, "", rules).matches)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_on_the_beat_are_found(language: str) -> None:
    """Nine of ten, in every language that has lists."""
    sentences = _lines("on_beat", language)
    assert len(sentences) >= 20
    assert len(_found(sentences)) >= SHARE * len(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_off_the_beat_are_left_alone(language: str) -> None:
    """None of the hard negatives is taken."""
    sentences = _lines("off_beat", language)
    assert len(sentences) >= 10
    assert _found(sentences) == []
