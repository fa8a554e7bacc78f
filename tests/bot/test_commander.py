"""What happens in chats is stored before it is acknowledged, acted on once, and nobody is heard without end."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.access import HEARD_PER_MINUTE
from bot.analyst import Analyst
from bot.commander import Commander
from bot.feed_reader import FeedReader
from bot.networks.base import Author, Left, Pressed, What
from bot.render.payload import message_from
from bot.store import Store
from feeds.collect.fetch import Fetcher
from feeds.collect.worker import Parser
from storage import outbox
from storage.types import Address, ChatKind
from storage.writer import Writer
from tests.bot import scene
from tests.clocks import FakeClock
from tests.incoming import happens


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """A seeded database behind its thread."""
    with Writer(lambda: scene.seeded(tmp_path / "rajin.db")) as writer:
        yield Store(writer)


def _commander(store: Store, clock: FakeClock | None = None) -> Commander:
    """One that has no network and asks no feed."""
    clock = clock or FakeClock(scene.NOON)
    fetcher = Fetcher(allowed_networks=(), user_agent="test", host_gap_s=0.0, parallel=1, clock=clock)
    reader = FeedReader(fetcher, Parser(), clock, allowed=())
    return Commander(store, {}, clock, owners=frozenset(), told=lambda: None, analyst=Analyst(), reader=reader)


async def _answers(store: Store) -> int:
    return len(await store.read(outbox.list_deliveries))


async def test_an_update_that_comes_twice_is_acted_on_once(store: Store) -> None:
    """From a webhook and from a poll, before it was acted on or after."""
    commander, asked = _commander(store), happens("/topics")
    await commander.take(asked)
    await commander.take(asked)
    await commander.drain()
    await commander.take(asked)
    await commander.drain()
    assert await _answers(store) == 1


async def test_what_was_stored_is_acted_on_by_the_next_process(store: Store) -> None:
    """The one that acknowledged it was killed."""
    await _commander(store).take(happens("/topics"))
    await _commander(store).drain()
    assert await _answers(store) == 1


@pytest.mark.parametrize("what", ["/topics", Pressed(target="1", command="/topics")], ids=["said", "pressed"])
async def test_nobody_is_heard_without_end(store: Store, what: What | str) -> None:
    """Words and presses count alike; others are heard meanwhile, and that the bot was put out is always noted."""
    commander = _commander(store)
    for _ in range(HEARD_PER_MINUTE + 5):
        await commander.take(happens(what))
    await commander.take(happens(what, sender="2"))
    await commander.drain()
    assert await _answers(store) == HEARD_PER_MINUTE + 2  # that they are not heard is said once
    left = happens(Left(reason="put out"))
    await commander.take(replace(left, sender="1"))
    assert len(await store.read(lambda db: db.rows("SELECT 1 FROM inbox WHERE handled_at IS NULL"))) == 1


async def test_half_a_character_is_answered(store: Store) -> None:
    """Whatever is said, it is not passed over in silence; nor where too much was said already."""
    commander = _commander(store)
    for text in ("/\ud83d", "/latest \ud83d", "\ud83d"):
        await commander.take(happens(text))
    await commander.drain()
    assert await _answers(store) == 3
    for _ in range(HEARD_PER_MINUTE):
        await commander.take(replace(happens("/\ud83d", kind=ChatKind.GROUP, sender="2"), chat_title="\ud83d"))
    await commander.take(replace(happens("/topics \ud83d", kind=ChatKind.GROUP, sender="2"), chat_title="\ud83d"))
    assert await _answers(store) == 4


async def test_who_is_not_heard_is_told_once(store: Store) -> None:
    """In words, and again only once the next minute is too full; talk that is not for the bot is not answered by that either."""
    clock = FakeClock(scene.NOON)
    commander = _commander(store, clock)

    async def told() -> int:
        said = [message_from(each.payload).plain() for each in await store.read(outbox.list_deliveries)]
        return sum("a minute from one person" in each for each in said)

    for minute in (1, 2):
        for _ in range(HEARD_PER_MINUTE + 5):
            await commander.take(happens("/topics"))
        assert await told() == minute
        await clock.sleep(61)
    for _ in range(HEARD_PER_MINUTE + 5):
        await commander.take(happens("/dance", kind=ChatKind.GROUP, sender="7"))
    assert await told() == 2


@pytest.mark.parametrize("author", [Author.CHANNEL, Author.BOT])
async def test_who_is_never_obeyed_silences_nobody(store: Store, author: Author) -> None:
    """In a group any member may speak as a channel: its anonymous administrators are heard all the same, and nothing of it is stored."""
    commander = _commander(store)
    for _ in range(HEARD_PER_MINUTE + 2):
        await commander.take(happens("/stop", kind=ChatKind.GROUP, author=author, admin=False))
    assert await store.read(lambda db: db.rows("SELECT 1 FROM inbox")) == []
    await commander.take(happens("/topics", kind=ChatKind.GROUP, author=Author.ANONYMOUS_ADMIN))
    await commander.drain()
    assert await _answers(store) == 1


async def test_anonymous_administrators_have_a_hearing_of_their_own(store: Store) -> None:
    """Each group's, which is neither another group's nor that of somebody whose id is the group's."""
    commander = _commander(store)
    crowd = Address(network="telegram", address="-100")
    for _ in range(HEARD_PER_MINUTE):
        await commander.take(happens("/dance", kind=ChatKind.GROUP, author=Author.ANONYMOUS_ADMIN, address=crowd))
        await commander.take(happens("/dance", kind=ChatKind.GROUP, sender="-200"))
    for address in ("-100", "-200"):
        place = Address(network="telegram", address=address)
        await commander.take(happens("/topics", kind=ChatKind.GROUP, author=Author.ANONYMOUS_ADMIN, address=place))
    await commander.drain()
    answered = [message_from(each.payload).plain() for each in await store.read(outbox.list_deliveries)]
    assert ["a minute from one person" in each for each in answered] == [True, False]


async def test_the_notice_is_used_up_only_where_it_is_said(store: Store) -> None:
    """Talk that is not for the bot says nothing, so that the first command that is not heard is answered."""
    commander = _commander(store)
    for _ in range(HEARD_PER_MINUTE + 5):
        await commander.take(happens("how are you?", kind=ChatKind.GROUP))
    assert await _answers(store) == 0
    for _ in range(2):
        await commander.take(happens("/topics", kind=ChatKind.GROUP))
    assert await _answers(store) == 1
