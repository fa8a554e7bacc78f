"""Requests and answers as bytes."""

import json
from datetime import UTC, datetime

from feeds.collect import frames
from feeds.types.feed import Entry, ParsedFeed, Source


def test_a_request_carries_everything() -> None:
    """What it is to be read as, address and headers in its head, the body behind it."""
    packed = frames.request(b"<rss/>", url="https://example.org/북", headers={"content-type": "text/xml"}, kind="page")
    head_length, body_length = frames.LENGTHS.unpack(packed[:8])
    assert frames.read_request(packed[8 : 8 + head_length]) == frames.Request(
        kind="page", url="https://example.org/북", headers={"content-type": "text/xml"}
    )
    assert packed[8 + head_length :] == b"<rss/>"
    assert body_length == 6


def test_an_answer_carries_everything() -> None:
    """What is packed is what the child read."""
    date = datetime(2024, 3, 18, tzinfo=UTC)
    entry = Entry(
        id="1", link="https://example.org/1", title="t", text="x", published=date, updated=date, language="ko", source=Source(title="s")
    )
    packed = frames.answer(ParsedFeed(format="rss20", title="T", language="de", entries=(entry,), broken=2, complete=False))
    assert frames.LENGTHS.unpack(packed[:8]) == (1, len(packed) - 8)
    assert json.loads(packed[8:]) == {
        "format": "rss20", "title": "T", "language": "de", "broken": 2, "complete": False,
        "entries": [{
            "id": "1", "link": "https://example.org/1", "title": "t", "text": "x", "published": date.isoformat(),
            "updated": date.isoformat(), "language": "ko", "source": {"title": "s", "url": None},
        }],
    }  # fmt: skip
