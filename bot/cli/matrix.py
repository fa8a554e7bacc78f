"""`rajin matrix`: the identity of the Matrix account; and the account as `rajin run` uses it."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable
from getpass import getpass

from bot import config
from bot.cli import opening, output
from bot.clock import Clock, SystemClock
from bot.errors import BotError, UsageError
from bot.networks.matrix.failures import FAILURES, translate
from bot.networks.matrix.identity import Identity, Standing, shown_once
from bot.networks.matrix.invitations import Policy
from bot.networks.matrix.login import Account, logged_in
from bot.networks.matrix.network import Matrix
from bot.networks.matrix.recovery import read
from bot.networks.matrix.state import State

_FAILED = 1


def network(settings: config.Settings, clock: Clock) -> Matrix:
    """The account that the settings name."""
    owners = [owner.removeprefix("matrix:") for owner in settings.owners if owner.startswith("matrix:")]
    friends = settings.matrix.invite_from
    policy = Policy([*owners, *(each for each in friends if each.startswith("@"))], [each for each in friends if not each.startswith("@")])
    return Matrix(_account(settings), settings.matrix.state, policy, clock)


def keys(options: Namespace) -> int:
    """`rajin matrix keys`."""
    settings = _settings(options)
    state = State(settings.matrix.state, new_id=SystemClock().token)
    session = state.session(settings.matrix.homeserver, settings.matrix.user)
    record = {"user": session.user, "device": session.device, "fingerprint": state.fingerprint(), "recovery_key": shown_once(state)}
    lines = [
        f"user         {record['user']}",
        f"device       {record['device']}",
        f"fingerprint  {record['fingerprint'] or 'not known before the first `rajin run`'}",
    ]
    if record["recovery_key"]:
        lines += ["", "Write the recovery key down now; it is not shown again:", "", f"  {record['recovery_key']}"]
    return output.one(options, record, text="\n".join(lines))


def restore(options: Namespace) -> int:
    """`rajin matrix restore`: the recovery key comes from standard input."""
    settings = _settings(options)
    try:
        key = read(_asked("Recovery key: "))
    except ValueError as error:
        raise UsageError(str(error)) from None
    return _shown(options, asyncio.run(_with_identity(settings, lambda identity: identity.restore(key))))


def replace(options: Namespace) -> int:
    """`rajin matrix replace`."""
    settings = _settings(options)
    password = settings.matrix_password() or _asked("Password: ")
    return _shown(options, asyncio.run(_with_identity(settings, lambda identity: identity.replace(password))))


async def _with_identity(settings: config.Settings, work: Callable[[Identity], Awaitable[Standing]]) -> Standing:
    """Do something to the account's identity, while no other process uses its folder."""
    clock = SystemClock()
    state = State(settings.matrix.state, new_id=clock.token)
    state.open()
    try:
        client = await logged_in(_account(settings), state)
        try:
            await client.tend()
            return await work(Identity(client, state, new_id=clock.token))
        finally:
            await client.close()
    except ValueError as error:
        raise UsageError(str(error)) from None
    except FAILURES as failure:
        found: BotError = translate(failure)
    finally:
        state.close()
    raise found


def _shown(options: Namespace, standing: Standing) -> int:
    text = "This device is signed. `rajin matrix keys` shows a new recovery key once, where there is one."
    output.one(options, {"signed": standing.signed, "problem": standing.problem}, text=standing.problem or text)
    return 0 if standing.signed else _FAILED


def _settings(options: Namespace) -> config.Settings:
    settings = opening.settings(options)
    if not settings.matrix.homeserver:
        raise UsageError("there is no Matrix account; set matrix.homeserver as docs/matrix.md says")
    return settings


def _account(settings: config.Settings) -> Account:
    return Account(
        homeserver=settings.matrix.homeserver,
        user=settings.matrix.user,
        password=settings.matrix_password() or "",
        token=settings.matrix_token() or "",
    )


def _asked(prompt: str) -> str:
    """What is typed, unseen at a terminal."""
    typed = getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()
    if not typed.strip():
        raise UsageError("nothing was typed")
    return typed.strip()
