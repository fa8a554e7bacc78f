"""Tables for people, JSON for programs."""

import json
import shutil
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

Record = Mapping[str, Any]
_GAP = "  "
_LEAST = 8


def many(options: Namespace, records: Sequence[Record], *, columns: Sequence[str], empty: str) -> int:
    """Print records: all keys as JSON, or some columns as a table. Returns exit code 0."""
    if options.json:
        _json(list(records))
    elif not records:
        print(empty)
    else:
        print(table([[_cell(record[column]) for column in columns] for record in records], headings=columns))
    return 0


def one(options: Namespace, record: Record, *, text: str = "") -> int:
    """Print one record: as JSON, or as `text`, or as one line per key. Returns exit code 0."""
    if options.json:
        _json(record)
    else:
        print(text or "\n".join(f"{key + ':':<{_widest(record)}} {_cell(value)}" for key, value in record.items()))
    return 0


def table(rows: Sequence[Sequence[str]], *, headings: Sequence[str]) -> str:
    """Rows under headings, cut to the terminal's width; wide characters count twice."""
    widths = [max(_width(row[number]) for row in [headings, *rows]) for number in range(len(headings))]
    room = shutil.get_terminal_size((160, 24)).columns if sys.stdout.isatty() else sum(widths) + 1000
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    lines = [headings, ["─" * width for width in widths], *rows]
    return "\n".join(_GAP.join(_fit(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def _json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a record holds
    match value:
        case None:
            return "-"
        case Enum():
            return str(value)
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case list() | tuple():
            return ", ".join(_cell(item) for item in value) or "-"
        case Mapping():
            return ", ".join(f"{key}={_cell(item)}" for key, item in value.items())
        case float():
            return f"{value:.3f}"
        case _:
            return str(value).replace("\n", " ")


def _widest(record: Record) -> int:
    return max(map(len, record), default=0) + 1


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _fit(text: str, width: int) -> str:
    if _width(text) <= width:
        return text + " " * (width - _width(text))
    kept = ""
    for char in text:
        if _width(kept + char) > width - 1:
            break
        kept += char
    return kept + "…" + " " * (width - 1 - _width(kept))
