"""A story to the message that a chat is shown: the fact first, whole sentences of a source, and who else reports it. Pure.

Nothing is said that is not in a source, apart from labelled lines made from what was extracted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.locales.texts import Texts
from bot.message import Line, Message, Span, Style
from bot.render.choice import comparable, denials, key_claims, of_one_size
from bot.render.claims import Told, chain, claim_lines, denial_lines, designation_line
from bot.render.coverage import coverage, state_media_alone
from bot.render.figures import figures
from bot.render.listed import LONGEST_NAME, readable
from bot.render.preview import preview
from bot.render.reader import Reader, day, one_line, shortened
from bot.render.speakers import named
from feeds.decide.severity import OFFICIAL
from feeds.decide.sources import WEIGHT
from feeds.decide.triage import newsworthy
from feeds.types.claim import Designation, Quantity, Stance
from feeds.types.story import Severity
from feeds.types.wording import Task, Wording
from storage.types import Story, Telling

LATE = timedelta(hours=6)
MAX_ALERT = 700  # code points that an alert has; its sentences give way, its facts do not
MAX_HEADLINE = 220
MAX_OUTLET = 60
ROOM_FOR_SENTENCES = 250  # code points; where less is left, headline and outlets are cut to these
SHORT_HEADLINE = 140
SHORT_OUTLET = 30
MAX_ELSEWHERE = 2
MAX_LISTINGS = 2
SHORTEST_SUMMARY = 80  # code points of a first sentence that is shortened because there is nothing else
_MARKS = {Severity.FLASH: "alert-flash", Severity.LOW: "alert-low"}


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
BLANK: tuple[Line, Line] = ((), ())
"""The room that `apart` takes."""


def alert(
    story: Story,
    reader: Reader,
    *,
    earlier: Story | None = None,
    before: Story | None = None,
    severity: Severity = Severity.ROUTINE,
    circumstances: Circumstances = ON_TIME,
) -> Message:
    """A story's first alert, and its present state for an edit.

    Args:
        story: The story.
        reader: Whom it is for.
        earlier: The story whose thread it continues, where this chat was told of it.
        before: Another story that counted the same, where the thread has none.
        severity: How much it may interrupt; what may little comes without a sound.
        circumstances: Whether it is late or possibly repeated.
    """
    texts = reader.texts
    telling = best(story, texts.language)
    told = key_claims(story, telling)
    marks = [texts(key)] if (key := _MARKS.get(severity)) else []
    marks += [texts("alert-follow-up") + ":"] if earlier else []
    head: list[Line] = [headline(telling, texts, prefix=" ".join(marks))]
    head.extend(facts(telling, told, texts))
    head.extend(_denials(story, telling, told, texts))
    head.extend(_difference(telling, told, reader, earlier, before))
    head.extend(_elsewhere(story, telling, texts))
    head.extend(_listings(story, texts))
    if state_media_alone(story):
        head.append((Span(text=texts("alert-state-media-only")),))
    late = delivery_lines(circumstances, texts)
    tail = [*_sources(story, telling, reader, told), *late]
    if MAX_ALERT - length((*head, *tail, *BLANK)) < ROOM_FOR_SENTENCES:
        head[0] = headline(telling, texts, prefix=" ".join(marks), longest=SHORT_HEADLINE)
        tail = [*_sources(story, telling, reader, told, longest=SHORT_OUTLET), *late]
    room = MAX_ALERT - length((*head, *tail, *BLANK))
    return Message(
        lines=apart(head, summary(telling, reader, room=room, needed=not told), tail),
        preview_url=preview(telling, story),
        silent=severity is Severity.LOW,
    )


def _sources(story: Story, telling: Telling, reader: Reader, told: Sequence[Told], *, longest: int | None = None) -> list[Line]:
    """Who tells it, and who else."""
    line = coverage(story, telling, reader.texts, longest=longest or MAX_OUTLET)
    return [source(telling, reader, told, longest=longest), *([line] if line else [])]


def best(story: Story, language: str) -> Telling:
    """The telling to show: the first in the reader's language, else the founder.

    An official source outranks the press, in the reader's language or where nobody tells it in that; a teaser gives way to a telling with
    sentences.
    """
    own = [telling for telling in story.tellings if telling.language == language]
    official = [telling for telling in own or story.tellings if telling.tier in OFFICIAL and telling.summary]
    choice = official or own or [story.tellings[0]]
    return next((telling for telling in choice if telling.summary), choice[0])


def headline(telling: Telling, texts: Texts, *, prefix: str = "", longest: int = MAX_HEADLINE) -> Line:
    """The title in bold, linked; behind its marks, the last of them its language where that is not the reader's."""
    marks = [prefix] if prefix else []
    if telling.language not in {texts.language, "und"}:
        marks.append(texts("alert-original", language=texts.language_name(telling.language)))
    title = Span(text=shortened(telling.title, longest), style=Style.BOLD, url=telling.url)
    return (Span(text=" ".join(marks) + " "), title) if marks else (title,)


def summary(telling: Telling, reader: Reader, *, room: int = MAX_ALERT, needed: bool = True) -> list[Line]:
    """The sentences worth pushing, as one paragraph: as many as there is room for, the first ones first.

    Where a machine worded them for the reader, its words stand there, and a line that says so.

    Args:
        telling: Whose they are.
        reader: Whom they are for.
        room: In code points, the end of the line included.
        needed: Whether the reader has no facts but these, so that the first sentence is shortened rather than left out.
    """
    wording = reader.wordings.get(telling.summary)
    label = [_label(wording, reader.texts)] if wording else []
    room -= length(label)
    sentences = [sentence.replace("\n", " ") for sentence in (wording.sentences if wording else telling.summary)]
    while sentences and len(" ".join(sentences)) >= room and (len(sentences) > 1 or not needed):
        sentences.pop()
    text = shortened(" ".join(sentences), max(room - 1, SHORTEST_SUMMARY))
    return [(Span(text=text),), *label] if text else []


def _label(wording: Wording, texts: Texts) -> Line:
    """That a machine worded what stands above."""
    language = texts.language_name(wording.language)
    text = texts("alert-translated", language=language) if wording.task is Task.TRANSLATE else texts("alert-shortened")
    return (Span(text=text, style=Style.ITALIC),)


def source(telling: Telling, reader: Reader, told: Sequence[Told] = (), *, longest: int | None = None) -> Line:
    """Who published it and when; before whom it was, as far as the first claim says; the outlet in `longest` code points at most."""
    texts = reader.texts
    own = [each for each in told if each.outlet is None]
    name = telling.outlet if longest is None else shortened(telling.outlet, longest)
    outlet = chain(name, own[0], texts) if own else name
    if telling.dated:
        return (Span(text=texts("alert-source", outlet=outlet, moment=texts.moment(telling.published, zone=reader.zone))),)
    moment = texts.moment(telling.first_seen, zone=reader.zone)
    return (Span(text=f"{outlet}. " + texts("alert-undated", moment=moment)),)


def delivery_lines(circumstances: Circumstances, texts: Texts) -> list[Line]:
    """What must be said about the delivery itself."""
    lines: list[Line] = []
    if circumstances.delay > LATE:
        lines.append((Span(text=texts("alert-late", hours=round(circumstances.delay / timedelta(hours=1))), style=Style.ITALIC),))
    if circumstances.repeated:
        lines.append((Span(text=texts("alert-repeated"), style=Style.ITALIC),))
    return lines


def facts(telling: Telling, told: Sequence[Told], texts: Texts) -> list[Line]:
    """The claims, a line each; where none says more than its figure, the figures in one line, without those denied or not known."""
    if told:
        return [(Span(text=f"{line[:1].upper()}{line[1:]}"),) for line in claim_lines(told, texts)]
    words = figures(_counted(telling), texts, telling.claims)
    return [(Span(text=texts("alert-figures", figures=words)),)] if words else []


def _difference(telling: Telling, told: Sequence[Told], reader: Reader, earlier: Story | None, before: Story | None) -> list[Line]:
    """What was known: of the same thing by the thread or by another story, else the thread's figures in the same units."""
    for story in (earlier, before):
        if story is not None and (line := _claimed(told, story, reader)):
            return [line]
    line = None if earlier is None else _counted_before(telling, earlier, reader)
    return [line] if line else []


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


def _listings(story: Story, texts: Texts) -> list[Line]:
    """Who was listed, each side once: by who names all, or some, in the reader's letters; by an official source, in their language."""
    acts: dict[str, Designation] = {}
    order = {
        telling: (telling.tier not in OFFICIAL, telling.language != texts.language, WEIGHT[telling.tier]) for telling in story.tellings
    }
    tellings = sorted(order, key=lambda telling: order[telling])
    told = [act for telling in tellings for act in telling.designations]
    unread = {act: [readable(name, act.passage, texts) for name in act.listed].count(None) for act in told}
    for act in sorted(told, key=lambda act: (unread[act] == len(act.listed), unread[act] > 0)):
        acts.setdefault(act.by, act)
    return [(Span(text=designation_line(act, texts)),) for act in list(acts.values())[:MAX_LISTINGS]]


def _denials(story: Story, shown: Telling, told: Sequence[Told], texts: Texts) -> list[Line]:
    """Who denies it, or that somebody does."""
    lines: list[Line] = [(Span(text=line),) for line in denial_lines(denials(story, shown), told, texts)]
    if not lines and any(telling.denial for telling in story.tellings):
        lines.append((Span(text=texts("alert-denied")),))
    return lines


def _claimed(told: Sequence[Told], earlier: Story, reader: Reader) -> Line | None:
    """What an earlier story claimed of the same going the same way, and who did where that was somebody else; None for the same figure."""
    texts, first = reader.texts, best(earlier, reader.texts.language)
    pairs = ((each.claim, before.claim) for each in told for before in key_claims(earlier, first))
    now, claim = next((pair for pair in pairs if comparable(*pair)), (None, None))
    if now is None or claim is None or claim.quantity is None or now.quantity is None or now.quantity.value == claim.quantity.value:
        return None
    words, when, who = figures([claim.quantity], texts), day(first.published, reader), named(claim, texts)
    if who is None or who == named(now, texts):
        return (Span(text=texts("alert-earlier", figures=words, day=when)),)
    return (Span(text=texts("alert-earlier-said", figures=words, day=when, speaker=one_line(who.text, LONGEST_NAME))),)


def _counted_before(telling: Telling, earlier: Story, reader: Reader) -> Line | None:
    """What an earlier story told in the same units."""
    first = earlier.tellings[0]
    ours = _counted(telling)
    known = [known for known in _counted(first) if any(known.unit == figure.unit and of_one_size(known, figure) for figure in ours)]
    if not known:
        return None
    return (Span(text=reader.texts("alert-earlier", figures=figures(known, reader.texts), day=day(first.published, reader))),)


def _counted(telling: Telling) -> tuple[Quantity, ...]:
    """The figures that a telling gives, without those that it only tells to be denied or not known."""
    told = [claim for claim in telling.claims if claim.quantity is not None]
    asserted = {_amount(claim.quantity) for claim in told if claim.stance is Stance.ASSERTED}
    refused = {_amount(claim.quantity) for claim in told} - asserted
    return tuple(figure for figure in telling.lead_quantities or telling.quantities if _amount(figure) not in refused)


def _amount(figure: Quantity | None) -> tuple[str, float] | None:
    return (figure.unit, figure.value) if figure is not None else None


def apart(head: Sequence[Line], sentences: Sequence[Line], tail: Sequence[Line]) -> tuple[Line, ...]:
    """What is new, the sentences, and who says so, with room between: each is found at a glance on a phone."""
    return (*head, *([(), *sentences] if sentences else []), (), *tail)


def length(lines: Sequence[Line]) -> int:
    """In code points, the ends of the lines included."""
    return sum(1 + sum(len(span.text) for span in line) for line in lines)
