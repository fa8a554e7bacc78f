"""Why a chat was told of a story, or was not: the passages that decided it, how a telling came into it, and what became of the alert."""

from typing import assert_never

from bot.commands.request import Request, line
from bot.locales.texts import Texts
from bot.message import Line, Span, Style
from bot.render.alert import best, headline
from bot.render.claims import outlet_name
from bot.render.reader import shortened
from feeds.types.article import ArticleId
from feeds.types.story import HandAction, Rung, Severity, StoryId
from feeds.types.topic import Field, Match, Passage
from storage import articles, messages, outbox, quiet
from storage.preferences import WEIGHT, preferences
from storage.types import ChatState, Delivery, DeliveryState, Story, Telling

_MOST_PASSAGES = 3
_LONGEST_PASSAGE = 300
_MOST_HITS = 6
_RUNGS = {
    Rung.SAME_ENTRY: "rung-same-entry",
    Rung.SAME_LINK: "rung-same-link",
    Rung.SAME_TEXT: "rung-same-text",
    Rung.NEAR_DUPLICATE: "rung-near-duplicate",
    Rung.SAME_EVENT: "rung-same-event",
    Rung.BY_HAND: "rung-by-hand",
}
_HANDS = {HandAction.MERGE: "hand-merge", HandAction.SPLIT: "hand-split", HandAction.MOVE: "hand-move"}
_STATES = {
    DeliveryState.SENDING: "why-sending",
    DeliveryState.AMBIGUOUS: "why-ambiguous",
    DeliveryState.DEAD: "why-dead",
    DeliveryState.GONE: "why-gone",
    DeliveryState.EXPIRED: "why-expired",
    DeliveryState.CANCELLED: "why-cancelled",
}


def explained(request: Request, story: Story, *, asked: StoryId | None = None, article: ArticleId | None = None) -> list[Line]:
    """A story explained to the chat that asks.

    Args:
        request: The command.
        story: The story.
        asked: The number that was asked for, which may be that of a story that was merged into this one.
        article: The article that was asked for by its link, or None.
    """
    say = request.say
    lines: list[Line] = []
    if asked is not None and asked != story.id:
        lines.append(line(say("story-merged", story=str(asked), into=str(story.id)), Style.ITALIC))
    shown = next((each for each in story.tellings if each.article == article), None)
    lines.append(headline(shown or best(story, say.language), say))
    if shown is not None:
        lines.append(line(_place(shown, story, say)))
    lines += _matches(request, story, shown)
    return [*lines, line(_told(request, story))]


# --- what decided it -------------------------------------------------------------------------------------------------------------------


def _place(telling: Telling, story: Story, say: Texts) -> str:
    """How a telling came into its story."""
    if telling.by_hand is not None:
        return say(_HANDS[telling.by_hand.action], story=str(story.id))
    if telling.rung is None:
        return say("why-founder", story=str(story.id))
    first = story.tellings[0]
    return say("why-joined", story=str(story.id), outlet=outlet_name(first.outlet, say), how=say(_RUNGS[telling.rung]))


def _matches(request: Request, story: Story, shown: Telling | None) -> list[Line]:
    """The passages that decided it, by the chat's own topics where one of them wants it."""
    say = request.say
    first = best(story, say.language)
    for telling in [shown] if shown is not None else sorted(story.tellings, key=lambda each: each is not first):
        found = articles.matches(request.db, telling.article)
        wanted = [match for match in found if match.topic in request.here.topics] or list(found)
        if wanted:
            return _of_match(wanted[0], telling, say)
    return [line(say("why-no-match"))]


def _of_match(match: Match, telling: Telling, say: Texts) -> list[Line]:
    outlet = outlet_name(telling.outlet, say)
    lines = [line(say("why-match", topic=match.topic, outlet=outlet))]
    lines += [_quoted(passage, say) for passage in match.passages[:_MOST_PASSAGES]]
    return lines


def _quoted(passage: Passage, say: Texts) -> Line:
    """A passage with the words in it that counted, and for which list."""
    counted: dict[str, list[str]] = {}
    for word, label in passage.hits[:_MOST_HITS]:
        counted.setdefault(label, []).append(word)
    hits = "; ".join(f"{label}: {', '.join(dict.fromkeys(words))}" for label, words in counted.items())
    text = shortened(" ".join(passage.text.split()), _LONGEST_PASSAGE)
    key = "why-passage-title" if passage.field is Field.TITLE else "why-passage"
    return (Span(text=f"• {say(key, text=text)} "), Span(text=f"({hits})", style=Style.ITALIC))


# --- what became of it -----------------------------------------------------------------------------------------------------------------


def _told(request: Request, story: Story) -> str:
    """What this chat was told of it, or why it was told nothing."""
    delivery = outbox.alert_of(request.db, story.id, request.here.id)
    if delivery is None:
        return _untold(request, story)
    if delivery.state is DeliveryState.FOLDED and delivery.depends_on is not None:
        return _folded(request, outbox.delivery(request.db, delivery.depends_on), story)
    return _state(request, delivery)


def _untold(request: Request, story: Story) -> str:
    """Why it was never decided that this chat is told."""
    say, here = request.say, request.here
    if quiet.is_muted(request.db, here.id, story.id):
        return say("why-story-muted", story=str(story.id))
    if not here.topics:
        return say("why-no-topics")
    if not set(here.topics) & set(story.topics):
        return say("why-other-topics", topics=", ".join(story.topics) or "–")
    if here.state is ChatState.STOPPED:
        return say("why-stopped")
    return say("why-before", day=say.day(story.opened_at, zone=here.time_zone))


def _folded(request: Request, catch_up: Delivery, story: Story) -> str:
    if catch_up.state is DeliveryState.SENT:
        return request.say("why-told-in-catch-up", moment=_sent_at(request, catch_up))
    if quiet.is_muted(request.db, catch_up.chat, story.id):
        return request.say("why-story-muted", story=str(story.id))
    return request.say("why-waits-in-catch-up", how=_state(request, catch_up))


def _state(request: Request, delivery: Delivery) -> str:
    say = request.say
    match delivery.state:
        case DeliveryState.SENT | DeliveryState.FOLDED:
            return say("why-told", moment=_sent_at(request, delivery))
        case DeliveryState.PENDING:
            return _waits(request, delivery)
        case DeliveryState.WITHHELD:
            return _withheld(request, delivery)
        case DeliveryState.CANCELLED if quiet.is_muted(request.db, delivery.chat, delivery.story or StoryId(0)):
            return say("why-story-muted", story=str(delivery.story))
        case (
            DeliveryState.SENDING
            | DeliveryState.AMBIGUOUS
            | DeliveryState.DEAD
            | DeliveryState.GONE
            | DeliveryState.EXPIRED
            | DeliveryState.CANCELLED
        ):
            return say(_STATES[delivery.state], attempts=delivery.attempts, reason=delivery.reason[:200] or "–")
    assert_never(delivery.state)


def _sent_at(request: Request, delivery: Delivery) -> str:
    shown = messages.shown(request.db, delivery.id)
    first = messages.history(request.db, delivery.id)[0][2] if shown is not None else delivery.created_at
    return request.say.moment(first, zone=request.here.time_zone)


def _waits(request: Request, delivery: Delivery) -> str:
    """Why it has not left yet."""
    say, zone = request.say, request.here.time_zone
    until = quiet.muted_until(request.db, request.here.id, now=request.now)
    if until is not None:
        return say("why-muted", moment=say.moment(until, zone=zone))
    if delivery.attempts:
        at = say.moment(max(delivery.not_before, request.now), zone=zone)
        return say("why-again", attempts=delivery.attempts, moment=at, reason=delivery.reason[:200] or "–")
    return say("why-queued")


def _withheld(request: Request, delivery: Delivery) -> str:
    """Which of the chat's settings keep it back; they may have been changed since."""
    say, wanted = request.say, preferences(request.here.settings)
    if WEIGHT[delivery.severity] < WEIGHT[wanted.severity]:
        return say("why-too-low", severity=say(f"severity-{Severity(delivery.severity)}"), least=say(f"severity-{wanted.severity}"))
    if wanted.languages:
        return say("why-other-languages", languages=", ".join(map(say.language_name, wanted.languages)))
    return say("why-withheld")
