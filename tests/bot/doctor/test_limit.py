"""How the homeserver's limit is named: by what Synapse says, by what was met, by measuring; and that the commands lift it."""

import json
import shlex
from dataclasses import replace
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.doctor import limit
from bot.doctor.asking import Answer, Asker
from bot.doctor.finding import Finding
from bot.doctor.limit import Measured, Server
from storage.waits import Wait
from tests.bot.scene import NOON
from tests.clocks import FakeClock
from tests.matrix import API, MatrixClock, Person
from tests.synapse import Account, Synapse

SERVER = Server(url="https://matrix.example.org", user="@rajin:example.org", synapse=True)
MET = Wait(times=4, last=NOON, seconds=4.8)


def said(status: int, **answer: Any) -> Answer:
    """An answer."""
    return Answer(status=status, said=answer, ahead=None)


def of(
    override: Answer | None = None, met: Wait | None = None, measured: Measured | None = None, *, server: Server = SERVER, rooms: int = 3
) -> Finding:
    """What is said of the limit."""
    return limit.found(server, override, met, measured, rooms=rooms, now=NOON)[-1]


DENIED = said(403, errcode="M_FORBIDDEN")


@pytest.mark.parametrize(
    ("override", "met", "measured", "verdict", "words"),
    [
        (DENIED, None, None, "unknown", "a message in 5 s, 10 at once"),
        (None, None, None, "unknown", "not met yet"),
        (DENIED, replace(MET, last=NOON - limit.LATELY), None, "unknown", "met it 4 times, last on 2024-02-19"),
        (DENIED, MET, None, "wrong", "met it 4 times, last on 2024-02-26 12:00 UTC for 4.8 s"),
        (said(200, messages_per_second=0, burst_count=0), MET, None, "right", "lifted for the bot; the program met it 4 times"),
        (said(200, messages_per_second=5, burst_count=50), None, None, "right", "5 messages a second, 50 at once"),
        (said(200, messages_per_second=0.5, burst_count=2), None, None, "wrong", "0.5 messages a second"),
        (said(200), None, None, "wrong", "that of all users holds"),
        (DENIED, None, Measured(burst=10, every_s=5.0), "wrong", "about 10 messages at once, then one in 5.0 s"),
        (DENIED, None, Measured(burst=20, every_s=0.5), "right", "20 messages at once"),
        (DENIED, None, Measured(burst=60, every_s=None), "right", "none that matters"),
    ],
)
def test_each_way_to_know_it(override: Answer | None, met: Wait | None, measured: Measured | None, verdict: str, words: str) -> None:
    """The surest one counts, and whatever is too low comes with what lifts it."""
    found = of(override, met, measured)
    assert (found.verdict, words in found.found) == (verdict, True), found
    assert ("override_ratelimit" in found.do) == (verdict != "right")


def test_many_rooms_show_how_slow_it_is() -> None:
    """Seconds until the last room has its alert."""
    assert "an alert in all 40 rooms takes 150 s" in of(measured=Measured(burst=10, every_s=5.0), rooms=40).found


def test_other_homeservers_have_administrators_too() -> None:
    """Their commands are not known."""
    found = of(server=Server(url="https://m.example.org", user="@r:example.org", synapse=False))
    assert "ask the homeserver's administrator" in found.do


class Bucket(Asker):
    """A homeserver with a limit like Synapse's: a leaky bucket, by the test's clock."""

    def __init__(self, clock: FakeClock, *, per_s: float, burst: int) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.sent = 0
        self._clock, self._per_s, self._burst = clock, per_s, burst
        self._level, self._at = 0.0, clock.monotonic()

    async def ask(self, method: str, url: str, body: object = None, *, token: str = "") -> Answer:  # noqa: ARG002 - of `Asker`
        """See `Asker`; making and leaving a room counts as a message does, forgetting it does not."""
        self.calls.append(url.rpartition("/")[2] if "/send/" not in url else "send")
        now = self._clock.monotonic()
        self._level, self._at = max(0.0, self._level - (now - self._at) * self._per_s), now
        if self.calls[-1] == "forget":
            return said(200)
        if self._level + 1 > self._burst + 1e-9:
            return said(429, errcode="M_LIMIT_EXCEEDED", retry_after_ms=(self._level + 1 - self._burst) / self._per_s * 1000)
        self._level += 1
        self.sent += self.calls[-1] == "send"
        return said(200, room_id="!r:example.org", event_id="$e")


@pytest.mark.parametrize(("per_s", "burst"), [(0.2, 10), (5.0, 50), (0.2, 1)])
async def test_it_is_measured_exactly(per_s: float, burst: int) -> None:
    """Whatever was in the bucket before; the room is left and forgotten."""
    clock = FakeClock()
    bucket = Bucket(clock, per_s=per_s, burst=burst)
    measured = await limit.measure(bucket, clock, "http://there", "t")
    assert measured.burst == burst
    assert measured.every_s == pytest.approx(1 / per_s)
    assert bucket.calls[-2:] == ["leave", "forget"]


async def test_without_a_limit_few_messages_are_sent(homeserver: Synapse) -> None:
    """Into a room of its own, which is left and forgotten."""
    account = await homeserver.register("bot")
    async with Asker() as asker:
        measured = await limit.measure(asker, MatrixClock(), homeserver.url + API, account.token)
    assert measured == Measured(burst=limit.MOST_SENT, every_s=None)
    assert (await Person(homeserver, account).ask("GET", "/joined_rooms"))["joined_rooms"] == []


async def test_a_homeserver_as_it_comes(limited_homeserver: Synapse) -> None:
    """Its limit is found, the bot leaves no room behind, and the command that is shown lifts it."""
    account, admin = await limited_homeserver.register("bot"), await limited_homeserver.register("admin", admin=True)
    async with Asker() as asker:
        api, server = limited_homeserver.url + API, Server(url=limited_homeserver.url, user=account.id, synapse=True)
        measured = await limit.measure(asker, SystemClock(), api, account.token)
        assert measured.burst >= 10
        assert measured.every_s is not None
        found = of(None, None, measured, server=server)
        assert found.verdict == "wrong"
        assert (await asker.ask("GET", f"{api}/joined_rooms", token=account.token)).said == {"joined_rooms": []}
        await typed(asker, found.do.splitlines()[1], admin)
        assert (await limit.measure(asker, SystemClock(), api, account.token)).every_s is None
        shown = await asker.ask("GET", limit.override_url(server), token=admin.token)
        assert of(shown, server=server).verdict == "right"


async def typed(asker: Asker, command: str, admin: Account) -> None:
    """Do what a shell does with the curl command that is shown."""
    words = shlex.split(command)
    assert words[:3] == ["curl", "-H", "Authorization: Bearer $ADMIN_TOKEN"]
    url = next(word for word in words if word.startswith("http"))
    method, body = words[words.index("-X") + 1], json.loads(words[words.index("-d") + 1])
    assert (await asker.ask(method, url, body, token=admin.token)).good


async def test_a_bot_that_administers_the_homeserver_is_told(homeserver: Synapse) -> None:
    """It needs no such power, and the command takes it away."""
    bot, admin = await homeserver.register("bot", admin=True), await homeserver.register("admin", admin=True)
    server = Server(url=homeserver.url, user=bot.id, synapse=True)
    async with Asker() as asker:
        override = await asker.ask("GET", limit.override_url(server), token=bot.token)
        power, *_ = limit.found(server, override, None, None, rooms=1, now=NOON)
        assert (power.check, power.verdict) == ("power", "wrong")
        await typed(asker, power.do, admin)
        assert (await asker.ask("GET", limit.override_url(server), token=bot.token)).status == 403
