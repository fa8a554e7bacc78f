"""Sentences by another hand than the lists': the default topic finds those on the beat and leaves the others alone."""

from pathlib import Path

import pytest

from feeds.understand.lexicon.load import load
from feeds.understand.relevance import judge

DATA = Path(__file__).parents[2] / "data"
DEEP = ("en", "de", "ko", "ru")
BASE = ("uk", "ja", "zh", "fr")


def _lines(folder: str, language: str) -> list[str]:
    return (DATA / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def _found(sentences: list[str]) -> list[str]:
    rules = load()
    default = rules.topics[0].name
    return [line for line in sentences if any(match.topic == default for match in judge(line, "", rules).matches)]


@pytest.mark.parametrize(("language", "share"), [*((language, 0.9) for language in DEEP), *((language, 0.8) for language in BASE)])
def test_sentences_on_the_beat_are_found(language: str, share: float) -> None:
    """Nine of ten in the four deep languages, eight of ten in the others."""
    sentences = _lines("on_beat", language)
    assert len(sentences) >= 10
    assert len(_found(sentences)) >= share * len(sentences)


@pytest.mark.parametrize("language", [*DEEP, *BASE])
def test_sentences_off_the_beat_are_left_alone(language: str) -> None:
    """None of the hard negatives is taken."""
    sentences = _lines("off_beat", language)
    assert len(sentences) >= 10
    assert _found(sentences) == []
