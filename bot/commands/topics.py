"""Topics as chats see them: their names, what they are about, and buttons for them."""

from bot.commands.request import Request
from bot.locales.texts import DEFAULT, Texts, texts
from bot.message import Button, Line, Span
from feeds.types.topic import Topic
from storage import topics as stored
from storage.types import Chat

DIGITS = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟")
"""Marks for buttons that stand in a row of choices."""


def named(request: Request) -> str | None:
    """The topic that the command names, in capitals or not; None if it names none."""
    word, known = "".join(request.words.arguments[:1]), names(request)
    return word if word in known else next((name for name in known if name.casefold() == word.casefold()), None)


def names(request: Request) -> list[str]:
    """Every topic."""
    return [topic.name for topic in stored.list_topics(request.db)]


def lines(topics: list[Topic], chat: Chat, say: Texts) -> list[Line]:
    """A line each: whether the chat gets it, and what it is about."""
    found: list[Line] = []
    for topic in topics:
        name = say("topics-item-on" if topic.name in chat.topics else "topics-item-off", name=topic.name)
        about = description(topic, say)
        found.append((Span(text=name), Span(text=f" – {about}")) if about else (Span(text=name),))
    return found


def buttons(request: Request, topics: list[Topic]) -> tuple[tuple[Button, ...], ...]:
    """One each for as many as there are marks: what the chat does not get it can get, and the other way round."""
    rows = []
    for topic, mark in zip(topics, DIGITS, strict=False):
        gets = topic.name in request.chat.topics
        label = request.say("button-unsubscribe" if gets else "button-subscribe", topic=topic.name)
        rows.append(request.button(label, mark, "unsubscribe" if gets else "subscribe", topic.name))
    return tuple(row for row in rows if row)


def description(topic: Topic, say: Texts) -> str:
    """What a topic is about: in the reader's language for a shipped one that nobody has described anew."""
    key = f"topic-{topic.name}"
    try:
        return say(key) if say.has(key) and topic.description == texts(DEFAULT)(key) else topic.description
    except KeyError:  # a topic of an admin that is named as some other text is: "unknown"
        return topic.description
