"""The rooms of the Matrix account: where it is, may write, and is waited for."""

import json
from collections.abc import Collection, Mapping
from typing import Any, Final
from urllib.parse import quote

from bot.doctor.asking import Asker
from bot.doctor.finding import MOST_NAMED, Finding, Notes, counted, few
from bot.doctor.known import Known
from bot.networks.matrix.rooms import Room

MOST_ROOMS: Final = 50
"""Rooms that are asked for, at most."""
_NOTES = Notes("matrix")
_NOTHING: Final = {"types": [], "limit": 1}
_FILTER: Final = {
    "presence": _NOTHING,
    "account_data": _NOTHING,
    "room": {"timeline": _NOTHING, "state": _NOTHING, "ephemeral": _NOTHING, "account_data": _NOTHING},
}


class Refused(Exception):
    """The homeserver refuses; its text is the error's code."""


async def look(asker: Asker, api: str, token: str, me: str, known: Known, friends: Collection[str]) -> list[Finding]:
    """Ask about the rooms.

    Args:
        asker: Asks.
        api: Base address of the client-server API.
        token: The bot's.
        me: Its full id.
        known: The rooms that are told.
        friends: Whose invitations are followed: people by full id, servers by name.

    Raises:
        Unanswered: Nobody answers any more.
    """
    rooms = known.places("matrix")
    answer = await asker.ask("GET", f"{api}/joined_rooms", token=token)
    joined = set(answer.said.get("joined_rooms", []))
    bad: list[str] = []
    sealed = 0
    for room, name in list(rooms.items())[:MOST_ROOMS]:
        if room not in joined:
            bad.append(f"{name}: the bot is not there; invite it again")
            continue
        encrypted, problem = await _problem(asker, api, token, me, room)
        sealed += encrypted
        bad += [f"{name}: {problem}"] if problem else []
    others = len(joined - rooms.keys())
    found = f"{counted(len(rooms), 'room')} told, {sealed} of them encrypted" + (
        f"; in {others} more the bot is told nothing to say" if others else ""
    )
    if len(rooms) > MOST_ROOMS:
        found += f"; the first {MOST_ROOMS} were asked"
    state = (
        _NOTES.wrong("rooms", f"in {len(bad)} of {len(rooms)} the bot cannot write", "\n".join(bad[:MOST_NAMED]))
        if bad
        else _NOTES.right("rooms", found)
    )
    return [state, *await _invitations(asker, api, token, friends)]


async def _problem(asker: Asker, api: str, token: str, me: str, room: str) -> tuple[bool, str]:
    """Whether a room is encrypted, and why the bot cannot write there; "" where it can."""
    base = f"{api}/rooms/{quote(room, safe='')}/state"

    async def content(kind: str) -> dict[str, Any]:
        answer = await asker.ask("GET", f"{base}/{kind}", token=token)
        return answer.said if answer.good else {}

    encrypted = "algorithm" in await content("m.room.encryption")
    replacement = (await content("m.room.tombstone")).get("replacement_room")
    if replacement:
        return encrypted, f"it was replaced by {replacement}; invite the bot there"
    made = await asker.ask("GET", f"{base}/m.room.create?format=event", token=token)
    there = Room(id=room)
    levels = await content("m.room.power_levels")
    there.learn([made.said | {"type": "m.room.create", "state_key": ""}])
    there.learn([{"type": "m.room.power_levels", "state_key": "", "content": levels}] if levels else [])
    if there.may_write(me, encrypted=encrypted):
        return encrypted, ""
    return encrypted, "the bot's power level is too low for messages; an administrator of the room raises it"


async def _invitations(asker: Asker, api: str, token: str, friends: Collection[str]) -> list[Finding]:
    """Who waits for the bot. A look without a token of an earlier one acknowledges nothing."""
    wish = quote(json.dumps(_FILTER), safe="")
    answer = await asker.ask("GET", f"{api}/sync?timeout=0&set_presence=offline&filter={wish}", token=token)
    if not answer.good:
        return [
            _NOTES.unknown("invitations", f"the homeserver answered {answer.status} {answer.said.get('errcode', '')}", "look again later")
        ]
    invited: Mapping[str, Any] = answer.said.get("rooms", {}).get("invite", {})
    by = [_inviter(said) for said in invited.values()]
    if not by:
        return [_NOTES.right("invitations", "none")]
    ours = [person for person in by if person in friends or person.partition(":")[2] in friends]
    if ours:
        return [
            _NOTES.unknown(
                "invitations", f"from {few(sorted(set(ours)))}: not followed yet", "a running program follows one in ten seconds"
            )
        ]
    text = f"{len(by)} from {few(sorted(set(by)))}, left alone"
    return [_NOTES.right("invitations", text, "to follow them, name people or servers as matrix.invite_from")]


def _inviter(said: Mapping[str, Any]) -> str:
    """Who sent an invitation; its own event is among its stripped state."""
    events = said.get("invite_state", {}).get("events", [])
    return next(
        (
            str(event.get("sender"))
            for event in events
            if event.get("type") == "m.room.member" and event.get("content", {}).get("membership") == "invite"
        ),
        "?",
    )
