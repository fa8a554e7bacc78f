"""Commands of subscribers: what a chat is told. They know no network."""

from bot.commands.command import Command, Family
from bot.commands.request import Answer, Request, plain
from storage import chats, lifecycle
from storage import topics as stored
from storage.types import ChatState


def start(request: Request) -> Answer:
    """/start: wake the chat; a chat without topics gets the default one. /start TOPIC is a deep link to a topic."""
    say, names = request.say, _names(request)
    _wake(request)
    wanted = _topic(request)
    if wanted is None and names and not request.words.arguments and not request.chat.topics:
        wanted = names[0]
    if wanted is not None:
        chats.subscribe(request.db, request.chat.id, wanted, actor=request.actor, now=request.now)
    lines = [say("start-welcome")]
    if request.words.arguments and wanted is None:
        lines.append(_problem(request))
    if subscribed := chats.chat(request.db, request.chat.id).topics:
        lines.append(say("start-subscribed", topics=", ".join(subscribed)))
    return plain(*lines, say("start-commands"))


def help_(request: Request) -> Answer:
    """/help: what there is to say."""
    say = request.say
    return plain(say("start-welcome"), say("start-commands"), say("topics-hint"))


def topics(request: Request) -> Answer:
    """/topics: which there are, and which this chat gets."""
    say, names = request.say, _names(request)
    if not names:
        return plain(say("topics-none"))
    items = [say("topics-item-on" if name in request.chat.topics else "topics-item-off", name=name) for name in names]
    stopped = [say("topics-stopped")] if request.chat.state is ChatState.STOPPED else []
    return plain(say("topics-title"), *items, *stopped, say("topics-hint"))


def subscribe(request: Request) -> Answer:
    """/subscribe TOPIC."""
    say, name = request.say, _topic(request)
    if name is None:
        return plain(_problem(request))
    _wake(request)
    new = chats.subscribe(request.db, request.chat.id, name, actor=request.actor, now=request.now)
    return plain(say("subscribed" if new else "subscribed-already", topic=name))


def unsubscribe(request: Request) -> Answer:
    """/unsubscribe TOPIC."""
    say, name = request.say, _topic(request)
    if name is None:
        return plain(_problem(request))
    if not chats.unsubscribe(request.db, request.chat.id, name, actor=request.actor, now=request.now):
        return plain(say("unsubscribed-already", topic=name))
    left = chats.chat(request.db, request.chat.id).topics
    return plain(say("unsubscribed", topic=name), *(() if left else (say("unsubscribed-nothing-left"),)))


def stop(request: Request) -> Answer:
    """/stop: no more alerts; topics and settings are kept."""
    chats.set_state(request.db, request.chat.id, ChatState.STOPPED, actor=request.actor, now=request.now)
    lifecycle.withdraw(request.db, request.chat.id, reason="the chat was stopped", now=request.now)
    return plain(request.say("stopped"))


def _wake(request: Request) -> None:
    if request.chat.state is not ChatState.ACTIVE:
        chats.set_state(request.db, request.chat.id, ChatState.ACTIVE, actor=request.actor, now=request.now)


def _topic(request: Request) -> str | None:
    """The topic that the command names, in capitals or not; None if it names none."""
    word, names = "".join(request.words.arguments[:1]), _names(request)
    return word if word in names else next((name for name in names if name.casefold() == word.casefold()), None)


def _problem(request: Request) -> str:
    """Why the command names no topic."""
    say, names = request.say, _names(request)
    if not names:
        return say("topics-none")
    if not request.words.arguments:
        return say("topic-missing", command=f"/{request.words.name}", example=names[0])
    return say("topic-unknown", name=request.words.arguments[0][:60], topics=", ".join(names))


def _names(request: Request) -> list[str]:
    return [topic.name for topic in stored.list_topics(request.db)]


COMMANDS = (
    Command(name="start", family=Family.ALERTS, run=start, changes_chat=True),
    Command(name="help", family=Family.ALERTS, run=help_),
    Command(name="topics", family=Family.ALERTS, run=topics),
    Command(name="subscribe", family=Family.ALERTS, run=subscribe, changes_chat=True, elsewhere=True),
    Command(name="unsubscribe", family=Family.ALERTS, run=unsubscribe, changes_chat=True, elsewhere=True),
    Command(name="stop", family=Family.ALERTS, run=stop, changes_chat=True, elsewhere=True),
)
