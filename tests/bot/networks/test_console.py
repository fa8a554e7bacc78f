"""The console plays any number of chats, remembers what it showed, and fails as it is told to."""

import asyncio
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import errors
from bot.message import Button, Message, Span, Style
from bot.networks.base import Call, Incoming, Pressed, Said
from bot.networks.console import Console
from bot.sections import FAULTS
from storage.types import Operation
from tests import calls
from tests.calls import text
from tests.incoming import said


class Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def out() -> io.StringIO:
    """What the console shows."""
    return io.StringIO()


def call(
    operation: Operation = Operation.SEND, message: Message | None = None, *, target: str | None = None, delivery: str | None = None
) -> Call:
    """An operation in the chat "desk"."""
    return calls.call(operation, message, target=target, chat="desk", network="console", delivery=delivery)


async def test_each_operation_is_seen(out: io.StringIO) -> None:
    """The head names chat, message and operation; below stands the text with its links."""
    console = Console(out=out)
    linked = Message(lines=((Span(text="Title", url="https://news.example/1"),), (), (Span(text="Source"),)))
    await console.perform(call(Operation.SEND, linked))
    await console.perform(call(Operation.REPLY, target="m1"))
    await console.perform(call(Operation.REACT, target="m1"))
    await console.perform(call(Operation.FILE))
    await console.perform(call(Operation.REDACT, target="m2"))
    assert [line.rstrip("─ ") for line in out.getvalue().splitlines()] == [
        "── desk #m1",
        *("  Title", "  <https://news.example/1>", "", "  Source", ""),
        *("── desk #m2 ↩ #m1", "  Hello.", ""),
        *("── desk #m1 👍", ""),
        *("── desk #m4 📎 list.csv (4 bytes)", ""),
        *("── desk #m2 ✗", ""),
    ]


async def test_numbers_go_on_from_those_of_earlier_processes(out: io.StringIO) -> None:
    """Else a reply to an old message would seem to answer a new one."""
    console = Console(out=out)
    console.resume(7)
    await console.start()
    assert await console.perform(call()) == "m8"


async def test_an_edit_shows_only_the_lines_that_changed(out: io.StringIO) -> None:
    """A coverage line that grew need not repeat the whole alert."""
    console = Console(out=out)
    await console.perform(call(Operation.SEND, text("Title", "Text", "Also: A.")))
    out.truncate(0)
    await console.perform(call(Operation.EDIT, text("Title", "Text", "Also: A, B.", "New."), target="m1"))
    assert [line.strip() for line in out.getvalue().splitlines()[1:]] == ["Also: A, B.", "New.", ""]
    out.truncate(0)
    await console.perform(call(Operation.EDIT, text("Title", "Also: A, B, C.", "New."), target="m1"))
    assert [line.strip() for line in out.getvalue().splitlines()[1:]] == ["Also: A, B, C.", ""]


@pytest.mark.parametrize("fault", FAULTS)
async def test_every_fault_can_be_played(out: io.StringIO, tmp_path: Path, fault: str) -> None:
    """Only what arrived stands in the transcript, whatever was answered."""
    transcript = tmp_path / "transcript"
    console = Console(out=out, transcript=transcript, faults=[fault])
    if fault == "ok":
        await console.perform(call())
    else:
        with pytest.raises(errors.BotError) as caught:
            await console.perform(call())
        assert (getattr(caught.value, "whole_network", False), transcript.exists()) == (fault == "slow_down", fault == "unanswered")
    assert await console.perform(call()) is not None


async def test_a_wait_may_be_named(out: io.StringIO) -> None:
    """As networks name it, in seconds."""
    with pytest.raises(errors.RetryLater) as caught:
        await Console(out=out, faults=["retry_later=5"]).perform(call())
    assert caught.value.retry_after_s == 5.0


@pytest.mark.parametrize("honours_ids", [True, False])
async def test_the_transcript_survives_a_restart(out: io.StringIO, tmp_path: Path, honours_ids: bool) -> None:
    """A later process knows what was shown: for acting once, for counting on, and for showing what an edit changed."""
    transcript = tmp_path / "transcript"
    first = Console(out=out, transcript=transcript, honours_ids=honours_ids)
    await first.start()
    await first.perform(call(Operation.SEND, text("Title\u2028", "Text"), delivery="a" * 32))
    out.truncate(0)
    second = Console(out=out, transcript=transcript, honours_ids=honours_ids)
    await second.start()
    assert await second.perform(call(Operation.SEND, text("Title", "Text"), delivery="a" * 32)) == ("m1" if honours_ids else "m2")
    await second.perform(call(Operation.EDIT, text("Title\u2028", "News"), target="m1"))
    assert "News" in out.getvalue()
    assert ("Title" in out.getvalue()) == (not honours_ids)
    records = [json.loads(line) for line in transcript.read_text().split("\n") if line]
    assert [(each["operation"], each["reference"]) for each in records] == (
        [("send", "m1"), ("edit", "m1")] if honours_ids else [("send", "m1"), ("send", "m2"), ("edit", "m1")]
    )
    assert transcript.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("", True), ("1", False)])
async def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch, no_color: str | None, coloured: bool) -> None:
    """https://no-color.org: set and not empty means none. A file never gets any."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    terminal, file = Terminal(), io.StringIO()
    for each in (terminal, file):
        await Console(out=each).perform(call(Operation.SEND, Message(lines=((Span(text="Title", style=Style.BOLD),),))))
    assert ("\x1b[1mTitle\x1b[0m" in terminal.getvalue()) == coloured
    assert "\x1b" not in file.getvalue()


async def test_long_lines_are_wrapped_at_words(out: io.StringIO) -> None:
    """No word is lost or broken, and no row is wider than the head."""
    words = " ".join(f"word{number}" for number in range(60))
    await Console(out=out).perform(call(Operation.SEND, text(words)))
    head, *rows = out.getvalue().rstrip("\n").split("\n")
    assert " ".join(row.strip() for row in rows) == words
    assert max(map(len, rows)) <= len(head)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A pipe's two ends."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


async def test_commands_are_read_for_several_chats(out: io.StringIO, pipe: tuple[int, int]) -> None:
    """A line may name its chat; lines may come in pieces; the end of input ends nothing."""
    typed, keyboard = pipe
    inbox: asyncio.Queue[Incoming] = asyncio.Queue()
    listening = asyncio.create_task(Console(out=out, default_chat="desk", typed=typed).listen(inbox.put))
    os.write(keyboard, b"/topics\nredaktion: /subscribe default\n\n/subscribe a: b\nz")
    async with asyncio.timeout(30):
        got = [await inbox.get() for _ in range(3)]
        os.write(keyboard, b"wei: /stop\n")
        got.append(await inbox.get())
    assert [(each.address.address, said(each), each.sender_is_admin) for each in got] == [
        ("desk", "/topics", True),
        ("redaktion", "/subscribe default", True),
        ("desk", "/subscribe a: b", True),
        ("zwei", "/stop", True),
    ]
    assert len({each.update_id for each in got}) == 4
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


@pytest.mark.parametrize("kind", ["file", "closed pipe"])
async def test_without_a_keyboard_alerts_are_shown_all_the_same(out: io.StringIO, tmp_path: Path, kind: str) -> None:
    """A regular file, and a pipe that was closed, have the bot listen in silence, without reading a file's lines as commands."""
    got: list[Incoming] = []

    async def receive(incoming: Incoming) -> None:
        got.append(incoming)

    (tmp_path / "typed").write_text("/stop\n")
    if kind == "file":
        descriptor = os.open(tmp_path / "typed", os.O_RDONLY)
    else:
        descriptor, keyboard = os.pipe()
        os.close(keyboard)
    listening = asyncio.create_task(Console(out=out, typed=descriptor).listen(receive))
    for _ in range(5):
        await asyncio.sleep(0)
    assert (listening.done(), got) == (False, [])
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    os.close(descriptor)


async def test_buttons_stand_in_one_line_below_the_text(out: io.StringIO) -> None:
    """With their marks; an edit shows its changed lines only."""
    buttons = (
        (Button(label="Yes", mark="👍", command="/yes"), Button(label="No", mark="👎", command="/no")),
        (Button(label="Why?", mark="❓", command="/why 1"),),
    )
    message = Message(lines=((Span(text="Title"),),), buttons=buttons)
    console = Console(out=out)
    await console.perform(call(Operation.SEND, message))
    assert "  Title\n  👍 Yes · 👎 No · ❓ Why?\n" in out.getvalue()
    await console.perform(call(Operation.EDIT, message, target="m1"))
    assert out.getvalue().count("👍") == 1


async def test_any_name_is_that_of_a_chat(out: io.StringIO) -> None:
    """Whoever sits at the terminal is in charge of all of them."""
    place = await Console(out=out).find("@desk")
    assert place is not None
    assert str(place.address) == "console:desk"
    assert await Console(out=out).find("@") is None


async def test_a_mark_that_is_typed_presses_its_button(out: io.StringIO, pipe: tuple[int, int]) -> None:
    """The newest one in that chat that has it; anywhere else it is talk."""
    typed, keyboard = pipe
    console = Console(out=out, typed=typed)
    button = Button(label="Yes", mark="👍", command="/yes")
    for _ in range(2):
        await console.perform(call(Operation.SEND, Message(lines=((Span(text="Well?"),),), buttons=((button,),))))
    inbox: asyncio.Queue[Incoming] = asyncio.Queue()
    listening = asyncio.create_task(console.listen(inbox.put))
    os.write(keyboard, "👍\nother: 👍\n".encode())
    async with asyncio.timeout(30):
        got = [(await inbox.get()).what for _ in range(2)]
    assert got == [Pressed(target="m2", mark="👍"), Said(text="👍")]
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
