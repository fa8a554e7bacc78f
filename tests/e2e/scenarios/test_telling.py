"""What subscribers are told: from the first word to the alert, and all that follows it."""

from datetime import timedelta

import pytest

from tests.e2e.scenarios.drivers import Room
from tests.e2e.scenarios.world import Wire, World
from tests.feeds.decide import texts

SEOUL = """\
🔴 Seoul says North Korea sent Russia 6,700 containers
About 6,700 containers, North Korea to Russia, since September 2023, enough for more than 3 million shells, \
says South Korea's defence minister Shin Won-sik

South Korea's defence minister Shin Won-sik told reporters on Monday that Pyongyang had shipped about 6,700 containers to Russia \
since September. They could hold more than 3 million artillery shells of 152 mm, he said. Most left through the port of Rajin.

Harbour Wire, 26 Feb 2024, 12:00 UTC
One source so far."""
MORE = texts.SEOUL_EN[1].replace("They could", "He also spoke of 24 missiles. They could")


@pytest.fixture
async def cape(world: World) -> Wire:
    """Another outlet."""
    return await world.wire("Cape Dispatch", path="/cape", host="cape.example")


async def test_from_the_first_word_to_the_alert(world: World, wire: Wire) -> None:
    """Whoever says /start gets the next story, with its source line and its link, and what was there before is not told."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    desk = await world.driver.private(await world.driver.meet("reader"))
    welcome = await desk.ask("/start")
    assert welcome.text.splitlines()[1:] == [
        "This chat now gets: arms-and-sanctions",
        "/topics shows what there is, /settings how you are told, /help all commands; /stop ends all alerts.",
    ]
    link = wire.tells("North Korea sends Russia 24 missiles", "North Korea has sent Russia 24 missiles, Kyiv said.", name="missiles")
    await world.poll()
    alert = await desk.hear()
    assert alert.text.splitlines()[0] == "🔴 North Korea sends Russia 24 missiles"
    assert alert.text.splitlines()[-2:] == ["Harbour Wire, 26 Feb 2024, 12:20 UTC", "One source so far."]
    assert alert.links == (link,)
    assert await desk.unread() == []


async def test_an_alert_reads_the_same_everywhere(world: World, wire: Wire, desk: Room) -> None:
    """Word for word, with the same buttons or reactions in the same order."""
    link = wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    assert alert.text == SEOUL
    assert alert.links == (link,)
    assert alert.marks == ("👍", "👎", "♻️", "📄", "❓", "🔕")
    assert alert.reply_to is None


async def test_another_telling_is_added_in_silence(world: World, wire: Wire, cape: Wire, desk: Room) -> None:
    """The alert is edited in its place; nothing new is sent."""
    first = wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    second = cape.tells(*texts.SEOUL_DE, name="seoul")
    await world.poll()
    await world.poll()  # edits of one message are half an hour apart
    edited = await desk.again(alert, lambda now: now.edits == 1)
    assert edited.text.splitlines()[-1] == "Also reported by Cape Dispatch (2 languages in all, 2 independent sources)."
    assert edited.links == (first, second)
    assert edited.marks == alert.marks
    assert await desk.unread() == []


async def test_a_new_figure_is_a_reply(world: World, wire: Wire, desk: Room) -> None:
    """What is materially new about a story comes as a reply to its alert, and stands in the alert as well."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    wire.tells(texts.SEOUL_EN[0], MORE, name="seoul")
    await world.poll()
    update = await desk.hear()
    assert update.title == "🔴 Update: Seoul says North Korea sent Russia 6,700 containers"
    assert "New: 24 missiles" in update.text
    assert update.reply_to == alert.reference


async def test_a_follow_up_is_a_reply(world: World, wire: Wire, cape: Wire, desk: Room) -> None:
    """A new total is a story of its own, in the thread of the one that it continues."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    cape.tells(*texts.SEOUL_LATER, name="later")
    await world.poll()
    later = await desk.hear()
    assert later.title == "🔴 Follow-up: Seoul now counts 7,000 containers from North Korea"
    assert "Earlier: about 6,700 containers (26 Feb 2024)" in later.text
    assert later.reply_to == alert.reference
    assert "Story 2 continues it." in (await desk.ask("/story 1")).text


async def test_a_correction_is_a_reply(world: World, wire: Wire, desk: Room) -> None:
    """With what it says now and what it said; the alert is put right as well."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    wire.tells(*(text.replace("6,700", "6,000") for text in texts.SEOUL_EN), name="seoul")
    await world.poll()
    correction = await desk.hear()
    assert correction.text.splitlines()[:3] == [
        "Correction: Harbour Wire has changed its report.",
        "Now: about 6,000 containers",
        "Was: about 6,700 containers",
    ]
    assert correction.reply_to == alert.reference
    await world.poll()
    edited = await desk.again(alert, lambda now: now.edits == 1)
    assert edited.title == "🔴 Seoul says North Korea sent Russia 6,000 containers"


async def test_a_muted_chat_is_told_afterwards(world: World, wire: Wire, desk: Room) -> None:
    """Nothing during the silence, and one message with all of it once that is over: by its time, or by a press."""
    muted = await desk.ask("/mute 8h")
    assert muted.text == "Silence until 26 Feb 2024, 20:00 UTC. What comes meanwhile is told in one message afterwards."
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    assert await desk.unread() == []
    world.passes(timedelta(minutes=1))
    over = await desk.tap(muted, "🔔")
    assert over.text == "The silence is over. What came meanwhile comes now."
    catch_up = await desk.hear()
    assert catch_up.text.splitlines() == [
        "While this chat was muted there was one story:",
        "• Seoul says North Korea sent Russia 6,700 containers (Harbour Wire, 26 Feb 2024)",
    ]
    await desk.ask("/mute 1h")
    wire.tells("North Korea sends Russia 24 missiles", "North Korea has sent Russia 24 missiles, Kyiv said.", name="missiles")
    await world.poll()
    assert await desk.unread() == []
    world.passes(timedelta(hours=1))
    assert "North Korea sends Russia 24 missiles" in (await desk.hear()).text


async def test_a_muted_story_is_quiet(world: World, wire: Wire, desk: Room) -> None:
    """By the alert's own button: no more about that story, until it is told again; other stories come."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    muted = await desk.tap(alert, "🔕")
    assert muted.text.startswith("No more about story 1")
    wire.tells(texts.SEOUL_EN[0], MORE, name="seoul")
    wire.tells("Cuba sells sugar", "Cuba has sold sugar.", name="sugar")
    await world.poll()
    assert await desk.unread() == []
    assert (await desk.tap(muted, "🔔")).text == "Story 1 is told here again."


async def test_stories_are_looked_up(world: World, wire: Wire, desk: Room) -> None:
    """The newest, one by number, by a reply to its alert, or by a button; and what somebody thinks of it."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    newest = await desk.ask("/latest")
    assert newest.text.splitlines() == [
        "Newest of arms-and-sanctions",
        "1 · Seoul says North Korea sent Russia 6,700 containers (Harbour Wire, 26 Feb 2024)",
        "/story 1 tells all about one.",
    ]
    story = await desk.ask("/story 1")
    assert story.title == "Story 1, first seen 26 Feb 2024"
    assert "• Harbour Wire (independent, 26 Feb 2024): Seoul says" in story.text
    assert (await desk.ask("/story", reply_to=alert)).text == story.text
    assert (await desk.tap(alert, "📄")).text == story.text
    assert (await desk.tap(alert, "👍")).text == "Noted: story 1 is relevant."
    ledger = await desk.ask("/ledger containers")
    assert "26 Feb 2024: about 6,700 containers to Russia, South Korea's defence minister Shin Won-sik" in ledger.text
