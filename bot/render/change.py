"""What is pushed as a reply to an alert: updates and corrections. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.message import Line, Message, Span, Style
from bot.render.alert import ON_TIME, Circumstances, Reader, delivery_lines, headline, source, summary
from bot.render.figures import figures
from feeds.types.claim import Quantity
from feeds.types.story import Correction
from storage.types import Telling

_CORRECTIONS: Final[Mapping[Correction, str | None]] = {
    Correction.FIGURES: None,  # told by the figures themselves
    Correction.RETRACTION: "correction-retraction",
    Correction.DENIAL_ADDED: "correction-denial-added",
    Correction.DENIAL_REMOVED: "correction-denial-removed",
    Correction.DIRECTION: "correction-direction",
    Correction.NAME: "correction-name",
    Correction.UNWANTED: "correction-unwanted",
}


def update(
    telling: Telling,
    reader: Reader,
    *,
    news: Sequence[Quantity],
    before: Sequence[Quantity] = (),
    denial: bool = False,
    circumstances: Circumstances = ON_TIME,
) -> Message:
    """A telling that adds something material to a story: a figure, its first denial, or else the word of an official source.

    Args:
        telling: The article that brings it.
        reader: Whom it is for.
        news: Figures not known before.
        before: What the story told in the same units until now.
        denial: Whether it is the story's first denial.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    lines: list[Line] = [headline(telling, texts, prefix=texts("update-title"))]
    if news:
        lines.append((Span(text=texts("update-new", figures=figures(news, texts)), style=Style.BOLD),))
        if words := figures(before, texts):
            lines.append((Span(text=texts("update-before", figures=words)),))
    if denial:
        lines.append((Span(text=texts("update-denial"), style=Style.BOLD),))
    if not news and not denial:
        lines.append((Span(text=texts("update-official", outlet=telling.outlet), style=Style.BOLD),))
    lines.extend(summary(telling))
    lines.append(source(telling, reader))
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), preview_url=telling.url)


def correction(
    telling: Telling,
    reader: Reader,
    *,
    what: Correction = Correction.FIGURES,
    changed: Sequence[Quantity],
    was: Sequence[Quantity],
    circumstances: Circumstances = ON_TIME,
) -> Message:
    """A report that its publisher has changed in substance.

    Args:
        telling: The article as it stands now.
        reader: Whom it is for.
        what: What was put right.
        changed: The figures that the change brought; () where it is about something else.
        was: The figures of its lead before the change; those in other units are not told.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    units = {quantity.unit for quantity in changed}
    lines: list[Line] = [
        (Span(text=texts("correction-title") + ": ", style=Style.BOLD), Span(text=texts("correction-changed", outlet=telling.outlet))),
    ]
    if changed:
        lines.append((Span(text=texts("correction-now", figures=figures(changed, texts)), style=Style.BOLD),))
        if words := figures([quantity for quantity in was if quantity.unit in units], texts):
            lines.append((Span(text=texts("correction-was", figures=words), style=Style.STRIKE),))
    elif (key := _CORRECTIONS[what]) is not None:
        lines.append((Span(text=texts(key), style=Style.BOLD),))
    lines.append(headline(telling, texts))
    lines.extend(summary(telling))
    lines.append(source(telling, reader))
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), preview_url=telling.url)
