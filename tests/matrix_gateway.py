"""What stands between a bot and its homeserver, and fails when it is told to: after the request was carried out, or before."""

from collections import deque
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One failure.

    Attributes:
        status: Of the answer that is given instead; None for a connection that is cut.
        body: That answer: JSON, or a page.
        headers: In addition.
        passed_on: Whether the homeserver gets the request, so that it is carried out.
    """

    status: int | None = None
    body: Any = "<html><title>Bad Gateway</title></html>"
    headers: dict[str, str] = field(default_factory=dict)
    passed_on: bool = False


def error(status: int, code: str, text: str = "no", **more: Any) -> Fault:
    """A homeserver's word."""
    return Fault(status=status, body={"errcode": code, "error": text, **more})


class Gateway:
    """A reverse proxy on loopback.

    Args:
        upstream: The homeserver's address.

    Attributes:
        part: Faults are for requests with this in their path; by default all that send an event.
        asked: Every request, "PUT /path".
    """

    def __init__(self, upstream: str) -> None:
        self._upstream = upstream
        self._faults: deque[Fault] = deque()
        self.part = "/send/"
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Its address."""
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 26)
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._session = aiohttp.ClientSession(auto_decompress=False)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._session.close()
        await self._runner.cleanup()

    def fail(self, fault: Fault) -> None:
        """Let the next request that counts fail."""
        self._faults.append(fault)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(f"{request.method} {request.path}")
        fault = self._faults.popleft() if self._faults and self.part in request.path else None
        if fault is None or fault.passed_on:
            headers = {name: value for name, value in request.headers.items() if name.lower() not in {"host", "content-length"}}
            async with self._session.request(
                request.method, self._upstream + request.raw_path, data=await request.read(), headers=headers, allow_redirects=False
            ) as answer:
                body, status, kind = await answer.read(), answer.status, answer.content_type
            if fault is None:
                return web.Response(body=body, status=status, content_type=kind)
        if fault.status is None:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        if isinstance(fault.body, str):
            return web.Response(text=fault.body, status=fault.status, headers=fault.headers, content_type="text/html")
        return web.json_response(fault.body, status=fault.status, headers=fault.headers)
