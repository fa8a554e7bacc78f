"""Invitations by the thousand, as one homeserver may send them in a minute: no room is joined, and next to no memory is kept."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.networks.base import Incoming
from bot.networks.matrix.client import Client
from bot.networks.matrix.invitations import Policy
from bot.networks.matrix.login import Account
from bot.networks.matrix.network import Matrix
from bot.networks.matrix.reading import Reader
from bot.networks.matrix.state import MAX_PENDING, Entry, Read
from bot.networks.matrix.syncs import Sync
from tests.matrix import MatrixClock

BOT, ANN, EVE = "@bot:localhost", "@ann:localhost", "@eve:evil.example"
A_MINUTE = 1_000
SYNCS = 20
AT_MOST = 20 << 20
"""Bytes."""


def _state(by: str) -> tuple[dict[str, Any], ...]:
    """What comes with an invitation, as long as somebody may make it."""
    member = {"type": "m.room.member", "sender": by, "state_key": BOT, "content": {"membership": "invite"}}
    topic = {"type": "m.room.topic", "sender": by, "state_key": "", "content": {"topic": f"{by} " * 200}}
    return (topic, member)


def _flood(by: str) -> Iterator[Sync]:
    """A minute's syncs."""
    each = A_MINUTE // SYNCS
    for number in range(SYNCS):
        invited = {f"!{number}-{place}:evil.example": _state(by) for place in range(each)}
        yield Sync(next_batch=str(number), joined=(), left=(), invited=invited)


async def _nothing(incoming: Incoming) -> None:
    raise AssertionError(incoming)


def _bot(folder: Path, *servers: str) -> tuple[Matrix, Reader]:
    client = Client("http://127.0.0.1:9", folder / "keys.db", user=BOT, device="A")
    client.user_id = BOT
    bot = Matrix(Account(homeserver="http://127.0.0.1:9", user=BOT), folder, Policy([ANN], servers), MatrixClock())
    return bot, Reader(client)


async def _read(bot: Matrix, reader: Reader, syncs: Iterator[Sync]) -> Read:
    for sync in syncs:
        bot._read = await bot._take(sync, reader, _nothing, is_history=False)
    return bot._read


async def test_a_flood_of_strangers_is_left_alone(tmp_path: Path) -> None:
    """No room is to be joined, at most 20 MB are taken, and a friend's invitation behind it all is followed."""
    bot, reader = _bot(tmp_path)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        assert (await _read(bot, reader, _flood(EVE))).pending == ()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most - before < AT_MOST
    assert reader.rooms == {}
    friend = Sync(next_batch="x", joined=(), left=(), invited={"!desk:localhost": _state(ANN)})
    assert (await _read(bot, reader, iter([friend]))).pending == (Entry(room="!desk:localhost", by=ANN),)


async def test_a_flood_from_a_trusted_server_fills_no_more_than_the_queue(tmp_path: Path) -> None:
    """Whoever is named comes before them."""
    bot, reader = _bot(tmp_path, "evil.example")
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        assert len((await _read(bot, reader, _flood(EVE))).pending) == MAX_PENDING
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most - before < AT_MOST
    friend = Sync(next_batch="x", joined=(), left=(), invited={"!desk:localhost": _state(ANN)})
    found = (await _read(bot, reader, iter([friend]))).pending
    assert (len(found), found[0]) == (MAX_PENDING, Entry(room="!desk:localhost", by=ANN))
