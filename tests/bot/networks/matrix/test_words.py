"""What an event says to the bot: by ids, and by nothing that people choose for themselves."""

from typing import Any

import pytest

from bot.networks.matrix.words import heard, pressed, thread_of

ME = "@rajin:example.org"
MENTIONED = {"m.mentions": {"user_ids": [ME]}}


def text(body: str, **more: Any) -> dict[str, Any]:
    """The content of a message."""
    return {"msgtype": "m.text", "body": body, **more}


def pill(person: str, name: str) -> str:
    """A mention as clients write it in HTML."""
    return f'<a href="https://matrix.to/#/{person}">{name}</a>'


@pytest.mark.parametrize(
    ("content", "command"),
    [
        (text("!help"), "/help"),
        (text("  !subscribe default \n"), "/subscribe default"),
        (text("/topics"), "/topics"),
        (text("!помощь"), "/помощь"),
        (text(f"{ME}: help"), "/help"),
        (text(f"{ME} !help"), "/help"),
        (text(f"{ME}"), "/help"),
        (text(f"{ME.upper()}, topics now"), "/topics now"),
        (text("rajin: help", **MENTIONED), "/help"),
        (text("@rajin help", **MENTIONED), "/help"),
        (text("News & more: help", formatted_body=pill(ME, "News &amp; more") + ": help", **MENTIONED), "/help"),
        (text("News: help", formatted_body=pill("%40rajin%3Aexample.org", "News") + ": help", **MENTIONED), "/help"),
        (text("> <@ann:example.org> !stop\n> more\n\n!why", **{"m.relates_to": {"m.in_reply_to": {"event_id": "$1"}}}), "/why"),
        ({"msgtype": "m.file", "body": "!keyword import", "filename": "list.yaml"}, "/keyword import"),
    ],
)
def test_commands(content: dict[str, Any], command: str) -> None:
    """By "!word", by "/word" and behind a mention with which the message begins."""
    found = heard(content, ME)
    assert found is not None
    assert (found.text, found.command) == (command, True)


@pytest.mark.parametrize(
    ("content", "addressed"),
    [(text("!mut"), False), (text(f"{ME} mut"), True), (text(f"{ME} !mut"), True), (text(f"{ME}"), True), (text("mut"), False)],
)
def test_whether_a_message_mentions_the_bot(content: dict[str, Any], *, addressed: bool) -> None:
    """What does not may be meant for another bot."""
    found = heard(content, ME)
    assert found is not None
    assert found.addressed is addressed


@pytest.mark.parametrize(
    "content",
    [
        text("hello"),
        text("!"),
        text("! help"),
        text("!!!"),
        text("!5 more"),
        text("rajin: help"),
        text("ask @rajin: help", **MENTIONED),
        text(f"thanks {ME}", **MENTIONED),
        text("@rajin:example.organic: help"),
        text("rajin.de: help", **MENTIONED),
        text("News: help", formatted_body=pill(ME, "News") + ": help"),
        text("News: help", formatted_body=pill("@eve:example.org", "News") + ": help", **MENTIONED),
        text("rajin: help", **{"m.mentions": {"user_ids": ["@eve:example.org"]}}),
        text("rajin: help", **{"m.mentions": {"user_ids": ME}}),
        text("rajin: help", **{"m.mentions": [ME]}),
        {"msgtype": "m.file", "body": "!stop"},
        {"msgtype": "m.file", "body": "!stop", "filename": "!stop"},
    ],
)
def test_talk(content: dict[str, Any]) -> None:
    """What only looks like a command or a mention: the names of files, other people's mentions, names without an id."""
    found = heard(content, ME)
    assert found is not None
    assert not found.command
    assert not found.text.startswith("/")


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"msgtype": "m.notice", "body": "!help"},
        {"msgtype": "m.image", "body": "!help"},
        {"msgtype": "m.text"},
        {"msgtype": "m.text", "body": 5},
    ],
)
def test_what_nobody_typed(content: dict[str, Any]) -> None:
    """Notices are what bots say; what was redacted is empty."""
    assert heard(content, ME) is None


def test_an_edit_says_that_it_is_one() -> None:
    """With its new text; one without a new text, with the old."""
    relation = {"m.relates_to": {"rel_type": "m.replace", "event_id": "$1"}}
    found = heard(text("* !stop", **{"m.new_content": text("!stop"), **relation}), ME)
    assert found is not None
    assert (found.text, found.edited) == ("/stop", True)
    other = heard(text("!help", **{"m.new_content": "nonsense", **relation}), ME)
    assert other is not None
    assert (other.text, other.edited) == ("/help", True)


def test_threads_and_replies() -> None:
    """A thread's own fallback is no reply that somebody chose."""
    inner = {"m.in_reply_to": {"event_id": "$last"}}
    thread = {"rel_type": "m.thread", "event_id": "$root", **inner}
    falling_back, chosen = (
        heard(text("!why", **{"m.relates_to": {**thread, "is_falling_back": True}}), ME),
        heard(text("!why", **{"m.relates_to": thread}), ME),
    )
    assert falling_back is not None
    assert chosen is not None
    assert (falling_back.reply_to, chosen.reply_to) == (None, "$last")
    assert [thread_of({"m.relates_to": relation}) for relation in (thread, inner, {"rel_type": "m.thread"}, "no")] == ["$root", "", "", ""]


def test_reactions() -> None:
    """Only an annotation with a message and a key."""
    good = {"rel_type": "m.annotation", "event_id": "$1", "key": "👍"}
    assert pressed({"m.relates_to": good}) == ("$1", "👍")
    assert pressed({"m.relates_to": {**good, "key": "x" * 500}}) == ("$1", "x" * 64)
    for bad in ({}, {"m.relates_to": 1}, {"m.relates_to": {**good, "rel_type": "m.replace"}}, {"m.relates_to": {**good, "key": 1}}):
        assert pressed(bad) is None
