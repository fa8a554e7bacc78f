"""The sample feeds as data: which states there are, when each of them is, and what every feed says then."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from feeds.types.feed import Feed, Tier

_TYPES = {"xml": "application/xml", "json": "application/feed+json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One moment of the sample feeds.

    Attributes:
        name: The folder that holds what is new then.
        at: The time that it is, UTC.
        words: What a viewer is told.
        demo: Whether `rajin demo` plays it; the others are for the tests.
    """

    name: str
    at: datetime
    words: str
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample feed.

    Attributes:
        file: Its file name in the states' folders.
        feed: The feed, without its host: the address is the file name.
    """

    file: str
    feed: Feed

    @property
    def content_type(self) -> str:
        """The media type it is served as."""
        return _TYPES[self.file.rpartition(".")[2]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A folder of sample feeds, read.

    Attributes:
        folder: Where their documents are.
        states: All states, in the order of their times.
        samples: All sample feeds, in the order in which they are polled.
    """

    folder: Traversable
    states: tuple[State, ...]
    samples: tuple[Sample, ...]

    def document(self, sample: Sample, state: State) -> bytes | None:
        """What a feed says in a state: the newest document up to then, or None before its first."""
        newest: bytes | None = None
        for each in self.states:
            if each.at > state.at:
                break
            file = self.folder / each.name / sample.file
            if file.is_file():
                newest = file.read_bytes()
        return newest


def load(folder: Traversable | None = None) -> Script:
    """Read a folder of sample feeds; without one, the shipped samples."""
    found = shipped() if folder is None else folder
    states = [
        State(name=each["name"], at=each["time"].astimezone(UTC), words=each["words"], demo=each["demo"])
        for each in _listed(found, "states.toml", "state")
    ]
    samples = [
        Sample(file=each["file"], feed=Feed(url=each["file"], title=each["title"], language=each.get("language"), tier=Tier(each["tier"])))
        for each in _listed(found, "feeds.toml", "feed")
    ]
    return Script(folder=found, states=tuple(sorted(states, key=lambda state: state.at)), samples=tuple(samples))


def shipped() -> Traversable:
    """The folder of the samples that come with the program."""
    return resources.files("bot.demo") / "samples"


def expectations() -> Traversable:
    """The author's judgement of every shipped entry, in the format of `rajin evaluate`."""
    return shipped() / "expected.jsonl"


def _listed(folder: Traversable, file: str, key: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((folder / file).read_text(encoding="utf-8"))[key]
    return listed
