"""Every operation on a real homeserver, and what each failure on the way means."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import errors
from bot.message import Button, Message, Span, Style
from bot.networks.base import Joined, Pressed
from bot.networks.matrix.network import Matrix
from storage.types import Operation
from tests.calls import call, text
from tests.matrix import Ears, Person, bot_of, listening
from tests.matrix_gateway import Fault, Gateway, error
from tests.synapse import Account, Synapse

BUTTONS = ((Button(label="relevant", mark="👍", command="/yes"), Button(label="mute", mark="🔕", command="/mute")),)


class Desk:
    """A bot in a room with Ann, behind a gateway that can fail."""

    def __init__(self, bot: Matrix, ears: Ears, room: str, ann: Person, gateway: Gateway, account: Account) -> None:
        self.bot, self.ears, self.room, self.ann, self.gateway, self.account = bot, ears, room, ann, gateway, account

    async def perform(self, operation: Operation = Operation.SEND, message: Message | None = None, **more: Any) -> str | None:
        """One operation in the room."""
        return await self.bot.perform(call(operation, message, chat=self.room, network="matrix", **more))

    async def shown(self, message: Message | None = None) -> str:
        """A message of the bot; its id."""
        reference = await self.perform(Operation.SEND, message)
        assert reference is not None
        return reference


@pytest.fixture
async def desk(homeserver: Synapse, account: Account, folder: Path, ann: Person) -> AsyncIterator[Desk]:
    """The bot, in a room."""
    async with Gateway(homeserver.url) as gateway:
        behind = Account(id=account.id, password=account.password, token=account.token, device=account.device)
        bot = bot_of(homeserver, behind, folder, friends=[ann.id], url=gateway.url)
        async with listening(bot) as ears:
            room = await ann.makes(invites=[account.id])
            await ears.next(Joined)
            yield Desk(bot, ears, room, ann, gateway, account)


async def test_alerts_and_answers(desk: Desk) -> None:
    """An alert is a text, an answer a notice; both as text and as HTML, and neither mentions anybody."""
    bold = Message(lines=((Span(text="5 < 6 & @room", style=Style.BOLD, url="https://wire.example/a?b=1&c=2"),), (Span(text="end"),)))
    first = await desk.shown(bold)
    second = await desk.shown(replace(text("An answer."), notice=True))
    assert (await desk.ann.event(desk.room, first))["content"] == {
        "msgtype": "m.text",
        "body": "5 < 6 & @\u2060room <https://wire.example/a?b=1&c=2>\nend",
        "format": "org.matrix.custom.html",
        "formatted_body": '<a href="https://wire.example/a?b=1&amp;c=2"><strong>5 &lt; 6 &amp; @\u2060room</strong></a><br>end',
        "m.mentions": {},
    }
    assert (await desk.ann.event(desk.room, second))["content"]["msgtype"] == "m.notice"


async def test_reply_edit_and_redaction(desk: Desk) -> None:
    """A reply names its message; an edit shows the new text in its place; what is redacted is gone."""
    first = await desk.shown(text("old"))
    reply = await desk.perform(Operation.REPLY, target=first)
    assert reply is not None
    assert (await desk.ann.event(desk.room, reply))["content"]["m.relates_to"] == {"m.in_reply_to": {"event_id": first}}
    assert await desk.perform(Operation.EDIT, text("new"), target=first) == first
    newest = (await desk.ann.event(desk.room, first))["unsigned"]["m.relations"]["m.replace"]["content"]
    assert (newest["m.new_content"]["body"], newest["body"]) == ("new", "* new")
    await desk.perform(Operation.REDACT, target=reply)
    assert (await desk.ann.event(desk.room, reply))["content"] == {}
    with pytest.raises(errors.TargetGone):
        await desk.perform(Operation.REDACT, target="$nothing")


async def test_buttons_are_marks(desk: Desk) -> None:
    """The message says what each mark does, and the bot reacts with each once, however often the delivery is repeated."""
    delivery = "b" * 32
    message = replace(text("An alert."), buttons=BUTTONS)
    first = await desk.perform(Operation.SEND, message, delivery=delivery)
    assert await desk.perform(Operation.SEND, message, delivery=delivery) == first
    assert first is not None
    assert (await desk.ann.event(desk.room, first))["content"]["body"] == "An alert.\n👍\xa0relevant · 🔕\xa0mute"
    marks = [event["content"]["m.relates_to"] for event in await desk.ann.sees(desk.room, kind="m.reaction")]
    assert [(mark["event_id"], mark["key"]) for mark in marks] == [(first, "👍"), (first, "🔕")]


async def test_an_answer_in_its_place_has_the_marks_of_its_buttons(desk: Desk) -> None:
    """Those that it had and those that are new, each once; the buttons of an alert stay the same, and are not put there again."""
    first = await desk.shown(replace(text("Settings"), notice=True, buttons=(BUTTONS[0][:1],)))
    alert = await desk.shown(text("An alert."))
    for target, notice in ((first, True), (alert, False)):
        await desk.perform(Operation.EDIT, replace(text("Anew"), notice=notice, buttons=BUTTONS), target=target)
    marks = [event["content"]["m.relates_to"] for event in await desk.ann.sees(desk.room, kind="m.reaction")]
    assert [(mark["event_id"], mark["key"]) for mark in marks] == [(first, "👍"), (first, "🔕")]


async def test_the_first_mark_may_be_pressed_before_the_last_is_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A press waits for the other marks: what it means is known only once the message is sent."""
    assert desk.bot._open is not None
    sender, react = desk.bot._open.sender, desk.bot._open.sender._react
    last, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(room: str, event: str, mark: str, *, transaction: str) -> None:
        if mark == "🔕":
            last.set()
            await go_on.wait()
        await react(room, event, mark, transaction=transaction)

    monkeypatch.setattr(sender, "_react", slowly)
    performing = asyncio.create_task(desk.perform(Operation.SEND, replace(text("An alert."), buttons=BUTTONS)))
    await last.wait()
    (mark,) = [event["content"]["m.relates_to"] for event in await desk.ann.sees(desk.room, kind="m.reaction")]
    await desk.ann.presses(desk.room, mark["event_id"], "👍")
    heard = asyncio.create_task(desk.ears.next(Pressed))
    marked = asyncio.create_task(sender.marked(mark["event_id"]))
    done, _ = await asyncio.wait({marked, heard}, timeout=0.5)
    assert not done
    go_on.set()
    assert await performing == mark["event_id"]
    assert (await heard).what == Pressed(target=mark["event_id"], mark="👍")
    await marked


async def test_a_mark_that_is_refused_does_not_hold_the_message_up(desk: Desk) -> None:
    """Where the homeserver counts reactions, messages go out without marks for a while."""
    desk.gateway.fail(Fault(status=200, body={}, passed_on=True))  # the message itself, whose answer cannot be read
    with pytest.raises(errors.Ambiguous):
        await desk.perform(Operation.SEND, replace(text("An alert."), buttons=BUTTONS), delivery="c" * 32)
    assert await desk.perform(Operation.SEND, replace(text("An alert."), buttons=BUTTONS), delivery="c" * 32)
    desk.gateway.part = "/send/m.reaction/"
    desk.gateway.fail(error(429, "M_LIMIT_EXCEEDED", retry_after_ms=1000))
    assert await desk.shown(replace(text("A second."), buttons=BUTTONS))
    assert await desk.shown(replace(text("A third."), buttons=BUTTONS))
    assert len(await desk.ann.sees(desk.room, kind="m.reaction")) == len(BUTTONS[0])


async def test_a_reaction_twice_is_done(desk: Desk) -> None:
    """The same mark under another delivery is there already."""
    first = await desk.shown()
    for _ in range(2):
        assert await desk.perform(Operation.REACT, target=first) is None


async def test_a_file(desk: Desk) -> None:
    """It comes under its name, with the message as its caption."""
    bare = await desk.perform(Operation.FILE)
    told = await desk.perform(Operation.FILE, text("The list."))
    assert bare is not None
    assert told is not None
    first, second = [(await desk.ann.event(desk.room, each))["content"] for each in (bare, told)]
    assert (first["msgtype"], first["body"], first["filename"], first["info"]["size"]) == ("m.file", "list.csv", "list.csv", 4)
    assert (second["body"], second["filename"]) == ("The list.", "list.csv")
    assert first["url"].startswith("mxc://")


async def test_a_very_long_message_is_cut_and_not_refused(desk: Desk) -> None:
    """Also as an edit, which holds its text twice, and with signs that need many bytes."""
    long = text(*["\"<&>'\\ 북한 포탄 " * 40] * 300)
    first = await desk.shown(long)
    assert await desk.perform(Operation.EDIT, long, target=first) == first
    assert (await desk.ann.event(desk.room, first))["content"]["body"].endswith("…")


async def test_the_same_delivery_is_the_same_event_over_a_restart_of_the_bot(desk: Desk, homeserver: Synapse, folder: Path) -> None:
    """One device for life: the homeserver knows the transaction."""
    first = await desk.perform(delivery="d" * 32)
    await desk.bot.close()
    again = bot_of(homeserver, desk.account, folder)
    await again.start()
    assert await again.perform(call(chat=desk.room, network="matrix", delivery="d" * 32)) == first
    await again.close()
    assert len(await desk.ann.sees(desk.room, by=desk.account.id)) == 1


FAILURES = [
    (error(429, "M_LIMIT_EXCEEDED", retry_after_ms=4758), errors.RetryLater, 4.758),
    (Fault(status=429, headers={"Retry-After": "7"}), errors.RetryLater, 7.0),
    (error(413, "M_TOO_LARGE"), errors.MessageRejected, None),
    (error(403, "M_FORBIDDEN"), errors.ChatUnavailable, None),
    (error(400, "M_BAD_JSON"), errors.MessageRejected, None),
    (error(401, "M_UNKNOWN_TOKEN"), errors.AuthFailed, None),
    (error(403, "M_USER_DEACTIVATED"), errors.AuthFailed, None),
    (Fault(status=502), errors.Ambiguous, None),
    (Fault(status=504), errors.Ambiguous, None),
    (Fault(status=503), errors.RetryLater, None),
    (error(500, "M_UNKNOWN"), errors.Ambiguous, None),
    (Fault(status=403), errors.RetryLater, None),
    (Fault(status=404), errors.RetryLater, None),
    (Fault(status=302, headers={"Location": "/login"}), errors.RetryLater, None),
    (Fault(status=200), errors.Ambiguous, None),
    (Fault(status=200, body=[1]), errors.Ambiguous, None),
    (Fault(status=200, body={"event_id": 5}), errors.Ambiguous, None),
    (Fault(), errors.Ambiguous, None),
    (Fault(passed_on=True), errors.Ambiguous, None),
]


async def test_each_failure_means_one_of_our_errors(desk: Desk) -> None:
    """What came before the message is tried again, what may have come after it is ambiguous; each request is made once.

    Only where a connection that had been kept is cut, aiohttp asks a second time: the transaction is the same.
    """
    for fault, expected, wait in FAILURES:
        times = 2 if fault.status is None else 1
        for _ in range(times):
            desk.gateway.fail(fault)
        sent = len([line for line in desk.gateway.asked if "/send/" in line])
        with pytest.raises(errors.BotError) as caught:
            raise AssertionError(fault, await desk.perform())
        assert type(caught.value) is expected, fault
        assert len([line for line in desk.gateway.asked if "/send/" in line]) == sent + times, fault
        if isinstance(caught.value, errors.RetryLater):
            assert caught.value.retry_after_s == wait
            assert caught.value.whole_network == (wait is not None)
    assert len(await desk.ann.sees(desk.room)) == sum(fault.passed_on for fault, _, _ in FAILURES)
    assert await desk.perform()


async def test_a_homeserver_that_is_away(homeserver: Synapse, account: Account, folder: Path) -> None:
    """The program starts without it; what is sent is certainly not sent."""
    bot = bot_of(homeserver, account, folder, url="http://127.0.0.1:9")
    await bot.start()
    found = []
    for _ in range(2):
        with pytest.raises(errors.RetryLater) as caught:
            await bot.perform(call(network="matrix"))
        found.append((caught.value.whole_network, caught.value.retry_after_s))
    assert found == [(False, None), (True, 10.0)]  # the second one does not wait for it
    await bot.close()


async def test_a_room_where_the_bot_may_not_speak(desk: Desk) -> None:
    """A muted bot is told so; nothing else in the room is touched."""
    levels = await desk.ann.ask("GET", f"/rooms/{desk.room}/state/m.room.power_levels")
    await desk.ann.sets(desk.room, "m.room.power_levels", {**levels, "events_default": 50})
    with pytest.raises(errors.ChatUnavailable):
        await desk.perform()


async def test_a_room_that_the_bot_is_not_in(desk: Desk) -> None:
    """There is nothing to be sent to."""
    with pytest.raises(errors.ChatUnavailable):
        await desk.bot.perform(call(chat="!elsewhere:localhost", network="matrix"))
