"""A reaction with a button's mark presses the button, where a network has no buttons."""

from pathlib import Path

import pytest

from bot.access import Refusals
from bot.commands.answer import Desk, answer
from bot.networks.base import Pressed
from bot.render.payload import message_from, message_to
from storage import lifecycle, outbox
from storage.types import Address, DeliveryId, DeliveryKind, Lane, NewDelivery, Operation
from tests.bot import scene
from tests.bot.scene import NOON
from tests.calls import text
from tests.incoming import happens

ROOM = Address(network="matrix", address="!room")
SHOWN = "$shown"


@pytest.mark.parametrize(
    ("target", "mark", "answers"),
    [(SHOWN, "♻️", 1), (SHOWN, "\u267b", 1), (SHOWN, "👍", 0), ("$other", "♻️", 0)],
    ids=["as it stands", "without the sign for a picture", "another mark", "another message"],
)
def test_a_mark_presses_the_button_of_its_message(tmp_path: Path, target: str, mark: str, answers: int) -> None:
    """Whether or not the keyboard adds the sign that asks for a picture; marks below other messages say nothing."""
    db = scene.seeded(tmp_path / "rajin.db")
    chat = scene.add_chat(db, ROOM.address, network=ROOM.network)
    number = DeliveryId(scene.new_id())
    with db.transaction():
        outbox.create(
            db,
            [
                NewDelivery(
                    id=number,
                    chat=chat,
                    kind=DeliveryKind.NOTICE,
                    operation=Operation.SEND,
                    lane=Lane.ALERT,
                    created_at=NOON,
                    not_before=NOON,
                    expires_at=NOON,
                    payload=message_to(text("Told.")),
                )
            ],
        )
        lifecycle.mark_sending(db, number, now=NOON)
        lifecycle.mark_sent(db, number, reference=SHOWN, text="Told.", stories=(), buttons={"♻️": "/topics"}, now=NOON)
    desk = Desk(owners=frozenset(), refusals=Refusals(), new_id=scene.new_id)
    with db.transaction():
        answer(db, happens(Pressed(target=target, mark=mark), address=ROOM), desk, now=NOON)
    new = [each for each in outbox.list_deliveries(db) if each.id != number]
    assert len(new) == answers
    assert all(scene.TOPIC in message_from(each.payload).plain() for each in new)
    db.close()
