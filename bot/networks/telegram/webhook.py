"""Updates that Telegram brings to us: a small web server that answers 200 only once an update is stored.

It speaks plain HTTP on an address of the machine; Telegram speaks TLS only, so that a web server of yours stands in front. Telegram sends
again what was not answered with 200, for a day.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import structlog
from aiohttp import web

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
MAX_BODY: Final = 1 << 20
"""Bytes of one update; Telegram's are a few kilobytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram brings updates.

    Attributes:
        url: The address that Telegram calls, "https://bot.example.org/rajin".
        secret: What Telegram sends along so that we know it; 1 to 256 letters, digits, "_" and "-".
        host: The address that we listen on.
        port: Likewise; 0 takes a free one.
    """

    url: str
    secret: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8443


class Unreadable(Exception):
    """A body that is no update at all."""


@asynccontextmanager
async def serving(webhook: Webhook, take: Callable[[bytes], Awaitable[None]]) -> AsyncIterator[int]:
    """Serve while the block runs; gives the port.

    Args:
        webhook: Where, and how Telegram shows that it is itself.
        take: Stores an update, given as its JSON; raises `Unreadable` for what is none.

    Raises:
        OSError: The address cannot be listened on.
    """
    log = structlog.stdlib.get_logger("rajin").bind(network="telegram")
    one_at_a_time = asyncio.Lock()  # in the order in which they come

    async def handle(request: web.Request) -> web.Response:
        told = request.headers.get(HEADER, "")
        if not hmac.compare_digest(told.encode("utf-8", "replace"), webhook.secret.encode()):
            return web.Response(status=403)
        body = await request.read()  # aiohttp answers 413 to more than the limit
        try:
            async with one_at_a_time:
                await take(body)
        except Unreadable:
            return web.Response(status=400)
        except Exception:
            log.exception("an update could not be stored; it comes again")
            return web.Response(status=500)
        return web.Response()

    served = web.Application(client_max_size=MAX_BODY)
    served.router.add_post(urlsplit(webhook.url).path or "/", handle)
    runner = web.AppRunner(served, access_log=None, shutdown_timeout=5.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, webhook.host, webhook.port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
