"""Telegram by long polling and the Bot API, through python-telegram-bot. Knows no story and no database."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final

import structlog
from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters, Update
from telegram import error as telegram_errors
from telegram.constants import ChatMemberStatus, ChatType, FloodLimit, ParseMode

from bot import errors
from bot.networks.base import Author, Call, Incoming, Pace, Place, Receive, Said
from bot.networks.telegram.answers import Request
from bot.networks.telegram.failures import NOT_MODIFIED, Blot, translate
from bot.networks.telegram.markup import MAX_CAPTION, to_html
from bot.networks.telegram.updates import UNREADABLE, UpdatesRequest
from storage.types import Address, ChatKind, Operation

NAME: Final = "telegram"
_CONNECT_S = 5.0
_READ_S = 30.0  # long, so that few answers are missed: a missed one makes a send ambiguous
_POLL_S = 30
_POLL_GRACE_S = 10.0  # beyond which a poll without an answer is given up
_BACKOFF_S = (1.0, 2.0, 5.0, 10.0, 30.0)
_TRIES = 3  # after which one message no longer holds those behind it
_OVERALL_PER_S = 28  # of the 30 that Telegram allows (FloodLimit.MESSAGES_PER_SECOND)
_KINDS: Final = {ChatType.PRIVATE.value: ChatKind.PRIVATE, ChatType.CHANNEL.value: ChatKind.CHANNEL}
_ADMINS = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})
_NOWHERE = Address(network=NAME, address="")


class Telegram:
    """One bot account.

    Args:
        token: From @BotFather; never shown by repr, errors or logs of ours.
        api_url: Base address of the Bot API, ending in "/bot".
        read_s: How long to wait for the answer to an operation.
        sleep: Waits that many seconds after a poll that failed.
    """

    name = NAME
    idempotent = False
    pace = Pace(
        per_chat_s=1.0 / FloodLimit.MESSAGES_PER_SECOND_PER_CHAT,
        per_group_minute=int(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP),
        overall_per_s=_OVERALL_PER_S,
    )

    def __init__(
        self, token: str, *, api_url: str, read_s: float = _READ_S, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._sleep = sleep
        self._blot = Blot(token)
        self._offset = 0  # everything below was acted on
        self._tried = (0, 0)  # the last update that was begun, and how often
        self._bot = Bot(
            token,
            base_url=api_url,
            request=Request(
                connection_pool_size=16,
                connect_timeout=_CONNECT_S,
                read_timeout=read_s,
                write_timeout=read_s,
                media_write_timeout=read_s,
            ),
            # python-telegram-bot adds the poll's own length to this read timeout.
            get_updates_request=UpdatesRequest(connection_pool_size=1, connect_timeout=_CONNECT_S, read_timeout=_POLL_GRACE_S),
        )
        self._log = structlog.stdlib.get_logger("rajin").bind(network=NAME)

    def __repr__(self) -> str:
        """Without the token."""
        return "Telegram()"

    async def start(self) -> None:
        """Log in; a network that is down is no reason to stop. See `Network.start`."""
        try:
            with _readable():
                await self._bot.initialize()
        except telegram_errors.TelegramError as error:
            found = translate(error, _NOWHERE, self._blot)
        else:
            return
        # Raised out here so that no context comes along: python-telegram-bot's text holds the token.
        if isinstance(found, errors.NetworkStopped):
            raise found
        self._log.warning("telegram cannot be reached yet", error=str(found))

    async def listen(self, receive: Receive) -> None:
        """Read messages for ever; each is acknowledged only after it was acted on. See `Network.listen`."""
        failures = 0
        while True:
            try:
                for update in await self._updates():
                    await self._take(update, receive)
                    self._offset = update.update_id + 1  # the next poll acknowledges it
            except telegram_errors.TelegramError as error:
                found = translate(error, _NOWHERE, self._blot)
            else:
                failures = 0
                continue
            if isinstance(found, errors.NetworkStopped):
                raise found
            wait = _BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)]
            if isinstance(found, errors.RetryLater):
                wait = max(wait, found.retry_after_s or 0.0)
            self._log.warning("reading from telegram failed", error=str(found), again_in_s=wait)
            failures += 1
            await self._sleep(wait)

    async def _updates(self) -> tuple[Update, ...]:
        """What was said since; waits for it. Everything below the offset is acknowledged."""
        with _readable():
            await self._bot.initialize()  # does nothing, unless it failed at the start
            return await self._bot.get_updates(offset=self._offset, timeout=_POLL_S, allowed_updates=[Update.MESSAGE])

    async def _take(self, update: Update, receive: Receive) -> None:
        """Act on an update. One that fails again and again is passed over: those behind it, of all chats, would never be heard."""
        number, tries = self._tried
        tries = tries + 1 if number == update.update_id else 1
        self._tried = (update.update_id, tries)
        if tries > _TRIES:
            self._log.error("a message is passed over, since acting on it keeps failing", update=update.update_id)
            return
        with _readable():
            incoming = await self._incoming(update)
        if incoming is not None:
            await receive(incoming)

    async def _incoming(self, update: Update) -> Incoming | None:
        """An update as the program knows it; None for what is not said to us."""
        message = update.message
        if message is None or not message.text:
            return None
        kind = _KINDS.get(message.chat.type, ChatKind.GROUP)
        text = _said(message.text, self._bot.username, private=kind is ChatKind.PRIVATE)
        if text is None:
            return None
        sender = message.from_user
        return Incoming(
            address=Address(network=NAME, address=str(message.chat.id), thread=_thread(message)),
            kind=kind,
            chat_title=message.chat.effective_name or "",
            author=_author(message),
            sender=str(sender.id) if sender and message.sender_chat is None else "",
            sender_is_admin=kind is ChatKind.PRIVATE or await self._is_admin(message),
            language=sender.language_code.split("-")[0] if sender and sender.language_code else None,
            update_id=str(update.update_id),
            what=Said(text=text),
        )

    async def _is_admin(self, message: Message) -> bool:
        if message.sender_chat is not None:  # an administrator who stays anonymous writes as the group itself
            return message.sender_chat.id == message.chat.id
        if message.from_user is None:
            return False
        try:
            return await self._administers(message.from_user.id, message.chat.id)
        except telegram_errors.ChatMigrated as error:  # what was said before the group became a supergroup
            there = error.new_chat_id
        try:
            return await self._administers(message.from_user.id, there)
        except telegram_errors.ChatMigrated:
            return False

    async def _administers(self, user: int, chat: int) -> bool:
        try:
            member = await self._bot.get_chat_member(chat, user)
        except (telegram_errors.BadRequest, telegram_errors.Forbidden):  # any other failure is no answer: the update comes again
            return False
        return member.status in _ADMINS

    async def find(self, name: str) -> Place | None:
        """See `Network.find`: "@channel" or a number."""
        try:
            with _readable():
                found = await self._bot.get_chat(name if name.startswith("@") else int(name))
        except ValueError:
            return None
        except (telegram_errors.BadRequest, telegram_errors.Forbidden):  # not there, or the bot is not
            return None
        except telegram_errors.TelegramError as error:
            problem = translate(error, _NOWHERE, self._blot)
        else:
            kind = _KINDS.get(found.type, ChatKind.GROUP)
            return Place(address=Address(network=NAME, address=str(found.id)), kind=kind, title=found.effective_name or "")
        raise problem  # out here so that no context comes along: it may hold the token

    async def administers(self, address: Address, person: str) -> bool:
        """See `Network.administers`."""
        try:
            with _readable():
                return await self._administers(int(person), int(address.address))
        except telegram_errors.TelegramError as error:
            found = translate(error, address, self._blot)
        raise found  # out here so that no context comes along: it may hold the token

    async def perform(self, call: Call) -> str | None:
        """Carry one operation out. See `Network.perform`."""
        try:
            with _readable():
                return await self._perform(call)
        except telegram_errors.TelegramError as error:
            if isinstance(error, telegram_errors.BadRequest) and NOT_MODIFIED in str(error).lower():
                return call.target if call.operation is Operation.EDIT else None  # the chat already shows what it should
            found = translate(error, call.address, self._blot)
        raise found  # out here so that no context comes along: it may hold the token

    async def _perform(self, call: Call) -> str | None:
        match call.operation:
            case Operation.SEND | Operation.REPLY:
                return await self._send(call)
            case Operation.EDIT:
                return await self._edit(call)
            case Operation.REDACT:
                await self._bot.delete_message(_chat(call), int(call.needed_target()))
            case Operation.REACT:
                await self._bot.set_message_reaction(_chat(call), int(call.needed_target()), call.reaction)
            case Operation.FILE:
                return await self._file(call)
        return None

    async def _send(self, call: Call) -> str:
        sent = await self._bot.send_message(
            _chat(call),
            to_html(call.message) if call.message else "",
            parse_mode=ParseMode.HTML,
            message_thread_id=_topic(call),
            disable_notification=bool(call.message and call.message.silent),
            link_preview_options=_preview(call),
            reply_parameters=_reply(call),
        )
        return str(sent.message_id)

    async def _edit(self, call: Call) -> str:
        target = call.needed_target()
        await self._bot.edit_message_text(
            to_html(call.message) if call.message else "",
            chat_id=_chat(call),
            message_id=int(target),
            parse_mode=ParseMode.HTML,
            link_preview_options=_preview(call),
        )
        return target

    async def _file(self, call: Call) -> str:
        name, data = call.file or ("", b"")
        sent = await self._bot.send_document(
            _chat(call),
            data,
            filename=name,
            caption=to_html(call.message, most=MAX_CAPTION) if call.message else None,
            parse_mode=ParseMode.HTML,
            message_thread_id=_topic(call),
            disable_notification=bool(call.message and call.message.silent),
        )
        return str(sent.message_id)

    async def close(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()


@contextmanager
def _readable() -> Iterator[None]:
    """Turn the stumbling of python-telegram-bot over an answer that it does not expect into its own error for that."""
    try:
        yield
    except UNREADABLE as error:
        raise telegram_errors.TelegramError(f"unreadable answer: {type(error).__name__}") from None


def _said(text: str, username: str, *, private: bool) -> str | None:
    """What is said to us, a command without "@us". None for a command to another bot, and for talk among others."""
    if not text.startswith("/"):
        return text if private else None
    command, *rest = text.split(maxsplit=1)
    name, at, bot = command.partition("@")
    if at and bot.lower() != username.lower():
        return None
    return " ".join((name, *rest))


def _author(message: Message) -> Author:
    """Who speaks: as the group itself, as a channel, or as a person."""
    if message.sender_chat is not None:
        return Author.ANONYMOUS_ADMIN if message.sender_chat.id == message.chat.id else Author.CHANNEL
    return Author.BOT if message.from_user is not None and message.from_user.is_bot else Author.PERSON


def _chat(call: Call) -> int:
    return int(call.address.address)


def _topic(call: Call) -> int | None:
    return int(call.address.thread) if call.address.thread else None


def _thread(message: Message) -> str:
    """The forum topic; threads outside of forums are only answers to answers."""
    return str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""


def _preview(call: Call) -> LinkPreviewOptions:
    url = call.message.preview_url if call.message else None
    return LinkPreviewOptions(is_disabled=True) if url is None else LinkPreviewOptions(url=url, prefer_small_media=True)


def _reply(call: Call) -> ReplyParameters | None:
    """What the message replies to; where that has vanished it becomes a message of its own."""
    if call.operation is not Operation.REPLY or call.target is None:
        return None
    return ReplyParameters(int(call.target), allow_sending_without_reply=True)
