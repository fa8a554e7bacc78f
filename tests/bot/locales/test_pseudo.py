"""A run with a pseudo-language: every text of the catalogues is in brackets and accented, so that a literal in the code stands out.

It takes the place of German. All sources speak Greek here, so that any plain Latin word is a name from a table, or a mistake.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import TypeVar

import pytest
from babel import Locale
from fluent.syntax import FluentParser, FluentSerializer, ast

from bot.access import Refusals
from bot.commands import settings, table, vocabulary
from bot.commands.answer import Desk, answer, question
from bot.commands.command import Refused
from bot.commands.outside import Outside
from bot.feed_reader import Look
from bot.locales import texts as catalogue
from bot.locales.texts import Texts, texts
from bot.message import Message
from bot.networks.base import Place
from bot.render.alert import Circumstances, alert
from bot.render.buttons import alert_buttons
from bot.render.catch_up import catch_up
from bot.render.change import News, correction, update
from bot.render.payload import message_from
from bot.render.pointer import pointer
from bot.render.reader import Reader
from feeds.errors import RetryLater
from feeds.types.claim import Approximation, Claim, Designation, Direction, Speaker, Stance, Status
from feeds.types.feed import Tier
from feeds.types.story import Correction, Severity
from feeds.types.wording import Task, Wording
from feeds.understand.claims.speakers import offices
from storage import audit, outbox, topics
from storage.database import Database
from storage.types import Address, Role, Story, Telling
from tests.bot import scene
from tests.bot.render.stories import quantity, story, telling
from tests.incoming import happens

T = TypeVar("T")
PSEUDO = "de"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ"
TYPED = ("time-", "words-", "verdict-words-")  # read, and never shown
CODES = {"kind", "number"}
GREEK = "Ωμέγα φορτίο στη θάλασσα"
VARIANTS = ("", "1", "arms Ω", "story 1")


def pseudo(text: str) -> str:
    """A catalogue in the pseudo-language."""
    resource = FluentParser().parse(text)
    for entry in resource.body:
        if isinstance(entry, ast.Message) and not entry.id.name.startswith(TYPED):
            for pattern in [entry.value, *(each.value for each in entry.attributes if each.id.name not in CODES)]:
                if pattern is not None:
                    _accent(pattern)
                    pattern.elements = [ast.TextElement("⟦"), *pattern.elements, ast.TextElement("⟧")]
    return FluentSerializer().serialize(resource)


def _accent(pattern: ast.Pattern) -> None:
    for each in pattern.elements:
        if isinstance(each, ast.TextElement):
            each.value = each.value.translate(str.maketrans(PLAIN, ACCENTED))
        elif isinstance(each.expression, ast.SelectExpression):
            for variant in each.expression.variants:
                _accent(variant.value)


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German gives way; what was read before is forgotten, and again afterwards."""
    caches = (texts, vocabulary.words_for, vocabulary.weekdays)
    genuine = catalogue.source
    monkeypatch.setattr(
        catalogue, "source", lambda name: pseudo(genuine(name.replace(PSEUDO, "en"))) if name.startswith(PSEUDO) else genuine(name)
    )
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()


def words(text: str) -> set[str]:
    """The Latin words of a text that have no accent."""
    return set(re.findall(r"[A-Za-z]{2,}", text))


def of_tables() -> set[str]:
    """Words that are names, and the same in every language: commands, settings, lists and topics, time zones, and what CLDR says itself."""
    german = Locale.parse("de")
    names = {*table.COMMANDS, *(each.name for each in settings.SETTINGS), "UTC", "CET", "low", "routine", "flash", "all", "off", "on"}
    names |= {zone for zone, _ in next(each for each in settings.SETTINGS if each.name == "timezone").offered(None)}  # type: ignore[arg-type] # zones ask for no request
    names |= {str(month) for width in ("abbreviated", "wide") for month in german.months["format"][width].values()}
    names |= {*Tier, *Role}
    names |= {str(texts(PSEUDO).person(person)) for person in ("shin-won-sik",)}
    names |= {str(texts(language).language_name(str(tag))) for language in catalogue.LANGUAGES for tag in Locale("en").languages}
    return {word for name in names for word in words(name)}


def check(text: str, known: set[str]) -> None:
    """Every bracket is closed, and nothing is said in plain letters but what is known."""
    assert text.count("⟦") == text.count("⟧")
    assert words(text) - known == set(), text


# --- alerts ----------------------------------------------------------------------------------------------------------------------------

FIGURES = tuple(quantity(7000 + number, "container", each) for number, each in enumerate(Approximation))
ACT = Designation(by="eu", listed=tuple(GREEK.split() * 2), programme="Ω", passage="")
CLAIMS = tuple(
    Claim(quantity=each, goods="munitions", direction=way, since="2023-08", speaker=Speaker(side="usa", office="official"), chain=("Ω",),
          stance=stance, status=status, passage="")
    for each, way, stance, status in product(FIGURES[:2], Direction, Stance, Status)
)  # fmt: skip


def greek(**changes: object) -> Telling:
    """A telling in Greek."""
    return telling(
        **{"language": "el", "title": GREEK, "summary": (GREEK, GREEK), "outlet": "Ωμέγα", "url": "https://ω.gr/1", "text": "", **changes}
    )


def tellings() -> Iterator[Telling]:
    """All kinds: of every tier, dated or not, with claims of every sort, with a denial, with a listing."""
    for number, tier in enumerate(Tier):
        yield greek(tier=tier, outlet=f"Ω{number}", dated=bool(number % 2), lead_quantities=FIGURES, quantities=FIGURES)
    for number, claim in enumerate(CLAIMS):
        yield greek(outlet=f"Ψ{number}", claims=(claim,), lead_quantities=FIGURES[:1], denial=claim.stance is Stance.DENIED)
    yield greek(designations=(ACT,), claims=CLAIMS, denial=True)


def pushed(told: Sequence[Telling], reader: Reader) -> Iterator[Message]:
    """Every kind of message about a story."""
    whole, other = story(*told), story(*reversed(told), number=2)
    for severity, circumstances in product(Severity, (Circumstances(), Circumstances(delay=timedelta(days=2), repeated=True))):
        yield alert(whole, reader, severity=severity, circumstances=circumstances)
    yield alert(whole, reader, earlier=other)
    yield alert(whole, reader, before=other)
    yield update(told[-1], reader, News(figures=FIGURES[:1], before=FIGURES[1:], denial=True, actors=("usa", "eu"), listed=("eu",)))
    yield update(told[0], reader, News(acts=("veto russia", "admission dprk", "listing eu")))
    yield update(told[0], reader, News())
    for what in Correction:
        yield correction(told[0], reader, what=what, changed=FIGURES[:1], was=FIGURES[1:])
    for muted in (False, True):
        yield catch_up(
            [Story(id=each.id, opened_at=each.opened_at, follows=None, topics=(), tellings=each.tellings) for each in (whole, other)] * 40,
            reader,
            muted=muted,
        )
    yield pointer(whole, reader)


def test_no_alert_says_a_word_of_its_own() -> None:
    """Alerts, follow-ups, updates, corrections, collections and pointers, of all kinds of tellings, early and late."""
    wordings: list[dict[tuple[str, ...], Wording]] = [
        {(GREEK, GREEK): Wording(task=task, language="el", sentences=(GREEK,))} for task in Task
    ]
    for zone, chosen in product(("UTC", "Europe/Berlin"), ({}, *wordings)):
        reader = Reader(texts=texts(PSEUDO), zone=zone, wordings=chosen)
        known = of_tables() | {"Griechisch"}
        every = list(tellings())
        for told in ([every[0]], *([each, every[0]] for each in every), every):
            for message in pushed(told, reader):
                check(message.plain(), known)
    for row in alert_buttons(story().id, texts(PSEUDO)):
        for button in row:
            check(button.label, set())
            assert button.label.startswith("⟦")


def test_every_side_and_office_is_in_the_catalogue() -> None:
    """Whoever speaks, with and without a side."""
    say: Texts = texts(PSEUDO)
    for office, side in product(offices(), ("usa", "south-korea", "eu", None)):
        if say.has(f"office-{office}"):
            claim = replace(CLAIMS[0], speaker=Speaker(side=side, office=office))
            check(
                alert(story(greek(claims=(claim,), lead_quantities=FIGURES[:1])), Reader(texts=say)).plain(), of_tables() | {"Griechisch"}
            )


# --- commands --------------------------------------------------------------------------------------------------------------------------


class Nobody(Outside):
    """A world outside in which there is nothing but the database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def read(self, work: Callable[[Database], T]) -> T:
        """On the database."""
        return work(self._db)

    async def compute(self, work: Callable[[], T]) -> T:
        """At once."""
        return work()

    async def find(self, network: str, name: str) -> Place | None:
        """No chat."""

    async def administers(self, address: Address, person: str) -> bool:  # noqa: ARG002 - the port's
        """Nobody does."""
        return False

    def address(self, text: str) -> str:
        """As it is."""
        return text

    async def look(self, url: str) -> Look:  # noqa: ARG002 - the port's
        """No feed answers."""
        raise RetryLater("Ω")


async def _prepared(work: Awaitable[object]) -> object:
    try:
        return await work
    except Refused as refused:
        return refused


def said(db: Database, text: str, *, sender: str = "1") -> list[Message]:
    """What the bot answers in a private chat in the pseudo-language."""
    incoming = happens(text, sender=sender, language=PSEUDO)
    desk = Desk(owners=frozenset({"telegram:1"}), refusals=Refusals(), new_id=scene.new_id)
    before = {each.id for each in outbox.list_deliveries(db)}
    wanted = question(db, incoming, desk, now=scene.NOON)
    found = None
    if wanted is not None and wanted[0].prepare is not None:
        found = asyncio.run(_prepared(wanted[0].prepare(wanted[1], Nobody(db))))
    with db.transaction():
        answer(db, incoming, desk, now=scene.NOON, prepared=found)
    return [message_from(each.payload) for each in outbox.list_deliveries(db) if each.id not in before and each.kind == "answer"]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A database with a chat that was told of a story, by a feed whose words are Korean."""
    database = scene.seeded(tmp_path / "rajin.db")
    said(database, "/start")
    feed = scene.add_feed(database, "https://88.example/rss", title="Ω")
    news = scene.article(
        "북한, 러시아에 포탄 컨테이너 7000개 보내",
        "북한이 러시아에 포탄 컨테이너 7000개를 보냈다고 신원식 국방부 장관이 밝혔다.",
        outlet="Ω",
        url="https://88.example/1",
    )
    rain = scene.article("평양에 비", "사흘 동안 비가 내렸다.", outlet="Ω", url="https://88.example/2")
    scene.poll(database, feed, news, rain)
    yield database
    database.close()


def test_no_command_says_a_word_of_its_own(db: Database) -> None:
    """Every command, with what it needs and with what it does not, by an owner and by a stranger, and once more when it was agreed to."""
    stored = {word for each in topics.list_topics(db) for word in words(f"{each.name} {each.query}")}
    stored |= {word for each in topics.list_keywords(db) for word in words(f"{each.name} {each.terms}")}
    known = of_tables() | stored | {"example", "channel", "https", "rss", "org"}  # hosts and names of channels are Latin everywhere
    typed = [f"/{name} {variant}".strip() for name in table.COMMANDS for variant in VARIANTS]
    typed += [f"/help {name}" for name in table.COMMANDS] + [
        "Ω",
        "/hepl",
        "/why https://88.example/1",
        "/why https://88.example/2",
        "/why https://77.example/1",
    ]
    typed += [f"/settings {each.name}{value}" for each in settings.SETTINGS for value in ("", " Ω", " off", " en", " de", " Seoul")]
    typed = [each for each in typed if not each.startswith(("/language", "/settings language", "/forgetme"))]
    for text in [*typed, "/forgetme"]:
        for sender in ("1",) if " " in text else ("1", "2"):
            assert _heard(said(db, text, sender=sender), known | words(text), db), text


def _heard(messages: Sequence[Message], known: set[str], db: Database) -> int:
    """Look at all that was answered, and agree to what asks for it."""
    noted = {word for entry in audit.entries(db, limit=10_000) for word in words(f"{entry}")}  # records, in the program's own words
    for message in messages:
        check(message.plain(), known | noted)
        for row in message.buttons:
            for button in row:
                check(button.label, known)
                if button.mark == "✅":
                    _heard(said(db, button.command), known, db)
    return len(messages)
