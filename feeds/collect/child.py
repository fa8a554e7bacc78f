"""The child's side of `feeds.collect.worker`: reads one document after the other, within limits that it sets itself.

It speaks on the socket that is its standard input and on nothing else, ends when that socket does, and imports no more than it needs
to read documents.
"""

import ctypes
import logging
import math
import os
import resource
import signal
import socket
import sys

from feeds.collect import frames
from feeds.collect.formats import document
from feeds.errors import ParseError
from feeds.types.feed import ParsedFeed
from feeds.types.page import Page, Verdict

_PR_SET_PDEATHSIG = 1  # prctl(2)
_MEMORY_BYTES = 2**30
_OPEN_FILES = 16


def main(parent: int, cpu_s: int) -> None:
    """Serve until the parent hangs up.

    Args:
        parent: The process that started this one.
        cpu_s: Seconds of CPU time that one document may cost; SIGXCPU ends the process behind them.
    """
    _confine(parent)
    channel = socket.socket(fileno=0)  # closed by the end of the process, so that the parent sees the end and the exit code together
    channel.sendall(b"!")  # ready
    try:
        while serve(channel, cpu_s=cpu_s):
            pass
    except MemoryError:
        os._exit(frames.EXIT_OUT_OF_MEMORY)


def serve(channel: socket.socket, *, cpu_s: int) -> bool:
    """Answer one request; False where the parent has hung up instead."""
    try:
        head_length, body_length = frames.LENGTHS.unpack(_receive(channel, frames.LENGTHS.size))
        request = frames.read_request(_receive(channel, head_length))
        body = _receive(channel, body_length)
    except EOFError:
        return False
    _allow(cpu_s)
    try:
        reply = frames.answer(_read(request, body))
    except ParseError as error:
        reply = frames.refusal(str(error))
    channel.sendall(reply)
    return True


def _read(request: frames.Request, body: bytes) -> ParsedFeed | Page | Verdict:
    """What a body holds. What only pages need is loaded with the first of them: it takes 35 MB, and most children read feeds only."""
    if request.kind == "page":
        from feeds.collect import article  # noqa: PLC0415 - see above

        return article.read(body, headers=request.headers)
    if request.kind == "robots":
        from feeds.collect import exclusion  # noqa: PLC0415 - likewise

        return exclusion.verdict(body, url=request.url, agent=request.headers["user-agent"])
    return document.parse(body, url=request.url, headers=request.headers)


def _confine(parent: int) -> None:
    """Die with the parent, leave the terminal's Ctrl-C to it, and take no more than a reader needs."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the line above
        sys.exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # libraries would write to standard error what a page makes them say


def _allow(cpu_s: int) -> None:
    """RLIMIT_CPU counts from the start of the process, so each document moves it on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + cpu_s, hard))


def _receive(channel: socket.socket, count: int) -> bytes:
    """Exactly `count` bytes."""
    received = bytearray()
    while len(received) < count:
        chunk = channel.recv(min(count - len(received), 2**20))
        if not chunk:
            raise EOFError
        received += chunk
    return bytes(received)
