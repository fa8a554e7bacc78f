"""Telegram in the scenarios: people and groups of the Bot API stand-in."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from bot.menu import menu
from bot.networks.base import Network
from bot.networks.telegram.network import Telegram
from bot.networks.telegram.reading import NAME
from storage.types import Address
from tests.bot.rig import HandClock
from tests.botapi import BotApi
from tests.botapi_chats import Shown as OnTelegram
from tests.e2e.scenarios.drivers import JOINER, Driver, Room, Shown


class TelegramRoom(Room):
    """See `Room`."""

    def __init__(self, api: BotApi, chat: int, person: int) -> None:
        super().__init__(Address(network=NAME, address=str(chat)), str(person))
        self._api = api
        self._chat = chat
        self._user = person

    async def say(self, text: str, *, reply_to: Shown | None = None, file: tuple[str, bytes] | None = None) -> None:
        # How a client shows what is replied to is nothing that a test can ask the server for from outside.
        more: dict[str, Any] = (
            {} if reply_to is None else {"reply_to_message": self._api._chats.message(self._chat, int(reply_to.reference))}
        )
        if file is not None:
            more |= {"document": self._api.offer_file(*file), "caption": text}
        self._api.write(self._chat, None if file else text, user=self._user, **more)

    async def press(self, shown: Shown, mark: str) -> None:
        message = next(each for each in self._api.messages(self._chat) if each.id == int(shown.reference))
        data = next(data for row in message.buttons for label, data in row if label.startswith(mark))
        self._api.press(self._chat, message.id, data, user=self._user)

    async def open(self, shown: Shown) -> bytes:
        return next(each.file[1] for each in self._api.messages(self._chat) if each.file and str(each.id) == shown.reference)

    async def look(self) -> list[Shown]:
        return [_shown(each) for each in self._api.messages(self._chat)]

    async def wait(self) -> None:
        async with self._api._changed:  # the server's own word for "something arrived"
            await self._api._changed.wait()


def _shown(message: OnTelegram) -> Shown:
    return Shown(
        reference=str(message.id),
        text=message.text.replace(JOINER, "").strip(),
        links=tuple(entity.url for entity in message.entities if entity.kind == "a"),
        marks=tuple(label.split(" ")[0] for row in message.buttons for label, _ in row),
        reply_to=None if message.reply_to is None else str(message.reply_to),
        edits=message.edits,
        file="" if message.file is None else message.file[0],
    )


class TelegramDriver(Driver):
    """See `Driver`; `api` is open already."""

    name = NAME

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._people = count(1001)
        self._groups = count(1)

    def network(self, clock: HandClock) -> Network:
        return Telegram(self._api.token, api_url=self._api.url, sleep=clock.sleep, menu=menu(NAME, []))

    async def meet(self, name: str) -> str:  # noqa: ARG002 - everybody is Ada there
        return str(next(self._people))

    async def private(self, person: str) -> Room:
        self._api.add_chat(int(person))
        return TelegramRoom(self._api, int(person), int(person))

    async def group(self, *people: str, admin: str = "") -> Sequence[Room]:
        chat = -next(self._groups)
        self._api.add_chat(chat, kind="group", title="Desk", admins=frozenset({int(admin)} if admin else ()))
        return [TelegramRoom(self._api, chat, int(each)) for each in people]

    async def close(self) -> None:
        await self._api.shut()
