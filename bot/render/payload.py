"""What a delivery carries besides its story, to and from JSON: messages that are ready, and figures."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from bot.message import Button, Message, Own, Span, Style
from feeds.types.claim import Approximation, Quantity


def message_to(message: Message) -> dict[str, Any]:
    """A finished message as a JSON object."""
    return {
        "lines": [[_span_to(span) for span in line] for line in message.lines],
        "preview_url": message.preview_url,
        "silent": message.silent,
        "notice": message.notice,
        "buttons": [[[button.label, button.mark, button.command] for button in row] for row in message.buttons],
    }


def message_from(payload: Mapping[str, Any]) -> Message:
    """The inverse of `message_to`; what an earlier release wrote has no buttons, and knows of no commands."""
    return Message(
        lines=tuple(tuple(_span_from(*span) for span in line) for line in payload["lines"]),
        preview_url=payload["preview_url"],
        silent=payload["silent"],
        notice=payload.get("notice", False),
        buttons=tuple(
            tuple(Button(label=label, mark=mark, command=command) for label, mark, command in row) for row in payload.get("buttons", ())
        ),
    )


def _span_to(span: Span) -> list[object]:
    commands = list(span.text.commands) if isinstance(span.text, Own) else []
    return [span.text, span.style, span.url, commands]


def _span_from(text: str, style: str, url: str | None, commands: Iterable[int] = ()) -> Span:
    known = tuple(commands)
    return Span(text=Own(text, known) if known else text, style=Style(style), url=url)


def file_to(file: tuple[str, bytes]) -> dict[str, Any]:
    """A file as a JSON object, to stand beside a message."""
    name, data = file
    return {"file": [name, b64encode(data).decode()]}


def file_from(payload: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """The inverse of `file_to`; None where there is none."""
    found = payload.get("file")
    return None if found is None else (found[0], b64decode(found[1]))


def quantities_to(quantities: Iterable[Quantity]) -> list[list[Any]]:
    """Quantities as JSON arrays: value, high, unit, approximation, text, start."""
    return [[q.value, q.high, q.unit, q.approximation, q.text, q.start] for q in quantities]


def quantities_from(value: Any) -> tuple[Quantity, ...]:  # noqa: ANN401 - JSON
    """The inverse of `quantities_to`; () for None."""
    return tuple(
        Quantity(value=number, high=high, unit=unit, approximation=Approximation(approximation), text=text, start=start)
        for number, high, unit, approximation, text, start in value or ()
    )
