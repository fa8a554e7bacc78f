"""The whole examination: a database, both networks, and a clock to compare with theirs."""

from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot import config
from bot.clock import SystemClock
from bot.doctor.examine import SKEW, examine
from bot.doctor.finding import Finding
from bot.networks.matrix.identity import shown_once
from bot.networks.matrix.state import State
from bot.notices import tell_owners
from storage import chats, sources, waits
from storage.database import Database, runner_lock
from storage.feed_types import FeedPoll
from storage.types import ChatState
from tests.bot import scene
from tests.bot.doctor.sick import of
from tests.bot.scene import SELF, TOPIC
from tests.botapi import BotApi
from tests.matrix import GENEROUS_S, MatrixClock, Person, bot_of
from tests.synapse import Synapse

NOW = SystemClock().now()


def furnished(path: Path, telegram: str, matrix: str) -> None:
    """A database with a feed that was just read, and a chat on each network."""
    db = scene.seeded(path)
    feed = scene.add_feed(db, "https://example.org/feed", read=False)
    with db.transaction():
        sources.record_polls(db, [(feed, FeedPoll(checked_at=NOW, next_check_at=NOW + timedelta(hours=1)))])
    scene.add_chat(db, telegram, TOPIC, network="telegram")
    scene.add_chat(db, matrix, TOPIC, network="matrix")
    db.close()


class Ahead(SystemClock):
    """A clock that goes on while answers take their time, so that a busy machine is not taken for a wrong clock."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        """So much later than it is."""
        return super().now() + self._ahead


async def examined(settings: config.Settings, *, running: bool = True, ahead: timedelta = timedelta(0)) -> list[Finding]:
    """What is found, beside a running program or not, by a clock that is so much ahead."""
    with runner_lock(settings.database) if running else nullcontext():
        return await examine(settings, Path("rajin.toml"), Ahead(ahead), wait_s=GENEROUS_S)


async def test_a_good_installation_on_both_networks(homeserver: Synapse, tmp_path: Path) -> None:
    """Nothing is wrong; only the limit is not known, and no chat hears of it."""
    account, ann = await homeserver.register("bot"), Person(homeserver, await homeserver.register("ann"))
    room = await ann.makes(invites=[account.id])
    await Person(homeserver, account).joins(room)
    folder = tmp_path / "state"
    bot = bot_of(homeserver, account, folder)
    await bot.start()
    await bot.close()
    assert shown_once(State(folder, new_id=MatrixClock().token))
    furnished(tmp_path / "rajin.db", "7", room)
    async with BotApi() as api:
        api.add_chat(7)
        settings = config.fixed(
            {
                "database": tmp_path / "rajin.db",
                "owners": ["telegram:7"],
                "telegram": {"token": api.token, "api_url": api.url},
                "matrix": {"homeserver": homeserver.url, "user": account.id, "state": folder},
            }
        )
        found = await examined(settings)
        assert [each for each in found if each.verdict != "right"] == [of(found, "limit")]
        assert of(found, "time").found == "agrees with Telegram and the homeserver"
        assert api.messages(7) == []
        assert len(await ann.sees(room, by=account.id)) == 0
        for ahead, words in ((SKEW * 2, "s ahead of"), (-SKEW * 2, "s behind")):
            assert words in of(await examined(settings, ahead=ahead), "time").found


def telegram_only(path: Path, url: str, token: str) -> config.Settings:
    """Settings with an account on Telegram."""
    return config.fixed({"database": path, "owners": ["console:desk"], "telegram": {"token": token, "api_url": url}})


async def test_what_the_running_program_met_is_told(tmp_path: Path) -> None:
    """That it had to stop a network, until it is started anew; that it was told to wait; which chats are paused."""
    path = tmp_path / "rajin.db"
    furnished(path, "7", "!r:example.org")
    db = Database.open(path, now=NOW)
    scene.add_chat(db, "desk", TOPIC)
    gone = scene.add_chat(db, "8", TOPIC, network="telegram")
    with db.transaction():
        chats.set_state(db, gone, ChatState.UNREACHABLE, actor=SELF, now=NOW)
        waits.note(db, "telegram", seconds=17, now=NOW)
    async with BotApi() as api:
        api.add_chat(7)
        settings = telegram_only(path, api.url, api.token)
        with runner_lock(path):
            key, later = "notice-second-instance", SystemClock().now() + timedelta(seconds=1)
            with db.transaction():
                tell_owners(db, ["console:desk"], key, {"network": "Telegram"}, without=["telegram"], new_id=scene.new_id, now=later)
            found = await examined(settings, running=False)
        assert "another process uses the account" in of(found, "sending").found
        assert "met 1 time" in of(found, "limit").found
        assert [each.found for each in found if each.check == "chats"][1].endswith("1 paused, since the bot was put out there or blocked")
        db.close()
        found = await examined(settings, running=False)
        assert "sending" not in {each.check for each in found}


async def test_who_cannot_be_reached_keeps_nobody_from_being_looked_at(tmp_path: Path) -> None:
    """A Telegram that is away is wrong, and what stands in the database is told all the same."""
    furnished(tmp_path / "rajin.db", "7", "!r:example.org")
    found = await examined(telegram_only(tmp_path / "rajin.db", "http://127.0.0.1:1/bot", "123456789:made-up-token-of-a-bot"))
    assert of(found, "account").verdict == "wrong"
    assert "no connection" in of(found, "account").found
    assert of(found, "reading").verdict == "right"


@pytest.mark.parametrize("held", [True, False])
async def test_a_database_that_cannot_be_opened_keeps_nobody_either(tmp_path: Path, *, held: bool) -> None:
    """It is told, and the accounts are asked."""
    path = tmp_path / "rajin.db"
    path.write_bytes(b"" if held else b"text")
    async with BotApi() as api:
        found = await examined(telegram_only(path, api.url, api.token), running=held)
    assert [each.verdict for each in found if each.about == "database"] == ["wrong"]
    assert of(found, "token").verdict == "right"


async def test_telegram_is_asked_as_the_program_asks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the proxy of the environment, where there is one."""
    async with BotApi() as api:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{api.port}")
        found = await examined(telegram_only(tmp_path / "rajin.db", "http://telegram.invalid/bot", api.token))
    assert of(found, "token").verdict == "right"
