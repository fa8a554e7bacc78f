"""`rajin` as processes: what it shows, how it ends, and what it leaves on the machine."""

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.opening import open_seeded
from feeds.types.feed import Feed
from storage import chats, sources, topics
from storage.audit import Actor
from storage.feed_types import FeedPoll
from storage.types import Address, ChatKind
from tests.botapi import BotApi
from tests.e2e.processes import (
    GENEROUS_S,
    LOOPBACK,
    RAJIN,
    ROOT,
    children_of,
    command_line_of,
    cpu_ticks,
    end_of,
    environment_of,
    executed,
    feed,
    limits_of,
    rajin,
    running,
    surroundings,
)
from tests.servers import Answer, FeedServer

OLD = ("Harbour fees rise", "The port raises its fees by two per cent.")
NEWS = (
    "North Korea has shipped 7,000 containers of munitions to Russia",
    "North Korea has sent Russia 7,000 containers of munitions since last year, South Korea's defence minister said.",
)
# A regular expression of feedparser takes time quadratic in such lines: this holds it for longer than the child may compute.
CPU_BOMB = b"<?xml version='1.0'?>\n" + b"<!ENTITY a 'b'\n" * 14_000 + feed(OLD)
A_SECOND = 100  # ticks
ME = Actor(who="test")
RUN = ("run", *LOOPBACK)
ONCE = ("poll", "--once", *LOOPBACK)


def contents(folder: Path) -> dict[str, bytes]:
    """What each file of a folder holds."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def modes(folder: Path) -> dict[str, int]:
    """Who may do what with each file of a folder."""
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    """A feed at /feed that has said nothing of interest yet."""
    async with FeedServer() as found:
        found.play("/feed", Answer(body=feed(OLD)))
        yield found


@pytest.fixture
async def folder(tmp_path: Path, server: FeedServer) -> Path:
    """Where the program runs: its database has one chat, and one feed that was read before and is due."""
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    now = SystemClock().now()
    db = open_seeded(home / "rajin.db", now)
    with db.transaction():
        number = sources.add_feed(db, Feed(url=server.url("/feed"), title="Quay News", language="en"), actor=ME, now=now, next_check_at=now)
        sources.record_polls(db, [(number, FeedPoll(checked_at=now, next_check_at=now))])
        chat = chats.upsert_chat(
            db,
            Address(network="console", address="desk"),
            kind=ChatKind.PRIVATE,
            language="en",
            time_zone="UTC",
            title="desk",
            now=now,
        )
        chats.subscribe(db, chat, topics.list_topics(db)[0].name, actor=ME, now=now)
    db.close()
    return home


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_tells_and_ends_when_asked(folder: Path, server: FeedServer, number: signal.Signals) -> None:
    """News is shown on the console; a signal ends the program in order, without a traceback."""
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    async with running(*RUN, folder=folder) as program:
        await program.shows(NEWS[0])
        program.signal(number)
        ending = await program.ending()
    assert ending.code == 0, ending.err
    assert "Traceback" not in ending.err
    assert "7,000 containers" in ending.out
    assert OLD[0] not in ending.out


async def test_a_second_runner_is_refused(folder: Path, server: FeedServer) -> None:
    """It ends with 4 and says who holds the database; the first goes on."""
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    async with running(*RUN, folder=folder) as program:
        await program.shows(NEWS[0])
        second = await rajin(*ONCE, "--json", folder=folder)
        assert second.code == 4
        assert f"{socket.gethostname()} pid {program.pid}" in second.err
        assert f"{socket.gethostname()} pid {program.pid}" in second.out
        assert "Traceback" not in second.err
        program.signal(signal.SIGTERM)
        assert (await program.ending()).code == 0
    assert (await rajin(*ONCE, folder=folder)).code == 0


async def test_killed_in_mid_parse_it_leaves_nothing_running(folder: Path, server: FeedServer) -> None:
    """The reading process ends with its parent, whatever it is doing, and the database is free for the next runner."""
    asked = len(server.requests)
    server.play("/feed", Answer(body=CPU_BOMB))
    async with running(*RUN, folder=folder) as program:
        await server.arrived(asked + 1)
        (child,) = children_of(program.pid)
        before = cpu_ticks(child)
        async with asyncio.timeout(GENEROUS_S):
            while cpu_ticks(child) < before + A_SECOND:  # noqa: ASYNC110 - nothing tells when another process computes
                await asyncio.sleep(0)
        os.kill(child, signal.SIGSTOP)  # it will not end by its own limits, nor by noticing that its parent has hung up
        try:
            async with end_of(child) as ended, asyncio.timeout(GENEROUS_S):
                program.signal(signal.SIGKILL)
                await ended.wait()
        except TimeoutError:
            os.kill(child, signal.SIGKILL)
            raise
        assert (await program.ending()).code == -signal.SIGKILL
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    after = await rajin(*ONCE, folder=folder)
    assert after.code == 0, after.err
    assert NEWS[0] in after.out


async def test_a_revoked_token_is_told_and_the_rest_goes_on(folder: Path, server: FeedServer) -> None:
    """`run` says at its start where nothing is sent, reads and tells the others; `poll --once` does so too and ends with 1."""
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    async with BotApi() as api:
        api.revoke()
        more = {"RAJIN_TELEGRAM__TOKEN": api.token, "RAJIN_TELEGRAM__API_URL": api.url}
        async with running(*RUN, folder=folder, more=more) as program:
            await program.shows(NEWS[0])
            program.signal(signal.SIGTERM)
            ending = await program.ending()
        once = await rajin(*ONCE, folder=folder, more=more)
    assert (ending.code, once.code) == (0, 1)
    assert "Nothing is sent on telegram: Telegram does not accept the bot token" in ending.err
    assert "Telegram does not accept the bot token" in once.err
    assert "Traceback" not in ending.err + once.err


async def test_secrets_stay_where_they_belong(folder: Path, server: FeedServer) -> None:
    """The token is on no command line, in no other process's environment, in no file and in no output."""
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    async with BotApi() as api:
        more = {
            "RAJIN_TELEGRAM__TOKEN": api.token,
            "RAJIN_TELEGRAM__API_URL": api.url,
            "RAJIN_CONSOLE__TRANSCRIPT": "transcript.jsonl",
            "RAJIN_LOG__LEVEL": "debug",
        }
        async with running(*RUN, folder=folder, more=more) as program:
            await program.shows(NEWS[0])
            (child,) = children_of(program.pid)
            seen = command_line_of(program.pid) + command_line_of(child) + environment_of(child)
            files = contents(folder)
            program.signal(signal.SIGTERM)
            ending = await program.ending()
        assert any(call.method == "getme" for call in api.log)
    assert ending.code == 0, ending.err
    secret = api.token.encode()
    assert secret not in seen
    assert b"RAJIN_" not in seen
    assert {"rajin.db", "rajin.db-wal", "transcript.jsonl"} <= set(files)
    assert [name for name, content in files.items() if secret in content] == []
    assert api.token not in ending.out + ending.err


async def test_no_core_file_is_written(folder: Path, server: FeedServer) -> None:
    """It would hold the token: neither by the process that has it nor by its child, and neither may take that back."""
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    async with running(*RUN, folder=folder) as program:
        await program.shows(NEWS[0])
        found = [line.split() for pid in (program.pid, *children_of(program.pid)) for line in limits_of(pid).splitlines() if "core" in line]
    assert found == [["Max", "core", "file", "size", "0", "0", "bytes"]] * 2


@pytest.mark.parametrize("command", ["run", "poll --once", "matrix rooms", "doctor", "topics list"])
def test_no_command_may_write_a_core_file(command: str) -> None:
    """The limit is there before the command begins, whatever it was."""
    shown = (
        "import resource, sys; from bot import __main__ as program; "
        "program._run = lambda words, *, as_json: print(resource.getrlimit(resource.RLIMIT_CORE)) or 0; program.main(sys.argv[1:])"
    )
    done = subprocess.run([sys.executable, "-c", shown, *command.split()], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0)\n"


async def test_files_are_for_their_owner_only(folder: Path, server: FeedServer) -> None:
    """Database, write-ahead log, lock and transcript, although the umask would have allowed anything."""
    server.play("/feed", Answer(body=feed(NEWS, OLD)))
    async with running(*RUN, folder=folder, more={"RAJIN_CONSOLE__TRANSCRIPT": "transcript.jsonl"}) as program:
        await program.shows(NEWS[0])
        found = modes(folder)
    assert {"rajin.db", "rajin.db-wal", "rajin.db-shm", "rajin.db.lock", "transcript.jsonl"} <= set(found)
    assert [name for name, mode in found.items() if mode & 0o077] == []


async def test_a_new_database_is_for_its_owner_only(tmp_path: Path) -> None:
    """Likewise, made by the first command that needs one."""
    done = await rajin("topics", "list", folder=tmp_path)
    assert done.code == 0, done.err
    found = modes(tmp_path)
    assert "rajin.db" in found
    assert [name for name, mode in found.items() if mode & 0o077] == []


async def test_it_acts_on_what_other_commands_change(folder: Path, server: FeedServer) -> None:
    """A keyword added beside the running program holds from its next poll on."""
    before = ("Zorblax ships munitions to Russia", "Zorblax has sent Russia 300 crates of munitions, a minister said.")
    behind = ("Zorblax ships rockets to Russia", "Zorblax has sent Russia 900 rockets by train, a general said.")
    server.play("/feed", Answer(body=feed(before, NEWS, OLD)))
    async with running(*RUN, folder=folder) as program:
        await program.shows(NEWS[0])
        added = await rajin("keywords", "add", "dprk", "Zorblax", folder=folder)
        assert added.code == 0, added.err
        server.play("/feed", Answer(body=feed(behind, before, NEWS, OLD)))
        await program.shows(behind[0])
        program.signal(signal.SIGTERM)
        ending = await program.ending()
    assert before[0] not in ending.out


@pytest.mark.parametrize("words", [("--help",), ("version",), ("topics", "show", "nosuch"), ("--nosuch",), ("feeds", "list", "--json")])
async def test_the_module_is_the_command(tmp_path: Path, words: tuple[str, ...]) -> None:
    """`python -m bot` and `rajin` are the same program."""
    command = Path(RAJIN[0]).parent / "rajin"
    as_module = await executed(*RAJIN, *words, cwd=tmp_path, env=surroundings(tmp_path))
    as_command = await executed(command, *words, cwd=tmp_path, env=surroundings(tmp_path))
    assert as_module == as_command
    assert as_module.out or as_module.err


@pytest.mark.parametrize(
    ("words", "output", "code"),
    [
        ("keywords list", "> /dev/full", 1),
        ("keywords list --json", "> /dev/full", 1),
        ("nosuch --json", "> /dev/full", 1),
        ("keywords list", ">&-", 0),
        ("keywords list --json", "2>&- | head -c 1 > /dev/null", 0),
    ],
)
async def test_an_output_that_takes_nothing_is_told_in_a_line(tmp_path: Path, words: str, output: str, code: int) -> None:
    """A full disk, a closed stream, a reader that has seen enough: no traceback, and the work is done."""
    done = await executed("/bin/sh", "-c", f'"$@" {output}', "sh", *RAJIN, *words.split(), cwd=tmp_path, env=surroundings(tmp_path))
    assert done.code == code
    assert "Traceback" not in done.err
    assert done.err.endswith("" if code == 0 else "rajin: [Errno 28] No space left on device\n")


async def test_a_terminal_that_knows_no_korean_shows_what_it_can(tmp_path: Path) -> None:
    """Codes instead of letters, rather than an end with a traceback."""
    plain = surroundings(tmp_path, {"PYTHONIOENCODING": "ascii"})
    added = await executed(*RAJIN, "keywords", "add", "dprk", "토끼", cwd=tmp_path, env=plain)
    assert (added.code, added.err) == (0, "")
    assert "\\ud1a0\\ub07c" in added.out
