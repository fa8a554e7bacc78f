"""Commands about another chat than the one they are given in: a channel, say, which nobody can talk to.

Its name or id stands first: "/subscribe @channel arms". Whoever gives the command must administer that chat, and its network says so anew
each time. The answer goes to where it was asked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from bot.commands.command import Command, Confirmation, Question, Refused
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, Words
from bot.locales.texts import DEFAULT
from bot.networks.base import Place
from storage import chats

_NAME: Final = re.compile(r"@\S+|-\d+|[!#]\S+")  # "@channel", a group's number on Telegram, "!room:example.org", "#alias:example.org"

_UNMISTAKABLE: Final = re.compile(r"@\S+|-100\d{6,}|[!#]\S+:\S+")  # where no chat is asked for: "#12" is a story


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Another chat, which the sender administers.

    Attributes:
        place: Where it is.
        prepared: What the command's own `prepare` has found out.
    """

    place: Place
    prepared: object


def reaching(command: Command) -> Command:
    """A command that also takes another chat first, where it says that it may."""
    if not command.elsewhere:
        return command

    async def prepare(question: Question, outside: Outside) -> object:
        name = _named(question.words)
        if name is None:
            if late := next((each for each in question.words.arguments if _UNMISTAKABLE.fullmatch(each)), None):
                raise Refused("elsewhere-first", command=f"/{question.words.name}", name=late[:64])
            return None if command.prepare is None else await command.prepare(question, outside)
        if not question.person:
            raise Refused("anonymous-refused")
        place = await _place(question, name, outside)
        inner = replace(question, words=_without(question.words))
        return There(place=place, prepared=None if command.prepare is None else await command.prepare(inner, outside))

    return replace(command, prepare=prepare, run=_run(command.run))


def _run(run: Callable[[Request], Answer | Confirmation]) -> Callable[[Request], Answer | Confirmation]:
    def there(request: Request) -> Answer | Confirmation:
        found = request.prepared
        if not isinstance(found, There):
            if _named(request.words) is not None:  # nobody has asked whether the sender administers it
                raise Refused("elsewhere-refused", name=_shown(request.words))
            return run(request)
        place = found.place
        number = chats.upsert_chat(
            request.db,
            place.address,
            kind=place.kind,
            language=request.here.language or DEFAULT,
            time_zone=request.here.time_zone,
            title=place.title,
            now=request.now,
        )
        chat = chats.chat(request.db, number)
        named = _shown(request.words)
        return run(replace(request, chat=chat, words=_without(request.words), prepared=found.prepared, may_change=True, named=named))

    return there


async def _place(question: Question, name: str, outside: Outside) -> Place:
    """Where it is. Whether it is not there or not theirs, nobody is told: else strangers could ask which chats the bot is in."""
    here = question.chat.address
    place = await outside.find(here.network, name)
    if place is not None:
        address = replace(place.address, account=here.account)
        if await outside.administers(address, question.person):
            return replace(place, address=address)
    raise Refused("elsewhere-refused", name=_shown(question.words))


def _named(words: Words) -> str | None:
    """The other chat that stands first, or None."""
    first = words.arguments[0] if words.arguments else ""
    return first if _NAME.fullmatch(first) else None


def _shown(words: Words) -> str:
    return words.arguments[0][:64]


def _without(words: Words) -> Words:
    return replace(words, arguments=words.arguments[1:], rest=words.rest.partition(words.arguments[0])[2].strip())
