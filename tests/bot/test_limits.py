"""The pacer keeps every network's limits and holds only what must be held."""

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import Pacer
from bot.networks.base import Pace

TELEGRAM = Pace(per_chat_s=1.0, per_group_minute=20, overall_per_s=28)


def _send(pacer: Pacer, chats: list[str], *, group: bool, answer: bool = False) -> list[tuple[float, str]]:
    """Send to each chat in turn as early as the pacer lets us; returns (time, chat) in order."""
    now, sent = 0.0, []
    for chat in chats:
        now = max(now, pacer.ready_at(chat, group=group, answer=answer, now=now))
        assert pacer.ready_at(chat, group=group, answer=answer, now=now) <= now
        pacer.left(chat, now=now)
        sent.append((now, chat))
    return sent


def test_one_message_a_second_per_chat() -> None:
    """Two messages to one chat are a second apart."""
    sent = _send(Pacer(TELEGRAM), ["a", "a", "a"], group=False)
    assert [time for time, _ in sent] == [0.0, 1.0, 2.0]


def test_other_chats_do_not_wait_for_a_held_chat() -> None:
    """A wait that one chat asked for holds that chat alone."""
    pacer = Pacer(TELEGRAM)
    pacer.hold("a", until=100.0)
    assert pacer.ready_at("a", group=False, answer=False, now=0.0) == 100.0
    assert pacer.ready_at("b", group=False, answer=False, now=0.0) <= 0.0


def test_a_wait_of_the_whole_network_holds_every_chat() -> None:
    """A wait for the whole network holds chats that never sent anything, too."""
    pacer = Pacer(TELEGRAM)
    pacer.hold(None, until=7.0)
    assert pacer.ready_at("new", group=False, answer=False, now=0.0) == 7.0


def test_answers_pass_a_broadcast() -> None:
    """While alerts use all that they may, an answer can still leave at once."""
    pacer = Pacer(TELEGRAM)
    for number in range(26):
        pacer.left(f"chat{number}", now=0.5)
    assert pacer.ready_at("x", group=False, answer=False, now=0.5) == 1.5
    assert pacer.ready_at("x", group=False, answer=True, now=0.5) <= 0.5


@given(st.lists(st.sampled_from("abc"), max_size=80), st.booleans())
def test_no_window_is_ever_overfull(chats: list[str], group: bool) -> None:
    """In no second more than 28 leave, to no chat two within a second, to no group more than 20 in a minute."""
    sent = _send(Pacer(TELEGRAM), chats, group=group, answer=True)
    for start, chat in sent:
        assert sum(1 for time, _ in sent if start <= time < start + 1.0) <= 28
        assert sum(1 for time, other in sent if other == chat and start <= time < start + 1.0) <= 1
        if group:
            assert sum(1 for time, other in sent if other == chat and start <= time < start + 60.0) <= 20


def test_many_idle_chats_are_forgotten() -> None:
    """The pacer's memory does not grow with every chat that was ever written to."""
    pacer = Pacer(Pace())
    for number in range(5000):
        pacer.left(str(number), now=float(number))
    assert len(pacer._lanes) <= 1001  # memory cannot be seen from outside
