import asyncio
import contextlib
import hashlib
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime
from ipaddress import IPv4Network

import pytest

from feeds.collect.fetch import Fetcher, Limits
from feeds.errors import AddressRefused, FeedGone, RetryLater
from feeds.types.feed import Fetched, NotModified, Unchanged, Validators
from tests.clocks import FakeClock
from tests.servers import Answer, FeedServer, Raw, free_port, packed

BODY = b"<rss version='2.0'>" + b"<item>7,000 containers</item>" * 100 + b"</rss>"
DIGEST = hashlib.sha256(BODY).digest()
AGENT = "Rajin/0.1 (+mailto:operator@example.org)"


@contextlib.asynccontextmanager
async def playing(*answers: Answer | Raw, path: str = "/feed") -> AsyncIterator[FeedServer]:
    """A server that plays answers at one path."""
    async with FeedServer() as server:
        server.play(path, *answers)
        yield server


@contextlib.asynccontextmanager
async def fetcher(
    *, clock: FakeClock | None = None, gap_s: float = 0.0, parallel: int = 16, limits: Limits | None = None
) -> AsyncIterator[Fetcher]:
    """A fetcher that may fetch from loopback."""
    asking = Fetcher(
        clock=clock or FakeClock(),
        user_agent=AGENT,
        allowed_networks=(IPv4Network("127.0.0.0/8"),),
        host_gap_s=gap_s,
        parallel=parallel,
        limits=limits,
    )
    async with asking:
        yield asking


async def fetched(*answers: Answer | Raw, limits: Limits | None = None) -> Fetched:
    """What a fetch of these answers brings."""
    async with playing(*answers) as server, fetcher(limits=limits) as asking:
        result = await asking.fetch(server.url("/feed"))
        assert isinstance(result, Fetched)
        return result


async def failed(*answers: Answer | Raw, limits: Limits | None = None) -> RetryLater:
    """How a fetch of these answers fails; its text begins with the host."""
    async with playing(*answers) as server, fetcher(limits=limits) as asking:
        with pytest.raises(RetryLater) as caught:
            await asking.fetch(server.url("/feed"))
        assert str(caught.value).startswith("127.0.0.1: ")
        return caught.value


async def test_a_new_body() -> None:
    """A body comes with its hash, its address, what the server gave to ask with, and its headers in lower case."""
    async with playing(Answer(body=BODY, etag='W/"1"', last_modified="Mon, 18 Mar 2024 09:00:00 GMT")) as server, fetcher() as asking:
        result = await asking.fetch(server.url("/feed#part"))
        assert isinstance(result, Fetched)
        assert (result.url, result.body, result.body_hash) == (server.url("/feed"), BODY, DIGEST)
        assert result.validators == Validators(etag='W/"1"', last_modified="Mon, 18 Mar 2024 09:00:00 GMT")
        assert result.headers["content-type"] == "application/xml"
        assert all(name == name.lower() for name in result.headers)


async def test_the_request() -> None:
    """A request says who we are and what we read, and carries neither credentials nor cookies."""
    async with playing(Answer(body=BODY, headers={"Set-Cookie": "a=b"})) as server, fetcher() as asking:
        for _ in range(2):
            await asking.fetch(server.url("/feed").replace("//", "//user:secret@"))
        for request in server.requests:
            assert request.headers["user-agent"] == AGENT
            assert request.headers["accept-encoding"] == "gzip, deflate"
            assert not {"authorization", "cookie", "if-none-match", "if-modified-since"} & set(request.headers)


async def test_query_is_sent_as_it_stands() -> None:
    """What is encoded in a query stays so."""
    path = "/api?conditions%5Bterm%5D=%22North+Korea%22&a=%26"
    async with playing(Answer(body=BODY), path=path) as server, fetcher() as asking:
        await asking.fetch(server.url(path))
        assert server.paths() == [path]


async def test_not_modified_by_etag() -> None:
    """An ETag goes back byte for byte, and 304 keeps what is known."""
    known = Validators(etag='"ä;q=1, "', last_modified="whenever")
    async with playing(Answer(body=BODY, etag='"ä;q=1, "')) as server, fetcher() as asking:
        assert await asking.fetch(server.url("/feed"), validators=known) == NotModified(validators=known)
        assert server.requests[0].headers["if-modified-since"] == "whenever"


async def test_not_modified_by_date() -> None:
    """Last-Modified alone is enough; a 304 that brings a new ETag teaches it."""
    answer = Raw(wire=b'HTTP/1.1 304 Not Modified\r\nETag: "new"\r\n\r\n')
    async with playing(answer) as server, fetcher() as asking:
        result = await asking.fetch(server.url("/feed"), validators=Validators(last_modified="Mon, 18 Mar 2024 09:00:00 GMT"))
        assert result == NotModified(validators=Validators(etag='"new"', last_modified="Mon, 18 Mar 2024 09:00:00 GMT"))


async def test_not_modified_without_a_question() -> None:
    """304 to a request that did not ask is an error, not an empty feed."""
    assert str(await failed(Answer(status=304))) == "127.0.0.1: answered 304 Not Modified"


async def test_an_unchanged_body() -> None:
    """The body already read is recognised by its hash, and the server's new validators are passed on."""
    async with playing(Answer(body=BODY, etag='"2"')) as server, fetcher() as asking:
        result = await asking.fetch(server.url("/feed"), validators=Validators(etag='"1"'), body_hash=DIGEST)
        assert result == Unchanged(validators=Validators(etag='"2"'))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw-deflate"])
async def test_packed_bodies(coding: str) -> None:
    """Gzip and both readings of deflate are unpacked; the headers no longer speak of packing."""
    result = await fetched(Answer(body=packed(BODY, coding), headers={"Content-Encoding": coding.removeprefix("raw-").upper()}))
    assert result.body == BODY
    assert result.body_hash == DIGEST
    assert "content-encoding" not in result.headers


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress", "gzip, br", "x-unknown"])
async def test_unasked_packing(coding: str) -> None:
    """A body packed twice, or as we did not ask for, is an error with a clear text."""
    error = await failed(Answer(body=packed(packed(BODY)), headers={"Content-Encoding": coding}))
    assert str(error).startswith("127.0.0.1: packed in a way that was not asked for")


async def test_packed_twice_in_two_headers() -> None:
    """Two Content-Encoding headers are two codings."""
    body = packed(packed(BODY))
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    assert "only gzip or deflate" in str(await failed(Raw(wire=head + body)))


async def test_identity_is_no_packing() -> None:
    """Content-Encoding identity is a plain body."""
    assert (await fetched(Answer(body=BODY, headers={"Content-Encoding": "identity"}))).body == BODY


async def test_damaged_gzip() -> None:
    """Bytes that are no gzip are an error and no body."""
    assert str(await failed(Answer(body=BODY, headers={"Content-Encoding": "gzip"}))).endswith("or damaged")


async def test_a_gzip_body_cut_in_half_gives_its_half() -> None:
    """A gzip body that ends early under the right length comes as far as it goes; the reader finds out by the missing end tag."""
    body = bytes(range(256)) * 4096
    whole = packed(body)
    result = await fetched(Answer(body=whole[: len(whole) // 2], headers={"Content-Encoding": "gzip"}))
    assert 0 < len(result.body) < len(body)
    assert body.startswith(result.body)


@pytest.mark.parametrize(
    "wire",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss></rss>",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"",
        b"<rss>",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 10000 + b"\r\n\r\n",
        b"HTTP/1.1 99 Odd\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    ],
)
async def test_broken_answers(wire: bytes) -> None:
    """Bodies shorter and longer than they say, broken chunks, broken heads and silence are worth another try."""
    await failed(Raw(wire=wire))


async def test_a_body_without_a_length_ends_with_the_connection() -> None:
    """HTTP/1.0 bodies end when the server closes; where they were cut, only the reader can see."""
    assert (await fetched(Raw(wire=b"HTTP/1.0 200 OK\r\n\r\n" + BODY))).body == BODY


async def test_too_long_on_the_wire() -> None:
    """A body that announces more than the limit is not read, one that does not is cut off at it."""
    limits = Limits(wire_bytes=1000)
    assert "longer than 1000 bytes" in str(await failed(Answer(body=BODY), limits=limits))
    assert "longer than 1000 bytes" in str(await failed(Raw(wire=b"HTTP/1.0 200 OK\r\n\r\n" + BODY), limits=limits))


async def test_exactly_at_the_limits() -> None:
    """A body of exactly the limits is read."""
    assert (await fetched(Answer(body=BODY), limits=Limits(wire_bytes=len(BODY), unpacked_bytes=len(BODY)))).body == BODY
    answer = Answer(body=packed(BODY), headers={"Content-Encoding": "gzip"})
    assert "unpacked" in str(await failed(answer, limits=Limits(unpacked_bytes=len(BODY) - 1)))


async def test_a_bomb() -> None:
    """A hundred kilobytes that would unpack to a hundred megabytes are stopped at the cap."""
    bomb = Answer(body=packed(bytes(100 * 1024 * 1024)), headers={"Content-Encoding": "gzip"})
    assert "10485760 unpacked" in str(await failed(bomb))


async def test_slowness() -> None:
    """A server that sends a byte and then nothing is left at the one deadline that all of a fetch has."""
    assert str(await failed(Answer(body=BODY, drip=True), limits=Limits(total_s=0.05))) == "127.0.0.1: no whole answer in time"


async def test_nobody_listens() -> None:
    """A refused connection is worth another try, and its error holds no address."""
    async with fetcher() as asking:
        with pytest.raises(RetryLater, match=r"^127\.0\.0\.1: no connection$"):
            await asking.fetch(f"http://127.0.0.1:{free_port()}/")


async def test_a_connection_that_nobody_accepts() -> None:
    """A host behind a silent firewall costs the connection's time, not the whole answer's."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, contextlib.ExitStack() as waiting:
        for _ in range(8):
            guest = waiting.enter_context(socket.socket())
            guest.setblocking(False)
            guest.connect_ex(full.getsockname())
        async with fetcher(limits=Limits(connect_s=0.05)) as asking:
            with pytest.raises(RetryLater, match="no connection in time"):
                await asking.fetch(f"http://127.0.0.1:{full.getsockname()[1]}/feed")


def test_what_one_fetch_may_cost() -> None:
    """The limits that are promised to operators and publishers."""
    assert Limits() == Limits(connect_s=5, total_s=20, wire_bytes=5 << 20, unpacked_bytes=10 << 20, redirects=5)


async def test_no_tls() -> None:
    """A server that speaks no TLS at an https address is worth another try."""
    async with playing() as server, fetcher() as asking:
        with pytest.raises(RetryLater, match="no secure connection"):
            await asking.fetch(server.url("/feed").replace("http:", "https:"))


async def test_an_address_that_is_none() -> None:
    """What is no address is refused before anything is asked."""
    async with fetcher() as asking:
        with pytest.raises(AddressRefused):
            await asking.fetch("feed.xml")


@pytest.mark.parametrize("status", [201, 204, 206, 300, 400, 401, 403, 404, 418, 429, 451, 500, 502, 503, 599])
async def test_other_statuses(status: int) -> None:
    """Anything but 200, 304, 410 and a redirect is worth another try and is named; the server's own words are not."""
    error = await failed(Answer(status=status, body=b"secret"))
    assert not isinstance(error, FeedGone)
    assert str(error).startswith(f"127.0.0.1: answered {status}")
    assert "secret" not in str(error)
    assert error.retry_after_s is None


async def test_gone() -> None:
    """410 says that the feed is gone for good."""
    assert isinstance(await failed(Answer(status=410)), FeedGone)


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after(status: int) -> None:
    """429 and 503 may name a time, in seconds or as a date."""
    assert (await failed(Answer(status=status, headers={"Retry-After": "120"}))).retry_after_s == 120
    date = format_datetime(FakeClock().now() + timedelta(minutes=5), usegmt=True)
    given = f"HTTP/1.1 {status} Later\r\nRetry-After: {date}\r\nContent-Length: 0\r\n\r\n"
    assert (await failed(Raw(wire=given.encode()))).retry_after_s == 300


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects(status: int) -> None:
    """Redirects are followed with the same question, relative ones too; the answer's address is the last one."""
    async with (
        playing(Answer(status=status, headers={"Location": "../new/feed?a=1#frag"}), path="/old/feed") as server,
        fetcher() as asking,
    ):
        server.play("/new/feed?a=1", Answer(body=BODY))
        result = await asking.fetch(server.url("/old/feed"), validators=Validators(etag='"1"'))
        assert isinstance(result, Fetched)
        assert result.url == server.url("/new/feed?a=1")
        assert [request.headers["if-none-match"] for request in server.requests] == ['"1"', '"1"']


async def test_a_redirect_is_followed_anew_each_time() -> None:
    """Not even a permanent redirect is remembered."""
    async with playing(Answer(status=301, headers={"Location": "/new"})) as server, fetcher() as asking:
        server.play("/new", Answer(body=BODY))
        for _ in range(2):
            await asking.fetch(server.url("/feed"))
        assert server.paths() == ["/feed", "/new"] * 2


async def test_a_redirect_to_another_host() -> None:
    """A redirect to another host is followed when its turn comes; credentials in it are dropped."""
    async with FeedServer("127.0.0.2") as other:
        other.play("/feed", Answer(body=BODY))
        location = other.url("/feed").replace("//", "//user:secret@")
        async with playing(Answer(status=302, headers={"Location": location})) as server, fetcher() as asking:
            result = await asking.fetch(server.url("/feed"))
            assert isinstance(result, Fetched)
            assert result.url == other.url("/feed")
            assert "authorization" not in other.requests[0].headers


async def test_five_redirects_and_no_more() -> None:
    """Five redirects are followed, the sixth is not."""
    async with FeedServer() as server, fetcher() as asking:
        for step in range(6):
            server.play(f"/{step}", Answer(status=302, headers={"Location": f"/{step + 1}"}))
        server.play("/6", Answer(body=BODY))
        assert isinstance(await asking.fetch(server.url("/1")), Fetched)
        with pytest.raises(RetryLater, match="more than 5 redirects"):
            await asking.fetch(server.url("/0"))


async def test_a_circle_of_redirects_ends() -> None:
    """A circle between two hosts ends as well."""
    async with FeedServer() as server, FeedServer("127.0.0.2") as other, fetcher() as asking:
        server.play("/", Answer(status=302, headers={"Location": other.url("/")}))
        other.play("/", Answer(status=302, headers={"Location": server.url("/")}))
        with pytest.raises(RetryLater, match=r"^127\.0\.0\.1: more than 5 redirects$"):
            await asking.fetch(server.url("/"))
        assert len(server.requests) + len(other.requests) == 6


@pytest.mark.parametrize("location", [None, "", "http://", "http://[::1", "http://h:99999/", "/\x01"])
async def test_redirects_to_nowhere(location: str | None) -> None:
    """A redirect without a readable target is refused, or its answer is."""
    headers = {} if location is None else {"Location": location}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    async with playing(Raw(wire=f"HTTP/1.1 302 Found\r\n{head}Content-Length: 0\r\n\r\n".encode())) as server, fetcher() as asking:
        with pytest.raises((AddressRefused, RetryLater), match=r"^127\.0\.0\.1: "):
            await asking.fetch(server.url("/feed"))


async def test_the_deadline_covers_redirects() -> None:
    """Time spent on redirects is taken from the whole."""
    clock = FakeClock()

    class SlowClock(FakeClock):
        def monotonic(self) -> float:
            clock.advance(8)
            return clock.monotonic()

    async with playing(Answer(status=302, headers={"Location": "/feed"})) as server, fetcher(clock=SlowClock()) as asking:
        with pytest.raises(RetryLater, match="no whole answer in time"):
            await asking.fetch(server.url("/feed"))
        assert len(server.requests) == 3


async def test_one_request_at_a_time_per_host() -> None:
    """Feeds of one host are asked one after the other, with a gap between."""
    clock = FakeClock()
    async with playing(Answer(body=BODY)) as server, fetcher(clock=clock, gap_s=2.0) as asking:
        await asyncio.gather(*(asking.fetch(server.url("/feed")) for _ in range(4)))
        assert server.most_at_once == 1
        assert clock.slept == [2.0, 2.0, 2.0]


async def test_redirects_within_a_host_need_no_gap() -> None:
    """A redirect on the same host belongs to the same visit."""
    clock = FakeClock()
    async with playing(Answer(status=302, headers={"Location": "/new"})) as server, fetcher(clock=clock, gap_s=2.0) as asking:
        server.play("/new", Answer(body=BODY))
        await asking.fetch(server.url("/feed"))
        assert clock.slept == []


async def test_hosts_are_asked_in_parallel_up_to_a_number() -> None:
    """As many hosts as configured are asked at once, and no more."""
    async with FeedServer("127.0.0.1") as a, FeedServer("127.0.0.2") as b, FeedServer("127.0.0.3") as c, fetcher(parallel=2) as asking:
        servers = (a, b, c)
        for server in servers:
            server.play("/feed", Answer(body=BODY, hold=True))
        asked = asyncio.gather(*(asking.fetch(server.url("/feed")) for server in servers))
        await a.arrived(1)
        await b.arrived(1)
        for _ in range(20):
            await asyncio.sleep(0)
        assert c.requests == []
        a.release()
        b.release()
        await c.arrived(1)
        c.release()
        assert all(isinstance(result, Fetched) for result in await asked)


async def test_a_failure_gives_its_turn_back() -> None:
    """After an error, and after a cancelled fetch, the host is asked again."""
    async with playing(Answer(status=500), Answer(body=BODY, hold=True), Answer(body=BODY)) as server, fetcher() as asking:
        with pytest.raises(RetryLater):
            await asking.fetch(server.url("/feed"))
        hanging = asyncio.create_task(asking.fetch(server.url("/feed")))
        await server.arrived(2)
        hanging.cancel()
        await asyncio.wait([hanging])
        assert isinstance(await asking.fetch(server.url("/feed")), Fetched)


async def test_a_validator_that_is_no_text_is_left_out() -> None:
    """An ETag of bytes that are no text could not be stored or sent back."""
    result = await fetched(Raw(wire=b'HTTP/1.0 200 OK\r\nETag: "\xff\xfe"\r\nLast-Modified: now\r\n\r\n' + BODY))
    assert result.validators == Validators(etag=None, last_modified="now")
