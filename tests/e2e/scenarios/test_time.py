"""A program that ends and begins again: nothing is lost, nothing is told twice."""

from datetime import timedelta

from bot.errors import RetryLater
from tests.e2e.scenarios.drivers import Room
from tests.e2e.scenarios.world import Wire, World
from tests.feeds.decide import texts


async def test_a_restart_before_an_alert_has_left(world: World, wire: Wire, desk: Room) -> None:
    """What one life has decided the next one tells, once."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    world.door.refusals[:] = [RetryLater("the network is busy")]
    await world.poll()
    assert await desk.unread() == []
    await world.stop()
    await world.start()
    world.passes(timedelta(minutes=1))
    assert (await desk.hear()).title == "🔴 Seoul says North Korea sent Russia 6,700 containers"
    await world.poll()
    assert await desk.unread() == []


async def test_a_restart_between_an_alert_and_what_follows(world: World, wire: Wire, desk: Room) -> None:
    """The next life edits the message of the one before, replies to it, and knows its buttons."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    await world.stop()
    await world.start()
    assert (await desk.tap(alert, "👍")).text == "Noted: story 1 is relevant."
    wire.tells(*(text.replace("6,700", "6,000") for text in texts.SEOUL_EN), name="seoul")
    await world.poll()
    await world.poll()
    assert (await desk.hear()).reply_to == alert.reference
    edited = await desk.again(alert, lambda now: now.edits == 1)
    assert "6,000 containers" in edited.text


async def test_what_is_said_to_a_program_that_is_down(world: World, desk: Room) -> None:
    """It is answered by the next life, once and in order; a question that was asked before can still be answered."""
    asked = await desk.ask("/forgetme")
    await world.stop()
    await desk.say("/topics")
    await desk.say("/subscribe troops")
    await world.start()
    topics, subscribed = await desk.hear_all(2)
    assert topics.title == "Topics"
    assert subscribed.text == "This chat now gets troops."
    assert (await desk.tap(asked, "❌")).text == "That is dropped; nothing was changed."
    await world.rest()
    assert await desk.unread() == []


async def test_a_chat_that_was_muted_stays_so(world: World, wire: Wire, desk: Room) -> None:
    """A mute outlasts a restart, and ends at its time in the life that is then."""
    await desk.ask("/mute 8h")
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    await world.stop()
    await world.start()
    await world.poll()
    assert await desk.unread() == []
    world.passes(timedelta(hours=8))
    assert (await desk.hear()).title == "While this chat was muted there was one story:"


async def test_three_days_down(world: World, wire: Wire, desk: Room) -> None:
    """What waited and what the feed brought meanwhile comes in one message; what is new after that comes alone again."""
    wire.tells(*texts.SEOUL_EN, name="seoul")
    world.door.refusals[:] = [RetryLater("the network is busy")]
    await world.poll()
    await world.stop()
    world.clock.turn(timedelta(days=3).total_seconds())
    old = {
        "missiles": ("North Korea sends Russia 24 missiles", "North Korea has sent Russia 24 missiles, Kyiv said."),
        "workers": ("Moscow wants 12,000 workers from Pyongyang", "Russia wants 12,000 North Korean workers for a drone plant."),
    }
    for number, (name, (title, text)) in enumerate(old.items()):
        wire.tells(title, text, name=name, ago=timedelta(hours=60 - 20 * number))
    await world.start()
    await world.poll()
    (catch_up,) = await desk.unread()
    assert catch_up.title.startswith("Catch-up: 3 stories")
    for title in (texts.SEOUL_EN[0], *(title for title, _ in old.values())):
        assert f"• {title} (Harbour Wire, " in catch_up.text
    wire.tells("North Korea ships Russia 60 howitzers", "North Korea has shipped 60 howitzers to Russia, Seoul said.", name="howitzers")
    await world.poll()
    (alone,) = await desk.unread()
    assert "North Korea ships Russia 60 howitzers" in alone.title
