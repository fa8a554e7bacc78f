"""Planted bugs, as changes of the source: the harness must find each of them, or it proves nothing about the program without them.

They are those of a prototype that compared ways to find such bugs. Each behaves well as long as nobody kills it, the shuffled order aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class StalePatch(Exception):
    """The text that a planted bug replaces is not in the code any more: plant it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One piece of text in one file, and what stands there instead."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A planted bug.

    Attributes:
        name: What it does wrong.
        changes: How.
        first: The fail point to try first.
        honours: On which kind of network to try it first.
    """

    name: str
    changes: Sequence[Change]
    first: str
    honours: bool = False

    def apply(self, tree: Path) -> None:
        """Plant it in a copy of the program.

        Raises:
            StalePatch: The code has changed.
        """
        for change in self.changes:
            file = tree / change.file
            text = file.read_text(encoding="utf-8")
            if text.count(change.old) != 1:
                raise StalePatch(f"{self.name}: {change.file} holds this text {text.count(change.old)} times, not once:\n{change.old}")
            file.write_text(text.replace(change.old, change.new), encoding="utf-8")


_MARK = """\
        await self._store.write(lambda db: lifecycle.mark_sending(db, delivery.id, now=now))
"""
_SENT = """\
        await self._sent(delivery, rendered, reference)
"""

MUTANTS: Sequence[Mutant] = (
    Mutant(
        name="no mark before sending",
        first="send.answered",
        changes=(
            Change(
                file="bot/dispatcher.py",
                old="    delivery = lifecycle.mark_sending(db, number, now=now)\n    rendered = render(",
                new="    delivery = lifecycle.get(db, number)\n    rendered = render(",
            ),
            Change(
                file="bot/dispatcher.py",
                old='        reach("send.answered")\n',
                new='        reach("send.answered")\n' + _MARK,
            ),
            Change(
                file="bot/dispatcher.py",
                old="        except errors.BotError as error:\n",
                new="        except errors.BotError as error:\n    " + _MARK,
            ),
        ),
    ),
    Mutant(
        name="marked sent before sending",
        first="send.marked",
        changes=(
            Change(
                file="bot/dispatcher.py",
                old='        reach("send.marked")\n',
                new=_SENT.replace("reference", '"early"') + '        reach("send.marked")\n',
            ),
            Change(
                file="bot/dispatcher.py",
                old='        reach("send.answered")\n' + _SENT,
                new="""\
        reach("send.answered")
        await self._store.write(lambda db: db.execute("UPDATE deliveries SET reference = ? WHERE id = ?", (reference, delivery.id)))
        await self._store.write(lambda db: db.execute("UPDATE messages SET reference = ? WHERE delivery = ?", (reference, delivery.id)))
""",
            ),
            Change(
                file="bot/dispatcher.py",
                old='        reach("send.refused")\n',
                new="""\
        reach("send.refused")
        await self._store.write(lambda db: db.execute("DELETE FROM messages WHERE delivery = ?", (delivery.id,)))
        await self._store.write(lambda db: db.execute("UPDATE deliveries SET state = 'sending' WHERE id = ?", (delivery.id,)))
""",
            ),
        ),
    ),
    Mutant(
        name="a new id with each attempt",
        first="send.answered",
        honours=True,
        changes=(
            Change(
                file="bot/dispatcher.py",
                old="                    delivery=delivery.id,\n",
                new="                    delivery=DeliveryId(self._clock.token()) if delivery.attempts else delivery.id,\n",
            ),
        ),
    ),
    Mutant(
        name="what is ambiguous is dropped",
        first="send.marked",
        changes=(
            Change(
                file="storage/lifecycle.py",
                old="    _move(db, delivery_id, State.AMBIGUOUS, reason=reason, settled_at=to_ms(now))\n",
                new="    _move(db, delivery_id, State.CANCELLED, reason=reason, settled_at=to_ms(now))\n    return State.AMBIGUOUS\n",
            ),
        ),
    ),
    Mutant(
        name="the order is shuffled",
        first="send.recorded",
        changes=(
            Change(file="storage/outbox.py", old="({row}.lane > 2 OR NOT EXISTS", new="(1 OR NOT EXISTS"),
            Change(file="storage/outbox.py", old="(e.lane, e.seq) < (d.lane, d.seq)", new="(e.lane, e.id) < (d.lane, d.id)"),
        ),
    ),
    Mutant(
        name="story and deliveries in two transactions",
        first="poll.stored",
        changes=(
            Change(
                file="bot/intake.py",
                old="        work.report.told += announce.tell(work.db, occasion, decision, new_id=work.new_id)\n",
                new="        LATER.append(lambda db: announce.tell(db, occasion, decision, new_id=work.new_id))\n",
            ),
            Change(file="bot/intake.py", old="FLOOD_LEAST = 20\n", new="FLOOD_LEAST = 20\nLATER = []\n"),
            Change(
                file="bot/poller.py",
                old='                reach("poll.stored")\n',
                new="""\
                reach("poll.stored")
                later, intake.LATER[:] = list(intake.LATER), []
                report.told = await self._store.write(lambda db: sum(tell(db) for tell in later))
""",
            ),
        ),
    ),
    Mutant(
        name="a command is acknowledged before it is stored",
        first="inbox.stored",
        changes=(
            Change(
                file="bot/commander.py",
                old="        await self._store.write(\n            lambda db: inbox.store(",
                new="        self._late = later(\n            self._store.write, self._woken, lambda db: inbox.store(",
            ),
            Change(file="bot/commander.py", old='        reach("inbox.stored")\n', new=""),
            Change(
                file="bot/commander.py",
                old="PREPARE_S = 60.0\n",
                new="""\
PREPARE_S = 60.0


def later(write, woken, work):
    async def wait():
        reach("inbox.stored")
        await write(work)
        woken.set()

    return asyncio.create_task(wait())


""",
            ),
        ),
    ),
    Mutant(
        name="a command and that it was acted on in two transactions",
        first="inbox.handled",
        changes=(
            Change(
                file="bot/commander.py",
                old="    if inbox.handled(db, received, now=now):\n        act()\n",
                new="    act()\n",
            ),
            Change(
                file="bot/commander.py",
                old='        reach("inbox.handled")\n',
                new='        reach("inbox.handled")\n        await self._pass_over(received)\n',
            ),
        ),
    ),
)
