"""What subscribers are told, on every network: from the first word to the alert, what follows it, and what ends it."""

from tests.e2e.scenarios.world import Wire, World
from tests.feeds.decide import texts


async def test_a_subscriber_is_told(world: World, wire: Wire) -> None:
    """Whoever says /start gets the next story, with its source line and its link."""
    desk = await world.driver.private(await world.driver.meet("reader"))
    welcome = await desk.ask("/start")
    assert welcome.text.splitlines()[1:] == [
        "This chat now gets: arms-and-sanctions",
        "/topics shows what there is, /settings how you are told, /help all commands; /stop ends all alerts.",
    ]
    link = wire.tells(*texts.SEOUL_EN, name="seoul")
    await world.poll()
    alert = await desk.hear()
    assert alert.title == "🔴 Seoul says North Korea sent Russia 6,700 containers"
    assert "about 6,700 containers" in alert.text
    assert "Harbour Wire, 26 Feb 2024, 12:00 UTC" in alert.text
    assert link in alert.links
    assert alert.marks == ("👍", "👎", "♻️", "📄", "❓", "🔕")
    await world.rest()
    assert await desk.unread() == []
