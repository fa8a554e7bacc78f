"""Who is in charge of a room: by power levels, and by who made it."""

from typing import Any

import pytest

from bot.networks.matrix.invitations import Policy, invitation
from bot.networks.matrix.rooms import Room
from bot.networks.matrix.state import MAX_PENDING, Entry, Read

ANN, BOB, EVE = "@ann:example.org", "@bob:example.org", "@eve:example.org"


def room(create: dict[str, Any], levels: Any = None) -> Room:
    """A room that Ann has made."""
    found = Room(id="!1")
    found.learn([{"type": "m.room.create", "state_key": "", "sender": ANN, "content": create}])
    if levels is not None:
        found.learn([{"type": "m.room.power_levels", "state_key": "", "sender": ANN, "content": levels}])
    return found


@pytest.mark.parametrize(
    ("create", "levels", "in_charge"),
    [
        ({"room_version": "12"}, {"users": {BOB: 50}}, {ANN, BOB}),
        ({"room_version": "12", "additional_creators": [EVE]}, {"users": {}}, {ANN, EVE}),
        ({"room_version": "12", "additional_creators": "nonsense"}, {"users": {}}, {ANN}),
        ({"room_version": "11", "additional_creators": [EVE]}, {"users": {BOB: 100}}, {BOB}),
        ({"room_version": "11"}, None, {ANN}),
        ({}, {"users": {ANN: 100, BOB: 49}}, {ANN}),
        ({}, {"users": {ANN: "100", BOB: True, EVE: "much"}}, {ANN}),
        ({}, {"users": {ANN: 100, BOB: 60}, "state_default": 70}, {ANN}),
        ({}, {"users": {ANN: 100, BOB: 60}, "kick": 70}, {ANN}),
        ({}, {"users_default": 50}, {ANN, BOB, EVE}),
        ({}, {"users": "nonsense", "users_default": None}, set()),
    ],
)
def test_who_is_in_charge(create: dict[str, Any], levels: Any, in_charge: set[str]) -> None:
    """Whoever may change settings and put others out."""
    assert {person for person in (ANN, BOB, EVE) if room(create, levels).administers(person)} == in_charge


@pytest.mark.parametrize(
    ("levels", "encrypted", "writers"),
    [
        (None, False, {ANN, EVE}),
        ({"events_default": 50, "users": {ANN: 50}}, False, {ANN}),
        ({"events_default": 50, "users": {ANN: 50}, "events": {"m.room.message": 0}}, False, {ANN, EVE}),
        ({"events_default": 50, "users": {ANN: 50}, "events": {"m.room.message": 0}}, True, {ANN}),
        ({"events": {"m.room.encrypted": 10}, "users_default": 10}, True, {ANN, EVE}),
        ({"events": "nonsense", "events_default": "1"}, False, set()),
    ],
)
def test_who_may_write(levels: Any, *, encrypted: bool, writers: set[str]) -> None:
    """Whoever's level is enough for messages, or for encrypted events where the room is encrypted."""
    assert {person for person in (ANN, EVE) if room({}, levels).may_write(person, encrypted=encrypted)} == writers


def test_only_state_counts() -> None:
    """Something that looks like power levels and is none changes nothing; nor does state under another key."""
    found = room({}, {"users": {ANN: 100}})
    for forged in (
        {"type": "m.room.power_levels", "sender": EVE, "content": {"users": {EVE: 100}}},
        {"type": "m.room.power_levels", "state_key": EVE, "sender": EVE, "content": {"users": {EVE: 100}}},
        {"type": "m.room.power_levels", "state_key": "", "sender": EVE, "content": "nonsense"},
    ):
        found.learn([forged])
    assert not found.administers(EVE)
    assert found.administers(ANN)


def test_names_and_predecessors() -> None:
    """As the room's state tells; nonsense is none."""
    found = room({"predecessor": {"room_id": "!0"}})
    found.learn([{"type": "m.room.name", "state_key": "", "content": {"name": "Desk"}}])
    assert (found.name, found.predecessor, found.maker) == ("Desk", "!0", ANN)
    odd = room({"predecessor": {"room_id": 1}})
    odd.learn([{"type": "m.room.name", "state_key": "", "content": {"name": 5}}])
    assert (odd.name, odd.predecessor) == ("", "")


def test_whose_invitations_are_followed() -> None:
    """People by their whole id, servers by their whole name."""
    policy = Policy([ANN], ["Friends.example"])
    assert [policy.allows(each) for each in (ANN, "@x:friends.example")] == [True, True]
    strangers = (BOB, "@x:notfriends.example", "@ann:example.org.evil", "", "ann")
    assert [policy.allows(each) for each in strangers] == [False] * len(strangers)


def test_who_invites() -> None:
    """The sender of the bot's own membership; other people's, and what is no invitation, say nothing."""

    def member(who: str, membership: str, **content: Any) -> dict[str, Any]:
        return {"type": "m.room.member", "state_key": who, "sender": ANN, "content": {"membership": membership, **content}}

    assert invitation("!1", [member(BOB, "invite"), member(EVE, "invite", is_direct=True)], EVE) == Entry(room="!1", by=ANN, direct=True)
    assert invitation("!1", [member(EVE, "invite", is_direct="yes")], EVE) == Entry(room="!1", by=ANN)
    assert invitation("!1", [member(BOB, "invite"), member(EVE, "join"), {"type": "m.room.member", "state_key": EVE}], EVE) is None


def test_who_is_named_waits_for_no_server() -> None:
    """An owner's invitation comes before those of everybody on a server, in its order, and takes the place of the last of them."""
    policy, read = Policy([ANN], ["example.org"]), Read()
    assert [policy.names(each) for each in (ANN, BOB)] == [True, False]
    for number in range(MAX_PENDING):
        read = read.with_pending(Entry(room=f"!{number}", by=BOB))
    for room in ("!desk", "!other"):
        read = read.with_pending(Entry(room=room, by=ANN), named=policy.names)
    assert [entry.room for entry in read.pending] == ["!desk", "!other", *(f"!{number}" for number in range(MAX_PENDING - 2))]
    assert read.with_pending(Entry(room="!late", by=BOB), named=policy.names) == read


def test_only_so_many_rooms_wait() -> None:
    """Twenty; the same room stands there once."""
    read = Read()
    for number in range(3 * MAX_PENDING):
        read = read.with_pending(Entry(room=f"!{number % (MAX_PENDING + 5)}", by=ANN))
    assert len(read.pending) == len({entry.room for entry in read.pending}) == MAX_PENDING
    assert len(read.without("!0").pending) == MAX_PENDING - 1
