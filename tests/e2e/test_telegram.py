"""`rajin run` on Telegram as a process that is killed: no command is lost, and none is carried out twice."""

import signal
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.opening import open_seeded
from feeds.types.feed import Feed
from storage import sources
from storage.audit import Actor
from tests.botapi import BotApi
from tests.e2e.processes import LOOPBACK, running
from tests.servers import FeedServer

RUN = ("run", *LOOPBACK)


def _furnished(folder: Path, feed: str) -> Path:
    """A folder with a database that knows one feed, so that the catalogue stays out of it."""
    folder.mkdir()
    now = SystemClock().now()
    db = open_seeded(folder / "rajin.db", now)
    with db.transaction():
        sources.add_feed(db, Feed(url=feed, title="Quiet"), actor=Actor(who="test"), now=now, next_check_at=now)
    db.close()
    return folder


@pytest.mark.parametrize("point", ["inbox.stored:1", "inbox.handled:1", "send.claimed:1"])
async def test_a_command_survives_a_kill(tmp_path: Path, point: str) -> None:
    """Killed once it was stored, once it was acted on, and before its answer left: the next process answers, once."""
    async with BotApi() as api, FeedServer() as quiet:
        folder = _furnished(tmp_path / "home", quiet.url("/feed"))
        api.add_chat(7)
        number = api.write(7, "/topics")
        more = {"RAJIN_TELEGRAM__TOKEN": api.token, "RAJIN_TELEGRAM__API_URL": api.url, "RAJIN_CONSOLE__CHAT": ""}
        async with running(*RUN, folder=folder, more={**more, "RAJIN_KILL_AT": point}) as program:
            assert (await program.ending()).code == -signal.SIGKILL
        assert api.messages(7) == []
        if point.startswith("inbox.stored"):
            assert api.pending() == [number]  # nobody has told Telegram that it is here
        async with running(*RUN, folder=folder, more=more) as program:
            await api.arrived("sendMessage")
            later = api.write(7, "/help")
            await api.arrived("sendMessage", 2)
            while later in api.pending():
                await api.arrived("getUpdates", len(api.calls("getUpdates")) + 1)
            program.signal(signal.SIGINT)
            ending = await program.ending()
        assert ending.code == 0, ending.err
        assert [arrival.answer for arrival in api.calls("sendMessage")] == ["ok", "ok"]
        assert len(api.messages(7)) == 2
        assert api.token.partition(":")[2] not in ending.err + ending.out
