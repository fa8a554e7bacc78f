"""Reading in a child that is really killed."""

import asyncio
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from feeds.collect import frames, worker
from feeds.collect.worker import Parser
from feeds.errors import ParseError, ParserKilled
from feeds.types.feed import ParsedFeed

FEED = (
    b"<rss version='2.0'><channel><title>T</title>"
    b"<item><guid>1</guid><pubDate>Mon, 18 Mar 2024 10:22:33 GMT</pubDate></item></channel></rss>"
)
# A regular expression of feedparser takes time quadratic in such lines: 200 kB hold it for 18 s.
CPU_BOMB = b"<?xml version='1.0'?>\n" + b"<!ENTITY a 'b'\n" * 14_000 + FEED
# One emoji makes Python keep four bytes for every character.
MEMORY_BOMB = '["🚀'.encode() + bytes(120 * 2**20) + b'"]'
GENEROUS_S = 60

PARENT = """
import asyncio, os, sys
from feeds.collect.worker import Parser
from tests.feeds.collect.test_worker import CPU_BOMB, child_of, cpu_ticks, read

async def main():
    parser = Parser(deadline_s=600, cpu_s=600)
    parser.start()
    child = child_of(parser)
    task = asyncio.create_task(read(parser, CPU_BOMB))
    started = cpu_ticks(child)
    while cpu_ticks(child) < started + 100:  # a second of CPU time: it is in the middle of the document
        await asyncio.sleep(0)
    print(child, flush=True)
    await task

asyncio.run(main())
"""


async def read(parser: Parser, body: bytes) -> ParsedFeed:
    """Parse a body."""
    return await parser.parse(body, url="https://example.org/feed", headers={"content-type": "text/xml"})


def child_of(parser: Parser) -> int:
    """The first child's process id, which nobody but a test needs."""
    process = parser._children[0]._process
    assert process is not None
    return process.pid


def environment_of(pid: int) -> bytes:
    """Its environment at its start (proc(5), environ)."""
    return Path(f"/proc/{pid}/environ").read_bytes()


def open_files_of(pid: int) -> set[int]:
    """Its file descriptors (proc(5), fd)."""
    return {int(link.name) for link in Path(f"/proc/{pid}/fd").iterdir()}


def libraries_of(pid: int) -> str:
    """What it has mapped into its memory (proc(5), maps)."""
    return Path(f"/proc/{pid}/maps").read_text()


def cpu_ticks(pid: int) -> int:
    """CPU time that a process has used (proc(5), utime)."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11])


Start = Callable[..., Awaitable[Parser]]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Starts parsers whose children are ready, and closes them."""
    parsers = []

    async def started(**options: float) -> Parser:
        parser = Parser(**options)  # type: ignore[arg-type]  # whole numbers where they must be
        parsers.append(parser)
        parser.start()
        await read(parser, FEED)
        return parser

    yield started
    for parser in parsers:
        parser.close()


async def test_a_document_is_read(start: Start) -> None:
    """As in this process, in another one."""
    parser = await start()
    parsed = await read(parser, FEED)
    assert (parsed.format, parsed.title, parsed.entries[0].id) == ("rss20", "T", "1")
    assert parsed.entries[0].published is not None
    assert parsed.entries[0].published.isoformat() == "2024-03-18T10:22:33+00:00"


async def test_what_is_no_feed_is_a_parse_error_with_its_reason(start: Start) -> None:
    """And the child goes on."""
    parser = await start()
    child = child_of(parser)
    with pytest.raises(ParseError, match="not a feed: “Hello”") as caught:
        await read(parser, b"Hello")
    assert not isinstance(caught.value, ParserKilled)
    await read(parser, FEED)
    assert child_of(parser) == child


async def test_a_document_that_takes_too_long_costs_only_itself(start: Start) -> None:
    """It is killed at its deadline; its neighbours and successors are read meanwhile and afterwards."""
    parser = await start(workers=2, deadline_s=2)
    bomb = asyncio.create_task(read(parser, CPU_BOMB))
    results = await asyncio.gather(bomb, *(read(parser, FEED) for _ in range(20)), return_exceptions=True)
    assert isinstance(results[0], ParserKilled)
    assert "longer than 2 s" in str(results[0])
    assert all(isinstance(result, ParsedFeed) for result in results[1:])
    await read(parser, FEED)


async def test_the_child_limits_its_own_cpu_time(start: Start) -> None:
    """A parent that is stopped could not watch any deadline."""
    parser = await start(deadline_s=GENEROUS_S, cpu_s=1)
    with pytest.raises(ParserKilled, match="more than 1 s of computing time"):
        await read(parser, CPU_BOMB)
    await read(parser, FEED)


async def test_a_memory_bomb_costs_only_itself(start: Start) -> None:
    """The child meets its limit and ends; the machine does not notice."""
    parser = await start(deadline_s=GENEROUS_S, cpu_s=GENEROUS_S)
    with pytest.raises(ParserKilled, match="memory"):
        await read(parser, MEMORY_BOMB)
    await read(parser, FEED)


async def test_an_answer_beyond_the_limit_is_not_taken(start: Start) -> None:
    """Text is bounded, whatever the document was."""
    parser = await start(deadline_s=GENEROUS_S, cpu_s=GENEROUS_S)
    with pytest.raises(ParserKilled, match="16 MiB"):
        await read(parser, FEED.replace(b"<guid>", b"<title>" + b"word " * (frames.MAX_ANSWER // 5 + 1) + b"</title><guid>"))
    await read(parser, FEED)


async def test_a_child_that_ends_in_mid_document_is_told_apart(start: Start) -> None:
    """A bug or the system's want of memory is named with its signal."""
    parser = await start(deadline_s=GENEROUS_S)
    child = child_of(parser)
    begun = cpu_ticks(child)
    reading = asyncio.create_task(read(parser, CPU_BOMB))
    while cpu_ticks(child) == begun:  # noqa: ASYNC110 - the child does not tell what it does
        await asyncio.sleep(0)
    os.kill(child, signal.SIGKILL)
    with pytest.raises(ParserKilled, match="SIGKILL"):
        await reading


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b'{"format": "rss20", "title": 5, "language": null, "entries": []}',
        b'{"format": "rss20", "title": "", "language": null, "entries": [{"published": "2024-03-18T00:00:00"}]}',
        b'{"format": "rss20", "title": "", "language": null, "entries": [{"published": "2024-03-18T00:00:00+09:00"}]}',
        b'{"format": "rss20", "title": "\\ud800", "language": null, "entries": []}',
    ],
)
def test_an_answer_that_is_no_feed_is_not_taken(content: bytes) -> None:
    """A child that hostile bytes have taken over can say nothing but a feed; no child can be made to say this from outside."""
    with pytest.raises(ParserKilled):
        worker._utc(worker._checked(worker._FEED, content))


async def test_a_cancelled_reading_leaves_no_answer_behind(start: Start) -> None:
    """The next document does not get the last one's entries."""
    parser = await start()
    child = child_of(parser)
    reading = asyncio.create_task(read(parser, CPU_BOMB))
    begun = cpu_ticks(child)
    while cpu_ticks(child) == begun:  # noqa: ASYNC110 - the child does not tell what it does
        await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert (await read(parser, FEED)).title == "T"


async def test_documents_are_read_in_the_order_in_which_they_came(start: Start) -> None:
    """Whoever has just had a document read waits behind those who are waiting."""
    parser, done = await start(), []

    async def one(name: str) -> None:
        await read(parser, FEED)
        done.append(name)

    async def two(first: str, second: str) -> None:
        await one(first)
        await asyncio.sleep(0)  # an answer that is there at once lets nobody else begin
        await one(second)

    await asyncio.gather(two("first", "again"), one("second"))
    assert done == ["first", "second", "again"]


async def test_a_child_that_died_while_idle_is_replaced(start: Start) -> None:
    """By the system's want of memory, for example; it is no document's fault."""
    parser = await start()
    child = child_of(parser)
    with_end = os.pidfd_open(child)
    os.kill(child, signal.SIGKILL)
    select.select([with_end], [], [], GENEROUS_S)
    os.close(with_end)
    assert (await read(parser, FEED)).title == "T"
    assert child_of(parser) != child


async def test_a_child_is_replaced_after_its_share_of_documents(start: Start) -> None:
    """So that what it leaks has an end."""
    parser = await start(max_tasks=3)
    first = child_of(parser)
    await read(parser, FEED)
    assert child_of(parser) == first
    await read(parser, FEED)
    await read(parser, FEED)
    assert child_of(parser) != first


async def test_the_child_inherits_no_secret(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment is empty, and it has its three standard files and no other."""
    monkeypatch.setenv("RAJIN_TELEGRAM_TOKEN", "123:secret")
    held = os.memfd_create("database", 0)
    os.set_inheritable(held, True)
    child = child_of(await start())
    os.close(held)
    assert b"secret" not in environment_of(child)
    assert open_files_of(child) == {0, 1, 2}


async def test_the_child_is_small(start: Start) -> None:
    """It loads no chat network, no database and no HTTP client."""
    loaded = libraries_of(child_of(await start()))
    assert not any(library in loaded for library in ("sqlite", "aiohttp", "pydantic", "_asyncio"))


async def test_ctrl_c_does_not_reach_the_child(start: Start) -> None:
    """A terminal sends it to the whole group; the parent decides when to end."""
    parser = await start()
    child = child_of(parser)
    os.kill(child, signal.SIGINT)
    await read(parser, FEED)
    assert child_of(parser) == child


def test_the_child_dies_with_its_parent() -> None:
    """The parent is killed in the middle of a document, and its child is gone with it (a zombie counts as gone)."""
    root = Path(worker.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        end = os.pidfd_open(child)
        parent.kill()
        ended, _, _ = select.select([end], [], [], GENEROUS_S)
        os.close(end)
    assert ended


def test_only_the_main_thread_may_start_children() -> None:
    """They would end with the thread that started them."""
    caught: list[RuntimeError] = []

    def start_there() -> None:
        try:
            Parser().start()
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=start_there)
    thread.start()
    thread.join()
    assert "main thread" in str(caught[0])


async def test_a_parser_reads_only_between_start_and_close(start: Start) -> None:
    """Neither before nor afterwards is a child started."""
    with pytest.raises(RuntimeError, match="start"):
        await read(Parser(), FEED)
    parser = await start()
    parser.close()
    with pytest.raises(RuntimeError, match="start"):
        await read(parser, FEED)


async def test_a_child_that_cannot_start_is_no_documents_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is told as such."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    parser = Parser()
    parser.start()
    with pytest.raises(RuntimeError, match="does not start"):
        await read(parser, FEED)
    parser.close()
