"""The scripted day as data: what each feed says in each round, which chats there are, and what they must have been told at the end.

Every event has words of its own, so that whether two texts tell one event is never in question here; the day's own rules (two words
as topics) make it independent of the shipped lists. It knows neither the program's database nor a network.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from feeds.types.topic import KeywordList, Rules, Term, Topic
from storage.types import DeliveryKind

BEGIN = datetime(2024, 3, 18, 6, 0, tzinfo=UTC)
STEP = timedelta(hours=1)  # between two rounds; longer than any wait before another try that the day can cause
QUIET = 2  # rounds at the end in which nothing new is said and what waits goes out
LOCKED = "locked.xml"  # a feed that refuses whoever asks
PASSWORD = "Vx7-made-up-password"
TOKEN = "7300000001:AAF-made-up_token_that_opens_nothing_0"
SECRETS = (PASSWORD, TOKEN)  # in the child's surroundings, and never in anything that it writes for people

TOPICS = ("cargo", "rail")
CHATS: Mapping[str, tuple[str, tuple[str, ...]]] = {  # name: language, topics
    "desk": ("en", ("cargo",)),
    "redaktion": ("de", ("cargo", "rail")),
    "watch": ("en", ("rail",)),
    "night": ("en", ("cargo", "rail")),
    "nord": ("de", ("rail",)),
}
FEEDS = ("harbour.xml", "gazette.xml", "courier.xml", "ledger.xml")
RULES = Rules(
    lists=tuple(KeywordList(name=topic, terms=(Term(text=f"{topic}*"),)) for topic in TOPICS),
    topics=tuple(Topic(name=topic, query=f"@{topic}") for topic in TOPICS),
    version="day",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One state of one entry.

    Attributes:
        feed: Which feed has it.
        event: The code of the event that it tells, or "" for what no topic wants.
        round: From which round on it says this.
        title: Its title.
        text: Its text.
        age: How long before that round it was published.
    """

    feed: str
    event: str
    round: int
    title: str
    text: str
    age: timedelta = timedelta(minutes=5)

    @property
    def link(self) -> str:
        """Its address, the same in all its states."""
        slug = self.event or "-".join(self.title.lower().split())
        return f"https://{self.feed.removesuffix('.xml')}.example/{slug}"

    @property
    def topics(self) -> frozenset[str]:
        """Which topics it matches."""
        return frozenset(topic for topic in TOPICS if topic in f"{self.title} {self.text}".lower())

    @property
    def published(self) -> datetime:
        """When it was published."""
        return BEGIN + self.round * STEP - self.age


EVENTS: Mapping[str, tuple[str, str]] = {  # code: title, text
    "anselma": (
        "Freighter Anselma lands 1,200 containers at Brisk",
        "The freighter Anselma landed 1,200 containers of cargo at Brisk on Monday. Harbour master Ole Tarn counted them on the quay.",
    ),
    "molten": (
        "Fire guts warehouse in Moltenau",
        "Flames destroyed a brick warehouse behind the cargo market of Moltenau overnight. Nobody was hurt, said fire chief Ines Wold.",
    ),
    "viaduct": (
        "Viaduct over the Ystra reopens",
        "Engineers reopened the stone viaduct across the Ystra after repairs. Night rail traffic had gone round the valley since May.",
    ),
    "pilots": (
        "Pilots of Skarv harbour vote to strike",
        "Sea pilots in Skarv voted for an open-ended walkout from Thursday. Cargo lines fear queues outside the breakwater.",
    ),
    "copper": (
        "Thieves strip copper along the Dorne line",
        "Thieves cut signal cables near Dorne junction before dawn. Commuters waited three hours while rail crews spliced the wires.",
    ),
    "grain": (
        "Silo at Helmby declared unsafe",
        "Inspectors closed the concrete silo at Helmby because of cracks in its walls. Barges with cargo of barley turn back to Ferring.",
    ),
    "tunnel": (
        "Drill breaks through under Mount Quell",
        "A boring machine named Berta broke through beneath Mount Quell. The rail tunnel should carry its first passengers in two winters.",
    ),
    "icebreaker": (
        "Icebreaker Torvald frees four coasters",
        "The icebreaker Torvald opened a lane through pack ice off Cape Lund. Coasters with medicine and cargo reached Nyhavn by evening.",
    ),
    "auction": (
        "Bankrupt ferry company goes under the hammer",
        "A receiver auctioned the fleet of Lindqvist Ferries in Osterby. Rail operator Norrbahn bought the two youngest ships.",
    ),
    "fog": (
        "Fog closes the Larn estuary for a second day",
        "Dense fog kept tugs and tankers at anchor before Larn. Insurers of cargo spoke of the longest closure since the light burned.",
    ),
    "strikefund": (
        "Union doubles its hardship fund in Graz-Nord",
        "Conductors in Graz-Nord doubled their hardship fund by ballot. Treasurer Paula Vint said rail staff had asked for it for years.",
    ),
    "customs": (
        "Customs dogs sniff out ivory at Port Amsel",
        "Two spaniels found carved ivory in a crate at Port Amsel. Officers traced the cargo to a forged waybill from Tessin.",
    ),
    "museum": (
        "Steam engine Hedwig returns to her shed",
        "Volunteers rolled the restored engine Hedwig into the round shed of Wiesental. The museum of rail opens its doors in June.",
    ),
    "reef": (
        "Coral reef survey halts dredging off Palu Bay",
        "Biologists found living coral where a channel was to be dug in Palu Bay. Port planners now route cargo along the western shore.",
    ),
    "oldmap": (
        "Chart of 1788 shows forgotten shoal",
        "Archivists in Weddel published a chart that marks a shoal unknown to modern pilots. Cargo skippers had asked for it in vain.",
    ),
    "oldbridge": (
        "Swing bridge at Kettle Lock gets new bearings",
        "Fitters changed the bearings of the swing bridge at Kettle Lock by hand. Rail and road were shut for a weekend in the rain.",
    ),
    "before": (
        "Lighthouse keeper of Ronsund retires",
        "After forty winters Jorun Hale hands over the keys of Ronsund light. Crews of passing cargo boats sounded their horns.",
    ),
}
_NOISE = ("Bakery prize goes to rye loaf", "Choir looks for tenors", "Chess club moves house", "Rain expected on Friday")
OLD = timedelta(days=2)


def _tell(event: str, feed: str, number: int, *, prefix: str = "", age: timedelta = timedelta(minutes=5), more: str = "") -> Telling:
    title, text = EVENTS[event]
    return Telling(feed=feed, event=event, round=number, title=prefix + title, text=more + text, age=age)


def _corrected(telling: Telling, number: int, was: str, now: str) -> Telling:
    return replace(
        telling, round=number, title=telling.title.replace(was, now), text=telling.text.replace(was, now), age=telling.age + STEP
    )


_HARBOUR, _GAZETTE, _COURIER, _LEDGER = FEEDS
COMMANDS: Mapping[int, tuple[tuple[str, str], ...]] = {  # what is said in which chat by round; no command is there twice, and none exists
    number: (("desk", f"/frob-desk-{number}"), ("nord", f"/frob-nord-{number}")) for number in range(6)
}
TELLINGS: tuple[Telling, ...] = (
    *(
        Telling(feed=feed, event="", round=number, title=title, text="It was announced in the town hall.")
        for number, (feed, title) in enumerate(zip(FEEDS, _NOISE, strict=True))
    ),
    _tell("before", _HARBOUR, 0),
    _tell("before", _LEDGER, 0),
    # Round 1: three events, each in several feeds at once.
    _tell("anselma", _HARBOUR, 1),
    _tell("anselma", _GAZETTE, 1),
    _tell("anselma", _COURIER, 1),
    _tell("molten", _GAZETTE, 1),
    _tell("molten", _COURIER, 1),
    _tell("viaduct", _COURIER, 1),
    _tell("viaduct", _HARBOUR, 1),
    # Round 2: one event gets a figure more, one is corrected, one reaches another topic, and there is news.
    _tell("anselma", _LEDGER, 2, more="Another 300 tonnes were on board. "),
    _corrected(_tell("anselma", _HARBOUR, 1), 2, "1,200", "1,400"),
    _tell("molten", _LEDGER, 2, more="Rail lines were shut. "),
    _tell("pilots", _HARBOUR, 2),
    _tell("pilots", _COURIER, 2),
    _tell("copper", _GAZETTE, 2),
    _tell("copper", _LEDGER, 2),
    # Round 3: what was old at first sight is folded into one message; one document ends early.
    _tell("oldmap", _HARBOUR, 3, age=OLD),
    _tell("oldmap", _GAZETTE, 3, age=OLD),
    _tell("oldbridge", _LEDGER, 3, age=OLD),
    _tell("grain", _COURIER, 3),
    _tell("grain", _LEDGER, 3),
    _tell("tunnel", _GAZETTE, 3),
    _tell("tunnel", _HARBOUR, 3),
    _tell("viaduct", _GAZETTE, 3),
    # Round 4.
    _tell("icebreaker", _HARBOUR, 4),
    _tell("icebreaker", _COURIER, 4),
    _tell("auction", _GAZETTE, 4),
    _tell("auction", _LEDGER, 4),
    _tell("fog", _LEDGER, 4),
    _tell("fog", _HARBOUR, 4),
    _tell("copper", _HARBOUR, 4),
    # Round 5.
    _tell("strikefund", _COURIER, 5),
    _tell("strikefund", _GAZETTE, 5),
    _tell("customs", _HARBOUR, 5),
    _tell("customs", _LEDGER, 5),
    _tell("museum", _LEDGER, 5),
    _tell("museum", _COURIER, 5),
    _tell("reef", _GAZETTE, 5),
    _tell("reef", _HARBOUR, 5),
    _tell("reef", _COURIER, 5),
    _tell("reef", _LEDGER, 5),
    _tell("pilots", _GAZETTE, 5),
)
CUT = (_COURIER, 3)  # a feed and the round in which its document ends early
ROUNDS = 1 + max(telling.round for telling in TELLINGS) + QUIET
BASELINE = frozenset({"before"})
REPLIES: Mapping[str, frozenset[DeliveryKind]] = {"anselma": frozenset({DeliveryKind.UPDATE, DeliveryKind.CORRECTION})}


def told_events() -> Mapping[str, frozenset[str]]:
    """Every event that is told, with the chats that are owed it."""
    return {
        event: frozenset(name for name, (_, topics) in CHATS.items() if _topics(event) & set(topics))
        for event in EVENTS
        if event not in BASELINE
    }


def _topics(event: str) -> frozenset[str]:
    return frozenset().union(*(telling.topics for telling in TELLINGS if telling.event == event))


def entries(feed: str, number: int) -> list[Telling]:
    """What a feed's entries say in a round, the newest entry first."""
    states = {telling.link: telling for telling in TELLINGS if telling.feed == feed and telling.round <= number}
    return sorted(states.values(), key=lambda telling: telling.published, reverse=True)


def document(feed: str, number: int) -> bytes:
    """A feed's document in a round, RSS 2.0."""
    items = "".join(
        f"<item><guid>{each.link}</guid><link>{each.link}</link><title>{escape(each.title)}</title>"
        f"<description>{escape(each.text)}</description><pubDate>{format_datetime(each.published)}</pubDate></item>\n"
        for each in entries(feed, number)
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{feed}</title>\n'
    end = "" if (feed, number) == CUT else "</channel></rss>\n"
    return (head + items + end).encode()
