"""Commands on feeds: add, list, test, pause, resume, remove, import, export. They know no network.

What must not be fetched is refused for every role, by the rules of `feeds.collect`; only the operator's settings widen them.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.commands.command import Command, Confirmation, Family, Question, Refused
from bot.commands.options import Typed, language_of, missing, number_of, sorted_out
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, plain
from bot.commands.vocabulary import TIERS
from bot.feed_reader import Look
from bot.locales.texts import Texts, texts
from bot.message import Line, Span
from feeds.collect import opml, urls
from feeds.errors import AddressRefused, FeedError, FeedGone, ParseError, ParserKilled, RetryLater
from feeds.types.feed import Feed, Tier
from storage import audit, sources
from storage.audit import Actor
from storage.database import Database
from storage.errors import Conflict
from storage.feed_types import FeedState, FeedStatus
from storage.types import Role

FILE = "feeds.opml"
_LARGEST = 2**40
_FAILING, _PAUSED = "failing", "paused"
_NO_SUCH = {_FAILING: "feed-none-failing", _PAUSED: "feed-none-paused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a look at an address gave.

    Attributes:
        url: The address in the form in which it is fetched; as it was typed where it is refused.
        look: What is there, or None.
        error: Why there is nothing, or None.
        there: Whether the feed is polled already; then nobody was asked for it.
    """

    url: str
    look: Look | None = None
    error: FeedError | None = None
    there: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Feeds out of a file; `refused` is the first address that must not be fetched."""

    feeds: tuple[Feed, ...]
    refused: str | None = None


async def look(question: Question, outside: Outside) -> Found:
    """Look at the feed that a command names."""
    given = sorted_out(question.words, options=("tier", "lang", "title"))
    if not given.words:
        raise missing(question.words.name.replace("feeds ", "feed ").replace(" ", "-"), question.words.name, texts(question.chat.language))
    language_of(given)
    _tier(given)
    typed = given.words[0]
    try:
        url = outside.address(typed)
        if question.words.name.endswith("add") and await outside.read(lambda db: sources.feed_by_url(db, url)) is not None:
            return Found(url=url, there=True)
        return Found(url=url, look=await outside.look(url))
    except FeedError as error:
        return Found(url=_shown(typed), error=error)


async def load(question: Question, outside: Outside) -> Loaded:
    """Read the file that came along."""
    document = question.words.document
    if document is None:
        raise Refused("feed-import-what")
    try:
        feeds = await outside.compute(lambda: opml.read(document[1]))
    except FeedError:
        raise Refused("feed-import-unreadable", most=opml.MOST_FEEDS) from None
    for feed in feeds:
        try:
            outside.address(feed.url)
        except FeedError:
            return Loaded(feeds=(), refused=_shown(feed.url))
    return Loaded(feeds=feeds)


def add(request: Request) -> Answer:
    """/feed add URL [tier=wire] [lang=ko] [title="…"]: only what can be read is added."""
    say, found = request.say, _found(request)
    if found.there:
        raise Refused("feed-there", url=found.url)
    if found.look is None:
        return _failed(request, found)
    given = sorted_out(request.words, options=("tier", "lang", "title"))
    title = " ".join(given.options.get("title", "").split()) or found.look.title or found.url
    title = "".join(each for each in title if each.isprintable())[: opml.MOST_TITLE]
    feed = Feed(url=found.url, title=title, language=language_of(given) or found.look.language, tier=_tier(given))
    try:
        sources.add_feed(request.db, feed, actor=request.actor, now=request.now, next_check_at=request.now)
    except Conflict:
        raise Refused("feed-there", url=found.url) from None
    return plain(say("feed-added", title=feed.title, count=found.look.entries, tier=say(TIERS[feed.tier])), say("feed-baseline"))


def test(request: Request) -> Answer:
    """/feed test URL: what is there; adds nothing."""
    found = _found(request)
    if found.look is None:
        return _failed(request, found)
    say, seen = request.say, found.look
    lines = [say("feed-tested", title=seen.title or found.url, count=seen.entries)]
    if seen.newest is not None:
        lines.append(say("feed-newest", moment=_moment(seen.newest, request)))
    return plain(*lines)


def list_(request: Request) -> Answer:
    """/feed list [failing | paused | WORD]."""
    say, words = request.say, request.words.arguments
    feeds = sources.list_feeds(request.db)
    shown = [each for each in feeds if not words or _is(each, words[0].casefold())]
    if not shown:
        word = "".join(words[:1])
        return plain(say("feed-none") if not feeds else say(_NO_SUCH.get(word.casefold(), "feed-none-such"), word=word[:60]))
    return plain(say("feed-list-title", count=len(shown)), *(_item(each, request) for each in shown), say("feed-list-hint"))


def pause(request: Request) -> Answer:
    """/feed pause NUMBER."""
    state = _named(request, "feed-pause")
    sources.pause(request.db, state.id, actor=request.actor, now=request.now)
    return plain(request.say("feed-pause-done", title=state.feed.title))


def resume(request: Request) -> Answer:
    """/feed resume NUMBER: what it holds by then is not told."""
    state = _named(request, "feed-resume")
    sources.resume(request.db, state.id, actor=request.actor, now=request.now)
    return plain(request.say("feed-resume-done", title=state.feed.title))


def remove(request: Request) -> Answer | Confirmation:
    """/feed remove NUMBER: asks."""
    say, state = request.say, _named(request, "feed-remove")
    if not request.words.confirmed:
        question = say("feed-remove-question", title=state.feed.title, url=state.feed.url, count=state.entries)
        return Confirmation(lines=((Span(text=question),),))
    sources.remove_feed(request.db, state.id, actor=request.actor, now=request.now)
    return plain(say("feed-remove-done", title=state.feed.title))


def import_(request: Request) -> Answer:
    """/feed import, with an OPML file: adds what is not there yet; nothing where one address must not be fetched."""
    say, found = request.say, request.prepared
    if not isinstance(found, Loaded):
        raise Refused("try-again", command="/feed import")
    if found.refused is not None:
        _note_refusal(request.db, found.refused, request.actor, request.now)
        return plain(say("feed-import-refused", url=found.refused))
    added = known = 0
    for feed in found.feeds:
        try:
            sources.add_feed(request.db, feed, actor=request.actor, now=request.now, next_check_at=request.now)
            added += 1
        except Conflict:
            known += 1
    return plain(say("feed-imported", added=added, known=known))


def export(request: Request) -> Answer:
    """/feed export: every feed as an OPML file."""
    feeds = [each.feed for each in sources.list_feeds(request.db)]
    lines: tuple[Line, ...] = ((Span(text=request.say("feed-exported", count=len(feeds))),),)
    return Answer(lines=lines, file=(FILE, opml.write(feeds)))


def problem(error: FeedError, say: Texts, *, url: str) -> str:
    """What is wrong with a feed, in the words of the chat."""
    match error:
        case AddressRefused():
            return say("feed-refused", url=url)
        case FeedGone():
            return say("feed-gone", url=url)
        case RetryLater(status=int(status)):
            return say("feed-status", url=url, status=str(status))
        case RetryLater():
            return say("feed-unreachable", url=url)
        case ParserKilled():
            return say("feed-too-heavy", url=url)
        case ParseError():
            return say("feed-unreadable", url=url)
        case _:
            return say("feed-unreachable", url=url)


def _failed(request: Request, found: Found) -> Answer:
    """Say what is wrong; an address that must not be fetched is audited, whoever names it."""
    assert found.error is not None  # noqa: S101 - without a look there is one
    if isinstance(found.error, AddressRefused):
        _note_refusal(request.db, found.url, request.actor, request.now)
    return plain(problem(found.error, request.say, url=found.url))


def _note_refusal(db: Database, url: str, actor: Actor, now: datetime) -> None:
    audit.record(db, "feeds refused", url, actor=actor, now=now)


def _found(request: Request) -> Found:
    if not isinstance(request.prepared, Found):
        raise Refused("try-again", command=f"/{request.words.name}")
    return request.prepared


def _named(request: Request, key: str) -> FeedState:
    """The feed that a command names, by its number or address."""
    words = request.words.arguments
    if not words:
        raise missing(key, request.words.name, request.say)
    return _feed(request.db, words[0])


def _tier(given: Typed) -> Tier:
    word = given.options.get("tier", Tier.INDEPENDENT).casefold()
    if word not in set(Tier):
        raise Refused("feed-tier", word=word[:30], tiers=", ".join(Tier))
    return Tier(word)


def _feed(db: Database, word: str) -> FeedState:
    """The feed of a number or an address.

    Raises:
        Refused: There is none.
    """
    word = word.removeprefix("#")
    if word.isdecimal():
        number = number_of(word, least=1, most=_LARGEST, key="feed-unknown")
        found = next((each for each in sources.list_feeds(db) if each.id == number), None)
    else:
        parsed = urls.parse(word)
        found = sources.feed_by_url(db, word) or (None if parsed is None else sources.feed_by_url(db, str(parsed)))
    if found is None:
        raise Refused("feed-unknown", text=_shown(word))
    return found


def _is(state: FeedState, word: str) -> bool:
    if word == _FAILING:
        return state.failures > 0
    if word == _PAUSED:
        return state.status is FeedStatus.PAUSED
    return word in state.feed.title.casefold() or word in state.feed.url.casefold()


def _item(state: FeedState, request: Request) -> str:
    say = request.say
    head = say("feed-item", number=str(state.id), title=state.feed.title, tier=say(TIERS[state.feed.tier]))
    if state.status is FeedStatus.PAUSED:
        mark, tail = "⏸", say("feed-item-paused")
    elif state.failures:
        mark, tail = "⚠", say("feed-item-failing", count=state.failures)
    elif state.read_at is None:
        mark, tail = "○", say("feed-item-new")
    else:
        mark, tail = "✓", say("feed-item-read", moment=_moment(state.read_at, request))
    return f"{mark} {head} {tail}"


def _moment(moment: datetime, request: Request) -> str:
    return request.say.moment(moment, zone=request.here.time_zone)


def _shown(url: str) -> str:
    """An address without what may be a password, and not longer than an answer bears."""
    parsed = urls.parse(url) if urls.has_credentials(url) else None
    return (str(parsed) if parsed is not None else url)[:200]


COMMANDS = (
    Command(name="feed add", family=Family.FEEDS, role=Role.ADMIN, run=add, prepare=look, aliases=("feeds add",)),
    Command(name="feed list", most=1, family=Family.FEEDS, role=Role.ADMIN, run=list_, aliases=("feeds list",)),
    Command(name="feed test", family=Family.FEEDS, role=Role.ADMIN, run=test, prepare=look, aliases=("feeds test",)),
    Command(name="feed pause", most=1, family=Family.FEEDS, role=Role.ADMIN, run=pause, aliases=("feeds pause",)),
    Command(name="feed resume", most=1, family=Family.FEEDS, role=Role.ADMIN, run=resume, aliases=("feeds resume",)),
    Command(
        name="feed remove",
        most=1,
        family=Family.FEEDS,
        role=Role.ADMIN,
        run=remove,
        aliases=("feeds remove",),
    ),
    Command(name="feed import", most=0, family=Family.FEEDS, role=Role.ADMIN, run=import_, prepare=load, aliases=("feeds import",)),
    Command(name="feed export", most=0, family=Family.FEEDS, role=Role.ADMIN, run=export, aliases=("feeds export",)),
)
