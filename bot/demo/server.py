"""The little server that plays the sample feeds on loopback, with validators as a real one gives them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256

from aiohttp import web

from bot.demo.script import Script

HOST = "127.0.0.1"


class Player:
    """Serves every sample feed as it stands in one state.

    Attributes:
        script: What is played.
        state: The state that is served; change it to let time pass.
        base: The address of the server, ending in "/".
    """

    def __init__(self, script: Script) -> None:
        self.script = script
        self.state = script.states[0]
        self.base = ""
        self._samples = {sample.file: sample for sample in script.samples}

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """One feed: 200, 304 or 404."""
        sample = self._samples.get(request.match_info["file"])
        body = self.script.document(sample, self.state) if sample else None
        if sample is None or body is None:
            return web.Response(status=404, text="no such feed")
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, headers={"Content-Type": sample.content_type, "ETag": tag})


@asynccontextmanager
async def serving(script: Script) -> AsyncIterator[Player]:
    """A player on a free port of the loopback, at the first state."""
    player = Player(script)
    application = web.Application()
    application.router.add_get("/{file}", player.respond)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        port = runner.addresses[0][1]
        player.base = f"http://{HOST}:{port}/"
        yield player
    finally:
        await runner.cleanup()
