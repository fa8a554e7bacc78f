"""What the program and its reading child say to each other: length-prefixed JSON, and a body behind each request.

JSON and not pickle, because an answer comes from a process that has read hostile bytes. Neither side does input or output here.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, Literal

from feeds.types.feed import ParsedFeed
from feeds.types.page import Page, Verdict

LENGTHS: Final = struct.Struct(">II")
"""In front of a request: bytes of its head and of its body; in front of an answer: 1 for a reading or 0 for a refusal, and its bytes."""

Kind = Literal["feed", "page", "robots"]
"""What a body is to be read as: to a `ParsedFeed`, a `Page`, or a `Verdict`."""

MAX_ANSWER: Final = 16 * 2**20
"""Bytes of an answer; the text of a document of 10 MiB stays below."""

EXIT_OUT_OF_MEMORY: Final = 3
"""Exit code of a child that met its limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The head of a request; the body follows it.

    Attributes:
        kind: What the body is to be read as.
        url: The address that answered; of a robots.txt the address that it is asked about.
        headers: Of the response, names in lower case; with a robots.txt "user-agent", who asks.
    """

    kind: Kind
    url: str
    headers: dict[str, str]


def request(body: bytes, *, url: str, headers: Mapping[str, str], kind: Kind = "feed") -> bytes:
    """A whole request."""
    head = json.dumps({"kind": kind, "url": url, "headers": dict(headers)}).encode()
    return LENGTHS.pack(len(head), len(body)) + head + body


def read_request(head: bytes) -> Request:
    """The head of a request as the child reads it."""
    return Request(**json.loads(head))


def answer(found: ParsedFeed | Page | Verdict) -> bytes:
    """What was read as an answer."""
    return _answer(1, json.dumps(found, default=_plain, ensure_ascii=False).encode())


def _plain(value: Any) -> str | dict[str, Any]:  # noqa: ANN401 - whatever json does not know: here times and dataclasses
    return value.isoformat() if isinstance(value, datetime) else {field.name: getattr(value, field.name) for field in fields(value)}


def refusal(reason: str) -> bytes:
    """The text of a ParseError as an answer."""
    return _answer(0, reason.encode())


def _answer(kind: int, content: bytes) -> bytes:
    return LENGTHS.pack(kind, len(content)) + content
