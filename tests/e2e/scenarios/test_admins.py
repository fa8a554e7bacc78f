"""What admins do, and what everybody notices of it: lists, feeds, people, stories taken back, words to all."""

from datetime import timedelta

import pytest

from tests.e2e.scenarios.drivers import Room
from tests.e2e.scenarios.world import Wire, World
from tests.feeds.decide import texts

ZORBLATS = (  # news of a thing that no list knows
    ("North Korea sends zorblats to Russia", "North Korea has sent zorblats to Russia by train, witnesses say."),
    ("A ship with zorblats leaves Rajin", "The freighter was seen off North Korea on its way to Russia. Zorblats stood on its deck."),
    ("Moscow shows its zorblats", "Russia put what it calls zorblats on parade; they came from North Korea in spring."),
)


@pytest.fixture
async def owner(world: World) -> Room:
    """A private room of the owner, who gets no alerts."""
    return await world.driver.private(world.owner)


async def test_a_keyword_counts_from_the_next_poll_on(world: World, wire: Wire, desk: Room, owner: Room) -> None:
    """What was read before is offered to the admin and told at their press; an undo takes effect at the next poll as well."""
    wire.tells(*ZORBLATS[0], name="first")
    await world.poll()
    assert await desk.unread() == []
    added = await owner.ask("/keyword add arms zorblat*")
    assert added.title == "Added to arms: zorblat*"
    assert "One article of the last two days would match now. Nobody was told of it." in added.text
    wire.tells(*ZORBLATS[1], name="second")
    await world.poll()
    assert (await desk.hear()).title == ZORBLATS[1][0]
    told = await owner.tap(added, "📣")
    assert told.text == "One article was taken in: one new story, one alert goes out."
    assert (await desk.hear()).title == ZORBLATS[0][0]
    undone = await owner.tap(added, "↩️")
    assert undone.title.startswith("Taken back: #")
    wire.tells(*ZORBLATS[2], name="third")
    await world.poll()
    assert await desk.unread() == []


async def test_a_keyword_that_is_found_nearly_everywhere_asks_first(world: World, wire: Wire, owner: Room) -> None:
    """With what it would do to the stored articles; a no changes nothing, a yes counts once."""
    for number in range(24):
        wire.tells(f"Ferry {number} sails", f"The ferry {number} sails to Incheon with {number} tourists.", name=f"ferry-{number}")
    await world.poll()
    asked = await owner.ask("/keyword add arms ferry")
    assert asked.title == "That is found nearly everywhere. Add it to arms all the same?"
    assert "What you name is found in 100 % of all articles." in asked.text
    assert (await owner.tap(asked, "❌")).text == "That is dropped; nothing was changed."
    assert "Not in arms: ferry" in (await owner.ask("/keyword show arms ferry")).text
    asked = await owner.ask("/keyword add arms ferry")
    assert (await owner.tap(asked, "✅")).title == "Added to arms: ferry"
    assert "Nothing waits for a yes here any more." in (await owner.tap(asked, "✅")).text


async def test_a_retraction_is_seen_everywhere(world: World, wire: Wire, desk: Room, owner: Room) -> None:
    """Every alert is struck out in its place and answered, in private and in groups, whether the chat has muted the story or not."""
    boss = await world.driver.meet("boss")
    (group,) = await world.driver.group(boss, admin=boss)
    await group.ask("/start")
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alerts = {room: await room.hear() for room in (desk, group)}
    await group.ask("/mute story 1")
    asked = await owner.ask("/retract 1 The ministry has denied it")
    assert asked.text.splitlines() == [
        "Take story 1 back? Wherever it was told, the alert is struck out and answered.",
        f"• 1: {texts.SEOUL_EN[0]}",
        "Why: The ministry has denied it",
    ]
    done = await owner.tap(asked, "✅")
    assert done.text == "Story 1 is taken back: 2 alerts edited, 2 chats answered, 0 messages dropped that had not left."
    for room, alert in alerts.items():
        reply = await room.hear()
        headline = texts.SEOUL_EN[0]
        assert reply.text.splitlines() == ["Retraction: please disregard this alert.", headline, "Why: The ministry has denied it"]
        assert reply.reply_to == alert.reference
        edited = await room.again(alert, lambda now: now.edits == 1)
        assert edited.text.splitlines() == ["Retracted", headline, "Why: The ministry has denied it"]
        assert edited.links == ()
        assert edited.marks == ()
    assert "no story" in (await desk.ask("/latest")).text


async def test_two_stories_that_are_one(world: World, wire: Wire, desk: Room, owner: Room) -> None:
    """Merged by hand: the second alert becomes a pointer to the first, and both numbers lead to one story."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    wire.tells("North Korea sends Russia 24 missiles", "North Korea has sent Russia 24 missiles, Kyiv said.", name="missiles")
    await world.poll()
    first, second = await desk.hear_all(2)
    asked = await owner.ask("/stories merge 1 2")
    assert (await owner.tap(asked, "✅")).text == "Story 2 is part of story 1 now, which has 2 articles."
    pointer = await desk.again(second, lambda now: now.edits == 1)
    assert pointer.text.splitlines() == ["The same event as another alert here:", texts.SEOUL_EN[0]]
    assert (await desk.ask("/story 2")).title == "Story 2 is now part of story 1."
    assert (await desk.again(first)).reference == first.reference


async def test_an_announcement_reaches_everybody(world: World, desk: Room, owner: Room) -> None:
    """After a yes, in every chat that gets alerts, and not in one that has stopped."""
    other = await world.driver.private(await world.driver.meet("other"))
    await other.ask("/start")
    await other.ask("/stop")
    asked = await owner.ask("/announce Alerts pause tonight for an hour.")
    assert asked.title in {"Send this to one chat?", "Send this to 2 chats?"}
    await owner.press(asked, "✅")
    assert (await desk.hear()).text.splitlines()[-1] == "Alerts pause tonight for an hour."
    await world.rest()
    assert await other.unread() == []


async def test_a_code_makes_somebody_an_editor(world: World, owner: Room) -> None:
    """Whoever sends it first has the rights at once; it works once, and they can be taken away again."""
    ed, late = [await world.driver.private(await world.driver.meet(name)) for name in ("ed", "late")]
    refused = await ed.ask("/keyword add arms zorblat")
    code = (await owner.ask("/invite editor")).text.splitlines()[1].removeprefix("/redeem ")
    assert (await ed.ask(f"/redeem {code}")).title == "You are an editor now."
    assert (await ed.ask("/keyword add arms zorblat")).title == "Added to arms: zorblat"
    assert (await late.ask(f"/redeem {code}")).text == "That code is wrong, used or too old. Ask for a new one."
    world.passes(timedelta(minutes=1))
    assert f"{world.driver.name}:{ed.person}: editor" in (await owner.ask("/admin list")).text
    assert (await owner.ask(f"/admin remove {ed.person}")).text == f"{world.driver.name}:{ed.person} is no longer an editor."
    assert (await ed.ask("/keyword add arms zorblat")).text == refused.text


async def test_a_feed_is_added_and_paused(world: World, desk: Room, owner: Room) -> None:
    """What it holds when it comes is not told, what comes later is; a feed that is paused brings nothing."""
    cape = Wire(world=world, title="Cape Dispatch", path="/cape", host="cape.example")
    cape.tells(*texts.SEOUL_EN, name="seoul")
    added = await owner.ask(f'/feed add {world.server.url("/cape")} lang=en title="Cape Dispatch"')
    assert added.title == "Added Cape Dispatch (independent): one entry now."
    await world.poll()
    cape.tells("North Korea sends Russia 24 missiles", "North Korea has sent Russia 24 missiles, Kyiv said.", name="missiles")
    await world.poll()
    assert (await desk.hear()).title == "🔴 North Korea sends Russia 24 missiles"
    assert await desk.unread() == []
    listed = await owner.ask("/feed list")
    assert "#1 Cape Dispatch" in listed.text
    assert (await owner.ask("/feed pause 1")).text == "Cape Dispatch is paused."
    cape.tells("North Korea sends Russia 60 guns", "North Korea has sent Russia 60 guns, Kyiv said.", name="guns")
    await world.poll()
    assert await desk.unread() == []
    assert "Cape Dispatch: paused, it is not read." in (await desk.ask("/why https://cape.example/other")).text


async def test_a_topic_of_ones_own(world: World, wire: Wire, desk: Room, owner: Room) -> None:
    """Made, subscribed to, told, and gone with its subscriptions; what was done stands in the audit."""
    made = await owner.ask("/topic add ferries ferry AND incheon")
    assert made.title == "Topic ferries is there now."
    assert (await desk.ask("/subscribe ferries")).text == "This chat now gets ferries."
    wire.tells("Ferry sails to Incheon", "The ferry sails to Incheon with tourists.", name="ferry")
    await world.poll()
    assert "Ferry sails to Incheon" in (await desk.hear()).title
    asked = await owner.ask("/topic remove ferries")
    assert asked.title == "Remove ferries? One chat gets it."
    assert (await owner.tap(asked, "✅")).title.startswith("Topic ferries is gone")
    assert "There is no topic “ferries”." in (await desk.ask("/subscribe ferries")).text
    assert f"{world.driver.name}:{world.owner}" in (await owner.ask("/audit")).text


async def test_lists_travel_as_a_file(world: World, owner: Room) -> None:
    """Exported, changed by hand and sent back: after a yes the list is what the file says, and the same file again changes nothing."""
    exported = await owner.ask("/keyword export arms")
    assert exported.file == "keywords.yaml"
    data = (await owner.open(exported)).decode()
    changed = data.replace("  terms:\n", "  terms:\n  - zorblat\n", 1).encode()
    asked = await owner.ask("/keyword import", file=("lists.yaml", changed))
    assert asked.text.splitlines()[:2] == [
        "The lists of this file become just what it says. Other lists stay. Go on?",
        "arms: 1 added, 0 removed, 0 changed",
    ]
    assert (await owner.tap(asked, "✅")).title == "Done."
    assert (await owner.ask("/keyword show arms zorblat")).title == "zorblat (any language)"
    assert (await owner.ask("/keyword import", file=("lists.yaml", changed))).text == "The file changes nothing: all is so already."


async def test_a_question_is_answered_in_words(world: World, desk: Room, owner: Room) -> None:
    """A typed /no drops what waits, a typed /yes carries it out, in that chat only."""
    await owner.ask("/announce Alerts pause tonight.")
    assert (await owner.ask("/no")).text == "That is dropped; nothing was changed."
    await owner.ask("/announce Alerts go on.")
    assert "Nothing waits for a yes here any more." in (await desk.ask("/yes")).text
    await owner.say("/yes")
    assert (await desk.hear()).text.splitlines()[-1] == "Alerts go on."
