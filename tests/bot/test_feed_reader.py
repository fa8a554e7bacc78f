"""A feed that somebody names is looked at by the rules of collecting, whoever names it."""

import socket
from ipaddress import IPv4Network
from typing import cast

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.clock import SystemClock
from bot.feed_reader import FeedReader, address
from feeds.collect.fetch import Fetcher
from feeds.collect.worker import Parser
from feeds.errors import AddressRefused
from tests.clocks import FakeClock
from tests.servers import Answer, Canary, FeedServer

RSS = b"""<rss version="2.0"><channel><title>Harbour Wire</title><language>en-gb</language>
<item><title>Ferry sails</title><link>https://wire.example/1</link>
<pubDate>Mon, 26 Feb 2024 12:00:00 GMT</pubDate></item></channel></rss>"""


class Inner(AbstractResolver):
    """Every name is a machine inside."""

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:  # noqa: ARG002 - the signature is given
        found = {"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}
        return [cast("ResolveResult", found)]

    async def close(self) -> None:
        """Nothing to release."""


async def test_a_name_that_leads_inside_is_refused_before_a_packet_leaves() -> None:
    """`/feed add http://internal/`: the name looks harmless, its address is not."""
    async with Canary() as canary, Fetcher(clock=FakeClock(), user_agent="test", resolver=Inner(), host_gap_s=0) as fetcher:
        reader = FeedReader(fetcher, Parser(), FakeClock(), allowed=())
        with pytest.raises(AddressRefused):
            await reader.look(f"http://internal:{canary.port}/")
        assert canary.hits == 0


@pytest.mark.parametrize("text", ["http://127.0.0.1/", "http://user:word@wire.example/", "ftp://wire.example/", "wire"])
def test_an_address_that_must_not_be_fetched_is_refused_as_it_is_typed(text: str) -> None:
    """Private ones, those with a password, and what is none."""
    with pytest.raises(AddressRefused):
        address(text, ())


async def test_a_look_tells_what_is_there() -> None:
    """Entries, the newest date, the feed's own name and language."""
    parser = Parser()
    parser.start()
    try:
        allowed = (IPv4Network("127.0.0.0/8"),)
        async with FeedServer() as server, Fetcher(clock=FakeClock(), user_agent="test", allowed_networks=allowed, host_gap_s=0) as fetcher:
            server.play("/rss", Answer(body=RSS))
            found = await FeedReader(fetcher, parser, SystemClock(), allowed=allowed).look(server.url("/rss"))
    finally:
        parser.close()
    assert (found.entries, found.title, found.language) == (1, "Harbour Wire", "en")
    assert found.newest is not None
