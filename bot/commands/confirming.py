"""Commands that wait for a yes: kept with who gave them and where, and carried out once, in the same chat, by whoever may answer."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.commands.request import Answer, Request, Words, line
from bot.message import Button, Span, Style
from bot.render.reader import shortened
from storage import confirmations, messages
from storage.database import Database
from storage.types import Chat

EXPIRES = timedelta(minutes=10)
YES, NO = "yes", "no"
NOBODY = ""  # whom a network hides
MAX_TYPED = 80  # characters of a command in a list of those that wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command that waits for a yes; its words are not confirmed."""

    token: str
    words: Words


def ask(request: Request, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Keep a command, and return the buttons that carry it out or drop it. Asked twice, it waits once."""
    here, person, command = request.here.id, (request.here.address.network, request.person), _to(words)
    waiting = confirmations.waiting(request.db, chat=here, people={person}, asked_after=request.now - EXPIRES)
    token = next((each.token for each in waiting if each.command == command), request.new_id()[:16])
    confirmations.ask(request.db, token, chat=here, person=person, command=command, now=request.now)
    return (
        (
            Button(label=request.say("button-yes"), mark="✅", command=f"/{YES} {token}"),
            Button(label=request.say("button-no"), mark="❌", command=f"/{NO} {token}"),
        ),
    )


def asked(db: Database, said: Words, *, here: Chat, person: str, in_charge: bool, now: datetime) -> tuple[Asked, ...]:
    """What a "/yes" or a "/no" may mean: what its token or the message that it replies to names, else all that its sender was asked.

    Oldest first. What an administrator was asked who stays anonymous, whoever is in charge of the chat may answer too, where they name
    it: networks hide who writes, but name who presses, so that nobody else could say yes to it.
    """
    network, token = here.address.network, _token(db, said, here)
    people = {(network, person), (network, NOBODY)} if in_charge and token else {(network, person)}
    found = confirmations.waiting(db, chat=here.id, people=people, asked_after=now - EXPIRES)
    return tuple(Asked(token=each.token, words=_from(each.command)) for each in found if token in {"", each.token})


def forget(db: Database, answered: Asked) -> None:
    """Let a command wait no more."""
    confirmations.forget(db, answered.token)


def which(request: Request, found: Sequence[Asked]) -> Answer:
    """Several questions wait: each with what answers it."""
    items = (
        (Span(text=f"/{request.words.name} {each.token}", style=Style.CODE), Span(text=f" · {shortened(_typed(each.words), MAX_TYPED)}"))
        for each in found
    )
    return Answer(lines=(line(request.say("confirmation-several")), *items))


def _token(db: Database, said: Words, here: Chat) -> str:
    """What names a question: the token that was typed, else that on the buttons of the message that was replied to; "" for none."""
    if said.arguments:
        return said.arguments[0].casefold()
    shown = None if said.reply_to is None else messages.by_reference(db, here.id, said.reply_to)
    commands = () if shown is None else shown.buttons.values()
    return next((command.removeprefix(f"/{YES} ") for command in commands if command.startswith(f"/{YES} ")), "")


def _typed(words: Words) -> str:
    return " ".join(f"/{words.name} {words.rest}".split())


def _to(words: Words) -> str:
    document = None if words.document is None else [words.document[0], b64encode(words.document[1]).decode()]
    return json.dumps(
        {"name": words.name, "arguments": words.arguments, "rest": words.rest, "document": document, "reply_to": words.reply_to}
    )


def _from(text: str) -> Words:
    value = json.loads(text)
    document = value["document"]
    return Words(
        name=value["name"],
        arguments=tuple(value["arguments"]),
        rest=value["rest"],
        document=None if document is None else (document[0], b64decode(document[1])),
        reply_to=value["reply_to"],
    )
