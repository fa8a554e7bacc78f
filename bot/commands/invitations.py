"""Codes that make whoever sends them first an admin or an editor: asked for by one command, used by two."""

from datetime import timedelta

from bot import access
from bot.commands.command import Refused
from bot.commands.request import Answer, Request, plain
from storage import roles
from storage.types import ChatKind, Role

VALID = timedelta(days=2)
_LENGTH = 20  # hex digits: 80 bits, which nobody guesses at twenty a minute


def make(request: Request, role: Role) -> str:
    """A new code for a role."""
    code = request.new_id()[:_LENGTH]
    roles.invite(request.db, code, role, expires_at=request.now + VALID, actor=request.actor, now=request.now)
    return code


def looks_like_one(text: str) -> bool:
    """Whether a text has the form of a code."""
    return len(text) == _LENGTH and all(each in "0123456789abcdef" for each in text)


def used(request: Request, code: str) -> Answer:
    """Give the sender the role of a code, which is used up by that.

    Raises:
        Refused: It is none, was used, is too old, or whoever made it may give no rights any more; or the sender may do as much already,
            and then it stays good.
    """
    if not request.person:
        raise Refused("anonymous-refused")
    network, person = request.here.address.network, request.person
    role = roles.redeem(request.db, code, person=f"{network}:{person}", owners=request.owners, now=request.now)
    if role is None:
        raise Refused("redeem-unknown")
    if access.reaches(request.role, role):
        raise Refused("redeem-already", role=request.role)
    roles.grant(request.db, network, person, role, actor=request.actor, now=request.now)
    hint = request.say("redeemed-group") if request.here.kind is not ChatKind.PRIVATE else request.say("redeemed-hint")
    return plain(request.say("redeemed", role=role), hint)
