"""What is pushed as a reply to an alert: updates and corrections. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.locales.texts import Texts
from bot.message import Line, Message, Span, Style
from bot.render.alert import BLANK, MAX_ALERT, ON_TIME, Circumstances, apart, delivery_lines, headline, length, source, summary
from bot.render.choice import denials_of, of_figures, of_sides
from bot.render.claims import claim_line, claim_lines, denial_lines, designation_line
from bot.render.figures import figures
from bot.render.preview import preview
from bot.render.reader import Reader
from bot.render.speakers import side_name
from feeds.types.claim import Quantity
from feeds.types.story import Correction, Severity
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


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a telling adds to a story that was told.

    Attributes:
        figures: Figures not known before.
        before: What the story told in the same units until now.
        actors: Sides that had not spoken ("ukraine").
        denial: Whether it is the story's first denial.
        listed: Sides that have listed somebody.
        acts: Official acts: "veto russia", "admission dprk", "listing eu".
        severity: How much it may interrupt.
    """

    figures: Sequence[Quantity] = ()
    before: Sequence[Quantity] = ()
    actors: Sequence[str] = ()
    denial: bool = False
    listed: Sequence[str] = ()
    acts: Sequence[str] = ()
    severity: Severity = Severity.ROUTINE


def update(telling: Telling, reader: Reader, news: News, *, circumstances: Circumstances = ON_TIME) -> Message:
    """A telling that adds something material to a story: a figure, a speaker, a first denial, an official act, an official source's word.

    Args:
        telling: The article that brings it.
        reader: Whom it is for.
        news: What is new.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    marks = [texts("alert-flash")] if news.severity is Severity.FLASH else []
    head: list[Line] = [headline(telling, texts, prefix=" ".join([*marks, texts("update-title") + ":"]))]
    said = [*_new_figures(telling, news, texts), *_new_speakers(telling, news, texts), *_new_denial(telling, news, texts)]
    said += [designation_line(act, texts) for act in telling.designations if act.by in news.listed]
    said += [texts("update-act", act=kind, by=side_name(side, texts)) for kind, _, side in (act.partition(" ") for act in news.acts)]
    head.extend((Span(text=line, style=Style.BOLD),) for line in said or [texts("update-official", outlet=telling.outlet)])
    if news.figures and (words := figures(news.before, texts)):
        head.append((Span(text=texts("update-before", figures=words)),))
    tail = [source(telling, reader, of_figures(telling, news.figures)), *delivery_lines(circumstances, texts)]
    sentences = summary(telling, reader, room=MAX_ALERT - length((*head, *tail, *BLANK)), needed=not said)
    lines = apart(head, sentences, tail)
    return Message(lines=lines, preview_url=None if news.denial else preview(telling), silent=news.severity is Severity.LOW)


def _new_figures(telling: Telling, news: News, texts: Texts) -> list[str]:
    """The new figures as claims where the telling makes them, else in one line."""
    told = of_figures(telling, news.figures)
    claimed = {(each.claim.quantity.unit, each.claim.quantity.value) for each in told if each.claim.quantity is not None}
    rest = [figure for figure in news.figures if (figure.unit, figure.value) not in claimed]
    lines = claim_lines(told, texts)
    words = figures(rest, texts)
    lines = [texts("update-new", figures=line) if not number else line for number, line in enumerate(lines)]
    return [*lines, texts("update-new", figures=words)] if words else lines


def _new_speakers(telling: Telling, news: News, texts: Texts) -> list[str]:
    """What those say who had not spoken, unless it is told as a new figure."""
    told = {each.claim for each in of_figures(telling, news.figures)}
    return [texts("update-actor", claim=claim_line(each, texts)) for each in of_sides(telling, news.actors) if each.claim not in told]


def _new_denial(telling: Telling, news: News, texts: Texts) -> list[str]:
    """Who denies, where the telling says who."""
    if not news.denial:
        return []
    found = denials_of(telling)
    return denial_lines(found, (), texts) or [texts("update-denial")]


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
    tail = [source(telling, reader), *delivery_lines(circumstances, texts)]
    sentences = summary(telling, reader, room=MAX_ALERT - length((*lines, *tail, *BLANK)), needed=not changed)
    # No card: networks keep cards for days, and would show what was put right.
    return Message(lines=apart(lines, sentences, tail))
