"""`rajin feeds` and `rajin poll` on a real server: what is taken, what is refused, and what a poll leaves."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.shell import FEED, NEWS, Shell
from tests.bot.rig import rss
from tests.feeds.decide.texts import SEOUL_EN
from tests.servers import Answer, FeedServer

LOOPBACK = ("--allow-network", "127.0.0.0/8")
TOPIC = "arms-and-sanctions"


def test_feeds_are_tested_without_a_database(shell: Shell, server: FeedServer, tmp_path: Path) -> None:
    """A feed gives its count; what is refused, unreachable or no feed is exit code 3."""
    found = shell.json("feeds", "test", server.url("/feed"), *LOOPBACK)
    assert (found["url"], found["entries"], found["newest"], found["error"]) == (server.url("/feed"), 2, f"{NEWS:%Y-%m-%dT%H:%M:%SZ}", None)
    for path, options in (("/feed", ()), ("/page", LOOPBACK), ("/none", LOOPBACK)):
        found = shell.refused(3, "feeds", "test", server.url(path), *options)
        assert (found["entries"], found["newest"]) == (0, None)
        assert found["error"]
    assert list(tmp_path.iterdir()) == []


def test_feeds_are_added_once_and_listed(shell: Shell, server: FeedServer) -> None:
    """Only what can be read; title and language are the document's unless given."""
    shell.refused(3, "feeds", "add", server.url("/page"), *LOOPBACK)
    shell.refused(3, "feeds", "add", server.url("/feed"))
    shell.refused(2, "feeds", "add", server.url("/feed"), "--tier", "best", *LOOPBACK)
    assert (shell.json("feeds", "add", server.url("/feed"), *LOOPBACK, "--tier", "wire", "--language", "en"))["added"]
    shell.refused(1, "feeds", "add", server.url("/feed"), *LOOPBACK)
    (feed,) = shell.json("feeds", "list")
    assert (feed["title"], feed["tier"], feed["language"], feed["failures"]) == ("Harbour Wire", "wire", "en", 0)


def test_what_an_added_feed_holds_is_counted_in_words(shell: Shell, server: FeedServer) -> None:
    """Of one entry in the singular."""
    server.play("/one", Answer(body=rss(("en", *SEOUL_EN), at=NEWS)))
    assert "(one entry now)" in shell.type("feeds", "add", server.url("/one"), *LOOPBACK)
    assert "(2 entries now)" in shell.type("feeds", "add", server.url("/feed"), *LOOPBACK)


def test_a_list_of_feeds_is_imported_whole_or_not_at_all(shell: Shell, server: FeedServer, tmp_path: Path) -> None:
    """What is known is counted; one address that must not be fetched, or a file that is no list, adds nothing."""
    outline = "<outline type='rss' text='{0}' xmlUrl='{0}'/>".format
    file = tmp_path / "feeds.opml"
    file.write_text(f"<opml version='2.0'><body>{outline('https://a.example/rss')}{outline(server.url('/feed'))}</body></opml>")
    assert "127.0.0.1" in shell.json("feeds", "import", str(file))["error"]
    assert (shell.code, shell.json("feeds", "list")) == (1, [])
    assert shell.json("feeds", "import", str(file), *LOOPBACK) == {"added": 2, "known": 0}
    assert shell.json("feeds", "import", str(file), *LOOPBACK) == {"added": 0, "known": 2}
    file.write_text("no list")
    for name in (str(file), "none.opml"):
        assert shell.json("feeds", "import", name)["error"]
        assert shell.code == 1


def test_polling_once_end_to_end(shell: Shell, server: FeedServer, tmp_path: Path) -> None:
    """Feed, chat, poll: an alert on the console, entries and a story in the lists, the delivery sent; a failing feed is no failure."""
    shell.json("feeds", "add", server.url("/feed"), *LOOPBACK)
    shell.json("chats", "add", "console:desk", "--topic", TOPIC, "--language", "de")
    server.play("/feed", Answer(status=500))
    assert (shell.json("poll", "--once", *LOOPBACK))["failed"] == 1
    server.play("/feed", FEED)
    assert "6.700 Container" in shell.type("poll", "--once", "--push-first", *LOOPBACK)
    assert (shell.code, json.loads(shell.err.splitlines()[0])["event"]) == (0, "polled")
    entries = shell.json("entries", "list")
    assert [entry["decision"] for entry in entries] == ["new_story", "rejected"]
    assert entries[0].keys() >= {"url", "title", "decision", "reason", "story"}
    assert entries[1]["reason"]
    for url in ("https://wire.example/en", "https://wire.example/en?utm_source=rss"):
        assert shell.json("entries", "list", "--url", url) == entries[:1]
    (story,) = shell.json("stories", "list")
    assert story == shell.json("stories", "show", str(story["id"]))
    assert story.keys() >= {"id", "headline", "summary", "topics", "articles"}
    assert story["articles"][0].keys() >= {"url", "title", "outlet", "language", "published", "decision"}
    assert story["headline"] in shell.type("stories", "show", "1") + shell.type("stories", "list")
    (delivery,) = shell.json("outbox", "list")
    assert delivery.keys() >= {"id", "chat", "story", "operation", "state", "attempts", "reason"}
    assert (delivery["chat"], delivery["operation"], delivery["state"], delivery["attempts"]) == ("console:desk", "send", "sent", 1)
    assert "sent" in shell.type("outbox", "list")


def test_polling_once_reads_the_page_of_a_wanted_entry(shell: Shell, server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The alert tells what stands on the page; with the setting 0 no page is asked for."""
    title, teaser = "North Korea ships arms to Russia, Seoul says", "The minister spoke to reporters in Seoul on Monday."
    item = f"<item><title>{title}</title><link>{server.url('/report')}</link><description>{teaser}</description></item>"
    server.play("/feed", Answer(body=f"<rss version='2.0'><channel><title>Wire</title>{item}</channel></rss>".encode()))
    report = "About 6,700 containers were shipped to Russia by North Korea since September, said the minister."
    page = f"<html><body><article><p>{teaser}</p><p>{report}</p><p>They left through the port of Rajin.</p></article></body></html>"
    server.play("/report", Answer(body=page.encode(), headers={"Content-Type": "text/html"}))
    for number, (seconds, told) in enumerate((("0", False), ("30", True))):
        monkeypatch.setenv("RAJIN_POLLING__FULL_TEXT_S", seconds)
        monkeypatch.setenv("RAJIN_DATABASE", f"{number}.db")
        shell.json("feeds", "add", server.url("/feed"), *LOOPBACK)
        shell.json("chats", "add", "console:desk", "--topic", TOPIC, "--language", "en")
        shown = " ".join(shell.type("poll", "--once", "--push-first", *LOOPBACK).split())
        assert (title in shown, "6,700 containers were shipped" in shown) == (True, told)
        assert ("/report" in server.paths(), "/robots.txt" in server.paths()) == (told, told)


def test_with_json_alerts_do_not_stand_on_standard_output(shell: Shell, server: FeedServer) -> None:
    """The tally does; the console is on standard error."""
    shell.json("feeds", "add", server.url("/feed"), *LOOPBACK)
    shell.json("chats", "add", "console:desk", "--topic", TOPIC)
    assert shell.json("poll", "--once", "--push-first", *LOOPBACK)["told"] == 1
    assert "6,700 containers" in shell.err


def test_a_dead_delivery_is_sent_again_when_asked(shell: Shell, server: FeedServer, tmp_path: Path) -> None:
    """It keeps its reason until then."""
    shell.json("feeds", "add", server.url("/feed"), *LOOPBACK)
    shell.json("chats", "add", "console:desk", "--topic", TOPIC)
    (tmp_path / "rajin.toml").write_text('[console]\nfaults = ["rejected"]\n')
    shell.type("poll", "--once", "--push-first", *LOOPBACK)
    (delivery,) = shell.json("outbox", "list")
    assert (delivery["state"], bool(delivery["reason"])) == ("dead", True)
    again = shell.json("outbox", "requeue", delivery["id"])
    assert (again["id"], again["state"], again["requeued"]) == (delivery["id"], "pending", [delivery["id"]])
    (tmp_path / "rajin.toml").unlink()
    assert "6,700" in shell.type("poll", "--once", *LOOPBACK)
    assert shell.json("outbox", "list")[0]["state"] == "sent"


@pytest.mark.parametrize("command", ["add", "test"])
@pytest.mark.parametrize("scheme", ["https", "ftp"])
def test_a_password_in_an_address_is_refused_and_never_repeated(shell: Shell, command: str, scheme: str) -> None:
    """Feeds are never asked with one, so it would lie in the database for nothing."""
    shell.refused(3, "feeds", command, f"{scheme}://reader:s3cret@feeds.example/rss")
    assert "s3cret" not in shell.out + shell.err
    shell.refused(3, "feeds", command, f"{scheme}://s3cret@feeds.example/rss")
    assert "s3cret" not in shell.out + shell.err
    assert scheme == "ftp" or "user name or password" in shell.out + shell.err


def test_an_address_is_kept_as_it_is_fetched(shell: Shell, server: FeedServer) -> None:
    """Other spellings of it are known, and that is said before anybody is asked."""
    address = server.url("/feed", host="localhost")
    assert shell.json("feeds", "add", address.replace("http://localhost", "HTTP://LocalHost") + "#top", *LOOPBACK)["url"] == address
    assert len(server.requests) == 1
    assert "there already" in shell.refused(1, "feeds", "add", f" {address}", *LOOPBACK)["error"]
    assert len(server.requests) == 1
    assert [feed["url"] for feed in shell.json("feeds", "list")] == [address]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *(("--language", tag) for tag in ("klingon", "e", "xx", "en-", "en-!!", "ko KR", "", "123")),
        *(("--title", title) for title in ("x" * 201, "a\x1b[31mb", "a\u202eb")),
    ],
)
def test_options_that_cannot_be_kept_are_refused(shell: Shell, server: FeedServer, option: str, value: str) -> None:
    """Before anybody is asked."""
    assert option in shell.refused(2, "feeds", "add", server.url("/feed"), option, value, *LOOPBACK)["error"]
    assert server.requests == []


@pytest.mark.parametrize(("tag", "kept"), [("zh-Hant", "zh"), ("KO_kr", "ko"), ("tlh", "tlh")])
def test_a_language_is_kept_by_its_primary_subtag(shell: Shell, server: FeedServer, tag: str, kept: str) -> None:
    """Any language that CLDR knows."""
    shell.json("feeds", "add", server.url("/feed"), "--language", tag, "--title", "  A   feed ", *LOOPBACK)
    (feed,) = shell.json("feeds", "list")
    assert (feed["language"], feed["title"]) == (kept, "A feed")


def test_a_chat_that_could_not_be_reached_is_woken_by_a_person(shell: Shell, server: FeedServer, tmp_path: Path) -> None:
    """What is sent again by hand is sent, whatever the chat seemed to be."""
    shell.json("feeds", "add", server.url("/feed"), *LOOPBACK)
    shell.json("chats", "add", "console:desk", "--topic", TOPIC)
    (tmp_path / "rajin.toml").write_text('[console]\nfaults = ["unavailable"]\n')
    shell.type("poll", "--once", "--push-first", *LOOPBACK)
    (tmp_path / "rajin.toml").unlink()
    (delivery,) = shell.json("outbox", "list")
    assert (delivery["state"], shell.json("chats", "list")[0]["state"]) == ("gone", "unreachable")
    shell.json("outbox", "requeue", delivery["id"])
    assert shell.json("chats", "list")[0]["state"] == "active"
    shell.type("poll", "--once", *LOOPBACK)
    assert shell.json("outbox", "list")[0]["state"] == "sent"
