"""robots.txt of real hosts on loopback: fetched once, kept for a while, and what a missing, broken or slow one means."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import IPv4Network

import pytest
from yarl import URL

from feeds.collect import robots
from feeds.collect.exclusion import verdict
from feeds.collect.fetch import Fetcher, Limits
from feeds.collect.robots import Robots
from feeds.errors import ParserKilled, RobotsRefused
from tests.clocks import FakeClock
from tests.servers import Answer, FeedServer, packed

EVERYTHING = b"User-agent: *\nDisallow: /"
NOTHING = b"User-agent: *\nDisallow: /no/"


class InProcess:
    """Reads a robots.txt here and not in a child; `fails` plays a child that was killed."""

    def __init__(self) -> None:
        self.fails = False
        self.read: list[bytes] = []

    async def permits(self, robots: bytes, *, url: str, agent: str) -> bool:
        """See `robots.Reader`."""
        self.read.append(robots)
        if self.fails:
            raise ParserKilled("took too long")
        return verdict(robots, url=url, agent=agent).allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A host, and the robot before it."""

    server: FeedServer
    robots: Robots
    reader: InProcess
    clock: FakeClock

    async def may(self, path: str, *, host: str | None = None) -> bool:
        """Whether a page may be read."""
        url = URL(self.server.url(path, host=host))
        check = await self.robots.guard(url)
        try:
            await check(url)
        except RobotsRefused:
            return False
        return True


@asynccontextmanager
async def stage(*answers: Answer, gap_s: float = 0.0) -> AsyncIterator[Stage]:
    """A host that plays these answers for its robots.txt; without any it has none."""
    clock, reader = FakeClock(), InProcess()
    fetcher = Fetcher(clock=clock, user_agent="Rajin/1", allowed_networks=(IPv4Network("127.0.0.0/8"),), host_gap_s=gap_s)
    async with FeedServer() as server, fetcher:
        if answers:
            server.play("/robots.txt", *answers)
        yield Stage(server=server, robots=Robots(fetcher, reader, clock, agent="Rajin"), reader=reader, clock=clock)


async def test_a_host_is_asked_once_and_its_rules_hold_for_all_its_pages() -> None:
    """Until they are half a day old."""
    async with stage(Answer(body=NOTHING)) as at:
        assert [await at.may("/news/1"), await at.may("/no/1"), await at.may("/news/2")] == [True, False, True]
        assert at.server.paths() == ["/robots.txt"]
        at.clock.advance(robots.KEPT_S)
        at.server.play("/robots.txt", Answer(body=EVERYTHING))
        assert not await at.may("/news/1")
        assert at.server.paths() == ["/robots.txt"] * 2


async def test_each_origin_has_its_own() -> None:
    """Another name for the same machine is another host (RFC 9309, 2.3)."""
    async with stage(Answer(body=EVERYTHING), Answer(body=NOTHING)) as at:
        assert not await at.may("/news/1")
        assert await at.may("/news/1", host="localhost")
        assert not await at.may("/news/1")


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (Answer(status=404), True),
        (Answer(status=403), True),
        (Answer(status=410), True),
        (Answer(status=204), True),
        (Answer(body=b""), True),
        (Answer(body=b"<html>Not found</html>", headers={"Content-Type": "text/html"}), True),
        (Answer(status=429), False),
        (Answer(status=500), False),
        (Answer(status=503), False),
        (Answer(status=301, headers={"Location": "http://10.0.0.1/robots.txt"}), False),
        (Answer(status=301, headers={"Location": "/robots.txt"}), False),
        (Answer(body=b"damaged", headers={"Content-Encoding": "gzip"}), False),
    ],
    ids=lambda value: getattr(value, "status", None),
)
async def test_a_host_without_rules_allows_and_one_that_fails_does_not(answer: Answer, allowed: bool) -> None:
    """RFC 9309, 2.3.1: 4xx is "no rules"; where no answer is to be had, nothing is read for now."""
    async with stage(answer) as at:
        assert await at.may("/news/1") is allowed


async def test_a_failure_is_forgotten_soon() -> None:
    """Not asked again for each page, but ten minutes later."""
    async with stage(Answer(status=500), Answer(body=NOTHING)) as at:
        assert [await at.may("/1"), await at.may("/2")] == [False, False]
        assert len(at.server.requests) == 1
        at.clock.advance(robots.KEPT_FAILURE_S)
        assert await at.may("/1")


async def test_a_redirect_to_another_host_is_followed() -> None:
    """As from example.org to www.example.org; the rules are those of the first."""
    async with FeedServer("127.0.0.2") as other, stage(Answer(status=301, headers={"Location": other.url("/rules")})) as at:
        other.play("/rules", Answer(body=EVERYTHING))
        assert not await at.may("/1")


async def test_of_a_huge_file_the_first_half_megabyte_counts() -> None:
    """Packed or not; the rest is not even taken."""
    filler = b"# nothing\n" * 100_000
    for answer in (
        Answer(body=EVERYTHING + b"\n" + filler),
        Answer(body=packed(EVERYTHING + b"\n" + bytes(50 * 2**20)), headers={"Content-Encoding": "gzip"}),
    ):
        async with stage(answer) as at:
            assert not await at.may("/1")
            assert len(at.reader.read[0]) == robots.LIMITS.unpacked_bytes
    async with stage(Answer(body=filler + EVERYTHING)) as at:
        assert await at.may("/1")


async def test_a_file_that_cannot_be_read_in_time_allows_nothing() -> None:
    """The child that read it was killed."""
    async with stage(Answer(body=NOTHING)) as at:
        at.reader.fails = True
        assert not await at.may("/1")


async def test_a_host_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages are left alone for now."""
    monkeypatch.setattr(robots, "LIMITS", Limits(total_s=0.2, cut=True))
    async with stage(Answer(body=NOTHING, drip=True)) as at:
        assert not await at.may("/1")


async def test_the_visit_that_follows_needs_no_gap() -> None:
    """Its robots.txt belongs to it; a feed that was asked before does not."""
    async with stage(Answer(body=NOTHING), gap_s=2.0) as at:
        await at.may("/1")
        await at.robots._fetcher.fetch(at.server.url("/robots.txt"))  # the page itself; the stage has no other fetcher
        assert at.clock.slept == []
        await at.robots._fetcher.fetch(at.server.url("/robots.txt"))
        assert at.clock.slept == [2.0]


async def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """By number and by size; the one asked for longest ago goes first."""
    monkeypatch.setattr(robots, "MOST_HOSTS", 2)
    async with stage(Answer(body=NOTHING)) as at:
        for host in ("127.0.0.1", "localhost", "127.0.0.1"):
            await at.may("/1", host=host)
        async with FeedServer("127.0.0.2") as third:
            third.play("/robots.txt", Answer(body=NOTHING))
            await at.robots.guard(URL(third.url("/1")))
        await at.may("/1")
        assert len(at.server.requests) == 2
        monkeypatch.setattr(robots, "MOST_BYTES", len(NOTHING))
        await at.may("/1", host="localhost")
        await at.may("/1")
        assert len(at.server.requests) == 4
