"""One document from the network, within limits. In feeds the only user of the HTTP client; it parses nothing and remembers nothing.

What it has seen (validators, body hash) is the caller's to keep, and so is every redirect: it is followed each time anew, so that
neither a passing redirect nor one from https to http ever changes a feed's address.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from feeds.collect import answers, urls
from feeds.collect.addresses import Networks, checked
from feeds.collect.connector import public_connector
from feeds.collect.failures import CAUGHT, translated
from feeds.collect.turns import Clock, Turns
from feeds.errors import AddressRefused, RetryLater
from feeds.types.feed import Fetched, FetchResult, NotModified, Unchanged, Validators

_CHUNK: Final = 64 * 1024
_ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, */*;q=0.5"
)
_ANYTHING_KNOWN: Final = Validators()

Check = Callable[[URL], Awaitable[None]]
"""Raises where an address of one origin must not be asked for. It is called while the host's turn is held, so it must not fetch."""
Guard = Callable[[URL], Awaitable[Check]]
"""Gives the check for the origin of an address, before its first request and outside any turn: it may fetch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may cost.

    Attributes:
        connect_s: Seconds for name, connection and TLS.
        total_s: Seconds for all of it, redirects included, waiting for a turn not.
        wire_bytes: Of the body, as it comes.
        unpacked_bytes: Of the body, unpacked.
        redirects: How many are followed.
        types: Media types that are read; none for all.
        cut: Whether a body that is too long is read up to its limit, instead of not at all.
    """

    connect_s: float = 5.0
    total_s: float = 20.0
    wire_bytes: int = 5 * 1024 * 1024
    unpacked_bytes: int = 10 * 1024 * 1024
    redirects: int = 5
    types: frozenset[str] = frozenset()
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is the same for every hop of one fetch."""

    host: str
    headers: dict[str, str]
    body_hash: bytes | None
    limits: Limits


class Fetcher:
    """Fetches documents; an async context manager that holds one HTTP session.

    Args:
        clock: For the gap and for Retry-After; `bot.clock.Clock` is one.
        user_agent: Honest, with a contact.
        allowed_networks: Networks that are fetched from although they are not public.
        host_gap_s: Seconds between two requests to one host.
        parallel: How many hosts are asked at once.
        limits: What one fetch may cost, unless it names limits of its own.
        resolver: Looks names up; the system's by default.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        user_agent: str,
        allowed_networks: Networks = (),
        host_gap_s: float = 2.0,
        parallel: int = 16,
        limits: Limits | None = None,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._clock = clock
        self._allowed = allowed_networks
        self._limits = limits or Limits()
        self._given_resolver = resolver
        self._turns = Turns(clock, gap_s=host_gap_s, parallel=parallel)
        self._headers = {"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": answers.ACCEPT_ENCODING}

    async def __aenter__(self) -> Self:
        self._resolver = self._given_resolver or ThreadedResolver()
        self._session = ClientSession(
            connector=public_connector(self._resolver, self._allowed),
            headers=self._headers,
            cookie_jar=DummyCookieJar(),
            trust_env=False,
        )
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._session.close()
        await self._resolver.close()

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = _ANYTHING_KNOWN,
        body_hash: bytes | None = None,
        limits: Limits | None = None,
        guard: Guard | None = None,
        gap: bool = True,
    ) -> FetchResult:
        """Fetch one document, waiting for its host's turn first.

        Args:
            url: Absolute http or https address; credentials in it are dropped.
            validators: What the server gave with the body that we have read (RFC 9110, 13.1).
            body_hash: SHA-256 of that body.
            limits: What this fetch may cost, if not what all may.
            guard: Asked before each request, also before those that a redirect leads to.
            gap: Whether the next request to the host must keep its distance to this one.

        Returns:
            `NotModified` on 304, `Unchanged` for the body already read, else `Fetched`.

        Raises:
            AddressRefused: The address, or one that it leads to, must not be fetched.
            FeedGone: 410.
            ParseError: It is of none of the types that the limits name.
            RetryLater: Anything else that went wrong; `retry_after_s` where a 429 or 503 names a time.
            FeedError: Whatever the guard raises.
        """
        target = checked(url, self._allowed)
        limits = limits or self._limits
        headers = answers.conditions(validators)
        if limits.types:
            headers["Accept"] = ", ".join(sorted(limits.types))
        question = _Question(host=target.raw_host or "", headers=headers, body_hash=body_hash, limits=limits)
        left_s, hops = limits.total_s, 0
        while True:
            check = await guard(target) if guard is not None else None
            place = _place(target, check)
            async with self._turns.turn(target.raw_host or "", gap=gap):
                # Redirects within a host belong to the turn: a gap before each would be politeness to nobody.
                while _place(target, check) == place:
                    if check is not None:
                        await check(target)
                    started = self._clock.monotonic()
                    result = await self._hop(target, question, left_s)
                    if not isinstance(result, URL):
                        return result
                    target, hops = result, hops + 1
                    left_s -= self._clock.monotonic() - started
                    if hops > limits.redirects:
                        raise RetryLater(f"{question.host}: more than {limits.redirects} redirects")
                    if left_s <= 0:
                        raise RetryLater(f"{question.host}: no whole answer in time")

    async def _hop(self, url: URL, question: _Question, left_s: float) -> FetchResult | URL:
        """One request; a URL is where it redirects to."""
        timeout = ClientTimeout(total=left_s, connect=question.limits.connect_s)
        try:
            async with self._session.get(url, headers=question.headers, timeout=timeout, allow_redirects=False) as response:
                return await self._read(response, url, question)
        except CAUGHT as failure:
            # The failure's own text may hold an inner address.
            raise translated(failure, question.host) from None

    async def _read(self, response: ClientResponse, url: URL, question: _Question) -> FetchResult | URL:
        headers, host = response.headers, question.host
        if response.status == 304 and _asks_whether_new(question.headers):
            given = answers.validators(headers)
            return NotModified(
                validators=Validators(
                    etag=given.etag or question.headers.get("If-None-Match"),
                    last_modified=given.last_modified or question.headers.get("If-Modified-Since"),
                )
            )
        if response.status in answers.REDIRECTS:
            return self._redirect(url, headers.get("Location", ""), host)
        answers.check_status(response.status, headers, host=host, now=self._clock.now())
        answers.check_coding(headers, host=host)
        answers.check_type(headers, question.limits.types, host=host)
        body = await self._body(response, question)
        digest = hashlib.sha256(body).digest()
        validators = answers.validators(headers)
        if digest == question.body_hash:
            return Unchanged(validators=validators)
        return Fetched(url=str(url), body=body, headers=answers.body_headers(headers), validators=validators, body_hash=digest)

    def _redirect(self, url: URL, location: str, host: str) -> URL:
        """Where a redirect leads (RFC 9110, 10.2.2); the fragment, ours or theirs, never goes to a server."""
        try:
            return checked(urls.join(str(url), location) or "", self._allowed)
        except AddressRefused:
            raise AddressRefused(f"{host}: redirects to an address that must not be fetched") from None

    async def _body(self, response: ClientResponse, question: _Question) -> bytes:
        """The body, unpacked chunk by chunk; the connection is closed at the first byte too many."""
        limits, stream = question.limits, response.content
        parts: list[bytes] = []
        size = 0
        too_long = (response.content_length or 0) > limits.wire_bytes and not limits.cut
        if not too_long:
            async for chunk in stream.iter_chunked(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if too_long := size > limits.unpacked_bytes or stream.total_raw_bytes > limits.wire_bytes:
                    break
        if too_long:
            response.close()
            if not limits.cut:
                raise RetryLater(f"{question.host}: longer than {limits.wire_bytes} bytes, or {limits.unpacked_bytes} unpacked")
        return b"".join(parts)[: limits.unpacked_bytes]


def _place(url: URL, check: Check | None) -> object:
    """Within which redirects need no new turn: the host, or the origin where a check speaks for no more than that (RFC 6454)."""
    return url.raw_host if check is None else url.origin()


def _asks_whether_new(headers: dict[str, str]) -> bool:
    return "If-None-Match" in headers or "If-Modified-Since" in headers
