"""The sample feeds as data: which states there are, when each of them is, and what every feed says then."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from feeds.types.feed import Feed, Tier

_TYPES = {"xml": "application/xml", "json": "application/feed+json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One moment of the sample feeds.

    Attributes:
        name: The folder that holds what is new then.
        at: The time that it is, UTC.
        words: What a viewer is told, by language.
    """

    name: str
    at: datetime
    words: dict[str, str]


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


@cache
def states() -> tuple[State, ...]:
    """All states, in the order of their times."""
    listed = tomllib.loads((_folder() / "states.toml").read_text(encoding="utf-8"))["state"]
    found = [State(name=each["name"], at=each["time"].astimezone(UTC), words={key: each[key] for key in ("en", "de")}) for each in listed]
    return tuple(sorted(found, key=lambda state: state.at))


@cache
def samples() -> tuple[Sample, ...]:
    """All sample feeds, in the order of their file."""
    listed = tomllib.loads((_folder() / "feeds.toml").read_text(encoding="utf-8"))["feed"]
    return tuple(
        Sample(file=each["file"], feed=Feed(url=each["file"], title=each["title"], language=each.get("language"), tier=Tier(each["tier"])))
        for each in listed
    )


def document(sample: Sample, state: State) -> bytes | None:
    """What a feed says in a state: the newest document up to then, or None before its first."""
    newest: bytes | None = None
    for each in states():
        if each.at > state.at:
            break
        file = _folder() / each.name / sample.file
        if file.is_file():
            newest = file.read_bytes()
    return newest


def expectations() -> Traversable:
    """The author's judgement of every entry, in the format of `rajin evaluate`."""
    return _folder() / "expected.jsonl"


def _folder() -> Traversable:
    return resources.files("bot.demo") / "samples"
