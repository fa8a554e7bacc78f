"""What the head of an HTTP answer means for us (RFC 9110). Pure; reads no body."""

import email.utils
import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from multidict import CIMultiDict, CIMultiDictProxy

from feeds.errors import FeedGone, ParseError, RetryLater
from feeds.types.feed import Validators

Headers = CIMultiDict[str] | CIMultiDictProxy[str]

ACCEPT_ENCODING: Final = "gzip, deflate"
"""What we ask for: other codings unpack a kilobyte into a gigabyte and gain a feed little."""

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WAIT: Final = frozenset({429, 503})
_SINGLE_CODINGS: Final = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_SECONDS: Final = re.compile(r"\d+", re.ASCII)
_MOST_SECONDS: Final = 1e9
_LONGEST_DATE: Final = 64
_MEDIA_TYPE: Final = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,60}", re.ASCII)
# They speak of the packed bytes on their way, or are for a client that keeps cookies.
_NOT_OF_THE_BODY: Final = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "set-cookie"})


def check_status(status: int, headers: Headers, *, host: str, now: datetime) -> None:
    """Accept 200 and raise for all that is neither a body nor a redirect.

    Raises:
        FeedGone: 410.
        RetryLater: Any other status, which it names; `retry_after_s` is set for 429 and 503 that name a time.
    """
    if status == HTTPStatus.OK:
        return
    text = f"{host}: answered {_named(status)}"
    if status == HTTPStatus.GONE:
        raise FeedGone(text, status=status)
    raise RetryLater(text, retry_after_s=retry_after_s(headers, now=now) if status in _WAIT else None, status=status)


def check_coding(headers: Headers, *, host: str) -> None:
    """Accept what we asked for.

    The client leaves a body that is packed twice or in an unknown way as it is, without an error.

    Raises:
        RetryLater: The body is packed twice, or otherwise than by gzip or deflate.
    """
    coding = ", ".join(headers.getall("Content-Encoding", ())).strip().lower()
    if coding not in _SINGLE_CODINGS:
        raise RetryLater(f"{host}: packed in a way that was not asked for (only gzip or deflate, once)")


def check_type(headers: Headers, wanted: Collection[str], *, host: str) -> None:
    """Accept a body of one of these media types (RFC 9110, 8.3), in lower case; of any type where none is named.

    Raises:
        ParseError: It says that it is something else, or does not say what it is.
    """
    said = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if wanted and said not in wanted:
        shown = said if _MEDIA_TYPE.fullmatch(said) else "of no known type"
        raise ParseError(f"{host}: the answer is {shown}, not {' or '.join(sorted(wanted))}")


def retry_after_s(headers: Headers, *, now: datetime) -> float | None:
    """Seconds that the server asks us to wait (RFC 9110, 10.2.3: a number, or a date), 0 to 10^9; None where it says nothing clear.

    A date is taken against the server's own `Date` where it sends one, so that its clock need not be right.
    """
    value = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(value):
        return min(float(value), _MOST_SECONDS)  # of 400 digits and more it would be infinite
    until = _date(value)
    if until is None:
        return None
    return max(0.0, (until - (_date(headers.get("Date", "")) or now)).total_seconds())


def validators(headers: Headers) -> Validators:
    """What to ask with next time, byte for byte; a value that cannot be sent back as it came is left out."""
    return Validators(etag=_kept(headers.get("ETag")), last_modified=_kept(headers.get("Last-Modified")))


def conditions(known: Validators) -> dict[str, str]:
    """The request's headers that ask "is it still the same?" (RFC 9110, 13.1)."""
    headers: dict[str, str] = {}
    if known.etag is not None:
        headers["If-None-Match"] = known.etag
    if known.last_modified is not None:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def body_headers(headers: Headers) -> Mapping[str, str]:
    """The headers that still hold for the unpacked body, names in lower case; of repeated ones the first."""
    kept: dict[str, str] = {}
    for name, value in headers.items():
        if (lower := name.lower()) not in _NOT_OF_THE_BODY:
            kept.setdefault(lower, value)
    return kept


def _kept(value: str | None) -> str | None:
    # Bytes that are no text come as lone surrogates, which neither a database nor the next request takes.
    return value if value and value.isprintable() else None


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _date(value: str) -> datetime | None:
    try:
        read = email.utils.parsedate_to_datetime(value[:_LONGEST_DATE])
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read
