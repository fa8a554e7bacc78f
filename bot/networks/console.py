"""The terminal as a chat network: plays any number of chats, every operation, and every way to fail.

A transcript, where one is asked for, is the receiving side's memory: one JSON line per operation that arrived. With `honours_ids` the
console behaves like Matrix (the same delivery id twice is one message), without it like Telegram.
"""

import asyncio
import json
import os
import sys
import textwrap
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from bot import errors
from bot.message import Line, Style
from bot.networks.base import Call, Incoming, Pace, Place, Pressed, Receive, Said
from storage.types import Address, ChatKind, Operation

NAME = "console"
_WIDTH = 96
_SHOWING = frozenset({Operation.SEND, Operation.REPLY, Operation.EDIT, Operation.FILE})
_CHANGING = frozenset({Operation.EDIT, Operation.REDACT, Operation.REACT})
_READ_BYTES = 65536
_STYLES = {Style.BOLD: "1", Style.ITALIC: "3", Style.STRIKE: "9", Style.CODE: "2"}


class Console:
    """Chats in a terminal.

    Args:
        out: Where messages are shown.
        transcript: A file that remembers what arrived, or None.
        honours_ids: Whether the same delivery id twice is one message.
        faults: Names out of `bot.sections.FAULTS`, one consumed per operation; after the last all is well.
        default_chat: Whom a line typed without a chat's name comes from.
        pace: How fast it may be used.
        typed: The file descriptor that commands are read from; standard input by default.
    """

    name = NAME

    def __init__(
        self,
        *,
        out: TextIO | None = None,
        transcript: Path | None = None,
        honours_ids: bool = True,
        faults: Iterable[str] = (),
        default_chat: str = "desk",
        pace: Pace | None = None,
        typed: int = 0,
    ) -> None:
        self.idempotent = honours_ids
        self.pace = pace or Pace()
        self._out = sys.stdout if out is None else out
        self._colour = self._out.isatty() and not os.environ.get("NO_COLOR")  # https://no-color.org
        self._transcript = transcript
        self._faults = list(faults)
        self._default_chat = default_chat
        self._typed = typed
        self._shown: dict[str, list[str]] = {}  # the lines of each message as they stand
        self._arrived: dict[str, str] = {}
        self._pressable: dict[tuple[str, str], str] = {}  # the newest message with a button, by its chat and its mark
        self._count = 0
        self._born = f"{os.getpid()}-{id(self):x}"  # of this console: what it reads is new

    def resume(self, shown: int) -> None:
        """Number messages on from this many: those of earlier processes keep their numbers. A transcript knows better."""
        self._count = shown

    async def start(self) -> None:
        """Read what an earlier process has shown."""
        if self._transcript is not None and self._transcript.exists():
            with self._transcript.open(encoding="utf-8") as lines:  # not splitlines(), which splits at what a text may hold
                self._count = 0
                for record in map(json.loads, lines):
                    self._count += 1
                    self._arrived[record["delivery"]] = record["reference"]
                    if record["operation"] in _SHOWING:
                        self._shown[record["reference"]] = record["text"].split("\n")

    async def listen(self, receive: Receive) -> None:
        """Take commands as they are typed: "/topics", or "desk: /topics" for a chat other than the default; "👍" presses that button."""
        number = 0
        async for line in _lines(self._typed):
            number += 1
            text = line.decode("utf-8", "replace").strip()
            if text:
                await receive(self._incoming(text, number))
        await asyncio.Event().wait()  # end of input: keep showing alerts

    def _incoming(self, text: str, number: int) -> Incoming:
        name, colon, rest = text.partition(":")
        named = bool(colon) and name.replace("-", "").replace("_", "").isalnum() and not name.startswith("/")
        return Incoming(
            address=Address(network=NAME, address=name if named else self._default_chat),
            kind=ChatKind.PRIVATE,
            chat_title=name if named else self._default_chat,
            sender="console",
            sender_is_admin=True,
            language=None,
            update_id=f"{self._born}-{number}",
            what=self._what(rest.strip() if named else text, name if named else self._default_chat),
        )

    def _what(self, text: str, chat: str) -> Said | Pressed:
        """A command; or the mark of a button, which presses the newest one in the chat that has it."""
        target = self._pressable.get((chat, text))
        return Said(text=text) if target is None else Pressed(target=target, mark=text)

    async def find(self, name: str) -> Place | None:
        """See `Network.find`; any name is that of a chat: "@desk"."""
        address = name.removeprefix("@")
        return Place(address=Address(network=NAME, address=address), kind=ChatKind.PRIVATE, title=address) if address else None

    async def administers(self, address: Address, person: str) -> bool:  # noqa: ARG002 - whoever sits at the terminal is in charge
        """See `Network.administers`."""
        return True

    async def perform(self, call: Call) -> str | None:
        """Show one operation. See `Network.perform`."""
        if call.operation in _CHANGING:
            call.needed_target()
        fault, _, detail = (self._faults.pop(0) if self._faults else "ok").partition("=")
        self._fail_before(fault, detail, call)
        reference = self._receive(call)
        if fault == "unanswered":
            raise errors.Ambiguous("the console showed it and did not answer")
        return reference if call.operation in _SHOWING else None

    async def close(self) -> None:
        """Nothing to let go of."""

    @staticmethod
    def _fail_before(fault: str, detail: str, call: Call) -> None:
        """Fail without anything having arrived."""
        match fault:
            case "retry_later" | "slow_down":
                seconds = float(detail) if detail else None
                raise errors.RetryLater("the console is busy", retry_after_s=seconds, whole_network=fault == "slow_down")
            case "lost":
                raise errors.Ambiguous("the console did not answer")
            case "unavailable":
                raise errors.ChatUnavailable("the console chat is closed")
            case "moved":
                raise errors.ChatMoved("the console chat has another name", address=replace(call.address, address=detail))
            case "target_gone":
                raise errors.TargetGone("the message is not there any more")
            case "rejected":
                raise errors.MessageRejected("the console does not take this message")
            case "auth_failed":
                raise errors.AuthFailed("the console does not know this account")
            case "second_instance":
                raise errors.SecondInstance("another process writes to this console")

    def _receive(self, call: Call) -> str:
        known = self._arrived.get(call.delivery) if self.idempotent else None
        if known is not None:
            return known
        self._count += 1
        reference = call.needed_target() if call.operation is Operation.EDIT else f"m{self._count}"
        self._remember(call, reference)
        self._show(call, reference)
        return reference

    def _remember(self, call: Call, reference: str) -> None:
        self._arrived[call.delivery] = reference
        if self._transcript is None:
            return
        record = {
            "delivery": call.delivery,
            "chat": str(call.address),
            "operation": call.operation,
            "target": call.target,
            "reference": reference,
            "text": call.message.plain() if call.message else call.reaction,
        }
        descriptor = os.open(self._transcript, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, (json.dumps(record, ensure_ascii=False) + "\n").encode())
        finally:
            os.close(descriptor)

    def _show(self, call: Call, reference: str) -> None:
        lines = call.message.lines if call.message else ()
        match call.operation:
            case Operation.SEND:
                self._print(call, f"#{reference}", lines)
            case Operation.REPLY:
                self._print(call, f"#{reference} ↩ #{call.target}", lines)
            case Operation.EDIT:
                before = self._shown.get(reference, [])
                changed = [line for line in lines if line and _plain(line) not in before]
                self._print(call, f"#{reference} ✎", changed)
            case Operation.REDACT:
                self._print(call, f"#{call.target} ✗", ())
            case Operation.REACT:
                self._print(call, f"#{call.target} {call.reaction}", ())
            case Operation.FILE:
                name, data = call.file or ("", b"")
                self._print(call, f"#{reference} 📎 {name} ({len(data)} bytes)", lines)
        if call.operation in _SHOWING:
            self._shown[reference] = [_plain(line) for line in lines]
            marks = call.message.commands() if call.message else {}
            self._pressable |= {(call.address.address, mark): reference for mark in marks}

    def _print(self, call: Call, mark: str, lines: Iterable[Line]) -> None:
        head = f"── {call.address.address} {mark} "
        print(self._paint(head + "─" * max(0, _WIDTH - len(head)), "36"), file=self._out)
        for line in lines:
            for row in self._rows(line):
                print(f"  {row}".rstrip(), file=self._out)
        if call.message is not None and call.message.buttons and call.operation is not Operation.EDIT:
            labels = " · ".join(f"{button.mark} {button.label}" for row in call.message.buttons for button in row)
            print(f"  {self._paint(labels, _STYLES[Style.CODE])}", file=self._out)
        print(file=self._out, flush=True)

    def _rows(self, line: Line) -> list[str]:
        links = "".join(f" <{span.url}>" for span in line if span.url)
        styles = {span.style for span in line}
        rows = textwrap.wrap(_plain(line), _WIDTH - 2, break_long_words=False, break_on_hyphens=False) or [""]
        if links:
            rows += textwrap.wrap(links.strip(), _WIDTH - 2, break_long_words=False, break_on_hyphens=False)
        if len(styles) == 1 and (code := _STYLES.get(styles.pop())):
            rows = [self._paint(row, code) for row in rows]
        return rows

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and text else text


def _plain(line: Line) -> str:
    return "".join(span.text for span in line)


async def _lines(descriptor: int) -> AsyncIterator[bytes]:
    """Lines as they are typed, until the end of input; none from what the loop cannot watch, such as a regular file.

    Not by `connect_read_pipe`: that would make a terminal non-blocking for our own output, too.
    """
    loop, chunks, waiting = asyncio.get_running_loop(), asyncio.Queue[bytes](), b""
    try:
        loop.add_reader(descriptor, lambda: chunks.put_nowait(os.read(descriptor, _READ_BYTES)))
    except OSError:
        return
    try:
        while chunk := await chunks.get():
            *lines, waiting = (waiting + chunk).split(b"\n")
            for line in lines:
                yield line
    finally:
        loop.remove_reader(descriptor)
    yield waiting
