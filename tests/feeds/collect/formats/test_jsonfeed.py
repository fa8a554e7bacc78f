"""JSON Feed 1.0 and 1.1."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from feeds.collect.formats import jsonfeed
from feeds.errors import ParseError
from feeds.types.feed import Entry, ParsedFeed

URL = "https://example.org/news/feed.json"


def document(*items: Any, **head: Any) -> str:
    """A JSON Feed 1.1."""
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", **head, "items": list(items)}, ensure_ascii=False)


def read(text: str | bytes) -> ParsedFeed:
    """The feed that must be there."""
    parsed = jsonfeed.parse(text if isinstance(text, bytes) else text.encode(), url=URL)
    assert parsed is not None
    return parsed


def test_everything_finds_its_place() -> None:
    """HTML becomes text, a relative link absolute, RFC 3339 UTC."""
    item = {
        "id": "7", "url": "a/7", "title": "7,000\ncontainers", "content_html": "<p>One &amp; two</p><p>Three</p>", "summary": "One",
        "date_published": "2024-03-18T10:22:33+09:00", "date_modified": "2024-03-19T00:00:00Z", "language": "ko-KR",
        "authors": [{"name": "x"}],
    }  # fmt: skip
    parsed = read(document(item, language="en-GB"))
    assert (parsed.format, parsed.title, parsed.language, parsed.complete, parsed.broken) == ("json11", "Harbour", "en", True, 0)
    assert parsed.entries == (
        Entry(
            id="7",
            link="https://example.org/news/a/7",
            title="7,000 containers",
            text="One & two\nThree",
            published=datetime(2024, 3, 18, 1, 22, 33, tzinfo=UTC),
            updated=datetime(2024, 3, 19, tzinfo=UTC),
            language="ko",
        ),
    )


def test_version_10_external_links_and_numbers_as_ids() -> None:
    """A link blog's external address is its link; a number of any length is an id."""
    text = (
        document({"external_url": "https://other.example/x", "content_text": "A\nB"})
        .replace("1.1", "1")
        .replace('"items": [{', '"items": [{"id": ' + "7" * 5000 + ", ")
    )
    parsed = read(text)
    assert parsed.format == "json10"
    assert parsed.entries == (Entry(id="7" * 5000, link="https://other.example/x", text="A\nB"),)


def test_fields_of_the_wrong_type_are_absent_and_broken_items_are_counted() -> None:
    """One bad item costs itself."""
    parsed = read(document("no item", 5, {"id": "1", "title": ["x"], "date_published": 7, "content_html": None}))
    assert parsed.entries == (Entry(id="1"),)
    assert parsed.broken == 2


def test_hostile_values_come_out_clean() -> None:
    """Lone surrogates, NaN, infinities and raw control characters are in no entry."""
    text = (
        document({"id": "1", "title": "TITLE"}, x=1)
        .replace('"TITLE"', '"a\\ud83d b\\u0000\x01"')
        .replace('"x": 1', '"x": [NaN, -Infinity, 1e999]')
    )
    assert read(text).entries == (Entry(id="1", title="a\ufffd b"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_of_json(encoding: str) -> None:
    """A byte order mark, or the zero bytes, tell."""
    assert read(document({"id": "1", "title": "북한"}).encode(encoding)).entries[0].title == "북한"


def test_a_cut_document_gives_its_whole_items() -> None:
    """And says that it is not complete."""
    text = document({"id": "1", "title": "One", "tags": ["a", {}]}, {"id": "2", "title": "Two"}, {"id": "3", "title": "Three"})
    parsed = read(text[: text.index("Three")])
    assert [entry.id for entry in parsed.entries] == ["1", "2"]
    assert (parsed.complete, parsed.title) == (False, "Harbour")


@pytest.mark.parametrize("text", ['{"version": "https://jsonfeed.org', "{", '{"a": {"items": [1', "[" * 100_000, '{"a":' * 100_000])
def test_json_that_cannot_be_read_is_an_error(text: str) -> None:
    """Cut in its head, or nested without an end."""
    with pytest.raises(ParseError, match="JSON"):
        jsonfeed.parse(text.encode(), url=URL)


@pytest.mark.parametrize(
    "text",
    ['{"error": "rate limit"}', "[]", '{"items": [', '{"version": "https://jsonfeed.org/version/1.1"}', '{"version": 1, "items": []}'],
)
def test_other_json_is_none(text: str) -> None:
    """It is JSON, but no feed."""
    assert jsonfeed.parse(text.encode(), url=URL) is None
