"""What every test of the command line needs."""

import asyncio
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.cli.shell import FEED, Shell
from tests.servers import Answer, FeedServer


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A terminal in an empty folder, without any setting."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("RAJIN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("RAJIN_POLLING__FULL_TEXT_S", "0")  # the links of test feeds lead nowhere
    return Shell(capsys)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    """A server on a thread of its own, since the commands run their loops on this one."""
    loop, made = asyncio.new_event_loop(), FeedServer()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(made.__aenter__(), loop).result()
        made.play("/feed", FEED)
        made.play("/page", Answer(body=b"<html><body>hello</body></html>", headers={"Content-Type": "text/html"}))
        yield made
        asyncio.run_coroutine_threadsafe(made.__aexit__(None, None, None), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
