"""Tests of storage/recent.py."""

from storage.recent import Recent


def test_what_was_kept_is_found_until_it_is_forgotten() -> None:
    """A value is found under its key, and no more once everything was forgotten."""
    recent = Recent()
    recent.keep(("member", 1), "one")
    assert recent.get(("member", 1)) == "one"
    assert recent.get(("member", 2)) is None
    recent.clear()
    assert recent.get(("member", 1)) is None


def test_the_longest_unused_goes_first() -> None:
    """Among more than 512 values the one that was asked for least lately is dropped."""
    recent = Recent()
    for number in range(512):
        recent.keep(number, str(number))
    assert recent.get(0) == "0"
    recent.keep(512, "512")
    assert recent.get(1) is None
    assert recent.get(0) == "0"
    assert recent.get(512) == "512"
