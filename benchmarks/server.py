"""The loopback server that both peers poll: a process of its own, with every answer packed before the first request.

`python -m benchmarks.server FEEDS` prints its port when it is ready and ends with its standard input. Feeds stand at /<number> on any
address of HOSTS; /control sets what they answer, /counts says what was asked since then.
"""

import asyncio
import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Final

from aiohttp import web

from benchmarks import corpus
from benchmarks.figures import BenchmarkError

HOSTS: Final = tuple(f"127.0.0.{number}" for number in range(1, 9))
"""Several hosts, since a polite client asks one host for one thing at a time; few enough for every client to keep its connections."""


@dataclass(slots=True)
class Counts:
    """What was asked since the last change of /control."""

    bodies: int = 0
    not_modified: int = 0


@dataclass(slots=True)
class Stage:
    """What the feeds are now.

    Attributes:
        edition: Which edition of every feed is served.
        conditional: Whether a request for what the client has already is answered 304.
        counts: What was asked.
    """

    edition: int = 0
    conditional: bool = True
    counts: Counts = field(default_factory=Counts)


class Feeds:
    """Answers for a number of feeds in two editions."""

    def __init__(self, feeds: int) -> None:
        self._stage = Stage()
        self._packed = {
            (feed, edition): gzip.compress(corpus.document(feed, edition), mtime=0) for feed in range(feeds) for edition in (0, 1)
        }

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """One request."""
        stage, path = self._stage, request.path.strip("/")
        if path == "control":
            self._stage = Stage(edition=int(request.query["edition"]), conditional=request.query["conditional"] == "True")
            return web.Response()
        if path == "counts":
            return web.json_response(asdict(stage.counts))
        tag = f'"{path}-{stage.edition}"'
        if stage.conditional and request.headers.get("If-None-Match") == tag:
            stage.counts.not_modified += 1
            return web.Response(status=304, headers={"ETag": tag})
        stage.counts.bodies += 1
        headers = {"Content-Type": "application/xml", "Content-Encoding": "gzip", "ETag": tag}
        return web.Response(body=self._packed[int(path), stage.edition], headers=headers)


async def serve(feeds: int) -> None:
    """Serve on all HOSTS at one free port until standard input ends."""
    runner = web.ServerRunner(web.Server(Feeds(feeds).answer))
    await runner.setup()
    port = 0
    for host in HOSTS:
        await web.TCPSite(runner, host, port).start()
        port = runner.addresses[0][1]
    print(port, flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


@contextmanager
def started(feeds: int) -> Iterator[str]:
    """The server in a process of its own; its port.

    Raises:
        BenchmarkError: It does not start.
    """
    command = [sys.executable, "-m", "benchmarks.server", str(feeds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        if server.stdin is None or server.stdout is None:  # for the type checker: both were asked for
            raise BenchmarkError("the server has no pipes")
        try:
            port = server.stdout.readline().strip()
            if not port:
                raise BenchmarkError("the server does not start")
            yield port
        finally:
            server.stdin.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
