"""`rajin ledger UNIT`: what was claimed when, by whom, through whom; as a table, as JSON, as a picture."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot import ledger as books
from bot.cli import opening, output
from bot.errors import UsageError
from bot.ledger import Entry, Section
from bot.locales.texts import Texts, texts
from bot.render.claims import outlet_name
from bot.render.figures import figure
from bot.render.speakers import named
from feeds.types.claim import Direction
from storage import claimed

WAYS = {"to-russia": Direction.DPRK_TO_RUSSIA, "to-north-korea": Direction.RUSSIA_TO_DPRK}
_ARROWS = {Direction.DPRK_TO_RUSSIA: "to Russia", Direction.RUSSIA_TO_DPRK: "to North Korea"}
_HEADINGS = ("date", "how much", "direction", "who says so", "through", "told", "story")
_TITLES = {
    Section.CLAIMED: "",
    Section.PLANNED: "Planned or expected:",
    Section.CAPACITY: "What could be carried, held or made:",
    Section.DENIED: "Denied:",
}


def ledger(options: Namespace) -> int:
    """`rajin ledger UNIT [--all] [--since D] [--until D] [--direction D] [--picture FILE]`."""
    units, picture = books.units_named(options.unit), _file(options.picture)
    with opening.database(options) as (db, _):
        found = claimed.of_units(db, units)
    entries = books.each_telling(found) if options.all else books.distinct(found)
    entries = books.between(entries, _day(options.since), _day(options.until), WAYS.get(options.direction))
    sections = books.sectioned(entries)
    words = texts("en")
    if picture is not None:
        _draw(picture, units[0], entries, words)
    record: dict[str, Any] = {"unit": units[0], "units": list(units), "picture": None if picture is None else str(picture)}
    record |= {str(section): [_record(entry, words) for entry in each] for section, each in sections.items()}
    return output.one(options, record, text=_text(units[0], sections, words, picture))


def _draw(file: Path, unit: str, entries: Sequence[Entry], words: Texts) -> None:
    try:
        from bot.picture.chart import draw  # noqa: PLC0415 - matplotlib is an extra, and slow to load
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("matplotlib"):
            raise
        raise UsageError(
            "--picture needs matplotlib, which comes with the extra: .venv/bin/pip install '.[picture]' in Rajin's folder"
        ) from error
    draw(file, unit, entries, words)


def _text(unit: str, sections: Mapping[Section, list[Entry]], words: Texts, picture: Path | None) -> str:
    parts = []
    for section, entries in sections.items():
        if entries:
            parts.append("\n".join([*filter(None, [_TITLES[section]]), _table(entries, words)]))
    if not all(entry.said for entries in sections.values() for entry in entries):
        parts.append("* when it was published; the text does not tell the day on which it was said")
    if not any(sections.values()):
        parts = [f"No such claims. What is counted: {unit}."]
    if picture is not None:
        parts.append(f"Drawn: {picture}")
    return "\n\n".join(parts)


def _table(entries: Sequence[Entry], words: Texts) -> str:
    return output.table([_row(entry, words) for entry in entries], headings=_HEADINGS)


def _row(entry: Entry, words: Texts) -> list[str]:
    who = named(entry.claim, words)
    return [
        f"{entry.day:%Y-%m-%d}" + ("" if entry.said else " *"),
        figure(entry.quantity, words),
        _ARROWS[entry.claim.direction] if entry.claim.direction is not None else "-",
        "-" if who is None else who.text,
        _through(entry, words),
        str(entry.tellings),
        ", ".join(map(str, entry.stories)) or "-",
    ]


def _through(entry: Entry, words: Texts) -> str:
    """The way of the news, the outlet first: "Elbe Post < AFP"."""
    return " < ".join(dict.fromkeys(outlet_name(name, words) for name in (entry.outlet, *entry.claim.chain)))


def _record(entry: Entry, words: Texts) -> dict[str, Any]:
    claim, quantity, who = entry.claim, entry.quantity, named(entry.claim, words)
    return {
        "date": entry.day.isoformat(),
        "said": entry.said,
        "value": quantity.value,
        "high": quantity.high,
        "unit": quantity.unit,
        "approximation": str(quantity.approximation),
        "goods": claim.goods,
        "direction": None if claim.direction is None else str(claim.direction),
        "since": claim.since,
        "who": None if who is None else who.text,
        "side": None if claim.speaker is None else claim.speaker.side,
        "office": None if claim.speaker is None else claim.speaker.office,
        "person": None if claim.speaker is None else claim.speaker.person,
        "claimant": claim.claimant,
        "through": list(claim.chain),
        "outlet": entry.outlet,
        "tier": str(entry.tier),
        "article": entry.article,
        "url": entry.url,
        "passage": claim.passage,
        "tellings": entry.tellings,
        "outlets": entry.outlets,
        "stories": list(entry.stories),
    }


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text}: a date is written as 2024-02-26") from None


def _file(text: str | None) -> Path | None:
    if text is None:
        return None
    file = Path(text)
    if file.suffix.lower() not in {".png", ".svg"}:
        raise UsageError(f"--picture {text}: the name of a picture ends in .png or .svg")
    if not file.absolute().parent.is_dir():
        raise UsageError(f"--picture {text}: the folder {file.parent} does not exist")
    return file
