"""How many messages the homeserver takes from the bot, and how an administrator lifts that.

Sources: https://element-hq.github.io/synapse/latest/usage/configuration/config_documentation.html#rc_message and
https://element-hq.github.io/synapse/latest/admin_api/user_admin_api.html#override-ratelimiting-for-users.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import quote

from bot.clock import Clock
from bot.doctor.asking import Answer, Asker
from bot.doctor.finding import Finding, Notes, counted
from storage.waits import Wait

MOST_SENT: Final = 60
"""Messages after which a limit that was not met is none that matters."""
ENOUGH_PER_S: Final = 1.0
LATELY: Final = timedelta(days=7)
"""For how long a limit that was met counts: it may have been lifted since."""
_LONGEST_WAIT_S: Final = 60.0
_TRIES: Final = 5
_TOO_MUCH: Final = 429
_NOTES = Notes("matrix")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A limit as it was met.

    Attributes:
        burst: How many messages were taken at once.
        every_s: Seconds for each further one; None where no limit was met.
    """

    burst: int
    every_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Whom to ask.

    Attributes:
        url: Base address.
        user: The bot's full id.
        synapse: Whether it says that it is one; its administration can be told only then.
    """

    url: str
    user: str
    synapse: bool


def override_url(server: Server) -> str:
    """Where Synapse keeps the limit of one user."""
    return f"{server.url}/_synapse/admin/v1/users/{quote(server.user, safe='@:')}/override_ratelimit"


def how_to_lift(server: Server) -> str:
    """What an administrator of the homeserver does."""
    admin = f'curl -H "Authorization: Bearer $ADMIN_TOKEN" {override_url(server)}'
    if not server.synapse:
        return (
            "ask the homeserver's administrator to lift the limit of messages for this account; on a Synapse:\n"
            f"""{admin} -X POST -d '{{"messages_per_second": 0, "burst_count": 0}}'"""
        )
    return (
        "an administrator of the homeserver lifts it for the bot alone, at once (0: no limit; -X DELETE takes it back):\n"
        f"""{admin} -X POST -d '{{"messages_per_second": 0, "burst_count": 0}}'\n"""
        "or for all users, in homeserver.yaml, with a restart: rc_message: {per_second: 5, burst_count: 50}"
    )


def found(
    server: Server, override: Answer | None, met: Wait | None, measured: Measured | None, *, rooms: int, now: datetime
) -> list[Finding]:
    """What is known of the limit.

    Args:
        server: Whose.
        override: What Synapse's administration says to the bot; None where it was not asked.
        met: What the running program met, or None.
        measured: What was measured just now, or None.
        rooms: How many rooms are told.
        now: The time.
    """
    said = override.said if override is not None and override.good else None
    times = f"; the program met it {counted(met.times, 'time')}, last on {met.last:%Y-%m-%d %H:%M} UTC for {met.seconds:g} s" if met else ""
    powerful = [_powerful(server)] if said is not None else []
    if said and "messages_per_second" in said:
        return [*powerful, _own(server, said, times)]
    if measured is not None:
        return [*powerful, _measured(server, measured, times, rooms)]
    default = "Synapse's own is a message in 5 s, 10 at once, reactions counted" if server.synapse else "most homeservers have one"
    if said is not None:
        return [*powerful, _NOTES.wrong("limit", f"that of all users holds for the bot{times}; {default}", how_to_lift(server))]
    if met is not None and now - met.last < LATELY:
        return [_NOTES.wrong("limit", f"{times.removeprefix('; ')}; {default}", how_to_lift(server))]
    return [
        _NOTES.unknown(
            "limit",
            f"shown to administrators only{times or '; not met yet'}; {default}",
            f"rajin doctor --measure    # finds it out, in a room of its own\n{how_to_lift(server)}",
        )
    ]


def _own(server: Server, said: Mapping[str, Any], times: str) -> Finding:
    """The limit that an administrator gave the bot."""
    rate, burst = said.get("messages_per_second"), said.get("burst_count")
    if not rate:
        return _NOTES.right("limit", f"lifted for the bot{times}")
    text = f"the bot's own: {rate:g} messages a second, {burst} at once{times}"
    return _NOTES.right("limit", text) if rate >= ENOUGH_PER_S else _NOTES.wrong("limit", text, how_to_lift(server))


def _measured(server: Server, measured: Measured, times: str, rooms: int) -> Finding:
    if measured.every_s is None:
        return _NOTES.right("limit", f"none that matters: {measured.burst} messages were taken at once{times}")
    late = max(0, rooms - measured.burst) * measured.every_s
    slow = f"; an alert in all {rooms} rooms takes {late:.0f} s" if late else ""
    text = f"about {measured.burst} messages at once, then one in {measured.every_s:.1f} s, reactions counted{slow}{times}"
    return _NOTES.right("limit", text) if measured.every_s * ENOUGH_PER_S <= 1 else _NOTES.wrong("limit", text, how_to_lift(server))


def _powerful(server: Server) -> Finding:
    user = f"{server.url}/_synapse/admin/v2/users/{quote(server.user, safe='@:')}"
    return _NOTES.wrong(
        "power",
        "the bot's account administers the homeserver, which it does not need: whoever takes the bot has the server",
        f"""curl -H "Authorization: Bearer $ADMIN_TOKEN" -X PUT -d '{{"admin": false}}' {user}""",
    )


async def measure(asker: Asker, clock: Clock, api: str, token: str) -> Measured:
    """Send messages into a new room where nobody else is until the homeserver has enough; then leave and forget the room.

    The messages count like all others, so that what the running program sends meanwhile waits some seconds.

    Args:
        asker: Asks.
        clock: Time, and ids for the messages.
        api: Base address of the client-server API.
        token: The bot's.

    Raises:
        Unanswered: Nobody answers any more.
    """
    made = await _patiently(asker, clock, "POST", f"{api}/createRoom", {"preset": "private_chat", "name": "Rajin measures"}, token)
    room = quote(str(made.said.get("room_id", "")), safe="")
    if not made.good:
        return Measured(burst=0, every_s=_wait_s(made))
    try:
        return await _fill(asker, clock, f"{api}/rooms/{room}", token)
    finally:
        for last in ("leave", "forget"):
            await _patiently(asker, clock, "POST", f"{api}/rooms/{room}/{last}", {}, token)


async def _fill(asker: Asker, clock: Clock, room: str, token: str) -> Measured:
    async def say() -> Answer:
        body = {"msgtype": "m.notice", "body": "."}
        return await asker.ask("PUT", f"{room}/send/m.room.message/{clock.token()}", body, token=token)

    for sent in range(MOST_SENT):
        answer = await say()
        if answer.status != _TOO_MUCH:
            continue
        # Full now; once there is room for one, and that is taken, what is asked for is what each further one takes.
        await clock.sleep(_wait_s(answer))
        before = clock.monotonic()
        if (await say()).good:
            again = await say()
            if again.status == _TOO_MUCH:
                return Measured(burst=sent + 1, every_s=_wait_s(again) + clock.monotonic() - before)  # making the room counted as one
        return Measured(burst=sent + 1, every_s=_wait_s(answer))
    return Measured(burst=MOST_SENT, every_s=None)


async def _patiently(asker: Asker, clock: Clock, method: str, url: str, body: object, token: str) -> Answer:
    """Ask, and ask again after each wait that was asked for."""
    answer = await asker.ask(method, url, body, token=token)
    for _ in range(_TRIES):
        if answer.status != _TOO_MUCH:
            break
        await clock.sleep(_wait_s(answer))
        answer = await asker.ask(method, url, body, token=token)
    return answer


def _wait_s(answer: Answer) -> float:
    asked = answer.said.get("retry_after_ms")
    return min(_LONGEST_WAIT_S, max(0.0, asked / 1000)) if isinstance(asked, (int, float)) else 1.0
