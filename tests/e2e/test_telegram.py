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
from tests.servers import FeedServer, free_port

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


async def test_updates_can_be_brought(tmp_path: Path) -> None:
    """The webhook of the settings: Telegram is told of it, brings what waits, and the next process without one takes it away."""
    async with BotApi() as api, FeedServer() as quiet:
        folder, port = _furnished(tmp_path / "home", quiet.url("/feed")), free_port()
        api.add_chat(7)
        api.updates.fronts["https://bot.example.org"] = f"http://127.0.0.1:{port}"
        api.write(7, "/topics")
        more = {"RAJIN_TELEGRAM__TOKEN": api.token, "RAJIN_TELEGRAM__API_URL": api.url, "RAJIN_CONSOLE__CHAT": ""}
        hook = {
            "RAJIN_TELEGRAM__WEBHOOK_URL": "https://bot.example.org/rajin",
            "RAJIN_TELEGRAM__WEBHOOK_SECRET": "made-up-secret-of-a-webhook",
            "RAJIN_TELEGRAM__WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        }
        for number, extra in enumerate((hook, {}), start=1):
            async with running(*RUN, folder=folder, more={**more, **extra}) as program:
                await api.arrived("sendMessage", number)
                assert api.updates.url == extra.get("RAJIN_TELEGRAM__WEBHOOK_URL", "")
                program.signal(signal.SIGINT)
                ending = await program.ending()
            assert ending.code == 0, ending.err
            assert "made-up-secret" not in ending.err + ending.out
            api.write(7, "/help")
        assert len(api.messages(7)) == 2
