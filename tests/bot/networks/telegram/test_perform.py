"""Every operation on Telegram, and every way in which the server or the line can fail."""

from dataclasses import replace

import pytest

from bot import errors
from bot.message import Button, Message, Span, Style
from bot.networks.quiet import JOINER
from bot.networks.telegram.network import Telegram
from storage.types import Operation
from tests import botapi_faults as faults
from tests.botapi import BotApi
from tests.botapi_chats import Rates
from tests.calls import call, text
from tests.clocks import FakeClock
from tests.telegram_html import Entity

OLD = "999"


async def test_a_message_is_shown_as_its_template_says(api: BotApi, bot: Telegram) -> None:
    """Styles and links come through, markup in the text does not."""
    message = Message(
        lines=(
            (Span(text="<b>1 & 2</b>", style=Style.BOLD, url="https://news.example/?a=1&b=2"),),
            (),
            (Span(text="😀 "), Span(text="was", style=Style.STRIKE)),
        ),
        preview_url="https://news.example/",
    )
    reference = await bot.perform(call(Operation.SEND, message))
    (shown,) = api.messages(7)
    assert (str(shown.id), shown.text.replace(JOINER, ""), shown.preview, shown.silent) == (
        reference,
        message.plain(),
        message.preview_url,
        False,
    )
    assert shown.entities == (
        Entity(offset=0, length=13, kind="b"),  # with a joiner in "</b>"
        Entity(offset=0, length=13, kind="a", url="https://news.example/?a=1&b=2"),
        Entity(offset=18, length=3, kind="s"),
    )


async def test_silence_and_no_preview(api: BotApi, bot: Telegram) -> None:
    """A silent message arrives without a sound; without a link to show there is no preview."""
    await bot.perform(call(Operation.SEND, text("psst", silent=True)))
    assert [(shown.silent, shown.preview) for shown in api.messages(7)] == [(True, None)]


async def test_a_reply_points_at_its_message(api: BotApi, bot: Telegram) -> None:
    """A reply hangs on the message that it follows up."""
    first = await bot.perform(call())
    await bot.perform(call(Operation.REPLY, target=first))
    assert [str(shown.reply_to) for shown in api.messages(7)] == ["None", first]


@pytest.mark.parametrize("target", [OLD, None])
async def test_a_reply_to_a_vanished_message_is_sent_alone(api: BotApi, bot: Telegram, target: str | None) -> None:
    """Nobody loses an update because somebody deleted the alert."""
    assert await bot.perform(call(Operation.REPLY, target=target)) is not None
    assert [shown.reply_to for shown in api.messages(7)] == [None]


async def test_an_edit_changes_its_message(api: BotApi, bot: Telegram) -> None:
    """The reference stays, the text is new."""
    first = await bot.perform(call())
    assert await bot.perform(call(Operation.EDIT, text("Now."), target=first)) == first
    assert [(shown.text, shown.edits) for shown in api.messages(7)] == [("Now.", 1)]


async def test_an_edit_that_changes_nothing_is_done(api: BotApi, bot: Telegram) -> None:
    """A refusal as not modified says that the chat shows what it should."""
    first = await bot.perform(call())
    assert await bot.perform(call(Operation.EDIT, target=first)) == first
    assert api.log[-1].answer == faults.NOT_MODIFIED.description


async def test_redaction_and_reaction(api: BotApi, bot: Telegram) -> None:
    """Both change a message and make none."""
    first = await bot.perform(call())
    assert await bot.perform(call(Operation.REACT, target=first)) is None
    assert [shown.reaction for shown in api.messages(7)] == ["👍"]
    assert await bot.perform(call(Operation.REDACT, target=first)) is None
    assert api.messages(7) == []


async def test_a_file_comes_with_its_caption(api: BotApi, bot: Telegram) -> None:
    """The caption is cut to a caption's length, which is shorter than a message's."""
    await bot.perform(call(Operation.FILE, text("The list.", "x" * 2000), chat="-1001", thread="3"))
    (shown,) = api.messages(-1001)
    assert (shown.file, shown.text, shown.thread) == (("list.csv", b"a,b\n"), "The list.\n…", 3)
    await bot.perform(call(Operation.FILE))
    assert [shown.text for shown in api.messages(7)] == [""]


async def test_a_forum_topic_gets_its_own_messages(api: BotApi, bot: Telegram) -> None:
    """The thread of the address is the topic; one that was deleted makes the chat unreachable."""
    await bot.perform(call(chat="-1001", thread="3"))
    assert [shown.thread for shown in api.messages(-1001)] == [3]
    with pytest.raises(errors.ChatUnavailable):
        await bot.perform(call(chat="-1001", thread="4"))


@pytest.mark.parametrize("operation", [Operation.EDIT, Operation.REDACT, Operation.REACT])
@pytest.mark.parametrize("target", [OLD, None])
async def test_what_hangs_on_a_vanished_message_is_pointless(bot: Telegram, operation: Operation, target: str | None) -> None:
    """Whether it was deleted or its reference was never learnt."""
    with pytest.raises(errors.TargetGone):
        await bot.perform(call(operation, target=target))


async def test_an_empty_message_is_rejected(bot: Telegram) -> None:
    """What Telegram will never take is told apart from what it does not take now."""
    with pytest.raises(errors.MessageRejected):
        await bot.perform(call(Operation.SEND, text(" ")))


BUTTONS = (
    (Button(label="Why", mark="❓", command="/why 12"), Button(label="Mute", mark="🔇", command="/mute story 12")),
    (Button(label="Story", mark="📰", command="/story 12"),),
)
SHOWN = ((("❓ Why", "/why 12"), ("🔇 Mute", "/mute story 12")), (("📰 Story", "/story 12"),))


async def test_buttons_stand_below_their_message_and_stay_on_edit(api: BotApi, bot: Telegram) -> None:
    """Telegram takes a keyboard away with an edit that brings none: it comes along, and goes when the message has none any more."""
    first = await bot.perform(call(Operation.SEND, replace(text("Hello."), buttons=BUTTONS)))
    assert [shown.buttons for shown in api.messages(7)] == [SHOWN]
    await bot.perform(call(Operation.EDIT, replace(text("Later."), buttons=BUTTONS), target=first))
    assert [(shown.text, shown.buttons) for shown in api.messages(7)] == [("Later.", SHOWN)]
    await bot.perform(call(Operation.EDIT, text("Later."), target=first))
    assert [shown.buttons for shown in api.messages(7)] == [()]
    await bot.perform(call(Operation.FILE, replace(text("The list."), buttons=BUTTONS)))
    assert api.messages(7)[-1].buttons == SHOWN


async def test_no_more_buttons_than_telegram_takes(api: BotApi, bot: Telegram) -> None:
    """Eight in a row, a hundred in all; one whose command is too long is left out, and the message is sent."""
    row = tuple(Button(label=str(number), mark="", command=f"/story {number}") for number in range(110))
    long = (Button(label="x", mark="", command="/" + "ж" * 32),)
    await bot.perform(call(Operation.SEND, replace(text("Hello."), buttons=(long, row))))
    (shown,) = api.messages(7)
    assert [len(each) for each in shown.buttons] == [8] * 12 + [4]


async def test_an_answer_makes_no_sound(api: BotApi, bot: Telegram) -> None:
    """Whoever asked is looking."""
    await bot.perform(call(Operation.SEND, replace(text("Hello."), notice=True)))
    assert [shown.silent for shown in api.messages(7)] == [True]


@pytest.mark.parametrize(("per_second", "paid"), [(28, None), (30, None), (31, "true"), (500, "true")])
async def test_more_than_thirty_a_second_are_paid_for(api: BotApi, per_second: int, paid: str | None) -> None:
    """Only who asks for more than Telegram gives free pays for it; the dispatcher's pace is what was asked for."""
    bot = Telegram(api.token, api_url=api.url, messages_per_second=per_second)
    await bot.start()
    await bot.perform(call())
    await bot.perform(call(Operation.FILE))
    assert [each.fields.get("allow_paid_broadcast") for each in api.log if each.message] == [paid, paid]
    assert bot.pace.overall_per_s == per_second
    await bot.close()


async def test_three_chats_in_a_row_that_must_wait_are_the_whole_account(api: BotApi, bot: Telegram) -> None:
    """Telegram does not say whom a 429 is about; one chat's, however often, holds that chat only, and so do two."""
    chats = ("7", "-5", "-1001")

    async def flooded(chat: str) -> bool:
        api.fail(faults.flood(5))
        with pytest.raises(errors.RetryLater) as caught:
            await bot.perform(call(chat=chat))
        return caught.value.whole_network

    assert [await flooded(chat) for chat in ("7", "7", "7", "-5")] == [False] * 4
    await bot.perform(call(chat="-1002"))
    assert [await flooded(chat) for chat in chats] == [False, False, True]


FAULTS: list[tuple[faults.Fault, type[errors.BotError]]] = [
    (faults.flood(17), errors.RetryLater),
    (faults.BLOCKED, errors.ChatUnavailable),
    (faults.KICKED, errors.ChatUnavailable),
    (faults.DEACTIVATED, errors.ChatUnavailable),
    (faults.UNKNOWN_CHAT, errors.ChatUnavailable),
    (faults.NO_RIGHTS, errors.ChatUnavailable),
    (faults.UNKNOWN_THREAD, errors.ChatUnavailable),
    (faults.migrated(-1009), errors.ChatMoved),
    (faults.CONFLICT, errors.SecondInstance),
    (faults.WEBHOOK, errors.SecondInstance),
    (faults.UNAUTHORIZED, errors.AuthFailed),
    (faults.NOT_FOUND, errors.AuthFailed),
    (faults.TOO_LARGE, errors.MessageRejected),
    (faults.BROKEN, errors.RetryLater),
    (faults.GATEWAY, errors.Ambiguous),
    (faults.Page(), errors.Ambiguous),
    (faults.Page(status=504, body=""), errors.Ambiguous),
    (faults.Page(status=503, body="<html>"), errors.RetryLater),
    (faults.Page(status=200, body="<html>"), errors.Ambiguous),
    (faults.Page(status=200, body="[]"), errors.Ambiguous),
    (faults.Page(status=200, body='{"ok": true, "result": {}}'), errors.Ambiguous),
    (faults.Page(status=302, body=""), errors.RetryLater),
    (faults.Cut(accepted=False), errors.Ambiguous),
    (faults.Cut(accepted=True), errors.Ambiguous),
    (faults.Hold(accepted=False), errors.Ambiguous),
    (faults.Hold(accepted=True), errors.Ambiguous),
]


@pytest.mark.parametrize(("fault", "ours"), FAULTS, ids=str)
async def test_what_each_fault_becomes(api: BotApi, bot: Telegram, fault: faults.Fault, ours: type[errors.BotError]) -> None:
    """The caller learns what to do; and unless it is ambiguous, nothing has arrived."""
    api.fail(fault)
    with pytest.raises(errors.BotError) as caught:
        await bot.perform(call())
    assert type(caught.value) is ours
    assert bool(api.messages(7)) == bool(getattr(fault, "accepted", False))
    api.release()
    assert await bot.perform(call()) is not None  # the next one goes through


async def test_a_429_names_its_wait(api: BotApi, bot: Telegram) -> None:
    """For the chat that got it, not for the network."""
    api.fail(faults.flood(17))
    with pytest.raises(errors.RetryLater) as caught:
        await bot.perform(call())
    assert (caught.value.retry_after_s, caught.value.whole_network) == (17.0, False)


async def test_an_upgraded_group_names_its_new_address(api: BotApi, bot: Telegram) -> None:
    """The supergroup's id comes along."""
    api.fail(faults.migrated(-1001234), chat=-5)
    with pytest.raises(errors.ChatMoved) as caught:
        await bot.perform(call(chat="-5"))
    assert caught.value.address.address == "-1001234"


async def test_a_refused_connection_is_no_doubt(api: BotApi, bot: Telegram) -> None:
    """Where nothing listens, nothing can have arrived."""
    await api.shut()
    with pytest.raises(errors.RetryLater):
        await bot.perform(call())


async def test_a_network_that_is_down_at_the_start_is_no_reason_to_stop(api: BotApi) -> None:
    """The bot starts, and sends once Telegram is back."""
    await api.shut()
    network = Telegram(api.token, api_url=api.url)
    await network.start()
    await api.open()
    assert await network.perform(call()) is not None
    await network.close()


@pytest.mark.parametrize("token", ["1:wrong", "not-a-token"])
async def test_a_wrong_token_stops_the_start(api: BotApi, token: str) -> None:
    """Whether Telegram says 401 or 404."""
    network = Telegram(token, api_url=api.url)
    with pytest.raises(errors.AuthFailed):
        await network.start()
    await network.close()


async def test_the_stand_in_minds_the_pace_that_telegram_asks_for(clock: FakeClock) -> None:
    """A message a second in a chat, twenty a minute in a group, thirty a second in all; each says how long to wait."""
    rates = Rates(per_chat_s=1.0, per_group_minute=20, overall_per_s=30)
    async with BotApi(rates=rates, monotonic=clock.monotonic) as api:
        for chat in range(1, 32):
            api.add_chat(chat)
        api.add_chat(-5, kind="group")
        bot = Telegram(api.token, api_url=api.url)
        await bot.start()

        async def broadcast(*chats: int, pause_s: float = 0.0) -> float | None:
            for chat in chats:
                clock.advance(pause_s)
                try:
                    await bot.perform(call(chat=str(chat)))
                except errors.RetryLater as error:
                    return error.retry_after_s
            return None

        assert await broadcast(1, 2) is None
        assert await broadcast(1) == 1.0
        assert await broadcast(*range(3, 31)) is None
        assert await broadcast(31) == 1.0
        assert await broadcast(*[-5] * 20, pause_s=1.0) is None
        assert await broadcast(-5, pause_s=1.0) == 40.0
        await bot.close()


@pytest.mark.parametrize(
    ("page", "ours"),
    [
        *(
            (faults.Page(status=status, body="<html>413 502</html>"), errors.RetryLater)
            for status in (302, 400, 401, 403, 404, 409, 429, 500, 503)
        ),
        *((faults.Page(status=status, body='{"ok": false, "description": "Upstream"}'), errors.Ambiguous) for status in (502, 504)),
        (faults.Page(status=524, body="timeout"), errors.Ambiguous),
        (faults.Page(status=413, body="<html>too large</html>"), errors.MessageRejected),
    ],
    ids=str,
)
async def test_the_word_of_a_proxy_is_not_telegrams(api: BotApi, bot: Telegram, page: faults.Page, ours: type[errors.BotError]) -> None:
    """Its refusal is no block by the chat and no end of the token; only what gave up waiting may have passed the message on."""
    api.fail(page, method="sendMessage")
    with pytest.raises(errors.BotError) as caught:
        await bot.perform(call())
    assert type(caught.value) is ours
