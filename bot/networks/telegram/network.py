"""Telegram by long polling and the Bot API, through python-telegram-bot. Knows no story and no database."""

import asyncio
from typing import Final

import structlog
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters, Update
from telegram import error as telegram_errors
from telegram.constants import ChatMemberStatus, ChatType, FloodLimit, ParseMode
from telegram.request import HTTPXRequest

from bot import errors
from bot.networks.base import Call, Incoming, Pace, Receive
from bot.networks.telegram.failures import NOT_MODIFIED, translate
from bot.networks.telegram.markup import to_html
from storage.types import Address, ChatKind, Operation

NAME: Final = "telegram"
_CONNECT_S = 5.0
_READ_S = 30.0  # long, so that few answers are missed: a missed one makes a send ambiguous
_POLL_S = 30
_BACKOFF_S = (1.0, 2.0, 5.0, 10.0, 30.0)
_OVERALL_PER_S = 28  # of the 30 that Telegram allows (FloodLimit.MESSAGES_PER_SECOND)
_KINDS = {ChatType.PRIVATE: ChatKind.PRIVATE, ChatType.CHANNEL: ChatKind.CHANNEL}
_ADMINS = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


class Telegram:
    """One bot account.

    Args:
        token: From @BotFather; never shown by repr, errors or logs of ours.
        api_url: Base address of the Bot API, ending in "/bot".
    """

    name = NAME
    idempotent = False
    pace = Pace(
        per_chat_s=1.0 / FloodLimit.MESSAGES_PER_SECOND_PER_CHAT,
        per_group_minute=int(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP),
        overall_per_s=_OVERALL_PER_S,
    )

    def __init__(self, token: str, *, api_url: str) -> None:
        self._bot = Bot(
            token,
            base_url=api_url,
            request=HTTPXRequest(connection_pool_size=16, connect_timeout=_CONNECT_S, read_timeout=_READ_S, write_timeout=_READ_S),
            get_updates_request=HTTPXRequest(connection_pool_size=1, connect_timeout=_CONNECT_S, read_timeout=_POLL_S + 10.0),
        )
        self._log = structlog.stdlib.get_logger("rajin").bind(network=NAME)

    def __repr__(self) -> str:
        """Without the token."""
        return "Telegram()"

    async def start(self) -> None:
        """Log in; a network that is down is no reason to stop. See `Network.start`."""
        try:
            await self._bot.initialize()
        except telegram_errors.TelegramError as error:
            found = translate(error, Address(network=NAME, address=""))
            if isinstance(found, errors.NetworkStopped):
                raise found from None  # python-telegram-bot's text holds the token
            self._log.warning("telegram cannot be reached yet", error=str(found))

    async def listen(self, receive: Receive) -> None:
        """Read messages for ever; each is acknowledged only after it was acted on. See `Network.listen`."""
        offset: int | None = None
        failures = 0
        while True:
            try:
                if failures or offset is None:
                    await self._bot.initialize()
                updates = await self._bot.get_updates(offset=offset, timeout=_POLL_S, allowed_updates=[Update.MESSAGE])
            except telegram_errors.TelegramError as error:
                found = translate(error, Address(network=NAME, address=""))
                if isinstance(found, errors.NetworkStopped):
                    raise found from None
                self._log.warning("reading from telegram failed", error=str(found))
                await asyncio.sleep(_BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)])
                failures += 1
                continue
            failures = 0
            for update in updates:
                incoming = await self._incoming(update)
                if incoming is not None:
                    await receive(incoming)
                offset = update.update_id + 1
            offset = offset or 0

    async def _incoming(self, update: Update) -> Incoming | None:
        """An update as the program knows it; None for what is no command to us."""
        message = update.message
        if message is None or message.text is None or not message.text.startswith("/"):
            return None
        text = _addressed(message.text, self._bot.username)
        if text is None:
            return None
        kind = _KINDS.get(ChatType(message.chat.type), ChatKind.GROUP)
        sender = message.from_user
        return Incoming(
            address=Address(network=NAME, address=str(message.chat.id), thread=_thread(message)),
            kind=kind,
            chat_title=message.chat.effective_name or "",
            sender=str(sender.id) if sender else "",
            sender_is_admin=kind is ChatKind.PRIVATE or await self._is_admin(message),
            language=sender.language_code.split("-")[0] if sender and sender.language_code else None,
            text=text,
            update_id=str(update.update_id),
        )

    async def _is_admin(self, message: Message) -> bool:
        if message.sender_chat is not None:  # an administrator who stays anonymous writes as the group itself
            return message.sender_chat.id == message.chat.id
        if message.from_user is None:
            return False
        try:
            member = await self._bot.get_chat_member(message.chat.id, message.from_user.id)
        except telegram_errors.TelegramError:
            return False
        return member.status in _ADMINS

    async def perform(self, call: Call) -> str | None:
        """Carry one operation out. See `Network.perform`."""
        try:
            return await self._perform(call)
        except telegram_errors.BadRequest as error:
            if NOT_MODIFIED in str(error).lower():
                return call.target  # the chat already shows what it should
            raise translate(error, call.address) from None
        except telegram_errors.TelegramError as error:
            raise translate(error, call.address) from None  # its text and its causes may hold the token

    async def _perform(self, call: Call) -> str | None:
        chat = int(call.address.address)
        match call.operation:
            case Operation.SEND | Operation.REPLY:
                sent = await self._bot.send_message(
                    chat,
                    to_html(call.message) if call.message else "",
                    parse_mode=ParseMode.HTML,
                    message_thread_id=int(call.address.thread) if call.address.thread else None,
                    disable_notification=bool(call.message and call.message.silent),
                    link_preview_options=_preview(call),
                    reply_parameters=_reply(call),
                )
                return str(sent.message_id)
            case Operation.EDIT:
                await self._bot.edit_message_text(
                    to_html(call.message) if call.message else "",
                    chat_id=chat,
                    message_id=int(call.target or 0),
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_preview(call),
                )
                return call.target
            case Operation.REDACT:
                await self._bot.delete_message(chat, int(call.target or 0))
            case Operation.REACT:
                await self._bot.set_message_reaction(chat, int(call.target or 0), call.reaction)
            case Operation.FILE:
                name, data = call.file or ("", b"")
                sent = await self._bot.send_document(chat, data, filename=name)
                return str(sent.message_id)
        return None

    async def close(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()


def _addressed(text: str, username: str | None) -> str | None:
    """The command without "@us"; None when it is meant for another bot."""
    command, space, rest = text.partition(" ")
    name, at, bot = command.partition("@")
    if at and username and bot.lower() != username.lower():
        return None
    return f"{name}{space}{rest}"


def _thread(message: Message) -> str:
    return str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""


def _preview(call: Call) -> LinkPreviewOptions:
    url = call.message.preview_url if call.message else None
    return LinkPreviewOptions(is_disabled=True) if url is None else LinkPreviewOptions(url=url, prefer_small_media=True)


def _reply(call: Call) -> ReplyParameters | None:
    if call.operation is not Operation.REPLY or not call.target:
        return None
    return ReplyParameters(int(call.target), allow_sending_without_reply=True)
