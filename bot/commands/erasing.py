"""/forgetme: all that is kept of a chat goes."""

from bot.commands.command import Command, Confirmation, Family
from bot.commands.request import Answer, Request, line, plain
from storage import forgetting
from storage.types import ChatKind

_LABEL = "forgotten"


def forgetme(request: Request) -> Answer | Confirmation:
    """/forgetme: after a yes, erase the chat; the audit keeps a label that leads to nobody."""
    say, private = request.say, request.here.kind is ChatKind.PRIVATE
    if not request.words.confirmed:
        return Confirmation(lines=(line(say("forget-private" if private else "forget-group")), line(say("forget-final"))))
    label = f"{_LABEL}-{request.new_id()[:12]}"
    forgetting.forget(request.db, request.here.id, person=request.person, label=label, now=request.now)
    return plain(say("forgotten"))


COMMANDS = (Command(name="forgetme", family=Family.CHAT, run=forgetme, changes_chat=True),)
