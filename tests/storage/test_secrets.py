"""What an answer shows to one person only stays in the database no longer than it has to."""

from collections.abc import Callable

import pytest

from storage import lifecycle, messages, outbox
from storage.database import Database
from storage.deliveries import BLOT, FLEETING
from storage.types import ChatId, DeliveryId, DeliveryState
from tests.storage.samples import NOW, WEEK, add_chat, answer

CODE = "0123456789abcdef0123"
TEXT = f"Send /redeem {CODE}."


def _sent(db: Database, number: DeliveryId) -> None:
    lifecycle.mark_sent(db, number, reference="1", text=TEXT, stories=(), now=NOW)


def _held(db: Database, number: DeliveryId) -> None:
    """The answer of the network never comes."""
    while _ambiguous(db, number, idempotent=False) is DeliveryState.PENDING:
        lifecycle.mark_sending(db, number, now=NOW)


def _expired(db: Database, number: DeliveryId) -> None:
    lifecycle.retry(db, number, not_before=NOW, reason="429")
    lifecycle.expire(db, now=NOW + WEEK)


def _gone_before_it_left(db: Database, number: DeliveryId) -> None:
    lifecycle.retry(db, number, not_before=NOW, reason="429")
    lifecycle.gone(db, _sending(db, db.value("SELECT chat FROM deliveries WHERE id = ?", (number,))), reason="blocked", now=NOW)


ENDS: dict[str, Callable[[Database, DeliveryId], object]] = {
    "sent": _sent,
    "dead": lambda db, number: lifecycle.dead(db, number, reason="no", now=NOW),
    "gone": lambda db, number: lifecycle.gone(db, number, reason="blocked", now=NOW),
    "gone with another": _gone_before_it_left,
    "cancelled": lambda db, number: lifecycle.cancel(db, number, reason="no need", now=NOW),
    "expired": _expired,
    "held": _held,
}


def _ambiguous(db: Database, number: DeliveryId, *, idempotent: bool) -> DeliveryState:
    return lifecycle.ambiguous(db, number, idempotent=idempotent, repeat_at=NOW, reason="?", now=NOW)


def _sending(db: Database, chat: ChatId) -> DeliveryId:
    """An answer with a code, which is on its way and kept as it was shown."""
    number = answer(db, chat, payload={"text": TEXT, FLEETING: CODE})
    lifecycle.mark_sending(db, number, now=NOW)
    lifecycle.keep(db, number, {"text": TEXT})
    return number


def _payload(db: Database, number: DeliveryId) -> str:
    return str(outbox.delivery(db, number).payload)


@pytest.mark.parametrize("end", ENDS)
def test_whatever_becomes_of_an_answer_its_secret_goes(db: Database, end: str) -> None:
    """The rest of it stays, and so does the message without the secret."""
    with db.transaction():
        number = _sending(db, add_chat(db, "desk"))
        ENDS[end](db, number)
    assert outbox.delivery(db, number).state not in {DeliveryState.PENDING, DeliveryState.SENDING}
    assert CODE not in _payload(db, number)
    assert f"/redeem {BLOT}" in _payload(db, number)
    shown = messages.shown(db, number)
    assert (None if shown is None else shown.text) == (f"Send /redeem {BLOT}." if end == "sent" else None)


@pytest.mark.parametrize("idempotent", [True, False])
def test_a_killed_process_loses_no_secret_on_its_way(db: Database, idempotent: bool) -> None:
    """At the next start the answer goes out again whole, and the secret goes then."""
    with db.transaction():
        number = _sending(db, add_chat(db, "desk"))
        lifecycle.recover(db, idempotent=["console"] if idempotent else [], now=NOW)
        assert f"'text': '{TEXT}'" in _payload(db, number)
        lifecycle.mark_sending(db, number, now=NOW)
        _sent(db, number)
    assert CODE not in _payload(db, number)


def test_an_answer_without_its_secret_is_not_sent_again_with_all_that_are_dead(db: Database) -> None:
    """It would say nothing; who wants it by its id gets it."""
    with db.transaction():
        number = _sending(db, add_chat(db, "desk"))
        ENDS["dead"](db, number)
        assert lifecycle.requeue(db, now=NOW, expires_at=NOW + WEEK) == []
        assert lifecycle.requeue(db, [number], now=NOW, expires_at=NOW + WEEK) == [number]
