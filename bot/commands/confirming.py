"""Commands that wait for a yes: kept with who gave them and where, and carried out once, in the same chat, by whoever may answer."""

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import datetime, timedelta

from bot.commands.request import Request, Words
from bot.message import Button
from storage import confirmations
from storage.database import Database
from storage.types import Chat

EXPIRES = timedelta(minutes=10)
YES, NO = "yes", "no"
NOBODY = ""  # whom a network hides


def ask(request: Request, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Keep a command, and return the buttons that carry it out or drop it."""
    token = request.new_id()[:16]
    confirmations.ask(request.db, token, chat=request.here.id, person=_person(request), command=_to(words), now=request.now)
    return (
        (
            Button(label=request.say("button-yes"), mark="✅", command=f"/{YES} {token}"),
            Button(label=request.say("button-no"), mark="❌", command=f"/{NO} {token}"),
        ),
    )


def said_yes(request: Request) -> Words | None:
    """The command that "/yes TOKEN" carries out; None where nothing waits under that token for this person in this chat."""
    said, here, person = request.words, request.here, request.person
    found = waiting(request.db, said, here=here, person=person, in_charge=request.may_change, now=request.now)
    if found is not None:
        confirmations.forget(request.db, _token(said))
    return found


def waiting(db: Database, said: Words, *, here: Chat, person: str, in_charge: bool, now: datetime) -> Words | None:
    """The command that "/yes TOKEN" would carry out; it goes on waiting.

    What an administrator asked who stays anonymous, whoever is in charge of the chat may answer: networks hide who writes, but name who
    presses, so that nobody else could say yes to it.
    """
    network = here.address.network
    people = {(network, person), (network, NOBODY)} if in_charge else {(network, person)}
    found = confirmations.waiting(db, chat=here.id, people=people, asked_after=now - EXPIRES)
    return next((replace(_from(each.command), confirmed=True) for each in found if each.token == _token(said)), None)


def said_no(request: Request) -> bool:
    """Drop what waits; False where nothing does."""
    return said_yes(request) is not None


def _person(request: Request) -> tuple[str, str]:
    """Who must say yes: a network and the id there."""
    return request.here.address.network, request.person


def _token(said: Words) -> str:
    return "".join(said.arguments[:1])


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
