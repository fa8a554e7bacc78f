"""Commands on people: who may do what, and codes that give a role. They know no network.

Owners stand in the settings, and no chat changes that. Nobody gives more than they have; where the settings name no owner, the last admin
stays, since nobody could give rights any more.
"""

from dataclasses import replace

from bot import access
from bot.commands import invitations
from bot.commands.command import Command, Family, Refused
from bot.commands.options import missing
from bot.commands.request import Answer, Request, plain
from bot.message import Own
from bot.setting_values import is_person
from storage import roles
from storage.types import ChatKind, Role

_GIVEN = {"admin": Role.ADMIN, "editor": Role.EDITOR}


def add(request: Request) -> Answer:
    """/admin add ID [admin | editor]: by the network's own id, never by a name that people choose."""
    say, words = request.say, request.words.arguments
    if not words:
        raise missing("admin-add", request.words.name, say)
    whole, role = _person(request, words[0]), _role(words[1:])
    if whole in request.owners:
        raise Refused("admin-owner", person=whole)
    network, _, person = whole.partition(":")
    if role is not Role.ADMIN:
        _keep_one(request, network, person)
    before = roles.grant(request.db, network, person, role, actor=request.actor, now=request.now)
    return plain(say("admin-added" if before is not role else "admin-same", person=whole, role=role))


def remove(request: Request) -> Answer:
    """/admin remove ID."""
    say, words = request.say, request.words.arguments
    if not words:
        raise missing("admin-remove", request.words.name, say)
    whole = _person(request, words[0])
    if whole in request.owners:
        raise Refused("admin-owner", person=whole)
    network, _, person = whole.partition(":")
    _keep_one(request, network, person)
    before = roles.revoke(request.db, network, person, actor=request.actor, now=request.now)
    if before is None:
        raise Refused("admin-unknown", person=whole)
    return plain(say("admin-removed", person=whole, role=before))


def list_(request: Request) -> Answer:
    """/admin list: owners, admins and editors."""
    say = request.say
    lines = [say("admin-item-owner", person=each) for each in sorted(request.owners)]
    lines += [
        say("admin-item", person=f"{each.network}:{each.person}", role=each.role, day=say.day(each.granted_at), who=each.granted_by)
        for each in roles.grants(request.db)
    ]
    return plain(say("admin-list-title"), *lines) if lines else plain(say("admin-none"))


def invite(request: Request) -> Answer:
    """/invite [admin | editor]: a code that works once; in a private chat only, since whoever reads it can use it."""
    if request.here.kind is not ChatKind.PRIVATE:
        raise Refused("invite-private")
    role = _role(request.words.arguments)
    code = invitations.make(request, role)
    say = request.say
    hours = round(invitations.VALID.total_seconds() / 3600)
    return replace(plain(say("invite-made", role=role, hours=hours), Own.whole(f"/redeem {code}"), say("invite-hint")), secret=code)


def redeem(request: Request) -> Answer:
    """/redeem CODE."""
    code = "".join(request.words.arguments[:1]).casefold()
    if not code:
        raise missing("redeem", request.words.name, request.say)
    return invitations.used(request, code)


def _person(request: Request, text: str) -> str:
    """A person as the settings name them: "telegram:1234"; an id alone is one of this network."""
    for whole in (text, f"{request.here.address.network}:{text}"):
        if is_person(whole):
            return whole
    raise Refused("person-unknown", text=text[:60])


def _role(words: tuple[str, ...]) -> Role:
    word = words[0].casefold() if words else "admin"
    if word not in _GIVEN:
        raise Refused("role-unknown", word=word[:30])
    return _GIVEN[word]


def _keep_one(request: Request, network: str, person: str) -> None:
    """See that somebody is left who can give rights.

    Raises:
        Refused: Nobody would be.
    """
    if access.is_last(request.db, network, person, request.owners):
        raise Refused("admin-last")


COMMANDS = (
    Command(name="admin add", most=2, family=Family.PEOPLE, role=Role.ADMIN, run=add),
    Command(name="admin remove", most=1, family=Family.PEOPLE, role=Role.ADMIN, run=remove),
    Command(name="admin list", most=0, family=Family.PEOPLE, role=Role.ADMIN, run=list_),
    Command(name="invite", most=1, family=Family.PEOPLE, role=Role.ADMIN, run=invite),
    Command(name="redeem", most=1, family=Family.PEOPLE, run=redeem),
)
