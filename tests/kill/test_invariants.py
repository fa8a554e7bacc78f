"""The checks of the kill harness find what they are for, in made-up evidence; and one kill from end to end."""

import asyncio
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from storage.types import DeliveryKind, DeliveryState, Operation
from tests.kill import day
from tests.kill.evidence import Evidence, FeedRow, Received, Row, StoryRow
from tests.kill.invariants import violations
from tests.kill.lives import Day, Nursery, plant
from tests.kill.mutants import MUTANTS, StalePatch
from tests.kill.points import fail_points

ROOT = Path(__file__).parent.parent.parent
LAST = day.ROUNDS - 1


def _id(event: str, name: str, kind: str = "alert") -> str:
    return sha256(f"{event} {name} {kind}".encode()).hexdigest()[:32]


def _rows() -> tuple[Row, ...]:
    """A whole day's outbox: an alert for each chat and event, and the replies."""
    rows: list[Row] = []
    for story, (event, chats) in enumerate(sorted(day.told_events().items())):
        for kind in (DeliveryKind.ALERT, *sorted(day.REPLIES.get(event, ()))):
            rows += [
                Row(
                    seq=0,
                    id=_id(event, name, kind),
                    chat=f"console:{name}",
                    story=story,
                    kind=kind,
                    operation=Operation.SEND,
                    state=DeliveryState.SENT,
                    reference=f"m-{_id(event, name, kind)}",
                )
                for name in sorted(chats)
            ]
    return tuple(replace(row, seq=number) for number, row in enumerate(rows))


def _feed(name: str, number: int) -> FeedRow:
    body = sha256(day.document(name, number))
    titles = {each.link: each.title for each in day.entries(name, number)}
    return FeedRow(name=name, etag=f'"{body.hexdigest()}"', body_hash=body.digest(), seen=len(titles), titles=titles)


def good() -> Evidence:
    """Evidence of a day on which all went well."""
    stories = tuple(
        StoryRow(id=number, owed=len(chats), events=frozenset({event}), topics=_topics(event))
        for number, (event, chats) in enumerate(sorted(day.told_events().items()))
    )
    titles = {story.id: next(day.EVENTS[event][0] for event in story.events) for story in stories}
    rows = _rows()
    received = tuple(
        Received(delivery=row.id, chat=row.chat, operation=row.operation, reference=row.reference or "", text=titles[row.story or 0])
        for row in rows
    )
    return Evidence(
        rows=rows,
        texts={row.id: (titles[row.story or 0],) for row in rows},
        received=received,
        stories=stories,
        feeds=tuple(_feed(name, LAST) for name in day.FEEDS),
        output="all is well",
        answers=tuple(f"there is no {text}" for said in day.COMMANDS.values() for _, text in said),
    )


def _topics(event: str) -> frozenset[str]:
    return frozenset(topic for telling in day.TELLINGS if telling.event == event for topic in telling.topics)


def broken(evidence: Evidence, *, honours: bool = False, drained: bool = True) -> set[str]:
    """The rules that are broken."""
    return {violation.rule for violation in violations(evidence, honours=honours, drained=drained)}


def _first(evidence: Evidence, **changes: object) -> Evidence:
    """The evidence with other values in its first row."""
    return replace(evidence, rows=(replace(evidence.rows[0], **changes), *evidence.rows[1:]))  # type: ignore[arg-type] # any column


@pytest.mark.parametrize("honours", [True, False])
def test_a_good_day_breaks_no_rule(*, honours: bool) -> None:
    """Neither on the way nor at its end."""
    assert broken(good(), honours=honours) == broken(good(), honours=honours, drained=False) == set()


def test_two_alerts_of_one_story_in_one_chat_are_found() -> None:
    """I1."""
    evidence = good()
    second = replace(evidence.rows[0], id="2" * 32, seq=10_000, state=DeliveryState.PENDING)
    assert "I1" in broken(replace(evidence, rows=(*evidence.rows, second)), drained=False)


@pytest.mark.parametrize("state", ["pending", "sending", "cancelled", "dead", "expired", "ambiguous"])
def test_what_is_not_settled_at_the_end_is_found(state: str) -> None:
    """I1: nothing waits, and nothing was given up that should have been told."""
    assert "I1" in broken(_first(good(), state=DeliveryState(state)))


def test_a_delivery_that_was_repeated_too_often_may_be_held() -> None:
    """A person decides about it, so it is neither unsettled nor lost."""
    evidence = _first(good(), state=DeliveryState.AMBIGUOUS, repeats=3)
    assert broken(replace(evidence, received=evidence.received[1:])) == set()


def test_sent_without_arrival_is_found() -> None:
    """I2, and at the end the alert is lost."""
    evidence = good()
    assert broken(replace(evidence, received=evidence.received[1:])) == {"I2", "lost"}


def test_a_reference_that_the_chat_does_not_know_is_found() -> None:
    """I2."""
    assert broken(_first(good(), reference="m0")) == {"I2"}


def test_another_text_than_the_database_says_is_found() -> None:
    """I2, at once and at the end; while an edit waits it may differ."""
    evidence = good()
    first = evidence.rows[0]
    evidence = replace(evidence, texts={**evidence.texts, first.id: ("something else",)})
    assert broken(evidence) == broken(evidence, drained=False) == {"I2"}
    edit = replace(
        first,
        seq=10_000,
        id="e" * 32,
        kind=DeliveryKind.COVERAGE,
        operation=Operation.EDIT,
        state=DeliveryState.PENDING,
        depends_on=first.id,
    )
    assert broken(replace(evidence, rows=(*evidence.rows, edit)), drained=False) == set()


def test_a_message_without_a_row_is_found() -> None:
    """I3."""
    evidence = good()
    stray = replace(evidence.received[0], delivery="f" * 32)
    assert broken(replace(evidence, received=(*evidence.received, stray))) == {"I3"}


def test_a_subscribed_chat_without_an_alert_is_found() -> None:
    """I4, both by the count that was stored and by who subscribes."""
    evidence = good()
    without = replace(evidence, rows=evidence.rows[1:], received=evidence.received[1:])
    assert broken(without, drained=False) == {"I4"}
    uncounted = (replace(evidence.stories[0], owed=len(without.rows)), *evidence.stories[1:])
    assert broken(replace(evidence, stories=uncounted), drained=False) == {"I4"}


def test_alerts_out_of_order_are_found() -> None:
    """I5; a second copy of an earlier one is no disorder."""
    evidence = good()
    assert broken(replace(evidence, received=evidence.received[::-1])) == {"I5"}
    repeated = _first(replace(evidence, received=(*evidence.received, evidence.received[0])), repeats=1)
    assert broken(repeated) == set()


@pytest.mark.parametrize(("repeats", "honours"), [(0, False), (0, True), (1, True)])
def test_an_undeclared_copy_is_found(repeats: int, *, honours: bool) -> None:
    """I6: a network that honours ids has one copy whatever was declared."""
    evidence = _first(good(), repeats=repeats)
    assert "I6" in broken(replace(evidence, received=(*evidence.received, evidence.received[0])), honours=honours)


@pytest.mark.parametrize("loss", ["entry", "key", "etag"])
def test_a_validator_newer_than_its_entries_is_found(loss: str) -> None:
    """I7."""
    evidence = good()
    feed = evidence.feeds[0]
    link = next(iter(feed.titles))
    changed = {
        "entry": replace(feed, titles={each: title for each, title in feed.titles.items() if each != link}),
        "key": replace(feed, seen=feed.seen - 1),
        "etag": replace(_feed(feed.name, 1), etag=feed.etag),
    }[loss]
    assert broken(replace(evidence, feeds=(changed, *evidence.feeds[1:]))) == {"I7"}


@pytest.mark.parametrize("copies", [0, 2])
def test_a_command_that_is_not_acted_on_once_is_found(copies: int) -> None:
    """I8; before the end of the day it may still wait."""
    evidence = good()
    changed = replace(evidence, answers=(*evidence.answers[1:], *evidence.answers[:1] * copies))
    assert broken(changed) == {"I8"}
    assert broken(changed, drained=False) == ({"I8"} if copies else set())


@pytest.mark.parametrize("secret", day.SECRETS)
def test_a_secret_in_the_output_is_found(secret: str) -> None:
    """I9."""
    assert broken(replace(good(), output=f"connecting with {secret}")) == {"I9"}


def test_an_event_that_became_two_stories_is_found() -> None:
    """It would be told twice."""
    evidence = good()
    again = replace(evidence.stories[0], id=1000, owed=0, topics=frozenset())
    assert "merged" in broken(replace(evidence, stories=(*evidence.stories, again)))


def test_a_reply_that_never_came_is_found() -> None:
    """Updates and corrections are told as well."""
    evidence = good()
    rows = tuple(row for row in evidence.rows if row.kind is not DeliveryKind.CORRECTION)
    ids = {row.id for row in rows}
    assert broken(replace(evidence, rows=rows, received=tuple(each for each in evidence.received if each.delivery in ids))) == {"lost"}


def test_the_points_are_read_from_the_code(tmp_path: Path) -> None:
    """A name that is computed or used twice is refused, so that none escapes the harness."""
    assert {"intake.stored", "send.marked", "writer.before_commit"} <= set(fail_points(ROOT))
    for text in ("reach(name)", 'reach("a")\nreach("a")'):
        (tmp_path / "bot").mkdir(exist_ok=True)
        (tmp_path / "bot" / "x.py").write_text(text)
        with pytest.raises(ValueError, match="fail point"):
            fail_points(tmp_path)


def test_planted_bugs_fit_the_code(tmp_path: Path) -> None:
    """Each changes the program as it is now; planted twice, it says that it does not fit."""
    for number, mutant in enumerate(MUTANTS):
        tree = tmp_path / str(number)
        plant(tree)
        mutant.apply(tree)
        with pytest.raises(StalePatch):
            mutant.apply(tree)


def test_a_killed_day_is_played_to_its_end(tmp_path: Path) -> None:
    """The process dies between sending and noting it; the next life repeats that message, says so, and loses nothing."""
    plant(tmp_path / "program")

    async def lives() -> tuple[bool, bool, int]:
        async with Nursery(tmp_path / "program") as nursery:
            return await killed_once(nursery)

    async def killed_once(nursery: Nursery) -> tuple[bool, bool, int]:
        with Day(nursery, tmp_path / "day", honours=False) as played:
            first = await played.live(kill_at="send.answered:3")
            second = await played.live()
            assert not played.broken
            return first.killed, second.killed, second.points.count("recovery.decided")

    first_killed, second_killed, recovered = asyncio.run(lives())
    assert (first_killed, second_killed) == (True, False)
    assert recovered >= 1
