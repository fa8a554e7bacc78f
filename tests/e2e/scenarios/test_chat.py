"""How a chat sets itself up: topics, settings and language by words and by presses, and how it takes its leave."""

from datetime import timedelta

from tests.e2e.scenarios.drivers import Room
from tests.e2e.scenarios.world import Wire, World
from tests.feeds.decide import texts


async def test_topics_by_word_and_by_press(world: World, wire: Wire, desk: Room) -> None:
    """A press is the command that it stands for; whoever gets no topic is told nothing."""
    shown = await desk.ask("/topics")
    assert [line[:20] for line in shown.text.splitlines()[1:4]] == ["✓ arms-and-sanctions", "○ sanctions – Sancti", "○ troops – North Kor"]
    assert (await desk.tap(shown, "2️⃣")).text == "This chat now gets sanctions."
    assert (await desk.ask("/unsubscribe sanctions")).text == "This chat no longer gets sanctions."
    gone = await desk.tap(shown, "1️⃣")
    assert gone.text.splitlines() == ["This chat no longer gets arms-and-sanctions.", "This chat gets no alerts now."]
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    assert await desk.unread() == []
    assert (await desk.ask("/subscribe arms-and-sanctions")).text == "This chat now gets arms-and-sanctions."


async def test_settings_by_press(world: World, desk: Room) -> None:
    """From the list to the value, press by press; typed words do the same."""
    settings = await desk.ask("/settings")
    assert settings.text.splitlines()[:3] == ["Settings", "Language: English", "Time zone: UTC (it is 12:00)"]
    assert settings.marks == ("🌐", "🕒", "❗", "🗞️", "🌙", "✏️")
    severity = await desk.tap(settings, "❗")
    assert "What is told: everything" in severity.text
    assert "What is told: only official acts and new totals" in (await desk.tap(severity, "3️⃣")).text
    assert (await desk.ask("/settings silent 22:00-07:00")).text == "Saved. Silent hours: 22:00–07:00"
    assert "“25:00” are no hours." in (await desk.ask("/settings silent 25:00")).text


async def test_the_language_of_a_chat(world: World, wire: Wire, desk: Room) -> None:
    """Answers and alerts are in it from the next message on."""
    asked = await desk.ask("/language")
    changed = await desk.tap(asked, "2️⃣")
    assert "Sprache: Deutsch" in changed.text
    wire.tells(*texts.SEOUL_DE, name="seoul")
    await world.poll()
    alert = await desk.hear()
    assert alert.title == "🔴 Südkorea: 6.700 Container aus Nordkorea für Russland"
    assert "Rund 6.700 Container aus Nordkorea nach Russland" in alert.text
    assert (await desk.ask("/language en")).text == "Saved. Language: English"


async def test_a_chat_that_stops(world: World, wire: Wire, desk: Room) -> None:
    """It is told nothing and keeps what it set; /start brings the alerts back."""
    assert (await desk.ask("/settings edits off")).text == "Saved. Edits: no"
    assert (await desk.ask("/stop")).text == "No more alerts. Your settings are kept; /start brings them back."
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    assert await desk.unread() == []
    assert "Alerts are stopped here; /start brings them back." in (await desk.ask("/topics")).text
    assert "This chat now gets: arms-and-sanctions" in (await desk.ask("/start")).text
    assert "Edits: no" in (await desk.ask("/settings")).text
    wire.tells("North Korea sends Russia 24 missiles", "North Korea has sent Russia 24 missiles, Kyiv said.", name="missiles")
    await world.poll()
    assert (await desk.hear()).title == "🔴 North Korea sends Russia 24 missiles"


async def test_a_chat_that_is_forgotten(world: World, wire: Wire, desk: Room) -> None:
    """After a yes nothing is known of it, and it is told nothing; a no changes nothing."""
    await desk.ask("/settings edits off")
    asked = await desk.ask("/forgetme")
    assert asked.text.splitlines()[-1] == "That cannot be undone. What you see here stays until you delete it. Shall I?"
    assert (await desk.tap(asked, "❌")).text == "That is dropped; nothing was changed."
    asked = await desk.ask("/forgetme")
    assert (await desk.tap(asked, "✅")).text == "It is forgotten. /start begins anew."
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    assert await desk.unread() == []
    assert "Edits: yes" in (await desk.ask("/settings")).text


async def test_what_cannot_be_understood(world: World, desk: Room) -> None:
    """An answer says what was understood, and what to type."""
    assert (await desk.ask("/sbscribe troops")).text == ("I do not know /sbscribe. Did you mean /subscribe? /help shows what I know.")
    assert (await desk.ask("good morning")).text == "I understand commands only; /help names them."
    assert (await desk.ask("/subscribe tanks")).text == ("There is no topic “tanks”. There are: arms-and-sanctions, sanctions, troops")
    assert (await desk.ask("/help mute")).title == "/mute TIME or story NUMBER"


async def test_a_group_is_told_as_its_administrators_wish(world: World, wire: Wire) -> None:
    """Members may look and are told once that they may not change it; talk is nobody's business."""
    boss, member = await world.driver.meet("boss"), await world.driver.meet("member")
    ours, theirs = await world.driver.group(boss, member, admin=boss)
    refused = await theirs.ask("/start")
    assert refused.text == "In groups only administrators may do that."
    await ours.hear()
    await ours.say("good morning")
    assert "This chat now gets: arms-and-sanctions" in (await ours.ask("/start")).text
    await theirs.hear()
    wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await theirs.hear()
    assert alert.title == "🔴 Seoul says North Korea sent Russia 6,700 containers"
    assert (await ours.hear()).text == alert.text
    world.passes(timedelta(minutes=1))
    assert (await theirs.tap(alert, "🔕")).text == "In groups only administrators may do that."
    await ours.hear()
    assert (await ours.tap(alert, "🔕")).text.startswith("No more about story 1")
