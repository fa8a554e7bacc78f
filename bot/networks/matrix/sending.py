"""Carries operations out in rooms."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any, Final

from bot.networks.base import Call
from bot.networks.matrix import markup
from bot.networks.matrix.client import API, Client, quoted
from bot.networks.matrix.failures import ELSEWHERE, FAILURES, Refused
from bot.networks.matrix.threads import Threads
from storage.types import Operation

_MESSAGE: Final = "m.room.message"
_REACTION: Final = "m.reaction"
_TOO_MUCH: Final = 429
_NO_MARKS_S: Final = 600.0


class Sender:
    """Sends for one account.

    Args:
        client: Logged in.
        monotonic: A clock that nobody sets, in seconds.
        replaced: The room that a room replaces; "" for none.
    """

    def __init__(self, client: Client, monotonic: Callable[[], float], replaced: Callable[[str], str]) -> None:
        self._client = client
        self._threads = Threads(client, replaced)
        self._monotonic = monotonic
        self._no_marks_until = float("-inf")
        self._marking: dict[str, asyncio.Event] = {}

    async def marked(self, event: str) -> None:
        """Wait until all marks of a message stand below it: only then is it known what a press of the first one means."""
        if event in self._marking:
            await self._marking[event].wait()

    async def carry_out(self, call: Call) -> str | None:
        """See `Network.perform`.

        Raises:
            SendError: See the class; ChatMoved where a thread goes on elsewhere.
            KeyError: The room is not known here.
            Refused, Unreadable, Unready, aiohttp.ClientError, TimeoutError: What came instead of a good answer.
        """
        room = call.address.address
        match call.operation:
            case Operation.SEND | Operation.REPLY | Operation.FILE:
                return await self._send(call)
            case Operation.EDIT:
                target = call.needed_target()
                said = markup.content(call.message) if call.message else {}
                await self._client.put_event(room, _MESSAGE, markup.edit(said, target), transaction=call.delivery)
                if call.message is not None and call.message.notice:  # an answer may have other buttons by now; those of an alert stay
                    await self._mark(call, target)
                return target
            case Operation.REDACT:
                path = f"{API}/rooms/{quoted(room)}/redact/{quoted(call.needed_target())}/{quoted(call.delivery)}"
                await self._client.ask("PUT", path, {})
            case Operation.REACT:
                await self._react(room, call.needed_target(), call.reaction, transaction=call.delivery)
        return None

    async def _send(self, call: Call) -> str:
        await self._threads.must_be_here(call.address)
        content = await self._content(call)
        try:
            event = await self._client.put_event(call.address.address, _MESSAGE, content, transaction=call.delivery)
        except Refused as refused:
            if refused.text in ELSEWHERE:
                await self._threads.go_on(call.address)
            raise
        await self._mark(call, event)
        return event

    async def _content(self, call: Call) -> dict[str, Any]:
        """What a new message says; its file is uploaded first."""
        said: dict[str, Any] = markup.content(call.message) if call.message else {"m.mentions": {}}
        if call.file is not None:
            name, data = call.file
            said = {
                "body": name,
                **said,
                "msgtype": "m.file",
                "filename": name,
                "info": {"size": len(data), "mimetype": "application/octet-stream"},
                **await self._client.put_file(call.address.address, name, data),
            }
        return markup.related(said, reply_to=call.target if call.operation is Operation.REPLY else None, thread=call.address.thread)

    async def _mark(self, call: Call, event: str) -> None:
        """React with each mark of the message's buttons, so that a tap presses it; the same message gets the same mark once.

        A mark that cannot be put there is left out, since whoever wants it can react with it as well: the next message matters more. Where
        the homeserver counts reactions against the bot's messages, there are none for a while.
        """
        if self._monotonic() < self._no_marks_until:
            return
        self._marking[event] = asyncio.Event()
        try:
            for mark in call.message.commands() if call.message else {}:
                once = hashlib.sha256(f"{event} {mark}".encode()).hexdigest()[:32]
                await self._react(call.address.address, event, mark, transaction=once)
        except FAILURES as failure:
            if isinstance(failure, Refused) and failure.status == _TOO_MUCH:
                self._no_marks_until = self._monotonic() + _NO_MARKS_S
        finally:
            self._marking.pop(event).set()

    async def _react(self, room: str, event: str, mark: str, *, transaction: str) -> None:
        try:
            await self._client.put_event(room, _REACTION, markup.reaction(event, mark), transaction=transaction)
        except Refused as refused:
            if refused.code != "M_DUPLICATE_ANNOTATION":  # it stands there already
                raise
