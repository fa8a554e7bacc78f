"""Summaries worded by a language model: shown only after the check, labelled, and never a reason to wait long or not to deliver."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from bot.networks.console import Console
from bot.render.deliveries import render
from bot.store import Store
from bot.wording import REST_S, Wordings
from storage import outbox
from storage.database import Database
from storage.types import Delivery, DeliveryKind, DeliveryState
from storage.writer import Writer
from tests import endpoint
from tests.bot import scene
from tests.bot.rig import Inline
from tests.bot.scene import NOON, TOPIC, alerts, deliveries
from tests.clocks import FakeClock
from tests.feeds.understand.faithful.table import honest, lies, told
from tests.servers import Answer, FeedServer, Raw

KOREAN, GERMAN = honest()["ko-de-containers"]
_, ENGLISH = honest()["ko-en-containers"]
(SOURCE,) = KOREAN.sentences
ARTICLE = scene.article("월요일 국방부 회견", SOURCE, key="ko")
LABEL = "Maschinell übersetzt (Original: Koreanisch), geprüft"
LONG, SHORT = honest()["en-short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A database with an alert that waits, a stand-in for the service, and all between them."""

    server: FeedServer
    store: Store
    clock: FakeClock
    wordings: Wordings
    dispatcher: Dispatcher
    shown: io.StringIO

    def said(self) -> str:
        """What the console shows, its lines joined."""
        return " ".join(self.shown.getvalue().split())

    async def delivery(self, place: int = 0) -> Delivery:
        """One of the alerts."""
        return (await self.store.read(alerts))[place]

    async def text(self, place: int = 0) -> str:
        """What an alert would show now."""
        delivery = await self.delivery(place)
        rendered = await self.store.read(lambda db: render(db, delivery, NOON))
        assert rendered is not None
        assert rendered.message is not None
        return rendered.message.plain()


@asynccontextmanager
async def staged(
    folder: Path,
    *answers: Answer | Raw,
    timeout_s: float = 5.0,
    languages: tuple[str, ...] = ("en", "de"),
    chats: tuple[str, ...] = ("de",),
    faults: tuple[str, ...] = (),
) -> AsyncIterator[Stage]:
    """A stage on the database of a folder; a new one gets chats and the Korean article."""
    file, clock, shown = folder / "rajin.db", FakeClock(NOON), io.StringIO()
    if not file.exists():
        db = scene.seeded(file)
        for number, language in enumerate(chats):
            scene.add_chat(db, f"{language}{number}", TOPIC, language=language)
        scene.poll(db, scene.add_feed(db, "https://wire.example/rss"), ARTICLE)
        db.close()
    with Writer(lambda: Database.open(file, now=NOON)) as writer:
        store = Store(writer)
        async with FeedServer() as server:
            server.play(endpoint.PATH, *answers)
            async with Assistant(
                url=endpoint.base(server), model="small", key=endpoint.KEY, timeout_s=timeout_s, agent="Rajin test", clock=clock
            ) as assistant:
                wordings = Wordings(store, assistant, clock, Inline(), timeout_s=timeout_s, languages=languages, shorten_from=200)
                dispatcher = Dispatcher(store, {"console": Console(out=shown, faults=faults)}, clock, wordings)
                yield Stage(server=server, store=store, clock=clock, wordings=wordings, dispatcher=dispatcher, shown=shown)
                await wordings.close()


async def test_a_summary_in_another_language_is_shown_in_the_readers_and_says_so(tmp_path: Path) -> None:
    """The alert holds the checked translation and its label, and none of the sentence it was made from."""
    async with staged(tmp_path, endpoint.says(*GERMAN)) as stage:
        await stage.dispatcher.drain()
        assert f"{GERMAN[0]} {LABEL} Harbour Wire" in stage.said()
        assert SOURCE not in stage.said()
        assert stage.wordings.counts == {"worded": 1}
        assert f"\n{GERMAN[0]}\n{LABEL}\n" in await stage.text()


async def test_only_what_was_extracted_is_sent(tmp_path: Path) -> None:
    """Neither the title nor the rest of the article leaves the machine."""
    async with staged(tmp_path, endpoint.says(*GERMAN)) as stage:
        await stage.dispatcher.drain()
        (request,) = stage.server.requests
        asked = json.loads(json.loads(request.body)["messages"][1]["content"])
        assert asked["sentences"] == [SOURCE]
        assert [fact["amount"] for fact in asked["facts"]] == [7000]
        assert ARTICLE.title not in request.body.decode()


async def test_of_many_chats_one_question_is_asked_per_language(tmp_path: Path) -> None:
    """And each is shown its own language."""
    async with staged(tmp_path, endpoint.says(*GERMAN), endpoint.says(*ENGLISH), chats=("de", "de", "de")) as stage:
        await stage.dispatcher.drain()
        assert len(stage.server.requests) == 1
        assert stage.said().count(LABEL) == 3


async def test_two_languages_are_two_questions(tmp_path: Path) -> None:
    """An answer for one is not shown to the other, even where the service mixes them up."""
    async with staged(tmp_path, endpoint.says(*GERMAN), chats=("de", "en")) as stage:
        await stage.wordings.prepare(await stage.delivery(0))
        await stage.wordings.prepare(await stage.delivery(1))
        assert len(stage.server.requests) == 2
        assert GERMAN[0] in await stage.text(0)
        assert SOURCE in await stage.text(1)
        stage.server.play(endpoint.PATH, endpoint.says(*ENGLISH))
    async with staged(tmp_path, endpoint.says(*ENGLISH)) as stage:
        await stage.wordings.prepare(await stage.delivery(1))
        assert f"{ENGLISH[0]}\nTranslated by machine from Korean, checked" in await stage.text(1)


@pytest.mark.parametrize("name", [*endpoint.AWAY, *endpoint.UNUSABLE])
async def test_whatever_fails_the_alert_goes_out_as_it_was_extracted(tmp_path: Path, name: str) -> None:
    """Within the time, once, and without a label."""
    answer = (endpoint.AWAY | endpoint.UNUSABLE)[name]
    async with staged(tmp_path, answer, timeout_s=0.3) as stage:
        await stage.dispatcher.drain()
        assert SOURCE in stage.said()
        assert "Maschinell" not in stage.said()
        assert [each.state for each in await stage.store.read(outbox.list_deliveries)] == [DeliveryState.SENT]
        assert stage.wordings.counts["worded"] == 0
        assert stage.wordings.counts.total() == 1


async def test_every_scripted_lie_is_dropped_whole_and_counted(tmp_path: Path) -> None:
    """Through the wire, for all lies that can be told of this article: the alert shows what was extracted."""
    scripted = [(name, told(ENGLISH, instead)) for name, base, instead in lies() if base == "ko-en-containers"]
    assert len(scripted) >= 50
    async with staged(tmp_path, chats=("en",)) as stage:
        delivery = await stage.delivery()
        for name, lie in scripted:
            stage.server.play(endpoint.PATH, endpoint.says(*lie))
            stage.wordings._dropped.clear()  # else it would not be asked again
            await stage.wordings.prepare(delivery)
            assert SOURCE in (shown := await stage.text()), name
            assert "by machine" not in shown, name
        assert len(stage.server.requests) == len(scripted)
        assert stage.wordings.counts.total() == len(scripted)
        stage.wordings._dropped.clear()
        stage.server.play(endpoint.PATH, endpoint.says(*ENGLISH))
        await stage.wordings.prepare(delivery)
        assert "Translated by machine from Korean, checked" in await stage.text()


async def test_what_was_dropped_is_not_asked_for_again(tmp_path: Path) -> None:
    """The same question would get the same answer."""
    async with staged(tmp_path, endpoint.says("Nordkorea hat 70.000 Container nach Russland geschickt.")) as stage:
        await stage.wordings.prepare(await stage.delivery())
        await stage.wordings.prepare(await stage.delivery())
        assert len(stage.server.requests) == 1


async def test_a_service_that_gave_no_answer_rests(tmp_path: Path) -> None:
    """It is not asked for a minute, or for as long as it says, and then it is."""
    async with staged(tmp_path, endpoint.AWAY["an error"], endpoint.AWAY["too many"], endpoint.says(*GERMAN)) as stage:
        delivery = await stage.delivery()
        for seconds, asked in ((0, 1), (REST_S - 1, 1), (2, 2), (REST_S, 2), (120 - REST_S, 3)):
            stage.clock.advance(seconds)
            await stage.wordings.prepare(delivery)
            assert len(stage.server.requests) == asked
        assert GERMAN[0] in await stage.text()


async def test_a_wording_outlives_the_program(tmp_path: Path) -> None:
    """After a start nothing is asked that was worded before, and an edit shows the same words."""
    async with staged(tmp_path, endpoint.says(*GERMAN)) as stage:
        await stage.wordings.prepare(await stage.delivery())
    async with staged(tmp_path, endpoint.AWAY["an error"]) as stage:
        await stage.dispatcher.drain()
        assert stage.server.requests == []
        assert GERMAN[0] in stage.said()


async def test_another_attempt_shows_what_the_first_one_showed(tmp_path: Path) -> None:
    """What may have arrived is not worded anew, though the service answers by then."""
    async with staged(tmp_path, endpoint.AWAY["an error"], endpoint.says(*GERMAN), faults=("unanswered",)) as stage:
        await stage.dispatcher.drain()
        first = stage.said()
        stage.clock.advance(REST_S * 100)
        await stage.dispatcher.drain()
        assert [each.state for each in await stage.store.read(outbox.list_deliveries)] == [DeliveryState.SENT]
        assert len(stage.server.requests) == 1
        assert SOURCE in first
        assert "Maschinell" not in stage.said()


async def test_an_edit_asks_for_nothing(tmp_path: Path) -> None:
    """What a message says is not worded anew because one more outlet tells it."""
    async with staged(tmp_path, endpoint.AWAY["an error"]) as stage:
        await stage.dispatcher.drain()
        other = scene.article("국방부 회견", SOURCE + " 기자들이 질문했다.", key="other", hours=0.2, outlet="Strait Observer")

        def second(db: Database) -> None:
            scene.poll(db, scene.add_feed(db, "https://strait.example/rss"), other, hours=0.3)

        await stage.store.read(second)
        stage.clock.advance(REST_S * 100)
        (edit,) = await stage.store.read(lambda db: deliveries(db, DeliveryKind.COVERAGE))
        await stage.wordings.prepare(edit)
        assert len(stage.server.requests) == 1


async def test_only_the_languages_that_were_asked_for_are_worded(tmp_path: Path) -> None:
    """A German chat of an operator who wants English alone is shown the source."""
    async with staged(tmp_path, endpoint.says(*GERMAN), languages=("en",)) as stage:
        await stage.dispatcher.drain()
        assert stage.server.requests == []
        assert SOURCE in stage.said()


async def test_a_long_summary_is_shortened_in_its_own_language(tmp_path: Path) -> None:
    """What is left stands in it, with a label that says so."""
    article = scene.article("A briefing in Washington", " ".join(LONG.sentences), key="long", url="https://wire.example/long")
    async with staged(tmp_path, endpoint.says(*SHORT), chats=("en",)) as stage:
        await stage.store.read(lambda db: scene.poll(db, scene.add_feed(db, "https://long.example/rss"), article, hours=1))
        delivery = (await stage.store.read(alerts))[-1]
        await stage.wordings.prepare(delivery)
        asked = json.loads(json.loads(stage.server.requests[0].body)["messages"][1]["content"])
        assert (asked["task"], asked["language"], asked["reader"]) == ("shorten", "en", "en")
        assert asked["sentences"] == list(LONG.sentences)
        rendered = await stage.store.read(lambda db: render(db, delivery, NOON))
        assert rendered is not None
        assert rendered.message is not None
        assert f"\n{SHORT[0]}\nShortened by machine, checked\n" in rendered.message.plain()


async def test_waiting_ends_with_the_time_and_the_answer_is_kept_for_the_next(tmp_path: Path) -> None:
    """A delivery does not wait for what another one asked longer than it may."""
    async with staged(tmp_path, Answer(body=endpoint.says(*GERMAN).body, hold=True), timeout_s=30.0) as stage:
        delivery = await stage.delivery()
        first = asyncio.create_task(stage.wordings.prepare(delivery))
        await stage.server.arrived(1)
        stage.wordings._timeout_s = 0.05
        await stage.wordings.prepare(delivery)
        assert SOURCE in await stage.text()
        stage.server.release()
        await first
        assert GERMAN[0] in await stage.text()


async def test_an_error_of_our_own_costs_no_delivery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one before the question nor one in the check."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    async with staged(tmp_path, endpoint.says(*GERMAN)) as stage:
        monkeypatch.setattr("bot.wording.fault", broken)
        await stage.wordings.prepare(await stage.delivery())
        assert stage.wordings.counts == {"an error of our own": 1}
        monkeypatch.setattr("bot.wording.wanted", broken)
        await stage.dispatcher.drain()
        assert SOURCE in stage.said()


async def test_the_log_holds_nothing_of_question_and_answer(tmp_path: Path) -> None:
    """It names the fault, the article and the languages."""
    lie = "Nordkorea hat 70.000 Container nach Russland geschickt."
    async with staged(tmp_path, endpoint.says(lie)) as stage:
        with capture_logs() as lines:
            await stage.wordings.prepare(await stage.delivery())
    (line,) = lines
    assert (line["event"], line["fault"], line["language"], line["reader"]) == ("wording dropped", "another number", "ko", "de")
    assert lie not in str(lines)
    assert SOURCE not in str(lines)
    assert endpoint.KEY not in str(lines)
