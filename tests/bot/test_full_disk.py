"""A full disk: what is meant to end ends with an error that says so, and nothing that was stored is lost."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from bot.store import Store
from storage import sources
from storage.database import Database
from storage.errors import OutOfSpace
from storage.types import DeliveryState
from tests.bot import scene
from tests.bot.dispatching import staged
from tests.bot.rig import Rig, rig, rss
from tests.bot.scene import TOPIC, alerts
from tests.feeds.decide import texts
from tests.servers import Answer

T = TypeVar("T")


class Filling(Store):
    """A store whose disk is full from one write on.

    Attributes:
        room: How many writes there is room for.
    """

    room = 10**6

    async def write(self, work: Callable[[Database], T]) -> T:
        """Refuse, once the disk is full."""
        self.room -= 1
        if self.room < 0:
            raise OutOfSpace("the disk is full")
        return await super().write(work)


@pytest.mark.parametrize(("room", "state"), [(0, DeliveryState.PENDING), (1, DeliveryState.SENDING)])
async def test_draining_comes_to_an_end(tmp_path: Path, room: int, state: DeliveryState) -> None:
    """With the error, after some minutes; the next start sends what was not sent, and what may have arrived by its rule."""
    async with staged(tmp_path, store_of=Filling) as stage:
        number = await stage.one()
        assert isinstance(stage.store, Filling)
        stage.store.room = room
        with pytest.raises(OutOfSpace):
            await stage.dispatcher.drain()
        assert (await stage.delivery(number)).state is state
        assert 60 < sum(stage.clock.slept) < 600
    async with staged(tmp_path) as stage:
        await stage.dispatcher.recover()
        await stage.settle()
        assert (await stage.delivery(number)).state is DeliveryState.SENT
        assert stage.arrived() == [("desk", "Hello.")]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Rig]:
    """The program on its stage, with one English chat."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "analyst", TOPIC)
    db.close()
    async with rig(file) as made:
        yield made


async def test_polling_once_says_that_the_disk_is_full(stage: Rig) -> None:
    """What the poll brought is brought again once there is room."""
    await stage.add_feed("/feed")
    filler = [(f"{number}", f"Market day {number}", "word " * 10_000) for number in range(15)]
    stage.server.play("/feed", Answer(body=rss(("en", *texts.SEOUL_EN), *filler), etag='"1"'))
    pages = "PRAGMA max_page_count = {}".format
    await stage.store.read(lambda db: db.value(pages(db.value("PRAGMA page_count") + 4)))
    with pytest.raises(OutOfSpace, match="make room"):
        await stage.poller.poll_all()
    assert await stage.store.read(alerts) == []
    await stage.store.read(lambda db: db.value(pages(10**6)))
    assert (await stage.poller.poll_all()).told == 1
    assert [state.failures for state in await stage.store.read(sources.list_feeds)] == [0]
