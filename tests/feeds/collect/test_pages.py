"""Pages of a real server, read by a real child: what may be fetched, what it may cost, and that the next page is read well."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import IPv4Network

import pytest

from feeds.collect import pages
from feeds.collect.fetch import Fetcher, Limits
from feeds.collect.pages import Pages
from feeds.collect.worker import Parser
from feeds.errors import AddressRefused, FeedError, ParseError, ParserKilled, RetryLater, RobotsRefused
from tests.clocks import FakeClock
from tests.feeds.collect.test_article import EN, page
from tests.servers import Answer, Canary, FeedServer, packed

HTML = {"Content-Type": "text/html; charset=utf-8"}
GOOD = Answer(body=page().encode(), headers=HTML)
# Nine thousand attributes are fewer than what is refused at once; forty times they hold lxml for a quarter of a minute.
SLOW = page(more=f"<p {' '.join(f'a{number}=1' for number in range(9_000))}>x</p>" * 40).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A site, and the reader before it."""

    server: FeedServer
    pages: Pages
    clock: FakeClock

    async def text(self, path: str = "/page") -> str:
        """The text of a page."""
        return await self.pages.text(self.server.url(path))

    async def is_well(self) -> None:
        """See that a good page is read."""
        self.server.play("/well", GOOD)
        assert EN in await self.text("/well")


@asynccontextmanager
async def stage(*answers: Answer, robots: bytes | None = None, gap_s: float = 0.0, deadline_s: float = 60.0) -> AsyncIterator[Stage]:
    """A site with one page."""
    clock = FakeClock()
    fetcher = Fetcher(clock=clock, user_agent="Rajin/1", allowed_networks=(IPv4Network("127.0.0.0/8"),), host_gap_s=gap_s)
    parser = Parser(deadline_s=deadline_s)
    parser.start(early=False)
    try:
        async with FeedServer() as server, fetcher:
            server.play("/page", *answers)
            if robots is not None:
                server.play("/robots.txt", Answer(body=robots))
            yield Stage(server=server, pages=Pages(fetcher, parser, clock, agent="Rajin"), clock=clock)
    finally:
        parser.close()


async def test_a_page_is_read() -> None:
    """After its host's robots.txt, asking for HTML."""
    async with stage(GOOD, robots=b"User-agent: *\nDisallow: /admin") as at:
        assert EN in await at.text()
        assert at.server.paths() == ["/robots.txt", "/page"]
        assert at.server.requests[1].headers["accept"] == "application/xhtml+xml, text/html"


async def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    """Nor is a page that a redirect leads to, on this host or another."""
    forbidding = Answer(body=b"User-agent: rajin\nDisallow: /")
    async with stage(GOOD, robots=forbidding.body) as at:
        with pytest.raises(RobotsRefused):
            await at.text()
        assert at.server.paths() == ["/robots.txt"]
    async with FeedServer("127.0.0.2") as other, stage(robots=b"User-agent: *\nDisallow: /no/") as at:
        other.play("/robots.txt", forbidding)
        at.server.play("/page", Answer(status=302, headers={"Location": "/no/page"}))
        with pytest.raises(RobotsRefused):
            await at.text()
        at.server.play("/page", Answer(status=302, headers={"Location": other.url("/page")}))
        with pytest.raises(RobotsRefused):
            await at.text()
        assert at.server.paths() == ["/robots.txt", "/page", "/page"]
        assert other.paths() == ["/robots.txt"]


async def test_a_redirect_is_followed() -> None:
    """To another host as well, whose robots.txt is asked first."""
    async with FeedServer("127.0.0.2") as other, stage(Answer(status=301, headers={"Location": other.url("/new")})) as at:
        other.play("/new", GOOD)
        assert EN in await at.text()
        assert other.paths() == ["/robots.txt", "/new"]


async def test_pages_of_a_host_keep_their_distance() -> None:
    """One at a time, with the gap between them; its robots.txt is asked for once."""
    async with stage(GOOD, gap_s=2.0) as at:
        await asyncio.gather(*(at.text() for _ in range(3)))
        assert at.server.most_at_once == 1
        assert at.clock.slept == [2.0, 2.0]
        assert at.server.paths() == ["/robots.txt", "/page", "/page", "/page"]


@pytest.mark.parametrize("location", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd"])
async def test_a_redirect_to_an_inner_address_is_refused(location: str) -> None:
    """The rule of feeds holds for pages."""
    async with stage(Answer(status=302, headers={"Location": location})) as at:
        with pytest.raises(AddressRefused):
            await at.text()
        await at.is_well()


async def test_an_inner_address_is_never_connected_to() -> None:
    """Neither as a page nor for its robots.txt."""
    async with Canary(hosts=("::1",)) as canary, stage() as at:
        with pytest.raises(AddressRefused):
            await at.pages.text(f"http://[::1]:{canary.port}/page")
        with pytest.raises(AddressRefused):
            await at.pages.text("http://10.0.0.1/page")
        assert canary.hits == 0


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "application/rss+xml", "image/png", "text/plain", "application/octet-stream", "text/html2", ""]
)
async def test_what_is_no_html_is_not_taken(content_type: str) -> None:
    """By what the server calls it, before its body comes."""
    async with stage(Answer(body=page().encode(), headers={"Content-Type": content_type}, drip=True)) as at:
        with pytest.raises(ParseError, match="not application/xhtml"):
            await at.text()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(body=packed(b"<p>" + bytes(50 * 2**20)), headers={**HTML, "Content-Encoding": "gzip"}), RetryLater),
        (Answer(body=b"<p>word</p>" * 5_000_000, headers=HTML), RetryLater),
        (Answer(body=packed(page(more="x" * 6_000_000).encode()), headers={**HTML, "Content-Encoding": "gzip"}), RetryLater),
        (Answer(status=302, headers={"Location": "/page"}), RetryLater),
        (Answer(status=404, body=page().encode(), headers=HTML), RetryLater),
        (Answer(status=403, body=page().encode(), headers=HTML), RetryLater),
        (Answer(status=503, body=page().encode(), headers=HTML), RetryLater),
        (Answer(body=b"\x89PNG" + bytes(range(32)) * 9000, headers=HTML), ParseError),
        (Answer(body=b"<html><script>document.write('text')</script></html>", headers=HTML), ParseError),
        (Answer(body=b"<html><meta http-equiv=refresh content='0;url=/other'></html>", headers=HTML), ParseError),
        (Answer(body=b"", headers=HTML), ParseError),
    ],
    ids=["bomb", "50 MB", "too long unpacked", "loop", "404", "403", "503", "picture", "script", "refresh", "empty"],
)
async def test_a_hostile_page_is_an_error_and_the_next_is_read(answer: Answer, error: type[FeedError]) -> None:
    """Whatever is wrong with it, it costs itself alone; nothing is fetched that it points at."""
    async with stage(answer) as at:
        with pytest.raises(error):
            await at.text()
        assert set(at.server.paths()) == {"/robots.txt", "/page"}
        await at.is_well()


async def test_a_page_that_holds_the_reader_is_killed_and_the_next_is_read() -> None:
    """At its deadline."""
    async with stage(Answer(body=SLOW, headers=HTML), deadline_s=1.0) as at:
        await at.is_well()  # so that the deadline is the page's alone
        with pytest.raises(ParserKilled):
            await at.text()
        await at.is_well()


async def test_whoever_gives_up_leaves_a_reader_that_reads_the_next() -> None:
    """The child is killed with the page that it was busy with."""
    async with stage(Answer(body=SLOW, headers=HTML)) as at:
        await at.is_well()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await at.text()
        await at.is_well()


async def test_a_page_that_drips_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its host is asked again all the same."""
    monkeypatch.setattr(pages, "LIMITS", Limits(total_s=0.3, types=pages.LIMITS.types))
    async with stage(Answer(body=page().encode(), headers=HTML, drip=True)) as at:
        with pytest.raises(RetryLater, match="in time"):
            await at.text()
        await at.is_well()


async def test_a_page_may_be_given_less_time() -> None:
    """From when it is its turn; then the next page of its host is asked for."""
    async with stage(Answer(body=page().encode(), headers=HTML, drip=True)) as at:
        with pytest.raises(RetryLater, match="in time"):
            await at.pages.text(at.server.url("/page"), within_s=0.3)
        await at.is_well()


async def test_a_robots_txt_that_holds_its_reader_allows_nothing() -> None:
    """Groups that share their rules are quadratic in Protego; the child that reads them is killed, not the program."""
    agents = b"".join(b"User-agent: r%d\n" % number for number in range(12_000))
    rules = b"".join(b"Disallow: /%d\n" % number for number in range(12_000))
    async with stage(GOOD, robots=agents + rules, deadline_s=1.0) as at:
        with pytest.raises(RobotsRefused, match="cannot be read"):
            await at.text()
        assert at.server.paths() == ["/robots.txt"]
