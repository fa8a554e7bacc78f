"""/forgetme: all that is kept of a chat goes."""

from bot import access
from bot.commands.command import Command, Confirmation, Family, Refused
from bot.commands.request import Answer, Request, line, plain
from storage import forgetting
from storage.types import ChatKind

_LABEL = "forgotten"


def forgetme(request: Request) -> Answer | Confirmation:
    """/forgetme: after a yes, erase the chat; the audit keeps a label that leads to nobody.

    Raises:
        Refused: Nobody would be left who can give rights.
    """
    say, private = request.say, request.here.kind is ChatKind.PRIVATE and not request.named
    if private and access.is_last(request.db, request.here.address.network, request.person, request.owners):
        raise Refused("admin-last")
    if not request.words.confirmed:
        return Confirmation(lines=(line(_question(request)), line(say("forget-final", **request.about))))
    label = f"{_LABEL}-{request.new_id()[:12]}"
    person = "" if request.named else request.person  # who erases another chat keeps their roles
    forgetting.forget(request.db, request.chat.id, person=person, label=label, now=request.now)
    return plain(say("forgotten", **request.about))


def _question(request: Request) -> str:
    if request.named:
        return request.say("forget-there", **request.about)
    return request.say("forget-private" if request.here.kind is ChatKind.PRIVATE else "forget-group")


COMMANDS = (Command(name="forgetme", most=0, family=Family.CHAT, run=forgetme, changes_chat=True, elsewhere=True),)
