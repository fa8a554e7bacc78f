"""/why on every network: one scenario for each reason that there was an alert, or none."""

from datetime import timedelta

from bot.errors import MessageRejected, RetryLater
from tests.e2e.scenarios.drivers import Room
from tests.e2e.scenarios.world import Wire, World
from tests.feeds.decide import texts


async def test_an_alert(world: World, wire: Wire, desk: Room) -> None:
    """By the passages that decided it: by number, by a reply, by the button, and by the link."""
    link = wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    why = await desk.ask("/why 1")
    assert why.text.splitlines()[1:3] == [
        "Topic arms-and-sanctions wants it; Harbour Wire says:",
        "• Title: “Seoul says North Korea sent Russia 6,700 containers” (@dprk: North Korea; @russia: Russia; @arms: containers)",
    ]
    assert why.text.splitlines()[-1].startswith("It was told here on 26 Feb 2024, 12:20 UTC.")
    assert (await desk.ask("/why", reply_to=alert)).text == why.text
    assert (await desk.tap(alert, "❓")).text == why.text
    assert "This report opened story 1." in (await desk.ask(f"/why {link}")).text


async def test_not_polled(world: World, wire: Wire, desk: Room) -> None:
    """No feed of that site is read."""
    why = await desk.ask("/why https://far.example/1")
    assert why.text == "No feed of far.example is read here. An admin can add one."


async def test_a_feed_that_fails(world: World, wire: Wire, desk: Room) -> None:
    """Since when it cannot be read, and what is wrong with it."""
    wire.tells("Harbour fees rise", "The port raises its fees.", name="fees")
    await world.poll()
    wire.fails(503)
    await world.poll()
    why = await desk.ask("/why https://wire.example/lost")
    assert why.text.splitlines()[0].startswith("Nothing is known of it: it was never seen")
    assert why.text.splitlines()[1].startswith("Harbour Wire: it cannot be read; the last time it could: 26 Feb 2024, 12:20 UTC. Error: ")
    assert "503" in why.text


async def test_never_seen(world: World, wire: Wire, desk: Room) -> None:
    """The feed is well, and the link was not in it."""
    wire.tells("Harbour fees rise", "The port raises its fees.", name="fees")
    await world.poll()
    why = await desk.ask("/why https://wire.example/other")
    assert why.text.splitlines()[1] == "Harbour Wire: last read on 26 Feb 2024, 12:20 UTC."


async def test_rejected(world: World, wire: Wire, desk: Room) -> None:
    """With the nearest condition that was missing."""
    link = wire.tells("Storm over Rajin", "A storm has hit the North Korean port of Rajin.", name="storm")
    await world.poll()
    why = await desk.ask(f"/why {link}")
    assert why.text.splitlines()[:2] == ["Storm over Rajin", "It was read on 26 Feb 2024, 12:20 UTC, and no topic wanted it."]
    assert why.text.splitlines()[2].startswith("arms-and-sanctions misses: ")
    assert "@russia" in why.text.splitlines()[2]


async def test_merged(world: World, wire: Wire, desk: Room) -> None:
    """Into which story, and how it was known."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    cape = await world.wire("Cape Dispatch", path="/cape", host="cape.example")
    link = cape.tells(*texts.SEOUL_EN, name="copy")
    await world.poll()
    await desk.hear()
    why = await desk.ask(f"/why {link}")
    assert why.text.splitlines()[1] == "This report joined story 1, which Harbour Wire opened: it has the same text."


async def test_muted(world: World, wire: Wire, desk: Room) -> None:
    """Until when the chat is silent; or that the story is."""
    await desk.ask("/mute 8h")
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    why = await desk.ask("/why 1")
    assert why.text.splitlines()[-1] == (
        "It will come in a message with others. It waits: this chat is muted until 26 Feb 2024, 20:00 UTC. /unmute ends that."
    )
    await desk.ask("/mute story 1")
    assert (await desk.ask("/why 1")).text.splitlines()[-1] == "Story 1 is muted here. /unmute story 1 ends that."


async def test_queued(world: World, wire: Wire, desk: Room) -> None:
    """While the chat's turn is not come, and while another try is waited for."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    world.door.shut()
    await desk.say("/topics")
    await world.door.besieged()  # so that nothing else leaves for this chat
    await world.bring()
    await desk.say("/why 1")
    await world.answered(2)
    world.door.refusals[:] = [None, None, RetryLater("the network is busy")]
    world.door.open()
    _, why = await desk.hear_all(2)
    assert why.text.splitlines()[-1] == "It waits for its turn and will come shortly."
    await world.rest()
    again = await desk.ask("/why 1")
    assert "It waits for another try, at 26 Feb 2024, 12:20 UTC at the earliest. Tries so far: 1" in again.text
    assert "the network is busy" in again.text
    world.passes(timedelta(minutes=1))
    assert (await desk.hear()).title == "🔴 Seoul says North Korea sent Russia 6,700 containers"


async def test_failed(world: World, wire: Wire, desk: Room) -> None:
    """Why the network will never take it."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    world.door.refusals[:] = [MessageRejected("the message is of no use")]
    await world.poll()
    why = await desk.ask("/why 1")
    assert why.text.splitlines()[-1] == ("It could not be delivered here: the network refused it. Reason: the message is of no use")


async def test_a_chat_that_wants_less(world: World, wire: Wire, desk: Room) -> None:
    """Its own settings kept the story back, or it gets no such topic."""
    await desk.ask("/settings languages ko")
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    why = await desk.ask("/why 1")
    assert why.text.splitlines()[-1] == ("It was kept back: no report in Korean tells it yet. /settings languages changes that.")
    other = await world.driver.private(await world.driver.meet("other"))
    assert "this chat gets no topics. /topics shows what there is." in (await other.ask("/why 1")).text
