"""Plays sample feeds through the whole program and says what the chats were told, in the words of `expected.jsonl`."""

import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bot.demo import replay, script
from bot.demo.script import Script
from bot.demo.server import serving
from bot.message import Message
from bot.networks.base import Call
from bot.networks.console import Console
from bot.opening import open_seeded
from bot.render.payload import quantities_from
from feeds.collect.urls import untracked
from feeds.types.claim import Quantity
from feeds.types.story import StoryId
from storage import chats, outbox, stories
from storage.database import Database
from storage.types import Delivery, DeliveryId, DeliveryKind, Operation, Story

OFF_BEAT = "off-beat"
UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that one chat was pushed.

    Attributes:
        state: The state that brought it.
        chat: The chat's name.
        kind: "alert", "follow-up" (an alert that replies to an earlier story's), "update", "correction" or "catch_up".
        event: The event that its article tells, by the author's judgement; `OFF_BEAT` for an article that tells none, `UNDECIDED` for
            one that may be wanted or not.
        replies_to: The event of the message that it replies to, or "".
        text: All that it says.
        stories: The stories that it tells, as they stood then.
        before: Figures of before a change, as the delivery carries them.
        language: Of the chat.
        zone: The chat's time zone.
    """

    state: str
    chat: str
    kind: str
    event: str
    replies_to: str
    text: str
    stories: tuple[Story, ...]
    before: tuple[Quantity, ...]
    language: str
    zone: str

    def line(self) -> str:
        """How tests/data/expected_alerts.toml writes it."""
        return f"{self.kind} {self.event}" + (f" < {self.replies_to}" if self.replies_to else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What came of a replay.

    Attributes:
        told: Every message pushed, in order.
        edited: What messages showed that were edited in silence.
        messages: All that was shown, edits too, as the networks are given it.
        stories: Every story at the end.
    """

    told: tuple[Told, ...]
    edited: tuple[Told, ...]
    messages: tuple[Message, ...]
    stories: tuple[Story, ...]

    def lines(self, state: str, chat: str) -> list[str]:
        """What a chat was pushed in a state."""
        return [told.line() for told in self.told if (told.state, told.chat) == (state, chat)]

    def events(self) -> set[tuple[str, str, str]]:
        """State, chat and event of every message."""
        return {(told.state, told.chat, told.event) for told in self.told}


@cache
def events() -> dict[str, str]:
    """The event of each address, by the author's judgement; `OFF_BEAT` or `UNDECIDED` where there is none."""
    records = [json.loads(line) for line in script.expectations().read_text(encoding="utf-8").splitlines()]
    return {untracked(record["url"]): record["event"] or (UNDECIDED if record["relevant"] is None else OFF_BEAT) for record in records}


class Heard(Console):
    """A console that keeps the messages that it is given."""

    def __init__(self, transcript: Path) -> None:
        super().__init__(out=io.StringIO(), transcript=transcript)
        self.messages: list[Message] = []

    async def perform(self, call: Call) -> str | None:
        """As the console."""
        if call.message is not None:
            self.messages.append(call.message)
        return await super().perform(call)


class Cast:
    """One database, and the program that runs on it.

    Args:
        played: The samples.
        folder: An empty folder for database and transcript.
        prepare: Done to the new database before anything is polled.
    """

    def __init__(self, played: Script, folder: Path, prepare: Callable[[Database], object] | None = None) -> None:
        self.script = played
        self._settings = replay.settings(folder)
        self._transcript = folder / "transcript.jsonl"
        self._prepare = prepare
        self.console = Heard(self._transcript)

    @asynccontextmanager
    async def staged(self, player: Any) -> AsyncIterator[replay.Stage]:
        """The program before the sample feeds; afterwards it has ended as it ends on a signal."""
        clock = replay.ReplayClock(player.state.at)
        if self._prepare is not None and not self._settings.database.exists():
            self._with_database(self._prepare, clock)
        async with replay.staged(player, self._settings, {"console": self.console}, clock) as stage:
            yield stage

    def arrived(self) -> list[dict[str, Any]]:
        """What the console received so far, in order."""
        if not self._transcript.exists():
            return []
        return [json.loads(line) for line in self._transcript.read_text(encoding="utf-8").splitlines()]

    def _with_database(self, work: Callable[[Database], object], clock: replay.ReplayClock) -> None:
        db = open_seeded(self._settings.database, clock.now())
        try:
            with db.transaction():
                work(db)
        finally:
            db.close()


async def replayed(played: Script, folder: Path, prepare: Callable[[Database], object] | None = None) -> Replayed:
    """Play every state of the samples, once."""
    cast = Cast(played, folder, prepare)
    told: list[Told] = []
    edited: list[Told] = []
    references: dict[tuple[str, str], str] = {}
    async with serving(played) as player, cast.staged(player) as stage:
        for state in played.states:
            seen = len(cast.arrived())
            await stage.show(state)
            for record in cast.arrived()[seen:]:
                each = await stage.program.store.read(lambda db, name=state.name, record=record: _looked_up(db, name, record))  # type: ignore[misc] # mypy infers no lambda with defaults
                if record["operation"] == Operation.EDIT:
                    edited.append(each)
                    continue
                references[each.chat, record["reference"]] = each.event
                replies_to = references[each.chat, record["target"]] if record["target"] else ""
                told.append(replace(each, replies_to=replies_to))
        kept = await stage.program.store.read(stories.list_stories)
    return Replayed(told=tuple(told), edited=tuple(edited), messages=tuple(cast.console.messages), stories=tuple(kept))


def reordered(played: Script) -> Script:
    """The same samples, polled in the opposite order."""
    return replace(played, samples=played.samples[::-1])


def _looked_up(db: Database, state: str, record: dict[str, Any]) -> Told:
    """What a chat received, with what it tells of."""
    delivery = outbox.delivery(db, DeliveryId(record["delivery"]))
    chat = chats.chat(db, delivery.chat)
    numbers = outbox.folded_stories(db, delivery.id) if delivery.kind is DeliveryKind.CATCH_UP else [delivery.story]
    follow_up = delivery.kind is DeliveryKind.ALERT and record["operation"] == Operation.REPLY
    return Told(
        state=state,
        chat=delivery.address.address,
        kind="follow-up" if follow_up else str(delivery.kind),
        event=_event(db, delivery),
        replies_to="",
        text=record["text"],
        stories=tuple(stories.story(db, number) for number in numbers if number is not None),
        before=quantities_from(delivery.payload.get("before")),
        language=chat.language,
        zone=chat.time_zone,
    )


def _event(db: Database, delivery: Delivery) -> str:
    """The event that a delivery tells: of the article that a reply is about, else of the story's first."""
    if delivery.kind is DeliveryKind.CATCH_UP:
        names = [_founding_event(db, story) for story in outbox.folded_stories(db, delivery.id)]
        return ", ".join(names)
    if delivery.story is None:
        raise ValueError(f"delivery {delivery.id} is about no story")
    article = delivery.payload.get("article")
    if article is None:
        return _founding_event(db, delivery.story)
    tellings = {telling.article: telling for telling in stories.story(db, delivery.story).tellings}
    return events()[tellings[article].url or ""]  # type: ignore[index] # an article


def _founding_event(db: Database, number: StoryId) -> str:
    return events()[stories.story(db, number).tellings[0].url or ""]
