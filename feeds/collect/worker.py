"""Reads hostile documents in child processes that are killed when they overrun, and that die with their parent.

Own children instead of Pebble's pool, for five reasons found in its source: answers are pickles from a process that has read hostile
bytes; children inherit the whole environment; a child that dies between two tasks breaks the pool for good; deadlines are measured on
the wall clock; and children are started from a thread of the pool, while the signal that ends them with their parent follows the
thread that started them (prctl(2)). Here children are started by the main thread, which lives as long as the process.

It must not look into a body itself.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final, TypeVar

from pydantic import TypeAdapter, ValidationError

import feeds
from feeds.collect import frames
from feeds.collect.frames import EXIT_OUT_OF_MEMORY
from feeds.errors import ParseError, ParserKilled
from feeds.types.feed import ParsedFeed
from feeds.types.page import Page, Verdict

DEADLINE_S: Final = 8.0
"""Wall-clock seconds for one document."""
CPU_S: Final = 5
"""Seconds of CPU time for one document: an ordinary one of 10 MiB takes 1 to 3."""
MAX_TASKS: Final = 500
"""Documents after which a child is replaced, so that what it leaks has an end."""

_START_S: Final = 60.0  # even under load; only a broken installation takes longer
_CHUNK: Final = 2**18
_PROGRAM: Final = """
import sys
root, parent, cpu_s = sys.argv[1:]
if root not in sys.path:
    sys.path.insert(0, root)
from feeds.collect.child import main
main(int(parent), int(cpu_s))
"""
# The one variable that a Python may need to find its own library; everything else might be a secret.
_ENVIRONMENT: Final = ("LD_LIBRARY_PATH",)
_FEED: Final = TypeAdapter(ParsedFeed)
_PAGE: Final = TypeAdapter(Page)
_VERDICT: Final = TypeAdapter(Verdict)
_T = TypeVar("_T")


class Parser:
    """Reads documents in child processes; `start`, `parse` and `close` belong to the main thread."""

    def __init__(self, *, workers: int = 1, deadline_s: float = DEADLINE_S, cpu_s: int = CPU_S, max_tasks: int = MAX_TASKS) -> None:
        """Nothing is started yet.

        Args:
            workers: Children, and so documents that are read at once.
            deadline_s: Wall-clock seconds that a document may take.
            cpu_s: Seconds of CPU time that a document may take; the child keeps this limit even where the parent is stopped.
            max_tasks: Documents after which a child is replaced.
        """
        self._children = [_Child(cpu_s=cpu_s, max_tasks=max_tasks) for _ in range(workers)]
        self._idle = list(self._children)
        self._free = asyncio.Semaphore(workers)  # first come, first served, which a queue is not
        self._deadline_s = deadline_s
        self._started = False

    def start(self, *, early: bool = True) -> None:
        """Start the children; they get ready on their own.

        Args:
            early: Now, and not with the first document.

        Raises:
            RuntimeError: Not called from the main thread.
        """
        _demand_main_thread()
        self._started = True
        for child in self._children if early else ():
            child.prepare()

    async def parse(self, body: bytes, *, url: str, headers: Mapping[str, str]) -> ParsedFeed:
        """Read a document (`feeds.collect.formats.document.parse`) in a child.

        Waits for a free child; the deadline counts from there. A child that must be killed costs this document and no other.

        Raises:
            ParseError: The bytes are no feed.
            ParserKilled: They cost too much time or memory, or the child gave an answer that cannot be one.
            RuntimeError: Not called from the main thread, not between `start` and `close`, or no child can be started.
        """
        return _utc(_checked(_FEED, await self._ask(frames.request(body, url=url, headers=headers))))

    async def page(self, body: bytes, *, url: str, headers: Mapping[str, str]) -> Page:
        """Read the text of an HTML page (`feeds.collect.article.read`) in a child; otherwise as `parse`."""
        return _checked(_PAGE, await self._ask(frames.request(body, url=url, headers=headers, kind="page")))

    async def permits(self, robots: bytes, *, url: str, agent: str) -> bool:
        """Whether a robots.txt lets an address be read (`feeds.collect.exclusion.verdict`), asked in a child; otherwise as `parse`."""
        request = frames.request(robots, url=url, headers={"user-agent": agent}, kind="robots")
        return _checked(_VERDICT, await self._ask(request)).allowed

    async def _ask(self, request: bytes) -> bytes:
        """A child's answer to a request."""
        _demand_main_thread()
        async with self._free:
            if not self._started:
                raise RuntimeError("the parser is not running: call start() first")
            child = self._idle.pop()
            try:
                return await child.ask(request, deadline_s=self._deadline_s)
            finally:
                self._idle.append(child)

    def close(self) -> None:
        """Kill the children, whatever they do."""
        self._started = False
        for child in self._children:
            child.stop()


class _Child:
    """One child process and the socket to it; started when it is needed."""

    def __init__(self, *, cpu_s: int, max_tasks: int) -> None:
        self._cpu_s = cpu_s
        self._max_tasks = max_tasks
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._ready = False
        self._served = 0

    def prepare(self) -> socket.socket:
        """Make sure that a child runs, and give the socket to it. One that died while idle is replaced without a word."""
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._channel is not None:
            return self._channel
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        root = str(Path(feeds.__file__).parent.parent)
        # Started from the main thread, since PR_SET_PDEATHSIG follows the thread that starts. In the terminal's process group: the child
        # ignores Ctrl-C by itself. Standard error stays open for the traceback of a bug.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-I", "-c", _PROGRAM, root, str(os.getpid()), str(self._cpu_s)],
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        )
        theirs.close()
        self._channel, self._ready, self._served = ours, False, 0
        return ours

    def stop(self) -> int:
        """Kill the child if it still runs, and take leave of it; its exit code, negative for a signal."""
        code = 0
        if self._process is not None:
            self._process.kill()
            code = self._process.wait()
        if self._channel is not None:
            self._channel.close()
        self._process = self._channel = None
        return code

    async def ask(self, request: bytes, *, deadline_s: float) -> bytes:
        """One document. After anything but an answer the child is gone: a late answer would be taken for the next document's."""
        channel = await self._ready_channel()
        answered = False
        try:
            async with asyncio.timeout(deadline_s):
                await asyncio.get_running_loop().sock_sendall(channel, request)
                is_read, content = await _receive_answer(channel)
            answered = True
        except TimeoutError:
            raise ParserKilled(f"reading the document took longer than {deadline_s:g} s") from None
        except (EOFError, ConnectionError):
            raise ParserKilled(_obituary(self.stop(), self._cpu_s)) from None
        finally:
            self._served += 1
            if not answered or self._served >= self._max_tasks:
                self.stop()
        if not is_read:
            raise ParseError(content.decode("utf-8", "replace"))
        return content

    async def _ready_channel(self) -> socket.socket:
        """The socket to a child that is ready."""
        channel = self.prepare()
        if not self._ready:
            try:
                async with asyncio.timeout(_START_S):
                    await _receive(channel, 1)
                self._ready = True
            except (TimeoutError, EOFError, ConnectionError) as error:
                raise RuntimeError(f"the reading process does not start (exit code {self.stop()})") from error
            finally:
                if not self._ready:
                    self.stop()
        return channel


async def _receive_answer(channel: socket.socket) -> tuple[bool, bytes]:
    """Whether it was read, and what was read or the reason why not."""
    kind, length = frames.LENGTHS.unpack(await _receive(channel, frames.LENGTHS.size))
    if length > frames.MAX_ANSWER:
        raise ParserKilled(f"the document holds more than {frames.MAX_ANSWER // 2**20} MiB of text")
    return bool(kind), await _receive(channel, length)


async def _receive(channel: socket.socket, count: int) -> bytes:
    """Exactly `count` bytes."""
    loop = asyncio.get_running_loop()
    received = bytearray()
    while len(received) < count:
        chunk = await loop.sock_recv(channel, min(count - len(received), _CHUNK))
        if not chunk:
            raise EOFError
        received += chunk
    return bytes(received)


def _checked(adapter: TypeAdapter[_T], content: bytes) -> _T:
    """The answer, if every field has its type."""
    try:
        return adapter.validate_json(content, strict=True)
    except ValidationError as error:
        raise ParserKilled(f"the reading process gave an answer that cannot be one: {error.errors()[0]['msg']}") from error


def _utc(parsed: ParsedFeed) -> ParsedFeed:
    """The feed, if every time in it is UTC."""
    times = [time for entry in parsed.entries for time in (entry.published, entry.updated) if time is not None]
    if any(time.utcoffset() != timedelta(0) for time in times):
        raise ParserKilled("the reading process gave a time that is not UTC")
    return parsed


def _obituary(code: int, cpu_s: int) -> str:
    """Why a child died, for people."""
    if code == -signal.SIGXCPU:
        return f"reading the document took more than {cpu_s} s of computing time"
    if code == EXIT_OUT_OF_MEMORY:
        return "reading the document took more memory than a reader may have"
    how = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return f"reading the document ended the reading process ({how})"


def _demand_main_thread() -> None:
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the parser must be used from the main thread: its children end with the thread that started them")
