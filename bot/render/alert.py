"""A story to the message that a chat is shown: the fact first, whole sentences of a source, and who else reports it. Pure.

Nothing is said that is not in a source, apart from labelled lines made from what was extracted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.locales.texts import Texts
from bot.message import Line, Message, Span, Style
from bot.render.figures import figures
from feeds.decide.triage import newsworthy
from feeds.types.claim import Quantity
from feeds.types.feed import Tier
from storage.types import Story, Telling

LATE = timedelta(hours=6)
MAX_HEADLINE = 220
MAX_OUTLET = 60
MAX_NAMES = 4
MAX_ELSEWHERE = 2
_WEIGHT = {tier: weight for weight, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom a message is for.

    Attributes:
        texts: The chat's language.
        zone: The chat's time zone, an IANA name.
    """

    texts: Texts
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a chat must be told about the delivery itself.

    Attributes:
        delay: How long after the decision it is sent.
        repeated: Whether an earlier attempt may have arrived.
    """

    delay: timedelta = timedelta()
    repeated: bool = False


ON_TIME = Circumstances()


def alert(story: Story, reader: Reader, *, earlier: Story | None = None, circumstances: Circumstances = ON_TIME) -> Message:
    """A story's first alert, and its present state for an edit.

    Args:
        story: The story.
        reader: Whom it is for.
        earlier: The story whose thread it continues, where this chat was told of it.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    telling = best(story, texts.language)
    lines: list[Line] = [headline(telling, texts, prefix=texts("alert-follow-up") if earlier else "")]
    lines.extend(_figures(telling, reader, earlier))
    lines.extend(_elsewhere(story, telling, texts))
    lines.extend(summary(telling))
    lines.extend(_warnings(story, texts))
    lines.append(source(telling, reader))
    if line := coverage(story, telling, texts):
        lines.append(line)
    lines.extend(delivery_lines(circumstances, texts))
    return Message(lines=tuple(lines), preview_url=telling.url)


def best(story: Story, language: str) -> Telling:
    """The telling to show: the first in the reader's language, else the founder; a teaser gives way to a telling with sentences."""
    own = [telling for telling in story.tellings if telling.language == language]
    choice = own or [story.tellings[0]]
    return next((telling for telling in choice if telling.summary), choice[0])


def headline(telling: Telling, texts: Texts, *, prefix: str = "", longest: int = MAX_HEADLINE) -> Line:
    """The title in bold, linked; marked with its language where that is not the reader's."""
    marks = [prefix + ":"] if prefix else []
    if telling.language not in {texts.language, "und"}:
        marks.append(texts("alert-original", language=texts.language_name(telling.language)))
    title = Span(text=shortened(telling.title, longest), style=Style.BOLD, url=telling.url)
    return (Span(text=" ".join(marks) + " "), title) if marks else (title,)


def summary(telling: Telling) -> list[Line]:
    """The sentences worth pushing, as one paragraph."""
    text = " ".join(sentence.replace("\n", " ") for sentence in telling.summary)
    return [(Span(text=text),)] if text else []


def source(telling: Telling, reader: Reader) -> Line:
    """Who published it and when."""
    texts = reader.texts
    if telling.dated:
        return (Span(text=texts("alert-source", outlet=telling.outlet, moment=texts.moment(telling.published, zone=reader.zone))),)
    moment = texts.moment(telling.first_seen, zone=reader.zone)
    return (Span(text=f"{telling.outlet}. " + texts("alert-undated", moment=moment)),)


def coverage(story: Story, shown: Telling, texts: Texts) -> Line | None:
    """Who else tells it, the weightiest first; None while nobody does."""
    others: dict[str, Telling] = {}
    for telling in sorted(story.tellings, key=lambda telling: _WEIGHT[telling.tier]):
        if telling.outlet != shown.outlet:
            others.setdefault(telling.outlet, telling)
    if not others:
        return None
    spans: list[Span] = []
    marker = "\N{OBJECT REPLACEMENT CHARACTER}"
    frame = texts("alert-coverage", outlets=len(others), names=marker)
    before, _, after = frame.partition(marker)
    spans.append(Span(text=before))
    for number, (outlet, telling) in enumerate(list(others.items())[:MAX_NAMES]):
        if number:
            spans.append(Span(text=", "))
        spans.append(Span(text=shortened(outlet, MAX_OUTLET), url=telling.url))
    if len(others) > MAX_NAMES:
        spans.append(Span(text=" " + texts("alert-more", count=len(others) - MAX_NAMES)))
    languages = {telling.language for telling in story.tellings} - {"und"}
    if len(languages) > 1:
        after += " (" + texts("alert-coverage-languages", languages=len(languages)) + ")"
    return (*spans, Span(text=after + "."))


def delivery_lines(circumstances: Circumstances, texts: Texts) -> list[Line]:
    """What must be said about the delivery itself."""
    lines: list[Line] = []
    if circumstances.delay > LATE:
        lines.append((Span(text=texts("alert-late", hours=round(circumstances.delay / timedelta(hours=1))), style=Style.ITALIC),))
    if circumstances.repeated:
        lines.append((Span(text=texts("alert-repeated"), style=Style.ITALIC),))
    return lines


def _figures(telling: Telling, reader: Reader, earlier: Story | None) -> list[Line]:
    """The figures that were extracted, and what the earlier story told in the same units."""
    told = telling.lead_quantities or telling.quantities
    words = figures(told, reader.texts, telling.claims)
    if not words:
        return []
    lines: list[Line] = [(Span(text=reader.texts("alert-figures", figures=words)),)]
    if earlier is not None and (line := _earlier(told, earlier, reader)):
        lines.append(line)
    return lines


def _elsewhere(story: Story, shown: Telling, texts: Texts) -> list[Line]:
    """What other outlets count differently: figures in a unit that the telling shown counts as well, but with another number."""
    units = {quantity.unit for quantity in shown.lead_quantities}
    known = list(shown.quantities)
    lines: list[Line] = []
    for telling in story.tellings:
        theirs = [quantity for quantity in newsworthy(known, telling.title, telling.lead_quantities) if quantity.unit in units]
        if theirs and telling.outlet != shown.outlet:
            known += theirs
            outlet = shortened(telling.outlet, MAX_OUTLET)
            lines.append((Span(text=texts("alert-elsewhere", outlet=outlet, figures=figures(theirs, texts))),))
    return lines[:MAX_ELSEWHERE]


def _warnings(story: Story, texts: Texts) -> list[Line]:
    """What a reader must know before believing it."""
    lines: list[Line] = []
    if any(telling.denial for telling in story.tellings):
        lines.append((Span(text=texts("alert-denied")),))
    if all(telling.tier is Tier.STATE_MEDIA for telling in story.tellings):
        lines.append((Span(text=texts("alert-state-media-only")),))
    return lines


def _earlier(told: Sequence[Quantity], earlier: Story, reader: Reader) -> Line | None:
    """What the earlier story told in the same units."""
    units = {quantity.unit for quantity in told}
    first = earlier.tellings[0]
    known = [quantity for quantity in first.lead_quantities or first.quantities if quantity.unit in units]
    if not known:
        return None
    return (Span(text=reader.texts("alert-earlier", figures=figures(known, reader.texts), day=day(first.published, reader))),)


def day(moment: datetime, reader: Reader) -> str:
    """A date in the reader's words."""
    return reader.texts.day(moment, zone=reader.zone)


def shortened(text: str, most: int) -> str:
    """The text cut at a word, with an ellipsis, to at most `most` code points."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    word = cut.rpartition(" ")[0]
    return (word if len(word) > most // 2 else cut).rstrip(" ,;:-–") + "…"
