"""One operation as calls of the Bot API, with its markup, its buttons and its link preview."""

from collections.abc import Collection

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, ParseMode

from bot.message import Message
from bot.networks.base import Call
from bot.networks.telegram.markup import MAX_CAPTION, MAX_LENGTH, to_html
from storage.types import Operation


async def carry_out(bot: Bot, call: Call, *, paid: bool = False, pressable: Collection[str] = ()) -> str | None:
    """Carry an operation out and return the reference of its message, or None for redact and react.

    Args:
        bot: Our account.
        call: The operation.
        paid: Whether Telegram may take its price for more than thirty messages a second.
        pressable: Commands that people may press in answers.

    Raises:
        TelegramError: It was not done, or nobody can know.
        TargetGone: Nobody knows the message that it is about.
    """
    match call.operation:
        case Operation.SEND | Operation.REPLY:
            return await _send(bot, call, _html(call, pressable), paid=paid)
        case Operation.EDIT:
            return await _edit(bot, call, _html(call, pressable))
        case Operation.REDACT:
            await bot.delete_message(_chat(call), int(call.needed_target()))
        case Operation.REACT:
            await bot.set_message_reaction(_chat(call), int(call.needed_target()), call.reaction)
        case Operation.FILE:
            return await _file(bot, call, _html(call, pressable, most=MAX_CAPTION), paid=paid)
    return None


def _html(call: Call, pressable: Collection[str], *, most: int = MAX_LENGTH) -> str:
    return "" if call.message is None else to_html(call.message, most=most, pressable=pressable)


async def _send(bot: Bot, call: Call, html: str, *, paid: bool) -> str:
    sent = await bot.send_message(
        _chat(call),
        html,
        parse_mode=ParseMode.HTML,
        message_thread_id=_topic(call),
        disable_notification=_silent(call),
        link_preview_options=_preview(call),
        reply_parameters=_reply(call),
        reply_markup=keyboard(call.message),
        allow_paid_broadcast=paid or None,
    )
    return str(sent.message_id)


async def _edit(bot: Bot, call: Call, html: str) -> str:
    """An edit without a keyboard takes the message's keyboard away: the one that it shall have from now on goes along."""
    target = call.needed_target()
    await bot.edit_message_text(
        html,
        chat_id=_chat(call),
        message_id=int(target),
        parse_mode=ParseMode.HTML,
        link_preview_options=_preview(call),
        reply_markup=keyboard(call.message),
    )
    return target


async def _file(bot: Bot, call: Call, html: str, *, paid: bool) -> str:
    name, data = call.file or ("", b"")
    sent = await bot.send_document(
        _chat(call),
        data,
        filename=name,
        caption=html or None,
        parse_mode=ParseMode.HTML,
        message_thread_id=_topic(call),
        disable_notification=_silent(call),
        reply_markup=keyboard(call.message),
        allow_paid_broadcast=paid or None,
    )
    return str(sent.message_id)


def keyboard(message: Message | None) -> InlineKeyboardMarkup | None:
    """The message's buttons, at most as many in a row and in all as Telegram takes; what a button says comes back when it is pressed.

    A button whose command is too long for Telegram is left out: its command can still be typed.
    """
    wide, most = int(InlineKeyboardMarkupLimit.BUTTONS_PER_ROW), int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)
    longest = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
    rows: list[list[InlineKeyboardButton]] = []
    for row in message.buttons if message is not None else ():
        fitting = [
            InlineKeyboardButton(f"{button.mark} {button.label}".strip(), callback_data=button.command)
            for button in row
            if len(button.command.encode()) <= longest
        ][: max(0, most - sum(map(len, rows)))]
        rows += [fitting[start : start + wide] for start in range(0, len(fitting), wide)]
    return InlineKeyboardMarkup(rows) if rows else None


def _chat(call: Call) -> int:
    return int(call.address.address)


def _topic(call: Call) -> int | None:
    return int(call.address.thread) if call.address.thread else None


def _silent(call: Call) -> bool:
    """An answer makes no sound: whoever asked is there, and a group need not hear of it."""
    return call.message is not None and (call.message.silent or call.message.notice)


def _preview(call: Call) -> LinkPreviewOptions:
    url = call.message.preview_url if call.message else None
    return LinkPreviewOptions(is_disabled=True) if url is None else LinkPreviewOptions(url=url, prefer_small_media=True)


def _reply(call: Call) -> ReplyParameters | None:
    """What the message replies to; where that has vanished it becomes a message of its own."""
    if call.operation is not Operation.REPLY or call.target is None:
        return None
    return ReplyParameters(int(call.target), allow_sending_without_reply=True)
