"""Telegram by long polling or webhook and the Bot API, through python-telegram-bot. Knows no story and no database."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Final

import structlog
from telegram import Bot, Document, Update
from telegram import error as telegram_errors
from telegram.constants import ChatMemberStatus, FloodLimit

from bot import errors
from bot.networks.base import MAX_DOCUMENT, Call, Incoming, Menu, Pace, Place, Receive, Said
from bot.networks.telegram.answers import Request
from bot.networks.telegram.failures import NOT_MODIFIED, Blot, translate
from bot.networks.telegram.menu import offer
from bot.networks.telegram.reading import NAME, WANTED, Reading, kind_of, read
from bot.networks.telegram.sending import carry_out
from bot.networks.telegram.updates import UNREADABLE, UpdatesRequest, readable
from bot.networks.telegram.webhook import Unreadable, Webhook, serving
from storage.types import Address, Operation

PER_SECOND: Final = 28
"""Messages a second by default, of the 30 that Telegram allows (`FloodLimit.MESSAGES_PER_SECOND`)."""
_CONNECT_S = 5.0
_READ_S = 30.0  # long, so that few answers are missed: a missed one makes a send ambiguous
_POLL_S = 30
_POLL_GRACE_S = 10.0  # beyond which a poll without an answer is given up
_WATCH_S = 30.0  # between two looks at whether Telegram still brings us updates
_BACKOFF_S = (1.0, 2.0, 5.0, 10.0, 30.0)
_TRIES = 3  # after which one message no longer holds those behind it
_FLOODED = 3  # chats one after the other, all told to wait: then it is the account
_ADMINS = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})
_NAMED = re.compile(r"@\w+|-?\d{1,19}", re.ASCII)
_NOWHERE = Address(network=NAME, address="")


class Telegram:
    """One bot account.

    Args:
        token: From @BotFather; never shown by repr, errors or logs of ours.
        api_url: Base address of the Bot API, ending in "/bot".
        read_s: How long to wait for the answer to an operation.
        sleep: Waits that many seconds after a poll that failed.
        menu: The commands to offer, or None.
        webhook: Where Telegram brings updates, or None to fetch them.
        messages_per_second: Most messages over all chats; more than 30 are paid for.
    """

    name = NAME
    idempotent = False

    def __init__(
        self,
        token: str,
        *,
        api_url: str,
        read_s: float = _READ_S,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        menu: Menu | None = None,
        webhook: Webhook | None = None,
        messages_per_second: int = PER_SECOND,
    ) -> None:
        self.pace = Pace(
            per_chat_s=1.0 / FloodLimit.MESSAGES_PER_SECOND_PER_CHAT,
            per_group_minute=int(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP),
            overall_per_s=messages_per_second,
        )
        self._paid = messages_per_second > FloodLimit.MESSAGES_PER_SECOND
        self._sleep = sleep
        self._menu = menu
        # An answer may quote a feed, so that only what changes nothing can be pressed in it.
        self._pressable = frozenset(item.name for offered in (menu.offered.values() if menu else ()) for item in offered.everybody)
        self._webhook = webhook
        self._blot = Blot(token, *(() if webhook is None else (webhook.secret,)))
        self._offset = 0  # everything below was acted on
        self._tried: dict[int, int] = {}  # updates that were begun and not ended, and how often
        self._flooded: set[str] = set()  # chats that were told to wait since anything went through
        self._settled = False  # whether Telegram knows how we want to get updates
        self._offering: asyncio.Task[None] | None = None
        self._bot = Bot(
            token,
            base_url=api_url,
            base_file_url=f"{api_url.rstrip('/').removesuffix('/bot')}/file/bot",
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
        """Take updates for ever; each is acknowledged only after it was stored. See `Network.listen`."""
        self._settled = False
        try:
            if self._webhook is None:
                await self._keep_on(partial(self._poll, receive))
                return
            async with serving(self._webhook, partial(self._brought, receive)):
                await self._keep_on(self._watch)
        finally:
            if self._offering is not None:
                self._offering.cancel()
                await asyncio.gather(self._offering, return_exceptions=True)
                self._offering = None

    async def _keep_on(self, step: Callable[[], Awaitable[None]]) -> None:
        """Take one step after the other, with a longer and longer wait after each that failed. Raises: NetworkStopped."""
        failures = 0
        while True:
            try:
                await step()
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

    async def _poll(self, receive: Receive) -> None:
        """Wait for what was said since, and take it. Everything below the offset is acknowledged."""
        with _readable():
            await self._bot.initialize()  # does nothing, unless it failed at the start
            if not self._settled:  # once: who sets a webhook while we run is another instance
                await self._bot.delete_webhook(drop_pending_updates=False)
                self._settled = True
            self._offer()
            updates = await self._bot.get_updates(offset=self._offset, timeout=_POLL_S, allowed_updates=list(WANTED))
        for update in updates:
            await self._take(update, receive)
            self._offset = update.update_id + 1  # the next poll acknowledges it
        if not updates:
            self._offset = 0  # all is acknowledged, and after a quiet week Telegram's numbers begin anew, perhaps lower

    async def _watch(self) -> None:
        """Tell Telegram where to bring updates; later see that nobody told it otherwise, and what it complains of."""
        assert self._webhook is not None  # noqa: S101 - `listen` says so
        with _readable():
            await self._bot.initialize()
            if not self._settled:
                await self._bot.set_webhook(
                    self._webhook.url, secret_token=self._webhook.secret, allowed_updates=list(WANTED), max_connections=1
                )
                self._settled = True
            info = await self._bot.get_webhook_info()
        if info.url != self._webhook.url:
            raise telegram_errors.Conflict("another webhook was set")
        if info.last_error_message:
            self._log.warning("telegram could not bring an update lately", error=self._blot(info.last_error_message))
        self._offer()
        await self._sleep(_WATCH_S)

    async def _brought(self, receive: Receive, body: bytes) -> None:
        """Store an update that Telegram brings. Raises: Unreadable, and whatever keeps it from being stored."""
        try:
            told = json.loads(body)
            number = int(told["update_id"])
        except (ValueError, TypeError, LookupError):
            raise Unreadable from None
        update = Update.de_json(readable(told), self._bot)
        try:
            with _readable():
                await self._bot.initialize()
            await self._take(update, receive)
        except telegram_errors.TelegramError as error:
            found = translate(error, _NOWHERE, self._blot)
        else:
            return
        self._log.warning("an update must come again", update=number, error=str(found))
        raise found

    async def _take(self, update: Update, receive: Receive) -> None:
        """Act on an update. One that fails again and again is passed over: those behind it, of all chats, would never be heard."""
        tries = self._tried.pop(update.update_id, 0) + 1
        if tries > _TRIES:
            self._log.error("a message is passed over, since acting on it keeps failing", update=update.update_id)
            return
        self._tried[update.update_id] = tries
        with _readable():
            reading = read(update, self._bot.username)
            incoming = None if reading is None else await self._completed(reading)
        if incoming is not None:
            await receive(incoming)
        del self._tried[update.update_id]
        if update.callback_query is not None:
            await self._answered(update.callback_query.id)

    async def _completed(self, reading: Reading) -> Incoming:
        """What happened, with all that must be asked for it."""
        incoming = reading.incoming
        if reading.asks:
            incoming = replace(incoming, sender_is_admin=await self._is_admin(int(incoming.sender), int(incoming.address.address)))
        if reading.document is not None and isinstance(incoming.what, Said):
            incoming = replace(incoming, what=replace(incoming.what, document=await self._fetched(reading.document)))
        return incoming

    async def _fetched(self, document: Document) -> tuple[str, bytes] | None:
        """A file that came along; None where it is too large or not there any more."""
        if (document.file_size or 0) > MAX_DOCUMENT:
            return None
        try:
            file = await self._bot.get_file(document.file_id)
            if (file.file_size or 0) > MAX_DOCUMENT:
                return None
            data = bytes(await file.download_as_bytearray())
        except (telegram_errors.BadRequest, telegram_errors.InvalidToken, telegram_errors.Forbidden):
            return None  # whether the token is wrong, the next poll will tell: a file that is gone looks the same
        return (document.file_name or "", data) if len(data) <= MAX_DOCUMENT else None

    async def _answered(self, query: str) -> None:
        """Let the button that was pressed come to rest. Too late is no error, and nothing hangs on it."""
        try:
            with _readable():
                await self._bot.answer_callback_query(query)
        except telegram_errors.TelegramError as error:
            self._log.info("a press was not answered", error=str(translate(error, _NOWHERE, self._blot)))

    async def _is_admin(self, user: int, chat: int) -> bool:
        try:
            return await self._administers(user, chat)
        except telegram_errors.ChatMigrated as error:  # what was said before the group became a supergroup
            there = error.new_chat_id
        try:
            return await self._administers(user, there)
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
        if not _NAMED.fullmatch(name):
            return None
        try:
            with _readable():
                found = await self._bot.get_chat(name if name.startswith("@") else int(name))
        except (telegram_errors.BadRequest, telegram_errors.Forbidden):  # not there, or the bot is not
            return None
        except telegram_errors.TelegramError as error:
            problem = translate(error, _NOWHERE, self._blot)
        else:
            kind = kind_of(found.type)
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
                reference = await carry_out(self._bot, call, paid=self._paid, pressable=self._pressable)
        except telegram_errors.TelegramError as error:
            if isinstance(error, telegram_errors.BadRequest) and NOT_MODIFIED in str(error).lower():
                return call.target if call.operation is Operation.EDIT else None  # the chat already shows what it should
            found = translate(error, call.address, self._blot)
        else:
            self._flooded.clear()
            return reference
        if isinstance(found, errors.RetryLater) and found.retry_after_s is not None:
            self._flooded.add(call.address.address)
            found.whole_network = len(self._flooded) >= _FLOODED
        raise found  # out here so that no context comes along: it may hold the token

    def _offer(self) -> None:
        """Offer the menu, once and beside everything else: nothing waits for it, and a failure is only told."""
        if self._menu is not None and self._offering is None:
            self._offering = asyncio.create_task(self._offered(self._menu))

    async def _offered(self, menu: Menu) -> None:
        try:
            with _readable():
                changed = await offer(self._bot, menu)
        except telegram_errors.TelegramError as error:
            self._log.warning("the menu of commands could not be set", error=str(translate(error, _NOWHERE, self._blot)))
        else:
            self._log.info("the menu of commands is set", changed=changed)

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
