"""/why: what an alert is owed to, or why there was none. Reading only; the answer is in the chat's words."""

from dataclasses import dataclass

from bot.commands import named
from bot.commands.command import Command, Family, Question
from bot.commands.conditions import conditions
from bot.commands.outside import Outside
from bot.commands.request import Answer, Request, line
from bot.commands.why_story import explained
from bot.message import Line, Style
from feeds.collect.urls import canonical, parse, site, untracked
from feeds.types.feed import FeedId
from feeds.types.story import Outcome, StoryId
from feeds.types.topic import Rules
from feeds.understand.query.evaluate import Origin
from feeds.understand.query.reasons import Lack
from feeds.understand.relevance import shortfalls
from storage import articles, sources, stories, topics
from storage.articles import EntryRecord
from storage.database import Database
from storage.feed_types import FeedState, FeedStatus

_MOST_TOPICS = 3
_FEED_HOSTS = ("feeds.", "feed.", "rss.", "xml.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What topics miss in a rejected article by the rules of today, by their names; () for one that wants it now."""

    lacks: dict[str, tuple[Lack, ...]]


async def prepare(question: Question, outside: Outside) -> Judged | None:
    """Judge a rejected article again, away from the database: the rules may have to be compiled for it."""
    url = _url("".join(question.words.arguments[:1]))
    if url is None:
        return None

    found = await outside.read(lambda db: _article(db, url))
    if found is None:
        return None
    (title, text, outlet, tier, language), rules = found
    origin = Origin(outlet=outlet, tier=tier, language=lambda: language)
    return Judged(lacks=dict(await outside.compute(lambda: shortfalls(title, text, rules, origin))))


def _article(db: Database, url: str) -> tuple[articles.AsJudged, Rules] | None:
    """A rejected article with a link whose text is kept, and the rules of today."""
    entry = next((each for each in _entries(db, url) if each.outcome is Outcome.REJECTED and each.article is not None), None)
    judged = None if entry is None or entry.article is None else articles.judged(db, entry.article)
    return None if judged is None else (judged, topics.rules(db))


def why(request: Request) -> Answer:
    """/why 12, /why URL, or as a reply to an alert."""
    word = "".join(request.words.arguments[:1])
    url = _url(word)
    if url is not None:
        return Answer(lines=tuple(_of_link(request, url)))
    found = named.story(request, word)
    return Answer(lines=tuple(explained(request, found, asked=named.number_in(word))))


def _url(word: str) -> str | None:
    """A link, if it is one; people leave "https://" out."""
    if "." not in word or named.number_in(word) is not None:
        return None
    text = word.strip("<>") if "://" in word else f"https://{word.strip('<>')}"
    return None if parse(text) is None else untracked(text)


def _entries(db: Database, url: str) -> list[EntryRecord]:
    """What came under a link, as it was given or in the form in which two links to one page are equal."""
    return articles.entries(db, url=url) or articles.entries(db, url=canonical(url) or url)


def _of_link(request: Request, url: str) -> list[Line]:
    entries = _entries(request.db, url)
    told = next((entry for entry in entries if entry.story is not None), None)
    if told is not None and told.story is not None:
        story = stories.story(request.db, StoryId(told.story))
        return explained(request, story, asked=told.story, article=told.article)
    unplaced = next((entry for entry in entries if entry.outcome is Outcome.UNPLACED), None)
    if unplaced is not None:
        return [_title(unplaced, url), line(request.say("why-round-up"))]
    if entries:
        return _rejected(request, entries[-1], url)
    return _unseen(request, url)


def _title(entry: EntryRecord, url: str) -> Line:
    return line(entry.title or url[:200], Style.BOLD)


def _rejected(request: Request, entry: EntryRecord, url: str) -> list[Line]:
    """What the chat's topics, or else all of them, miss in it."""
    say, judged = request.say, request.prepared
    seen = say.moment(entry.first_seen, zone=request.here.time_zone)
    lines = [_title(entry, url), line(say("why-rejected", moment=seen))]
    if not isinstance(judged, Judged):
        return [*lines, line(say("why-rejected-then", reason=entry.reason))]
    wanted = [name for name in judged.lacks if name in request.here.topics] or list(judged.lacks)
    for name in wanted[:_MOST_TOPICS]:
        missing = judged.lacks[name]
        text = say("why-topic-misses", topic=name, what=conditions(missing, say)) if missing else say("why-topic-wants-now", topic=name)
        lines.append(line(text))
    return lines


# --- what was never seen ---------------------------------------------------------------------------------------------------------------


def _unseen(request: Request, url: str) -> list[Line]:
    """Whether a feed could have brought it, and how these feeds are."""
    say, host = request.say, site(url)
    feeds = _feeds_of(request.db, url)
    if not feeds:
        return [line(say("why-not-polled", host=host))]
    return [line(say("why-never-seen", host=host)), *(line(_feed(request, each)) for each in feeds[:_MOST_TOPICS])]


def _feeds_of(db: Database, url: str) -> list[FeedState]:
    """The feeds of a link's site: by their own address, and by what they have brought."""
    host = site(url)
    brought = {
        feed for start in (f"https://{host}/", f"https://www.{host}/", f"http://{host}/") for feed in articles.feeds_of_site(db, start)
    }
    return [each for each in sources.list_feeds(db) if _one_site(site(each.feed.url), host) or FeedId(each.id) in brought]


def _one_site(feed: str, host: str) -> bool:
    for prefix in _FEED_HOSTS:
        feed = feed.removeprefix(prefix)
    return feed == host or host.endswith(f".{feed}") or feed.endswith(f".{host}")


def _feed(request: Request, state: FeedState) -> str:
    say, zone = request.say, request.here.time_zone
    name = state.feed.title or site(state.feed.url)
    if state.status is FeedStatus.PAUSED:
        return say("why-feed-paused", feed=name)
    if state.failures:
        since = say("why-feed-never") if state.read_at is None else say.moment(state.read_at, zone=zone)
        return say("why-feed-failing", feed=name, since=since, error=(state.error or "")[:200])
    if state.read_at is None:
        return say("why-feed-new", feed=name)
    return say("why-feed-read", feed=name, moment=say.moment(state.read_at, zone=zone))


COMMANDS = (Command(name="why", most=1, family=Family.STORIES, run=why, prepare=prepare),)
