"""Full text on a real server with a real reader: for which articles, for how long, and what reaches the chat."""

import asyncio
import math
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from structlog.stdlib import get_logger
from structlog.testing import capture_logs

from bot.full_text import MOST_PAGES, FullText
from feeds.errors import ParseError
from feeds.types.article import Analysis, Article
from feeds.understand.analyse import analyse
from feeds.understand.lexicon.load import load
from storage import articles, stories
from storage.database import Database
from storage.types import DeliveryKind, DeliveryState
from tests.bot import scene
from tests.bot.rig import Inline, Rig, rig
from tests.bot.scene import NOON, TOPIC, alerts
from tests.servers import Answer

TITLE = "North Korea ships arms to Russia, Seoul says"
TEASER = "South Korea's defence minister spoke to reporters in Seoul on Monday."
REPORT = "About 6,700 containers were shipped to Russia since September, Shin Won-sik said. They could hold three million shells."
HTML = {"Content-Type": "text/html; charset=utf-8"}
ITEM = ("a", TITLE, TEASER)


def html(*paragraphs: str) -> Answer:
    """A page with a report."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return Answer(body=f"<html><body><article><h1>{TITLE}</h1>{body}</article></body></html>".encode(), headers=HTML)


PAGE = html(TEASER, REPORT, "The minister added that the cargo left through the port of Rajin at night.")


def rss(stage: Rig, *items: tuple[str, str, str]) -> Answer:
    """A feed whose entries (name, title, text) have pages of their names on the same server."""
    date = NOON.strftime("%a, %d %b %Y %H:%M:%S GMT")
    body = "".join(
        f"<item><guid isPermaLink='false'>{name}</guid><link>{stage.server.url(f'/{name}')}</link><title>{title}</title>"
        f"<description>{text}</description><pubDate>{date}</pubDate></item>"
        for name, title, text in items
    )
    return Answer(body=f"<rss version='2.0'><channel><title>Harbour Wire</title>{body}</channel></rss>".encode())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A seeded database with one English chat."""
    file = tmp_path / "rajin.db"
    db = scene.seeded(file)
    scene.add_chat(db, "analyst", TOPIC)
    db.close()
    return file


@pytest.fixture
async def stage(path: Path) -> AsyncIterator[Rig]:
    """The program on its stage, which waits a minute for pages: no test is to depend on how fast the machine is."""
    async with rig(path, full_text_s=60.0) as made:
        await made.add_feed("/feed")
        yield made


async def told(stage: Rig) -> str:
    """What the chat sees after one more round, on one line."""
    await stage.tick()
    await stage.dispatcher.drain()
    return " ".join(stage.shown.getvalue().split())


async def stored(stage: Rig, name: str = "a") -> str:
    """The text that is kept of an article."""

    def read(db: Database) -> str:
        (entry,) = articles.entries(db, url=stage.server.url(f"/{name}"))
        assert entry.article is not None
        return articles.member(db, entry.article).text

    return await stage.store.read(read)


def pages(stage: Rig) -> list[str]:
    """Pages that were asked for."""
    return [path for path in stage.server.paths() if path not in ("/feed", "/robots.txt")]


# --- what reaches the chat -----------------------------------------------------------------------------------------------------------


async def test_the_summary_of_a_matched_article_comes_from_its_page(stage: Rig) -> None:
    """The alert holds what the feed did not say, and the longer text is kept."""
    stage.server.play("/feed", rss(stage, ITEM))
    stage.server.play("/a", PAGE)
    with capture_logs() as logs:
        assert "About 6,700 containers were shipped to Russia since September" in await told(stage)
    assert REPORT in await stored(stage)
    (line,) = [line for line in logs if line["event"] == "page read"]
    assert (line["page"], line["feed"], line["used"]) == (stage.server.url("/a"), stage.server.url("/feed"), True)


async def test_a_page_is_no_revision_of_its_entry(stage: Rig) -> None:
    """The next poll of the same document brings nothing, and fetches no page again."""
    feed = rss(stage, ITEM)
    stage.server.play("/feed", feed, Answer(body=feed.body + b"<!-- another byte -->"))
    stage.server.play("/a", PAGE)
    before = await told(stage)
    stage.clock.turn(700)
    assert await told(stage) == before
    assert stage.poller.tally.revised == 0
    assert pages(stage) == ["/a"]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=404),
        Answer(status=302, headers={"Location": "http://10.0.0.1/"}),
        Answer(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}),
        html("Please accept our cookies. " * 20),
        html("Subscribe."),
        Answer(body=b"", headers=HTML),
        Answer(status=302, headers={"Location": "/"}),
    ],
    ids=["gone", "inner address", "no html", "cookies", "wall", "empty", "front page"],
)
async def test_where_there_is_no_page_the_teaser_stands(stage: Rig, answer: Answer) -> None:
    """The alert goes out all the same, and the log says why in one line."""
    stage.server.play("/feed", rss(stage, ITEM))
    stage.server.play("/a", answer)
    stage.server.play("/", PAGE)
    with capture_logs() as logs:
        assert TITLE in await told(stage)
    assert await stored(stage) == TEASER
    assert len([line for line in logs if "page" in line]) == 1


async def test_robots_txt_is_obeyed(stage: Rig) -> None:
    """The page is not asked for."""
    stage.server.play("/robots.txt", Answer(body=b"User-agent: Rajin\nDisallow: /a"))
    stage.server.play("/feed", rss(stage, ITEM))
    stage.server.play("/a", PAGE)
    assert TITLE in await told(stage)
    assert pages(stage) == []


async def test_an_alert_does_not_wait_for_a_page_that_hangs(path: Path) -> None:
    """It goes out with the teaser, and the log says why."""
    async with rig(path, full_text_s=0.5) as stage:
        await stage.add_feed("/feed")
        stage.server.play("/feed", rss(stage, ITEM))
        stage.server.play("/a", Answer(body=b"<", headers=HTML, hold=True))
        with capture_logs() as logs:
            assert TITLE in await told(stage)
        assert await stored(stage) == TEASER
        assert [line["reason"] for line in logs if line["event"] == "page left"] == ["not read within 0.5 s"]
        stage.server.release()


# --- which articles ------------------------------------------------------------------------------------------------------------------


async def test_only_candidates_are_fetched(stage: Rig) -> None:
    """Neither what is far from every topic, nor what the feed gave whole."""
    stage.server.play(
        "/feed",
        rss(
            stage,
            ITEM,
            ("far", "Flour gets dearer", "Bakers complain."),
            ("whole", "North Korea sends shells to Russia", f"{TEASER} {REPORT} " * 20),
            ("near", "Pyongyang's night train", "What crossed the bridge to North Korea's north…"),
        ),
    )
    await told(stage)
    assert sorted(pages(stage)) == ["/a", "/near"]


async def test_an_article_can_be_told_for_what_its_page_says(stage: Rig) -> None:
    """Where the teaser holds one side only."""
    stage.server.play("/feed", rss(stage, ("near", "Pyongyang's night train", "What left the port of Rajin in North Korea…")))
    stage.server.play("/near", html("What left the port of Rajin in North Korea at night were shells for Russia's army.", REPORT))
    assert "Pyongyang's night train" in await told(stage)
    assert "6,700" in await stored(stage, "near")


async def test_a_first_poll_fetches_no_page(stage: Rig) -> None:
    """Nothing of it is told."""
    await stage.add_feed("/new", read=False)
    stage.server.play("/new", rss(stage, ITEM))
    await stage.tick()
    assert sorted(stage.server.paths()) == ["/feed", "/new"]


async def test_pages_of_one_poll_are_bounded(stage: Rig) -> None:
    """Those that matched come first."""
    near = [(f"near{number}", f"Pyongyang's plan {number}", f"North Korea met on item {number}.") for number in range(MOST_PAGES)]
    stage.server.play("/feed", rss(stage, *near, ITEM))
    stage.server.play("/a", PAGE)
    assert "6,700" in await told(stage)
    assert len(pages(stage)) == MOST_PAGES
    assert pages(stage)[0] == "/a"


# --- revisions -----------------------------------------------------------------------------------------------------------------------


async def test_a_revision_whose_page_is_gone_is_not_told_as_unwanted(stage: Rig) -> None:
    """An article that matched by its page goes on to, while its publisher changes a word of the teaser."""
    teasers = ("What left the port of Rajin in North Korea at night…", "What left the port of Rajin in North Korea at midnight…")
    stage.server.play("/feed", *(rss(stage, ("near", "Pyongyang's night train", teaser)) for teaser in teasers))
    page = html("What left the port of Rajin in North Korea at night were shells for the army of Russia, Seoul says.", REPORT)
    stage.server.play("/near", page, Answer(status=500))
    await told(stage)
    stage.clock.turn(700)
    await told(stage)
    assert stage.poller.tally.revised == 1
    told_of = await stage.store.read(alerts)
    assert [(each.kind, each.state) for each in told_of] == [(DeliveryKind.ALERT, DeliveryState.SENT)]
    assert "6,700" in await stored(stage, "near")
    assert len(await stage.store.read(stories.list_stories)) == 1


async def test_a_revision_gets_its_page_again(stage: Rig) -> None:
    """Like is compared with like."""
    stage.server.play("/feed", rss(stage, ITEM), rss(stage, ("a", TITLE, f"{TEASER} He spoke for an hour.")))
    stage.server.play("/a", PAGE, html(f"{TEASER} He spoke for an hour.", REPORT.replace("Shin Won-sik said", "Shin said")))
    await told(stage)
    stage.clock.turn(700)
    await told(stage)
    assert pages(stage) == ["/a", "/a"]
    assert "Shin said" in await stored(stage)


# --- the reader itself ---------------------------------------------------------------------------------------------------------------


class Broken:
    """Pages with an error of ours in them."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)

    async def text(self, url: str, *, within_s: float) -> str:
        """Fail in the next way."""
        assert within_s > 0
        await asyncio.sleep(0)
        if self._errors:
            raise self._errors.pop(0)
        return url


def judged(*given: Article) -> Sequence[tuple[Article, Analysis]]:
    """With their analyses."""
    rules = load()
    return [(each, analyse(each, rules)) for each in given]


async def test_an_error_of_our_own_costs_its_page_only() -> None:
    """It is logged, and the other pages come."""
    given = [scene.article(TITLE, f"{TEASER} {number}", url=f"https://wire.example/{number}") for number in range(3)]
    reader = FullText(Broken(RuntimeError("a bug"), ParseError("no text")), Inline(), patience_s=60)
    with capture_logs() as logs:
        texts = await reader.fetch(judged(*given), get_logger())
    assert texts == {given[2].key: "https://wire.example/2"}
    assert [line["log_level"] for line in logs] == ["error", "info"]


async def test_links_that_lead_to_no_article_are_not_followed() -> None:
    """Aggregators, front pages, and none at all."""
    given = [scene.article(TITLE, TEASER, url=url) for url in (None, "https://wire.example/", "https://news.google.com/rss/articles/x")]
    assert await FullText(Broken(), Inline(), patience_s=60).fetch(judged(*given), get_logger()) == {}


async def test_pages_that_came_are_used_though_another_hangs() -> None:
    """The deadline is for all of them together."""

    class Half:
        async def text(self, url: str, *, within_s: float) -> str:
            assert within_s < patience_s
            if url.endswith("0"):
                await asyncio.Event().wait()
            return url

    patience_s = 0.2
    given = [scene.article(TITLE, f"{TEASER} {number}", url=f"https://wire.example/{number}") for number in range(3)]
    texts = await FullText(Half(), Inline(), patience_s=patience_s).fetch(judged(*given), get_logger())
    assert set(texts) == {given[1].key, given[2].key}


async def test_a_page_has_all_the_time_only_where_it_is_its_hosts_only_one() -> None:
    """Else one that drips would hold back all that come behind it."""
    given_s: dict[str, float] = {}

    class Noting:
        async def text(self, url: str, *, within_s: float) -> str:
            given_s[url] = within_s
            return url

    urls = ["https://wire.example/0", "https://wire.example/1", "https://other.example/2"]
    given = [scene.article(TITLE, f"{TEASER} {number}", url=url) for number, url in enumerate(urls)]
    await FullText(Noting(), Inline(), patience_s=5).fetch(judged(*given), get_logger())
    assert given_s == {urls[0]: 2.0, urls[1]: 2.0, urls[2]: math.inf}


async def test_whoever_gives_up_leaves_nothing_under_way() -> None:
    """A poll that is broken off ends its pages."""
    ended = asyncio.Event()

    class Hanging:
        async def text(self, url: str, *, within_s: float) -> str:
            assert within_s > 0
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            return url

    given = scene.article(TITLE, TEASER, url="https://wire.example/1")
    task = asyncio.create_task(FullText(Hanging(), Inline(), patience_s=600).fetch(judged(given), get_logger()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
