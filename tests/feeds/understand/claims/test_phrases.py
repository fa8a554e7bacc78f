"""Phrases of ours as patterns."""

import re

import pytest

from feeds.understand.claims.phrases import phrases


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("no evidence", "there is no firm evidence", True),
        ("no evidence", "no, the evidence", False),
        ("reject* claim*", "rejected a claim", True),
        ("lie", "the lieutenant", False),
        ("not", "cannot", False),
        ("증거 없", "증거가 없다", True),
        ("假 新闻", "假的，新闻", False),
        ("을_원한", "병력을 원한다", True),
        ("을_원한", "병력을 지원한다", False),
    ],
)
def test_words_of_one_clause_in_their_order(form: str, text: str, *, found: bool) -> None:
    """A little may stand between two words, no mark; "stem*" is a beginning, other words are whole, and "_" is a space alone."""
    assert (re.search(phrases([form], gap=10, east_gap=3), text) is not None) is found


def test_no_phrase_matches_nothing() -> None:
    """Without forms the pattern finds nothing, not even the empty text."""
    assert re.search(phrases([], gap=1, east_gap=1), "") is None
