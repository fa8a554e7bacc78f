"""Which entries are known: feeds that use their guids again for other entries lose none, and corrections stay corrections."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage import articles, stories
from storage.articles import EntryRecord
from storage.types import DeliveryKind
from tests.bot import scene
from tests.bot.rig import Rig, rig
from tests.bot.scene import NOON, TOPIC, deliveries
from tests.feeds.decide import texts
from tests.servers import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a feed."""

    guid: str
    link: str
    title: str
    text: str = ""


def rss(*items: Item, at: datetime = NOON) -> bytes:
    """A document with these items."""
    date = at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = "".join(
        f"<item><guid isPermaLink='false'>{item.guid}</guid><link>https://wire.example/{item.link}</link><title>{item.title}</title>"
        f"<description>{item.text}</description><pubDate>{date}</pubDate></item>"
        for item in items
    )
    return f"<rss version='2.0'><channel><title>Harbour Wire</title>{body}</channel></rss>".encode()


HEADLINES = (
    "Mayor opens a bakery by the canal",
    "Heavy snow closes the mountain pass",
    "Chess club wins the northern league",
    "Bridge repairs to last until June",
    "Orchestra plays in an empty dock",
    "Fishermen land a record catch of cod",
    "Library lends out telescopes",
    "School bus routes change in autumn",
    "Old mill to become a museum",
)
TOWN = tuple(Item(guid="", link=f"town/{place}", title=headline) for place, headline in enumerate(HEADLINES))
SHELLS = Item(guid="", link="shells", title=texts.SEOUL_EN[0], text=texts.SEOUL_EN[1])


def numbered(*items: Item) -> tuple[Item, ...]:
    """As a feed gives them whose guids are the places in the document."""
    return tuple(Item(guid=str(place), link=item.link, title=item.title, text=item.text) for place, item in enumerate(items, start=1))


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Rig]:
    """The program on its stage, with one English chat."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "analyst", TOPIC)
    db.close()
    async with rig(file) as made:
        await made.add_feed("/feed")
        yield made


async def poll(stage: Rig, *documents: bytes) -> None:
    """Let the feed bring one document after the other."""
    stage.server.play("/feed", *(Answer(body=document) for document in documents))
    for _ in documents:
        await stage.tick()
        stage.clock.turn(700)


async def entries(stage: Rig) -> list[EntryRecord]:
    """What was seen."""
    return await stage.store.read(articles.entries)


async def test_new_stories_under_old_guids_are_all_entries(stage: Rig) -> None:
    """Three guids, three stories at each poll: nine entries, and the one on the beat is told. It is noticed, and remembered."""
    news = numbered(TOWN[3], SHELLS, TOWN[4])
    with capture_logs() as logs:
        await poll(stage, rss(*numbered(*TOWN[:3])), rss(*news), rss(*numbered(*TOWN[5:8])))
    assert len({entry.title for entry in await entries(stage)}) == len(await entries(stage)) == 9
    assert stage.poller.tally.revised == 0
    assert len(await stage.store.read(lambda db: deliveries(db, DeliveryKind.ALERT))) == 1
    assert (await stage.state("/feed")).ids_reused
    assert sum("reuses its ids" in line["event"] for line in logs) == 1


async def test_guids_that_move_on_by_one_make_no_entry_new_again(stage: Rig) -> None:
    """Each poll brings one story at the top and numbers all from there: the others are known, under whatever number."""
    pages = [(*TOWN[-start:], *TOWN[:-start]) for start in (0, 1, 2)]
    first, second, third = (numbered(*page[:8]) for page in pages)
    await poll(stage, rss(*first), rss(*second), rss(*third))
    assert len(await entries(stage)) == 9
    assert (stage.poller.tally.new, stage.poller.tally.revised) == (9, 0)


async def test_one_guid_used_again_concerns_one_entry(stage: Rig) -> None:
    """The others keep their guids, and the next poll knows both that stood under the one."""
    town = numbered(*TOWN[:3])
    again = (*town[:2], Item(guid="3", link="shells", title=SHELLS.title, text=SHELLS.text))
    await poll(stage, rss(*town), rss(*again), rss(*again, *numbered(*TOWN[:4])[3:]))
    assert len(await entries(stage)) == 5
    assert not (await stage.state("/feed")).ids_reused
    assert len(await stage.store.read(stories.list_stories)) == 1


@pytest.mark.parametrize("link", ["shells", "shells-corrected"])
async def test_a_correction_under_one_guid_is_a_revision(stage: Rig, link: str) -> None:
    """Whether or not its link changes with the figure."""
    title, text = (part.replace("6,700", "7,000") for part in texts.SEOUL_EN)
    before, after = Item(guid="1", link="shells", title=SHELLS.title, text=SHELLS.text), Item(guid="1", link=link, title=title, text=text)
    await poll(stage, rss(before), rss(after))
    assert (len(await entries(stage)), stage.poller.tally.revised) == (1, 1)
    assert len(await stage.store.read(lambda db: deliveries(db, DeliveryKind.CORRECTION))) == 1


async def test_after_retention_the_link_tells(stage: Rig) -> None:
    """An entry whose text is gone is known by guid and link; its guid with another link is another entry."""
    await poll(stage, rss(*numbered(*TOWN[:2])))
    stage.clock.turn(timedelta(days=31).total_seconds())
    now = stage.clock.now()
    assert await stage.store.write(lambda db: articles.prune_rejected(db, before=now)) == 2
    kept = Item(guid="1", link="town/0", title="Mayor closes the bakery again")
    other = Item(guid="2", link="shells", title=SHELLS.title, text=SHELLS.text)
    await poll(stage, rss(kept, other, at=now))
    assert len(await entries(stage)) == 3
    assert len(await stage.store.read(lambda db: deliveries(db, DeliveryKind.ALERT))) == 1
