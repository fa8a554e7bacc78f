"""The buttons below an alert: what people think of it, and what more they may ask. Pure."""

from bot.locales.texts import Texts
from bot.message import Button
from feeds.types.story import StoryId


def alert_buttons(story: StoryId, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """Two rows; each button is a command that people can type as well."""
    return (
        (
            Button(label=texts("button-relevant"), mark="👍", command=f"/verdict relevant {story}"),
            Button(label=texts("button-irrelevant"), mark="👎", command=f"/verdict irrelevant {story}"),
            Button(label=texts("button-duplicate"), mark="♻️", command=f"/verdict duplicate {story}"),
        ),
        (
            Button(label=texts("button-story", story=str(story)), mark="📄", command=f"/story {story}"),
            Button(label=texts("button-why"), mark="❓", command=f"/why {story}"),
            Button(label=texts("button-mute"), mark="🔕", command=f"/mute story {story}"),
        ),
    )
