"""The child's side of the wire, served within the test."""

import json
import resource
import socket

from feeds.collect import frames
from feeds.collect.child import serve

ANY_CPU_S = 3600


def exchange(request: bytes) -> tuple[int, bytes]:
    """Let `serve` answer one request; the limit that it sets is taken back."""
    limits = resource.getrlimit(resource.RLIMIT_CPU)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(request)
        assert serve(theirs, cpu_s=ANY_CPU_S)
        used = resource.getrusage(resource.RUSAGE_SELF)
        assert resource.getrlimit(resource.RLIMIT_CPU)[0] >= ANY_CPU_S + int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, limits)
        kind, length = frames.LENGTHS.unpack(ours.recv(frames.LENGTHS.size))
        return kind, ours.recv(length)


def test_a_feed_is_answered_with_its_entries() -> None:
    """As JSON that has every field of ParsedFeed."""
    body = (
        b"<rss version='2.0'><channel><title>T</title><item><title>\xeb\xb6\x81</title><pubDate>2024-03-18</pubDate></item></channel></rss>"
    )
    kind, content = exchange(frames.request(body, url="https://example.org/", headers={}))
    assert kind == 1
    assert json.loads(content)["entries"][0]["title"] == "북"
    assert json.loads(content)["entries"][0]["published"] == "2024-03-18T00:00:00+00:00"


def test_a_refusal_is_answered_with_its_reason() -> None:
    """The text of the ParseError."""
    assert exchange(frames.request(b"nothing", url="https://example.org/", headers={})) == (0, "not a feed: “nothing”".encode())


def test_the_child_ends_when_its_parent_hangs_up() -> None:
    """Between requests and within one."""
    for sent in (b"", frames.request(b"body", url="https://example.org/", headers={})[:-1]):
        ours, theirs = socket.socketpair()
        with theirs:
            with ours:
                ours.sendall(sent)
            assert not serve(theirs, cpu_s=ANY_CPU_S)
