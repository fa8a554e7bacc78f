"""What stands in place of an alert whose story was merged into another one."""

import pytest

from bot.locales.texts import texts
from bot.render.pointer import pointer
from bot.render.reader import Reader
from tests.bot.render.stories import story


@pytest.mark.parametrize(("language", "says"), [("en", "The same event as another alert here:"), ("de", "Dasselbe Ereignis wie in einer")])
def test_it_names_the_alert_that_tells_it_now(language: str, says: str) -> None:
    """In the chat's language, with the headline and its link."""
    message = pointer(story(), Reader(texts=texts(language)))
    first, second = message.plain().splitlines()
    assert first.startswith(says)
    assert second.endswith("Seoul counts 6,700 containers")
    assert message.lines[1][-1].url == message.preview_url == "https://wire.example/a"
