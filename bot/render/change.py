"""What is pushed as a reply to an alert: updates and corrections. Pure."""

from collections.abc import Sequence

from bot.message import Line, Message, Span, Style
from bot.render.alert import ON_TIME, Circumstances, Reader, delivery_lines, headline, source, summary
from bot.render.figures import figures
from feeds.types.claim import Quantity
from storage.types import Telling


def update(
    telling: Telling,
    reader: Reader,
    *,
    news: Sequence[Quantity],
    before: Sequence[Quantity] = (),
    circumstances: Circumstances = ON_TIME,
) -> Message:
    """A telling that adds something material to a story.

    Args:
        telling: The article that brings it.
        reader: Whom it is for.
        news: Figures not known before; empty for a first denial.
        before: What the story told in the same units until now.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    lines: list[Line] = [headline(telling, texts, prefix=texts("update-title"))]
    if news:
        lines.append((Span(text=texts("update-new", figures=figures(news, texts)), style=Style.BOLD),))
        if words := figures(before, texts):
            lines.append((Span(text=texts("update-before", figures=words)),))
    elif telling.denial:
        lines.append((Span(text=texts("update-denial"), style=Style.BOLD),))
    lines.extend(summary(telling))
    lines.append(source(telling, reader))
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), preview_url=telling.url)


def correction(
    telling: Telling,
    reader: Reader,
    *,
    was: Sequence[Quantity],
    circumstances: Circumstances = ON_TIME,
) -> Message:
    """A report that its publisher has changed in substance.

    Args:
        telling: The article as it stands now.
        reader: Whom it is for.
        was: The figures of its lead before the change.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    lines: list[Line] = [
        (Span(text=texts("correction-title") + ": ", style=Style.BOLD), Span(text=texts("correction-changed", outlet=telling.outlet))),
    ]
    if words := figures(telling.lead_quantities or telling.quantities, texts):
        lines.append((Span(text=texts("correction-now", figures=words), style=Style.BOLD),))
    if words := figures(was, texts):
        lines.append((Span(text=texts("correction-was", figures=words), style=Style.STRIKE),))
    lines.append(headline(telling, texts))
    lines.extend(summary(telling))
    lines.append(source(telling, reader))
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), preview_url=telling.url)
