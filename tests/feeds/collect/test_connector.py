"""The address rule against a canary on loopback: whatever is tried, nobody ever connects to it."""

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from ipaddress import IPv4Network
from typing import Any, cast

import pytest
from aiohttp import ClientSession, InvalidURL
from aiohttp.abc import AbstractResolver, ResolveResult

from feeds.collect.connector import NotPublic, public_connector
from feeds.collect.fetch import Fetcher
from feeds.errors import AddressRefused, RetryLater
from tests.clocks import FakeClock
from tests.servers import Answer, Canary, FeedServer, Raw

# The honest server may be fetched from; the canary on 127.0.0.1 and ::1 may not.
ALLOWED = (IPv4Network("127.0.0.2/32"),)
PUBLIC = "93.184.215.14"

HOSTS = [
    *("127.0.0.1", "127.1", "2130706433", "0177.0.0.1", "127.000.000.001", "127.0.0.1.", "0x7f000001", "0x7f.0.0.1", "0x7f000001."),
    *("0", "0.0.0.0", "127.0.1", "00.0.0.0", "017700000001", "127.0.0.0x1", "127.0.0.1..", "localhost", "LOCALHOST", "localhost."),
    *(
        "127。0。0。1",
        "１２７.0.0.1",
        "①②⑦.0.0.1",
        "127．0．0．1",
        "ⓛocalhost",
        "ｌｏｃａｌｈｏｓｔ",
        "local\u00adhost",
        "127.0.0.1\x00.example.com",
    ),
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]"),
    *("[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[::1%25lo]", "[::1%lo]", "[::1%1]", "[fe80::1%25lo]"),
    *(
        "good@127.0.0.1",
        "good:word@[::1]",
        "example.com@127.0.0.1",
        "example.com%40127.0.0.1",
        "127.0.0.1%2eexample.com",
        "%31%32%37.0.0.1",
    ),
    *("example.com\\@127.0.0.1", "127.0.0.1\\", "127.0.0.1\t", " 127.0.0.1", "[127.0.0.1]", "127.0.0.1%00"),
    *("10.0.0.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "240.0.0.1", "224.0.0.1", "192.88.99.1"),
    *("[fc00::1]", "[fec0::1]", "[ff02::1]", "[3fff::1]", "[5f00::1]", "[2001::1]", "[2606:4700::1%25eth0]"),
]
ANSWERS = [
    *("127.0.0.1", "0.0.0.0", "10.0.0.1", "169.254.169.254", "100.64.0.1", "192.88.99.1", "224.0.0.1", "::1", "::", "::ffff:127.0.0.1"),
    *("::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%lo", "fec0::1", "ff02::1", "2606:4700::1%eth0", "not-an-address"),
]


class NumericResolver(AbstractResolver):
    """The system's look-up of numbers in all their spellings, and of localhost; asks no name server."""

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:  # noqa: ARG002 - the signature is given
        if host.rstrip(".") == "localhost":
            return [cast("ResolveResult", answer("127.0.0.1", port))]
        found = socket.getaddrinfo(host, port, family=socket.AF_INET, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return [cast("ResolveResult", answer(str(target[0]), port)) for *_, target in found]

    async def close(self) -> None:
        """Nothing to release."""


class ScriptedResolver(NumericResolver):
    """Answers every name with the same addresses."""

    def __init__(self, *answers: Mapping[str, Any]) -> None:
        self._answers = answers

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:  # noqa: ARG002 - the signature is given
        return [cast("ResolveResult", given) for given in self._answers]


class Turncoat(dict[str, Any]):
    """An answer that is public when it is looked at first, and an inner one ever after: DNS rebinding."""

    looks = 0

    def __getitem__(self, key: str) -> Any:
        if key != "host":
            return super().__getitem__(key)
        self.looks += 1
        return PUBLIC if self.looks == 1 else "127.0.0.1"


def answer(host: str, port: int) -> dict[str, Any]:
    """One address of a name, as resolvers give it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return {"hostname": "feeds.example", "host": host, "port": port, "family": family, "proto": 0, "flags": socket.AI_NUMERICHOST}


@pytest.fixture
async def canary() -> AsyncIterator[Canary]:
    async with Canary() as listening:
        yield listening
        assert listening.hits == 0


@asynccontextmanager
async def fetcher(resolver: AbstractResolver | None = None) -> AsyncIterator[Fetcher]:
    """A fetcher that may fetch from the honest server."""
    asking = Fetcher(clock=FakeClock(), user_agent="test", allowed_networks=ALLOWED, host_gap_s=0, resolver=resolver or NumericResolver())
    async with asking:
        yield asking


async def test_the_canary_would_notice() -> None:
    """A client without the rule does reach the canary: the other tests prove something."""
    async with Canary() as canary, ClientSession() as session, session.get(f"http://127.0.0.1:{canary.port}/") as response:
        assert await response.text() == "secret"
        assert canary.hits == 1


@pytest.mark.parametrize("host", HOSTS)
async def test_direct(canary: Canary, host: str) -> None:
    """No spelling of an inner host is fetched from."""
    async with fetcher() as asking:
        with pytest.raises(AddressRefused):
            await asking.fetch(f"http://{host}:{canary.port}/")


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("form", ["http://{}:{}/", "//{}:{}/", "HTTP://{}:{}"])
async def test_redirect(canary: Canary, host: str, form: str) -> None:
    """No spelling of an inner host is followed to; the error names the feed's host and not the target."""
    async with FeedServer("127.0.0.2") as server, fetcher() as asking:
        head = f"HTTP/1.1 302 Found\r\nLocation: {form.format(host, canary.port)}\r\nContent-Length: 0\r\n\r\n"
        server.play("/feed", Raw(wire=head.encode()))
        # With NUL in it the answer is no proper HTTP.
        with pytest.raises(RetryLater if "\x00" in host else AddressRefused) as caught:
            await asking.fetch(server.url("/feed"))
        assert str(caught.value).startswith("127.0.0.2: ")


@pytest.mark.parametrize("host", HOSTS)
async def test_the_connector_alone(canary: Canary, host: str) -> None:
    """The guard at the socket holds without the check of the address before it: the client refuses, or connects to nothing."""
    async with ClientSession(connector=public_connector(NumericResolver(), ALLOWED)) as session:
        with pytest.raises((NotPublic, InvalidURL, OSError, UnicodeError)):
            await session.get(f"http://{host}:{canary.port}/")


@pytest.mark.parametrize("inner", ANSWERS)
async def test_dns_answer(canary: Canary, inner: str) -> None:
    """A name that leads to an inner address is refused; the error names the name and not the address."""
    async with fetcher(ScriptedResolver(answer(inner, canary.port))) as asking:
        with pytest.raises(AddressRefused) as caught:
            await asking.fetch(f"http://feeds.example:{canary.port}/")
    assert str(caught.value) == "feeds.example: the address or port it leads to is not public"


@pytest.mark.parametrize("inner", ANSWERS)
@pytest.mark.parametrize("first", [True, False])
async def test_mixed_dns_answers(canary: Canary, inner: str, *, first: bool) -> None:
    """A name with a public and an inner address is refused whole, in either order."""
    answers = [answer(inner, canary.port), answer(PUBLIC, canary.port)]
    async with fetcher(ScriptedResolver(*(answers if first else reversed(answers)))) as asking:
        with pytest.raises(AddressRefused):
            await asking.fetch(f"http://feeds.example:{canary.port}/")


async def test_rebinding(canary: Canary) -> None:
    """An answer that changes between check and connection is caught where the connection is made."""
    turncoat = Turncoat(answer(PUBLIC, canary.port))
    async with fetcher(ScriptedResolver(turncoat)) as asking:
        with pytest.raises(AddressRefused):
            await asking.fetch(f"http://feeds.example:{canary.port}/")
    assert turncoat.looks > 1


async def test_redirect_to_a_name_that_leads_inside(canary: Canary) -> None:
    """A redirect to a harmless name is followed to its address, which is checked like any other."""
    async with FeedServer("127.0.0.2") as server, fetcher(ScriptedResolver(answer("127.0.0.1", canary.port))) as asking:
        server.play("/feed", Answer(status=302, headers={"Location": f"http://feeds.example:{canary.port}/"}))
        with pytest.raises(AddressRefused) as caught:
            await asking.fetch(server.url("/feed"))
    assert str(caught.value) == "127.0.0.2: the address or port it leads to is not public"


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.2/", "gopher://127.0.0.2/", "data:text/xml,<rss/>", "javascript:1"]
)
async def test_redirect_to_another_scheme(location: str) -> None:
    """Redirects stay within http and https."""
    async with FeedServer("127.0.0.2") as server, fetcher() as asking:
        server.play("/feed", Answer(status=302, headers={"Location": location}))
        with pytest.raises(AddressRefused):
            await asking.fetch(server.url("/feed"))


async def test_proxies_of_the_environment_are_not_used(canary: Canary, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment would connect for us unchecked; it is passed by."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    async with FeedServer("127.0.0.2") as server, fetcher() as asking:
        server.play("/feed", Answer(body=b"<rss/>"))
        await asking.fetch(server.url("/feed"))
        assert server.paths() == ["/feed"]


async def test_a_name_in_an_allowed_network_is_fetched() -> None:
    """The operator's networks are open to names as well."""
    async with FeedServer("127.0.0.2") as server, fetcher(ScriptedResolver(answer("127.0.0.2", server.port))) as asking:
        server.play("/feed", Answer(body=b"<rss/>"))
        await asking.fetch(server.url("/feed", host="feeds.example"))
        assert server.requests[0].headers["host"] == f"feeds.example:{server.port}"


async def test_system_ports_of_public_addresses_are_not_connected_to() -> None:
    """Where a name's port could not be judged before, it is when the name is known to be public."""
    async with fetcher(ScriptedResolver(answer(PUBLIC, 22))) as asking:
        with pytest.raises(AddressRefused):
            await asking.fetch("http://feeds.example:22/")


async def test_a_name_that_does_not_exist() -> None:
    """A failed look-up is worth another try."""

    class NoSuchName(ScriptedResolver):
        async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:  # noqa: ARG002 - the signature is given
            raise socket.gaierror(socket.EAI_NONAME, "no such name 10.0.0.1")

    async with fetcher(NoSuchName()) as asking:
        with pytest.raises(RetryLater, match=r"^feeds\.example: the name cannot be looked up$"):
            await asking.fetch("http://feeds.example/")
