"""`rajin run` on a real homeserver: from the invitation to the alert, and whatever is killed in between."""

import signal
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.opening import open_seeded
from feeds.types.feed import Feed
from storage import sources
from storage.audit import Actor
from storage.feed_types import FeedPoll
from tests.e2e.processes import LOOPBACK, feed, rajin, running
from tests.matrix import ENCRYPTED, Person, Reader
from tests.servers import Answer, FeedServer
from tests.synapse import Account, Synapse

OLD = ("Harbour fees rise", "The port raises its fees by two per cent.")
NEWS = (
    "North Korea has shipped 7,000 containers of munitions to Russia",
    "North Korea has sent Russia 7,000 containers of munitions since last year, South Korea's defence minister said.",
)
ME = Actor(who="test")
RUN = ("run", *LOOPBACK)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    """A feed that has said nothing of interest yet."""
    async with FeedServer() as found:
        found.play("/feed", Answer(body=feed(OLD)))
        yield found


@pytest.fixture
async def home(tmp_path: Path, server: FeedServer) -> Path:
    """Where the program runs: one feed that was read before and is due."""
    folder = tmp_path / "home"
    folder.mkdir()
    now = SystemClock().now()
    db = open_seeded(folder / "rajin.db", now)
    with db.transaction():
        number = sources.add_feed(db, Feed(url=server.url("/feed"), title="Quay News", language="en"), actor=ME, now=now, next_check_at=now)
        sources.record_polls(db, [(number, FeedPoll(checked_at=now, next_check_at=now))])
    db.close()
    return folder


@pytest.fixture
async def ann(homeserver: Synapse) -> Person:
    """An owner."""
    return Person(homeserver, await homeserver.register("ann"))


@pytest.fixture
async def account(homeserver: Synapse) -> Account:
    """The bot's account."""
    return await homeserver.register("bot")


def settings(homeserver: Synapse, account: Account, ann: Person, home: Path) -> dict[str, str]:
    """What docs/matrix.md tells an operator to set."""
    secret = home / "password"
    secret.write_text(account.password)
    secret.chmod(0o600)
    return {
        "RAJIN_MATRIX__HOMESERVER": homeserver.url,
        "RAJIN_MATRIX__USER": account.id,
        "RAJIN_MATRIX__PASSWORD_FILE": str(secret),
        "RAJIN_OWNERS": f"matrix:{ann.id}",
        "RAJIN_CONSOLE__CHAT": "",
    }


def modes(folder: Path) -> set[int]:
    """Who may do what with the files below a folder."""
    return {stat.S_IMODE(file.stat().st_mode) for file in folder.rglob("*") if file.is_file()}


async def test_from_the_invitation_to_the_alert(homeserver: Synapse, server: FeedServer, home: Path, ann: Person, account: Account) -> None:
    """In an encrypted room: the bot comes, answers, tells the news and ends; no secret is shown, and all its files are its owner's."""
    more = settings(homeserver, account, ann, home)
    client = Reader(homeserver, ann.account, home.parent / "ann")
    await client.sync()
    async with running(*RUN, folder=home, more=more) as program:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED], name="Desk")
        await ann.waits(room, by=account.id, kind="m.room.member", least=1)
        await client.sync()
        await client.says(room, "!start")
        answer = await client.hears(account.id)
        server.play("/feed", Answer(body=feed(OLD, NEWS)))
        alert = await client.hears(account.id)
        program.signal(signal.SIGTERM)
        ending = await program.ending()
    await client.close()
    assert answer.source["content"]["msgtype"] == "m.notice"
    assert alert.source["content"]["msgtype"] == "m.text"
    assert "7,000 containers" in alert.body
    assert ending.code == 0
    shown = await rajin("matrix", "keys", folder=home, more=more)
    again = await rajin("matrix", "keys", folder=home, more=more)
    assert "Write the recovery key down" in shown.out
    assert "recovery" not in again.out
    for secret in (account.password, "syt_"):
        assert secret not in ending.out + ending.err + shown.out
    assert modes(home / "matrix") == {0o600}


async def test_killed_at_every_step_of_a_command(homeserver: Synapse, home: Path, ann: Person, account: Account) -> None:
    """SIGKILL before and after each step from hearing to answering: every command is answered, and none twice."""
    more = settings(homeserver, account, ann, home)
    points = ["inbox.stored", "inbox.handled", "send.marked", "send.answered", "send.recorded"]
    async with running(*RUN, folder=home, more=more) as program:
        room = await ann.makes(invites=[account.id], state=[ENCRYPTED])
        await ann.waits(room, by=account.id, kind="m.room.member", least=1)
        program.signal(signal.SIGTERM)
        assert (await program.ending()).code == 0
    for point in points:
        await ann.says(room, "!topics")
        async with running(*RUN, folder=home, more=more | {"RAJIN_KILL_AT": f"{point}:1"}) as program:
            assert (await program.ending()).code == -signal.SIGKILL, point
    kind = "m.room.encrypted"
    async with running(*RUN, folder=home, more=more) as program:
        await ann.waits(room, by=account.id, kind=kind, least=len(points))
        await ann.says(room, "!topics")
        answers = await ann.waits(room, by=account.id, kind=kind, least=len(points) + 1)
        program.signal(signal.SIGTERM)
        await program.ending()
    assert len(answers) == len(points) + 1
    assert len(await ann.sees(room, by=account.id, kind=kind)) == len(points) + 1


async def test_an_account_that_is_refused_stops_matrix_only(homeserver: Synapse, home: Path, ann: Person, account: Account) -> None:
    """The round goes on, says what to do, and ends with 1."""
    more = settings(homeserver, account, ann, home)
    (home / "password").write_text("not the password")
    ending = await rajin("poll", "--once", *LOOPBACK, folder=home, more=more)
    assert ending.code == 1
    assert "does not accept user and password" in ending.err
    assert "not the password" not in ending.out + ending.err


async def test_a_thread_is_told_in_the_room_that_replaces_its_own(
    homeserver: Synapse, server: FeedServer, home: Path, ann: Person, account: Account
) -> None:
    """What a thread subscribed to it gets after an upgrade, once, below a new beginning; the room itself gets nothing."""
    more = settings(homeserver, account, ann, home)
    async with running(*RUN, folder=home, more=more) as program:
        room = await ann.makes(invites=[account.id], preset="public_chat", name="Desk")
        await ann.waits(room, by=account.id, kind="m.room.member", least=1)
        root = await ann.says(room, "Arms")
        await ann.says(room, "!start", **{"m.relates_to": {"rel_type": "m.thread", "event_id": root}})
        await ann.waits(room, by=account.id, least=1)
        new = (await ann.ask("POST", f"/rooms/{room}/upgrade", {"new_version": "12"}))["replacement_room"]
        await ann.waits(new, by=account.id, kind="m.room.member", least=1)
        server.play("/feed", Answer(body=feed(OLD, NEWS)))
        beginning, alert = await ann.waits(new, by=account.id, least=2)
        program.signal(signal.SIGTERM)
        await program.ending()
    assert beginning["content"]["body"] == "🧵 Arms"
    assert alert["content"]["m.relates_to"]["event_id"] == beginning["event_id"]
    assert "7,000" in alert["content"]["body"]
    assert len(await ann.sees(new, by=account.id)) == 2
