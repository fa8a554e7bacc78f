"""Commands on the program itself: figures, health, the outbox, an announcement to all, the audit. They know no network."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot import resending
from bot.commands.command import Command, Confirmation, Family, Refused
from bot.commands.options import every, missing, number_of
from bot.commands.recorded import told
from bot.commands.request import Answer, Request, plain
from bot.commands.vocabulary import DELIVERIES
from bot.locales.texts import texts
from bot.message import Line, Message, Span, Style
from bot.render.payload import message_to
from bot.retry import GIVE_UP
from storage import audit, chats, figures, outbox, sources
from storage.audit import AuditEntry
from storage.errors import Conflict
from storage.feed_types import FeedStatus
from storage.types import Chat, ChatState, Delivery, DeliveryKind, DeliveryState, Lane, NewDelivery, Operation, Role

_TROUBLE = (DeliveryState.DEAD, DeliveryState.AMBIGUOUS)
_SHOWN = 10
_WORST = 5
_MOST_AUDIT = 50
_SHORT_ID = 8
_LONGEST_ANNOUNCEMENT = 1_500
_ALL = "all"
_WAITS_TOO_LONG = timedelta(minutes=15)


def stats(request: Request) -> Answer:
    """/stats: how much came and was told in the last day and week, and who is told."""
    say, db = request.say, request.db
    lines = [say("stats-title")]
    for key, back in (("day", timedelta(days=1)), ("week", timedelta(days=7))):
        found = figures.since(db, request.now - back)
        counts = {name: getattr(found, name) for name in ("articles", "wanted", "stories", "alerts")}
        values = {name: say.number(count) for name, count in counts.items()} | {f"{name}_n": count for name, count in counts.items()}
        lines.append(say("stats-day" if key == "day" else "stats-week", **values))
    known = chats.list_chats(db)
    active = [each for each in known if each.state is ChatState.ACTIVE]
    lines.append(say("stats-chats", active=say.number(len(active)), all=say.number(len(known))))
    topics = Counter(topic for each in active for topic in each.topics)
    lines += [say("stats-topic", topic=topic, n=count, count=say.number(count)) for topic, count in topics.most_common()]
    return plain(*lines)


def health(request: Request) -> Answer:
    """/health: whether feeds are read and messages arrive, and what does not."""
    say, db = request.say, request.db
    feeds = sources.list_feeds(db)
    polled = [each for each in feeds if each.status is FeedStatus.ACTIVE]
    failing = sorted((each for each in polled if each.failures), key=lambda each: -each.failures)
    backlog = outbox.backlog(db, now=request.now)
    waits = backlog.oldest_due is not None and request.now - backlog.oldest_due > _WAITS_TOO_LONG
    lines = [
        _mark(not failing) + say("health-feeds", ok=len(polled) - len(failing), polled=len(polled), paused=len(feeds) - len(polled)),
        *(say("health-feed", number=str(each.id), title=each.feed.title, count=each.failures) for each in failing[:_WORST]),
        say("health-read", moment=_moment(request, figures.last_read(db))),
        say("health-sent", moment=_moment(request, figures.last_sent(db))),
        _mark(not waits) + say("health-waiting", count=backlog.pending, due=backlog.due),
        _mark(not backlog.dead and not backlog.ambiguous) + say("health-trouble", dead=backlog.dead, ambiguous=backlog.ambiguous),
    ]
    if waits:
        lines.append(say("health-oldest", moment=_moment(request, backlog.oldest_due)))
    if len(failing) > _WORST:
        lines.append(say("health-more"))
    return plain(*lines)


def outbox_(request: Request) -> Answer:
    """/outbox: what waits, and what could not be sent."""
    say = request.say
    backlog = outbox.backlog(request.db, now=request.now)
    trouble = outbox.list_deliveries(request.db, states=_TROUBLE)
    lines = [say("outbox-title", count=backlog.pending, due=backlog.due, sending=backlog.sending)]
    if not trouble:
        return plain(*lines, say("outbox-fine"))
    lines.append(say("outbox-trouble", dead=backlog.dead, ambiguous=backlog.ambiguous))
    lines += [_trouble(request, each) for each in trouble[-_SHOWN:]]
    return plain(*lines, say("outbox-hint", id=trouble[-1].id[:_SHORT_ID]))


def retry(request: Request) -> Answer:
    """/outbox retry ID… or all: sends again what could not be sent."""
    say, words = request.say, [each.casefold() for each in every(request.words)]
    if not words:
        raise missing("outbox-retry", request.words.name, say)
    trouble = outbox.list_deliveries(request.db, states=_TROUBLE)
    if words == [_ALL] and not any(each.state is DeliveryState.DEAD for each in trouble):
        return plain(say("outbox-none-dead"))
    chosen: list[Delivery] = []
    for word in words:
        found = [each for each in trouble if (word == _ALL and each.state is DeliveryState.DEAD) or each.id.startswith(word)]
        if not found or (len(found) > 1 and word != _ALL):
            raise Refused("outbox-unknown", text=word[:40])
        chosen += found
    ids = list(dict.fromkeys(each.id for each in chosen))
    try:
        done = resending.again(request.db, ids, actor=request.actor, now=request.now)
    except Conflict:
        raise Refused("outbox-impossible") from None
    audit.record(request.db, "outbox retry", ", ".join(done)[:200], actor=request.actor, now=request.now, after=list(done))
    return plain(say("outbox-again", count=len(done)))


def announce(request: Request) -> Answer | Confirmation:
    """/announce TEXT: to every chat that gets alerts, once its sender has seen how many these are."""
    say, text = request.say, request.words.rest
    if not text:
        raise missing("announce", request.words.name, say)
    if len(text) > _LONGEST_ANNOUNCEMENT:
        raise Refused("announce-too-long", most=_LONGEST_ANNOUNCEMENT, length=len(text))
    getting = [each for each in chats.list_chats(request.db) if each.state is ChatState.ACTIVE]
    if not request.words.confirmed:
        return Confirmation(lines=((Span(text=say("announce-question", count=len(getting))),), *_announcement(request.here.language, text)))
    outbox.create(request.db, [_notice(request, chat, text) for chat in getting])
    audit.record(request.db, "announce", f"{len(getting)} chats", actor=request.actor, now=request.now, after=text)
    return plain(say("announced", count=len(getting)))


def audit_(request: Request) -> Answer:
    """/audit [N]: the last changes, whoever made them."""
    say, words = request.say, request.words.arguments
    shown = number_of(words[0], least=1, most=_MOST_AUDIT, key="count-unknown") if words else _SHOWN
    found = audit.entries(request.db, limit=shown)
    if not found:
        return plain(say("log-nothing"))
    return plain(*(_change(request, each) for each in found))


def _change(request: Request, entry: AuditEntry) -> str:
    say, place = request.say, entry.actor.place
    values = {
        "number": str(entry.id),
        "moment": _moment(request, entry.at),
        "who": entry.actor.who,
        "what": told(entry, request),
    }
    return say("audit-item", place=place, **values) if place else say("log-item", **values)


def _mark(good: bool) -> str:  # noqa: FBT001 - one thing that is or is not so
    return "✓ " if good else "⚠ "


def _moment(request: Request, moment: datetime | None) -> str:
    return request.say("health-never") if moment is None else request.say.moment(moment, zone=request.here.time_zone)


def _trouble(request: Request, delivery: Delivery) -> str:
    key = "outbox-item-dead" if delivery.state is DeliveryState.DEAD else "outbox-item-ambiguous"
    story = "" if delivery.story is None else request.say("outbox-item-story", story=str(delivery.story))
    line = request.say(
        key, id=delivery.id[:_SHORT_ID], chat=str(delivery.address), kind=request.say(DELIVERIES[delivery.kind]), attempts=delivery.attempts
    )
    return f"{line} {story}".strip()


def _announcement(language: str, text: str) -> Sequence[Line]:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return ((Span(text=texts(language)("announce-title"), style=Style.BOLD),), *((Span(text=line),) for line in lines if line))


def _notice(request: Request, chat: Chat, text: str) -> NewDelivery:
    return NewDelivery(
        id=request.new_id(),
        chat=chat.id,
        kind=DeliveryKind.NOTICE,
        operation=Operation.SEND,
        lane=Lane.UPDATE,
        created_at=request.now,
        not_before=request.now,
        expires_at=request.now + GIVE_UP,
        payload=message_to(Message(lines=tuple(_announcement(chat.language, text)))),
    )


COMMANDS = (
    Command(name="stats", most=0, family=Family.PROGRAM, role=Role.ADMIN, run=stats),
    Command(name="health", most=0, family=Family.PROGRAM, role=Role.ADMIN, run=health),
    Command(name="outbox", most=0, family=Family.PROGRAM, role=Role.ADMIN, run=outbox_),
    Command(name="outbox retry", family=Family.PROGRAM, role=Role.ADMIN, run=retry),
    Command(name="announce", family=Family.PROGRAM, role=Role.ADMIN, run=announce),
    Command(name="audit", most=1, family=Family.PROGRAM, role=Role.ADMIN, run=audit_),
)
