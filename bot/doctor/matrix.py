"""The Matrix account: homeserver, folder, session, identity, rooms and limit. Logs in nowhere, opens no store of keys.

Source: https://spec.matrix.org/latest/client-server-api/.
"""

import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shlex import quote as shell
from typing import Final

from bot.clock import Clock
from bot.doctor import identity, limit, rooms
from bot.doctor.asking import Asker, Unanswered
from bot.doctor.finding import Finding, Notes, few
from bot.doctor.known import Known
from bot.doctor.limit import Server, override_url
from bot.networks.matrix.state import Session, State

API: Final = "/_matrix/client/v3"
_NOTES = Notes("matrix")
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_DENIED: Final = frozenset({401, 403})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where and as whom to ask.

    Attributes:
        homeserver: Base address.
        user: Full id.
        can_log_in: Whether the settings hold a password or a token.
        folder: The state folder.
        friends: Whose invitations are followed.
    """

    homeserver: str
    user: str
    can_log_in: bool
    folder: Path
    friends: Collection[str] = ()


async def look(asker: Asker, account: Account, known: Known, clock: Clock, *, measure: bool) -> tuple[list[Finding], timedelta | None]:
    """Ask about the account and its rooms; also gives by how much our clock is ahead of theirs.

    Args:
        asker: Asks.
        account: The account.
        known: What the database tells.
        clock: Time and chance, for measuring.
        measure: Whether to find out the limit of messages by sending some.
    """
    state = State(account.folder, new_id=clock.token)
    session, found = _kept(account, state)
    try:
        server, ahead, there = await _server(asker, account)
    except Unanswered as error:
        return [
            _NOTES.wrong(
                "homeserver", f"{account.homeserver}: {error}", f"is the address right? curl {account.homeserver}/_matrix/client/versions"
            ),
            *found,
        ], None
    found = [there, *found, *_running(known)]
    if session is None or not session.token:
        return found, ahead
    api = account.homeserver.rstrip("/") + API
    try:
        known_there = await _who(asker, api, session, account.folder)
        found.append(known_there)
        if known_there.do:
            return found, ahead
        found += await identity.look(asker, api, session, state)
        found += await rooms.look(asker, api, session.token, session.user, known, account.friends)
        override = await asker.ask("GET", override_url(server), token=session.token) if server.synapse else None
        measured = await limit.measure(asker, clock, api, session.token) if measure else None
        found += limit.found(server, override, known.waits.get("matrix"), measured, rooms=len(known.places("matrix")), now=clock.now())
    except Unanswered as error:
        found.append(_NOTES.wrong("more", f"the homeserver says no more: {error}", "look again in a few minutes"))
    return found, ahead


async def _server(asker: Asker, account: Account) -> tuple[Server, timedelta | None, Finding]:
    """What the homeserver says of itself. Raises: Unanswered."""
    base = account.homeserver.rstrip("/")
    answer = await asker.ask("GET", f"{base}/_matrix/client/versions")
    versions = [str(each) for each in answer.said.get("versions", [])]
    try:
        synapse = (await asker.ask("GET", f"{base}/_synapse/admin/v1/server_version")).said.get("server_version")
    except Unanswered:  # not a Synapse, or its administration is not open to us
        synapse = None
    server = Server(url=base, user=account.user, synapse=bool(synapse))
    if not versions:
        return (
            server,
            answer.ahead,
            _NOTES.wrong(
                "homeserver",
                f"{base} answers {answer.status}, and not as a homeserver",
                "set matrix.homeserver to where its client-server API is",
            ),
        )
    what = f"Synapse {str(synapse).split()[0]}" if synapse else "a homeserver"
    return server, answer.ahead, _NOTES.right("homeserver", f"{base}: {what}, up to {versions[-1]} of the specification")


def _kept(account: Account, state: State) -> tuple[Session | None, list[Finding]]:
    """The session that is kept, and what the folder is like."""
    try:
        session = state.kept_session()
        state.keys()
    except (OSError, ValueError, TypeError) as error:
        return None, [
            _NOTES.wrong(
                "folder",
                f"{account.folder} cannot be read ({type(error).__name__})",
                "restore it from a backup; or move it away, so that the bot logs in as a new device",
            )
        ]
    if session is None or not session.token:
        if account.can_log_in:
            return None, [_NOTES.unknown("session", "the bot has not logged in yet", "rajin run    # does so")]
        return None, [
            _NOTES.wrong("session", "the bot has not logged in yet, and has no password", "set matrix.password_file; see docs/matrix.md")
        ]
    if session.user != account.user:
        return None, [
            _NOTES.wrong(
                "session",
                f"{account.folder} holds the session of {session.user}, and matrix.user is {account.user}",
                "name another folder as matrix.state",
            )
        ]
    return session, [_folder(account.folder)]


def _folder(folder: Path) -> Finding:
    """Whoever can read it is the bot."""
    lax = [path for path in [folder, *sorted(folder.rglob("*"))] if path.lstat().st_mode & _OTHERS]
    if lax:
        return _NOTES.wrong("folder", f"others can use {few((str(path) for path in lax), 3)}", f"chmod -R go= {shell(str(folder))}")
    if folder.stat().st_uid != os.geteuid():
        return _NOTES.unknown(
            "folder", f"{folder} belongs to another user than the one who looks", "look as the user that runs the program"
        )
    return _NOTES.right("folder", f"{folder}: for its owner only; it belongs in the backup")


def _running(known: Known) -> list[Finding]:
    if "matrix" in known.stopped:
        return [
            _NOTES.wrong(
                "sending", f"the program has stopped it: {known.stopped['matrix']}", "mend what stands below; then restart the program"
            )
        ]
    return []


async def _who(asker: Asker, api: str, session: Session, folder: Path) -> Finding:
    """Whether the session is good. Raises: Unanswered."""
    answer = await asker.ask("GET", f"{api}/account/whoami", token=session.token)
    anew = f"stop the program, move the folder {shell(str(folder))} away, start it; then rajin matrix restore signs the new device"
    if answer.status in _DENIED:
        return _NOTES.wrong(
            "session",
            f"the homeserver does not accept it ({answer.said.get('errcode')}): its device was removed, or the account closed",
            anew,
        )
    if not answer.good:
        return _NOTES.wrong(
            "session", f"the homeserver answers {answer.status} instead of saying who the bot is", "look again in a few minutes"
        )
    who, device = answer.said.get("user_id"), answer.said.get("device_id")
    if who != session.user or device not in {session.device, None}:
        return _NOTES.wrong(
            "session", f"it is that of {who}, device {device}; kept are the keys of {session.user}, device {session.device}", anew
        )
    return _NOTES.right("session", f"accepted: {who}, device {device}")
