"""/ledger UNIT: what was claimed when, by whom, through whom; as lines, and as a picture where the extra for pictures is installed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from bot import ledger as books
from bot.commands.command import Command, Family, Question, Refused
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, line
from bot.errors import UsageError
from bot.ledger import Entry, Section
from bot.locales.texts import Texts, texts
from bot.message import Line, Span, Style
from bot.render.claims import outlet_name
from bot.render.figures import figure
from bot.render.speakers import named
from feeds.types.claim import Direction
from storage import claimed

_MOST = 30
_SECTIONS = {
    Section.CLAIMED: "ledger-claimed",
    Section.PLANNED: "ledger-planned",
    Section.CAPACITY: "ledger-capacity",
    Section.DENIED: "ledger-denied",
}
_WAYS = {Direction.DPRK_TO_RUSSIA: "way-dprk-to-russia", Direction.RUSSIA_TO_DPRK: "way-russia-to-dprk"}
_drawing = Lock()  # matplotlib draws one picture at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What was found out before the transaction.

    Attributes:
        unit: What is counted.
        entries: Each distinct claim, by its day.
        picture: A PNG, or None where pictures cannot be drawn.
    """

    unit: str
    entries: tuple[Entry, ...]
    picture: bytes | None


async def prepare(question: Question, outside: Outside) -> Books:
    """Read all claims of a unit, and draw them in a thread of its own: neither the chat's loop nor the database waits for that."""
    typed = question.words.rest
    if not typed:
        raise Refused("ledger-missing")
    try:
        units = books.units_named(typed)
    except UsageError:
        raise Refused("ledger-unknown", typed=typed[:60]) from None
    found = await outside.read(lambda db: claimed.of_units(db, units))
    entries = await asyncio.to_thread(lambda: tuple(books.distinct(found)))
    picture = await asyncio.to_thread(_drawn, units[0], entries, texts(question.chat.language)) if entries else None
    return Books(unit=units[0], entries=entries, picture=picture)


def ledger(request: Request) -> Answer:
    """/ledger containers."""
    say, found = request.say, request.prepared
    if not isinstance(found, Books):
        raise Refused("ledger-missing")
    unit = say.unit_name(found.unit)
    if not found.entries:
        raise Refused("ledger-empty", unit=unit)
    lines = [line(say("ledger-title", unit=unit), Style.BOLD)]
    for section, entries in _newest(found.entries).items():
        if section is not Section.CLAIMED:
            lines += [(), line(say(_SECTIONS[section]), Style.BOLD)]
        lines += [_line(entry, say) for entry in entries]
    if len(found.entries) > _MOST:
        lines.append(line(say("ledger-earlier", count=len(found.entries) - _MOST)))
    file = None if found.picture is None else (f"{found.unit}.png", found.picture)
    return Answer(lines=tuple(lines), file=file)


def _newest(entries: Sequence[Entry]) -> Mapping[Section, list[Entry]]:
    """The newest entries by their sections; sections without any are left out."""
    return {section: kept for section, kept in books.sectioned(entries[-_MOST:]).items() if kept}


def _line(entry: Entry, say: Texts) -> Line:
    who = named(entry.claim, say)
    amount = figure(entry.quantity, say)
    if entry.claim.direction is not None:
        amount = say(_WAYS[entry.claim.direction], amount=amount)
    through = " < ".join(dict.fromkeys(outlet_name(name, say) for name in (entry.outlet, *entry.claim.chain)))
    day = say.calendar_day(entry.day) if entry.said else say("ledger-published", day=say.calendar_day(entry.day))
    told = say("ledger-told", count=entry.tellings)
    stories = say("ledger-stories", numbers=", ".join(map(str, entry.stories)), count=len(entry.stories)) if entry.stories else ""
    tail = ", ".join(filter(None, (told, stories)))
    said_by = say("ledger-nobody") if who is None else who.text
    return (
        Span(text=f"{day}: "),
        Span(text=amount, style=Style.BOLD),
        Span(text=f", {said_by} ("),
        Span(text=through, url=entry.url),
        Span(text=f"; {tail})"),
    )


def _drawn(unit: str, entries: Sequence[Entry], words: Texts) -> bytes | None:
    try:
        from bot.picture.chart import draw  # noqa: PLC0415 - matplotlib is an extra, and slow to load
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("matplotlib"):
            raise
        return None
    with _drawing, TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.png"
        draw(file, unit, entries, words)
        return file.read_bytes()


COMMANDS = (Command(name="ledger", family=Family.STORIES, run=ledger, prepare=prepare),)
