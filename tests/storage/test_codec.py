"""How values stand in columns."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.types.article import Fingerprint
from feeds.types.claim import Approximation, Quantity
from feeds.types.topic import Field, Match, Passage
from storage import codec

AWARE = st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1))  # noqa: DTZ001 - hypothesis wants bounds without a zone
NUMBERS = st.integers(0, 2**63 - 1)
QUANTITIES = st.builds(
    Quantity,
    value=st.floats(0, 1e12),
    high=st.none() | st.floats(0, 1e12),
    unit=st.text(),
    approximation=st.sampled_from(Approximation),
    text=st.text(),
    start=st.integers(0, 10**6),
)
PASSAGES = st.builds(
    Passage,
    field=st.sampled_from(Field),
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    text=st.text(),
    hits=st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple),
)
FINGERPRINTS = st.builds(
    Fingerprint,
    text_hash=st.binary(min_size=16, max_size=16),
    sketch=st.lists(NUMBERS).map(tuple),
    event_keys=st.lists(NUMBERS).map(tuple),
    names=st.frozensets(st.text()),
    numbers=st.frozensets(st.text()),
    dates=st.frozensets(st.dates(min_value=date(1900, 1, 1))),
    version=st.text(),
)


@given(AWARE)
def test_times_are_kept_to_the_millisecond(moment: datetime) -> None:
    """What comes back is at most a millisecond earlier, and in UTC."""
    kept = codec.from_ms(codec.to_ms(moment))
    assert timedelta(0) <= moment - kept < timedelta(milliseconds=1)
    assert kept.tzinfo is UTC


def test_times_need_a_zone() -> None:
    """Any zone will do; none will not."""
    assert codec.from_ms(codec.to_ms(datetime(2024, 1, 1, 9, tzinfo=timezone(timedelta(hours=9))))) == datetime(2024, 1, 1, tzinfo=UTC)
    with pytest.raises(TypeError):
        codec.to_ms(datetime(2024, 1, 1))  # noqa: DTZ001 - that is the mistake
    assert codec.optional_from_ms(None) is None


@given(st.lists(QUANTITIES).map(tuple))
def test_quantities_round_trip(quantities: tuple[Quantity, ...]) -> None:
    """Nothing is lost."""
    assert codec.quantities_from_json(codec.quantities_to_json(quantities)) == quantities


@given(st.lists(st.builds(Match, topic=st.text(), passages=st.lists(PASSAGES, max_size=3).map(tuple)), max_size=3).map(tuple))
def test_matches_round_trip(matches: tuple[Match, ...]) -> None:
    """Nothing is lost."""
    assert codec.matches_from_json(codec.matches_to_json(matches)) == matches


@given(FINGERPRINTS)
def test_fingerprints_round_trip(fingerprint: Fingerprint) -> None:
    """Nothing is lost."""
    assert codec.fingerprint_from_json(codec.fingerprint_to_json(fingerprint)) == fingerprint


@given(st.text(), st.integers(3, 40))
def test_cut_text_fits_and_is_a_beginning(text: str, size: int) -> None:
    """Never longer than asked for, never half a character."""
    short = codec.cut(text, size)
    assert len(short.encode()) <= size
    assert short == text or text.startswith(short.removesuffix("…"))
