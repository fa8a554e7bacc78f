"""Commands of subscribers: what a chat is told. They know no network."""

from bot.commands import invitations
from bot.commands import topics as shown
from bot.commands.command import Command, Family, Refused
from bot.commands.request import Answer, Request, line, plain
from bot.message import Style
from storage import chats, lifecycle
from storage import topics as stored
from storage.types import ChatState


def start(request: Request) -> Answer:
    """/start: wake the chat; a chat without topics gets the default one. /start TOPIC is a deep link to a topic, /start CODE to a role."""
    say, names = request.say, shown.names(request)
    code = "".join(request.words.arguments[:1])
    if not request.named and invitations.looks_like_one(code):
        return invitations.used(request, code)
    _wake(request)
    wanted = shown.named(request)
    if wanted is None and names and not request.words.arguments and not request.chat.topics:
        wanted = names[0]
    if wanted is not None:
        chats.subscribe(request.db, request.chat.id, wanted, actor=request.actor, now=request.now)
    lines = [] if request.named else [say("start-welcome")]
    if request.words.arguments and wanted is None:
        lines.append(_problem(request))
    if subscribed := chats.chat(request.db, request.chat.id).topics:
        lines.append(say("start-subscribed", topics=", ".join(subscribed), **request.about))
    return plain(*lines, *(() if request.named else (say("start-commands"),)))


def topics(request: Request) -> Answer:
    """/topics: which there are, and which this chat gets."""
    say, known = request.say, stored.list_topics(request.db)
    if not known:
        raise Refused("topics-none")
    stopped = [line(say("topics-stopped", **request.about))] if request.chat.state is not ChatState.ACTIVE else []
    return Answer(
        lines=(
            line(say("topics-title", **request.about), Style.BOLD),
            *shown.lines(known, request.chat, say),
            *stopped,
            line(say("topics-hint", **request.about)),
        ),
        buttons=shown.buttons(request, known),
    )


def subscribe(request: Request) -> Answer:
    """/subscribe TOPIC."""
    say, name = request.say, shown.named(request)
    if name is None:
        return _which(request, gets=False)
    _wake(request)
    new = chats.subscribe(request.db, request.chat.id, name, actor=request.actor, now=request.now)
    return plain(say("subscribed" if new else "subscribed-already", topic=name, **request.about))


def unsubscribe(request: Request) -> Answer:
    """/unsubscribe TOPIC."""
    say, name = request.say, shown.named(request)
    if name is None:
        return _which(request, gets=True)
    if not chats.unsubscribe(request.db, request.chat.id, name, actor=request.actor, now=request.now):
        return plain(say("unsubscribed-already", topic=name, **request.about))
    left = chats.chat(request.db, request.chat.id).topics
    return plain(say("unsubscribed", topic=name, **request.about), *(() if left else (say("unsubscribed-nothing-left", **request.about),)))


def stop(request: Request) -> Answer:
    """/stop: no more alerts; topics and settings are kept."""
    chats.set_state(request.db, request.chat.id, ChatState.STOPPED, actor=request.actor, now=request.now)
    lifecycle.withdraw(request.db, request.chat.id, reason="the chat was stopped", now=request.now)
    return plain(request.say("stopped", **request.about))


def _wake(request: Request) -> None:
    if request.chat.state is not ChatState.ACTIVE:
        chats.set_state(request.db, request.chat.id, ChatState.ACTIVE, actor=request.actor, now=request.now)


def _which(request: Request, *, gets: bool) -> Answer:
    """Why the command names no topic, and buttons for those that it may be about."""
    known = [topic for topic in stored.list_topics(request.db) if (topic.name in request.chat.topics) is gets]
    return plain(_problem(request), buttons=shown.buttons(request, known))


def _problem(request: Request) -> str:
    """Why the command names no topic."""
    say, names = request.say, shown.names(request)
    if not names:
        return say("topics-none")
    if not request.words.arguments:
        return say("topic-missing", command=request.typed, example=names[0])
    return say("topic-unknown", name=request.words.arguments[0][:60], topics=", ".join(names))


COMMANDS = (
    Command(name="start", most=1, family=Family.ALERTS, run=start, changes_chat=True, elsewhere=True),
    Command(name="topics", most=0, family=Family.ALERTS, run=topics, elsewhere=True),
    Command(name="subscribe", most=1, family=Family.ALERTS, run=subscribe, changes_chat=True, elsewhere=True),
    Command(name="unsubscribe", most=1, family=Family.ALERTS, run=unsubscribe, changes_chat=True, elsewhere=True),
    Command(name="stop", most=0, family=Family.ALERTS, run=stop, changes_chat=True, elsewhere=True),
)
