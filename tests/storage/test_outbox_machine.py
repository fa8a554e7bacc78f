"""The outbox as a state machine: whatever happens in whatever order, nothing is told twice, lost, or told in the wrong order."""

import tempfile
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from feeds.types.feed import FeedId
from feeds.types.story import StoryId
from storage import chats, fanout, late, lifecycle, messages, outbox
from storage.database import Database
from storage.types import ChatId, ChatState, Delivery, DeliveryId, DeliveryKind, DeliveryState, Operation, RoundId
from tests.storage.samples import ACTOR, NOW, WEEK, add_chat, add_feed, alert, new_id, new_story, seeded

State = DeliveryState
NETWORKS = {"console": False, "matrix": True}  # whether it honours delivery ids
MESSAGES = frozenset({Operation.SEND, Operation.REPLY, Operation.FILE})


class Network:
    """What really happened: the receiving side's log is the truth."""

    def __init__(self) -> None:
        self.messages: dict[ChatId, list[DeliveryId]] = defaultdict(list)
        self.seen: set[DeliveryId] = set()

    def receive(self, delivery: Delivery, *, idempotent: bool) -> None:
        """Take an operation as a real network would."""
        if delivery.operation not in MESSAGES or (idempotent and delivery.id in self.seen):
            return
        self.seen.add(delivery.id)
        self.messages[delivery.chat].append(delivery.id)


class OutboxMachine(RuleBasedStateMachine):
    """Stories are told and changed, deliveries sent, refused and lost, the process killed, and time passes."""

    stories: Bundle[StoryId] = Bundle("stories")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = Database.open(Path(self.folder.name) / "rajin.db", now=NOW)
        self.db.rows("PRAGMA synchronous = OFF")
        self.now: datetime = NOW
        self.network = Network()
        self.names = 0
        self.chats: list[ChatId] = []
        self.feed = FeedId(0)
        self.round = RoundId(0)

    def teardown(self) -> None:
        """Drain the outbox, look at it once more, and clean up."""
        try:
            self.drained()
        finally:
            self.db.close()
            self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        """Three chats on two networks, and a round."""
        with self.db.transaction():
            seeded(self.db)
            self.feed = add_feed(self.db)
            self.chats = [
                add_chat(self.db, "a", "zeal"),
                add_chat(self.db, "b", "zeal", network="matrix"),
                add_chat(self.db, "c", "arms"),
            ]
            self.round = fanout.open_round(self.db, now=self.now)

    @rule(target=stories, old=st.booleans(), topic=st.sampled_from(["zeal", "arms"]))
    def tell(self, old: bool, topic: str) -> StoryId:
        """A new story."""
        self.names += 1
        with self.db.transaction():
            story, _ = new_story(self.db, self.feed, str(self.names))
            alert(self.db, story, self.round, topics=(topic,), old=old, now=self.now)
        return story

    @rule(target=stories, before=stories)
    def follow(self, before: StoryId) -> StoryId:
        """A story that continues another one."""
        self.names += 1
        with self.db.transaction():
            story, _ = new_story(self.db, self.feed, str(self.names), follows=before)
            alert(self.db, story, self.round, now=self.now)
        return story

    @rule(story=stories)
    def tell_again(self, story: StoryId) -> None:
        """A telling that matches another topic."""
        with self.db.transaction():
            alert(self.db, story, self.round, topics=("arms",), now=self.now)

    @rule(story=stories, kind=st.sampled_from([DeliveryKind.UPDATE, DeliveryKind.CORRECTION]))
    def change(self, story: StoryId, kind: DeliveryKind) -> None:
        """A material change."""
        with self.db.transaction():
            fanout.fan_out_change(
                self.db, story=story, kind=kind, payload={}, now=self.now, not_before=self.now, expires_at=self.now + WEEK, new_id=new_id
            )

    @rule(story=stories)
    def cover(self, story: StoryId) -> None:
        """One more telling."""
        with self.db.transaction():
            fanout.coverage_edits(self.db, story=story, now=self.now, new_id=new_id)

    @rule()
    def next_round(self) -> None:
        """A round ends and the next begins."""
        with self.db.transaction():
            fanout.fold_round(self.db, self.round, now=self.now)
            self.round = fanout.open_round(self.db, now=self.now)

    @rule(minutes=st.sampled_from([1, 40, 60 * 25, 60 * 24 * 8]))
    def wait(self, minutes: int) -> None:
        """Time passes, what is late by then is told in one message, and what is too late expires."""
        self.now += timedelta(minutes=minutes)
        with self.db.transaction():
            late.fold_late(self.db, now=self.now, new_id=new_id)
            lifecycle.expire(self.db, now=self.now)

    @rule(
        end=st.sampled_from(["sent", "retry", "lost before", "lost behind", "dead", "gone", "no target", "killed before", "killed behind"]),
        place=st.integers(0, 2),
    )
    def send(self, end: str, place: int) -> None:
        """One delivery leaves, and ends in some way."""
        ready = outbox.claim(self.db, networks=NETWORKS, now=self.now, limit=9)
        assert len({each.chat for each in ready}) == len(ready)
        if not ready:
            return
        delivery = ready[place % len(ready)]
        self._check_order(delivery)
        with self.db.transaction():
            delivery = lifecycle.mark_sending(self.db, delivery.id, now=self.now)
        idempotent = NETWORKS[delivery.address.network]
        if idempotent:
            with self.db.transaction():
                lifecycle.keep(self.db, delivery.id, {"shown": "x"})
        if end in {"sent", "lost behind", "killed behind"}:
            self.network.receive(delivery, idempotent=idempotent)
        with self.db.transaction():
            self._end(delivery, end, idempotent=idempotent)

    @rule(chat=st.integers(0, 2), state=st.sampled_from(ChatState))
    def silence(self, chat: int, state: ChatState) -> None:
        """A chat stops, comes back, or cannot be reached."""
        with self.db.transaction():
            chats.set_state(self.db, self.chats[chat], state, actor=ACTOR, now=self.now)
            if state is ChatState.STOPPED:
                lifecycle.withdraw(self.db, self.chats[chat], reason="stopped", now=self.now)

    @rule()
    def requeue(self) -> None:
        """A person tries dead letters again."""
        with self.db.transaction():
            lifecycle.requeue(self.db, now=self.now, expires_at=self.now + WEEK)

    def _end(self, delivery: Delivery, end: str, *, idempotent: bool) -> None:
        db, now = self.db, self.now
        match end:
            case "sent":
                stories = outbox.folded_stories(db, delivery.id) if delivery.story is None else [delivery.story]
                lifecycle.mark_sent(db, delivery.id, reference=delivery.id, text="x", stories=stories, now=now)
            case "retry":
                lifecycle.retry(db, delivery.id, not_before=now + timedelta(minutes=5), reason="429")
            case "lost before" | "lost behind":
                lifecycle.ambiguous(db, delivery.id, idempotent=idempotent, repeat_at=now, reason="no answer", now=now)
            case "dead":
                lifecycle.dead(db, delivery.id, reason="no", now=now)
            case "gone":
                lifecycle.gone(db, delivery.id, reason="blocked", now=now)
                chats.set_state(db, delivery.chat, ChatState.UNREACHABLE, actor=ACTOR, now=now)
            case "no target" if delivery.operation is Operation.REPLY:
                lifecycle.detach(db, delivery.id, reason="deleted", now=now)
            case "no target":
                lifecycle.cancel(db, delivery.id, reason="deleted", now=now)
            case _:
                lifecycle.recover(db, idempotent=[name for name, honours in NETWORKS.items() if honours], now=now)

    def _check_order(self, delivery: Delivery) -> None:
        """Alerts of a chat go out in the order of their creation; what depends on a message comes after it."""
        if delivery.kind is DeliveryKind.ALERT:
            earlier = [each for each in self._deliveries() if each.chat == delivery.chat and each.kind is DeliveryKind.ALERT]
            before = earlier[: [each.id for each in earlier].index(delivery.id)]
            assert all(each.state is not State.PENDING or each.expires_at <= self.now for each in before)
        if delivery.depends_on is not None:
            assert outbox.delivery(self.db, delivery.depends_on).state is State.SENT

    def _deliveries(self) -> list[Delivery]:
        return outbox.list_deliveries(self.db)

    def drained(self) -> None:
        """After the last round everything that can be sent is, and what remains waits for a person or a chat."""
        self.now += timedelta(hours=2)
        with self.db.transaction():
            for chat in self.chats:
                chats.set_state(self.db, chat, ChatState.ACTIVE, actor=ACTOR, now=self.now)
        for _ in range(10_000):
            if not outbox.claim(self.db, networks=NETWORKS, now=self.now, limit=9):
                break
            self.send("sent", 0)
        with self.db.transaction():
            lifecycle.expire(self.db, now=self.now + 2 * WEEK)
        assert {each.state for each in self._deliveries()}.isdisjoint({State.PENDING, State.SENDING})
        self.nothing_is_told_twice_in_the_books()
        self.every_message_has_its_row()

    @invariant()
    def nothing_is_told_twice_in_the_books(self) -> None:
        """One alert per story and chat, and as many as are owed; one new edit per message; one growing catch-up per chat.

        An edit that was under way may wait again beside a new one: where ids are honoured it shows what it showed.
        """
        rows = self._deliveries()
        alerts = [(each.story, each.chat) for each in rows if each.kind is DeliveryKind.ALERT]
        assert len(alerts) == len(set(alerts))
        owed = {row["id"]: row["owed"] for row in self.db.rows("SELECT id, owed FROM stories WHERE owed > 0")}
        assert owed == Counter(story for story, _ in alerts)
        edits = [
            each.depends_on for each in rows if each.kind is DeliveryKind.COVERAGE and each.state is State.PENDING and not each.attempts
        ]
        assert len(edits) == len(set(edits))
        growing = [each.chat for each in rows if each.kind is DeliveryKind.CATCH_UP and each.state is State.PENDING and not each.attempts]
        assert len(growing) == len(set(growing))

    @invariant()
    def every_message_has_its_row(self) -> None:
        """Copies are at most one more than the repeats that were declared; where ids are honoured there is one; sent means shown."""
        rows = {each.id: each for each in self._deliveries()}
        for shown in self.network.messages.values():
            for number, copies in Counter(shown).items():
                delivery = rows[number]
                assert copies == 1 if NETWORKS[delivery.address.network] else copies <= 1 + delivery.repeats
        for delivery in rows.values():
            if delivery.state is State.SENT and delivery.operation in MESSAGES:
                assert delivery.id in self.network.messages[delivery.chat]
                assert messages.shown(self.db, delivery.id) is not None

    @invariant()
    def folded_stories_are_in_a_catch_up(self) -> None:
        """A folded alert names the message that tells it, in its own chat, and a sent one has shown it."""
        rows = {each.id: each for each in self._deliveries()}
        for delivery in rows.values():
            if delivery.state is not State.FOLDED:
                continue
            assert delivery.depends_on is not None
            catch_up = rows[delivery.depends_on]
            assert (catch_up.kind, catch_up.chat) == (DeliveryKind.CATCH_UP, delivery.chat)
            shown = messages.shown(self.db, catch_up.id)
            assert shown is None or delivery.story in shown.stories

    @invariant()
    def what_waits_can_still_be_sent(self) -> None:
        """Nothing pending depends on what will never be sent."""
        rows = {each.id: each for each in self._deliveries()}
        hopeless = {State.DEAD, State.GONE, State.EXPIRED, State.CANCELLED, State.AMBIGUOUS, State.FOLDED}
        for delivery in rows.values():
            if delivery.state is State.PENDING and delivery.depends_on is not None:
                assert rows[delivery.depends_on].state not in hopeless


OutboxMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestOutbox = OutboxMachine.TestCase
