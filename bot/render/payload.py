"""What a delivery carries besides its story, to and from JSON: messages that are ready, and figures."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.message import Message, Span, Style
from feeds.types.claim import Approximation, Quantity


def message_to(message: Message) -> dict[str, Any]:
    """A finished message as a JSON object."""
    lines = [[[span.text, span.style, span.url] for span in line] for line in message.lines]
    return {"lines": lines, "preview_url": message.preview_url, "silent": message.silent}


def message_from(payload: Mapping[str, Any]) -> Message:
    """The inverse of `message_to`."""
    lines = tuple(tuple(Span(text=text, style=Style(style), url=url) for text, style, url in line) for line in payload["lines"])
    return Message(lines=lines, preview_url=payload["preview_url"], silent=payload["silent"])


def quantities_to(quantities: Iterable[Quantity]) -> list[list[Any]]:
    """Quantities as JSON arrays: value, high, unit, approximation, text, start."""
    return [[q.value, q.high, q.unit, q.approximation, q.text, q.start] for q in quantities]


def quantities_from(value: Any) -> tuple[Quantity, ...]:  # noqa: ANN401 - JSON
    """The inverse of `quantities_to`; () for None."""
    return tuple(
        Quantity(value=number, high=high, unit=unit, approximation=Approximation(approximation), text=text, start=start)
        for number, high, unit, approximation, text, start in value or ()
    )
