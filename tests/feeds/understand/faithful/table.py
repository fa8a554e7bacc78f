"""Sentences with a true wording of each, and lies that a machine could make of them, in sets by when they were written."""

import json
import tomllib
from functools import cache
from pathlib import Path

from feeds.types.wording import Extract, Task

DATA = Path(__file__).parents[3] / "data"
HERE = Path(__file__).parent

SETS = {"first": "", "second": "-second", "third": "-third", "fourth": "-fourth", "fifth": "-fifth"}
"""Each set, and what its files end with."""

Honest = dict[str, tuple[Extract, tuple[str, ...]]]


@cache
def honest(of: str = "first") -> Honest:
    """Sentences with a true wording of each, by name."""
    rows = [json.loads(line) for line in (DATA / f"wordings{SETS[of]}.jsonl").read_text(encoding="utf-8").splitlines()]
    return {
        row["id"]: (
            Extract(task=Task(row["task"]), language=row["language"], reader=row["reader"], sentences=tuple(row["sentences"])),
            tuple(row["wording"]),
        )
        for row in rows
    }


def lies(of: str = "first") -> list[tuple[str, str, list[list[str]]]]:
    """Each lie: its name, the honest wording that it is made of, and what is said instead of what."""
    tables = tomllib.loads((HERE / f"lies{SETS[of]}.toml").read_text(encoding="utf-8"))
    prefix = "" if of == "first" else f"{of}-"
    return [(f"{kind}: {name}", prefix + row["of"], row["say"]) for kind, rows in tables.items() for name, row in rows.items()]


def told(wording: tuple[str, ...], instead: list[list[str]]) -> tuple[str, ...]:
    """A wording in which something is said otherwise."""
    sentences = list(wording)
    for said, lie in instead:
        place = next(place for place, sentence in enumerate(sentences) if said in sentence)
        sentences[place] = sentences[place].replace(said, lie, 1)
    return tuple(sentences)
