"""A web server on loopback that plays feeds, well and badly behaved, and keeps a log of what was asked.

    async with FeedServer() as server:
        server.play("/feed", Answer(body=b"<rss/>", etag='"1"'), Answer(status=503, headers={"Retry-After": "60"}))
        ... fetch server.url("/feed") ...
        assert [request.path for request in server.requests] == ["/feed"]

Each path plays its answers one after the other and repeats the last; a path without answers is 404. Paths include their query.
"""

import asyncio
import gzip
import socket
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from aiohttp.abc import AbstractStreamWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server says to one request.

    Attributes:
        status: HTTP status.
        body: As it is sent; pack it with `packed` and name that in `headers`.
        headers: In addition to Content-Type and Content-Length.
        etag: Sent as ETag; a request that has it in If-None-Match is answered 304.
        last_modified: Sent as Last-Modified; a request with exactly this If-Modified-Since (and no If-None-Match) is answered 304.
        drip: Send the first byte, then nothing, until the client goes away or the server ends.
        hold: Wait for `FeedServer.release()` before answering.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    drip: bool = False
    hold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Bytes put on the wire as they are, head included; then the connection is closed. For what no server framework lets one say."""

    wire: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


class FeedServer:
    """The server; an async context manager.

    Args:
        host: Loopback address to listen on; port 0 takes a free one.
        port: Port to listen on.

    Attributes:
        requests: The log.
        most_at_once: The largest number of requests that were in work at one time.
    """

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.host = host
        self.port = port
        self._answers: dict[str, list[Answer | Raw]] = {}
        self._at_once = 0
        self._arrived = asyncio.Condition()
        self._released = asyncio.Event()
        self._ended = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(web.Server(self._handle), handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ended.set()
        self._released.set()
        await self._runner.cleanup()

    def url(self, path: str, *, host: str | None = None) -> str:
        """Address of a path; `host` puts another name for the server into it."""
        name = host or self.host
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}{path}"

    def play(self, path: str, *answers: Answer | Raw) -> None:
        """Set what a path answers from now on."""
        self._answers[path] = list(answers)

    def paths(self) -> list[str]:
        """Paths asked for so far, in order."""
        return [request.path for request in self.requests]

    def release(self) -> None:
        """Let answers with `hold` go, these and later ones."""
        self._released.set()

    async def arrived(self, count: int) -> None:
        """Wait until `count` requests have come in all."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= count)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        body = await request.read()
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            async with self._arrived:
                self.requests.append(Request(method=request.method, path=request.raw_path, headers=headers, body=body))
                self._arrived.notify_all()
            return await self._answer(request, self._next(request.raw_path))
        finally:
            self._at_once -= 1

    def _next(self, path: str) -> Answer | Raw:
        answers = self._answers.get(path, [Answer(status=404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def _answer(self, request: web.BaseRequest, answer: Answer | Raw) -> web.StreamResponse:
        if isinstance(answer, Raw):
            return _RawResponse(answer.wire)
        if answer.hold:
            await self._released.wait()
        headers = {"Content-Type": "application/xml", **answer.headers}
        if answer.etag is not None:
            headers["ETag"] = answer.etag
        if answer.last_modified is not None:
            headers["Last-Modified"] = answer.last_modified
        if _is_known(request, answer):
            return web.Response(status=304, headers={name: value for name, value in headers.items() if name in ("ETag", "Last-Modified")})
        if not answer.drip:
            return web.Response(status=answer.status, body=answer.body, headers=headers)
        response = web.StreamResponse(status=answer.status, headers={**headers, "Content-Length": str(len(answer.body))})
        await response.prepare(request)
        await response.write(answer.body[:1])
        await self._ended.wait()
        return response


class Canary:
    """A listener that nothing may ever connect to; it counts those who do.

    Args:
        hosts: Addresses to listen on, all at one port; of those behind the first, the ones that the machine lacks are left out.
        port: That port; 0 takes a free one.
    """

    def __init__(self, hosts: Iterable[str] = ("127.0.0.1", "::1"), port: int = 0) -> None:
        self.hits = 0
        self.port = port
        self._hosts = tuple(hosts)
        self._servers: list[asyncio.Server] = []

    async def __aenter__(self) -> Self:
        for host in self._hosts:
            try:
                server = await asyncio.start_server(self._hit, host, self.port)
            except OSError:
                if host == self._hosts[0]:
                    raise
                continue  # a machine without IPv6
            self.port = server.sockets[0].getsockname()[1]
            self._servers.append(server)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for server in self._servers:
            server.close()
            await server.wait_closed()

    async def _hit(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.hits += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret")
        writer.close()
        await writer.wait_closed()


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def packed(body: bytes, coding: str = "gzip") -> bytes:
    """A body as Content-Encoding `coding` carries it: "gzip", "deflate", or "raw-deflate" (what some servers take deflate for)."""
    if coding == "gzip":
        return gzip.compress(body)
    if coding == "deflate":
        return zlib.compress(body)
    squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeezer.compress(body) + squeezer.flush()


class _RawResponse(web.Response):
    def __init__(self, wire: bytes) -> None:
        super().__init__()
        self._wire = wire

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        self._transport = request.transport
        if self._transport is not None:
            self._transport.write(self._wire)
        return None

    async def write_eof(self, data: Any = b"") -> None:  # noqa: ARG002 - the signature is given
        self.force_close()
        if self._transport is not None:
            self._transport.close()


def _is_known(request: web.BaseRequest, answer: Answer) -> bool:
    known = request.headers.get("If-None-Match")
    if known is not None:
        return answer.etag is not None and known == answer.etag
    return answer.last_modified is not None and request.headers.get("If-Modified-Since") == answer.last_modified
