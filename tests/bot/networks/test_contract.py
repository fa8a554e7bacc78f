"""Every network keeps the same promises: the console in both of its ways, Telegram, and Matrix on a real homeserver."""

import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot import errors
from bot.networks.base import Call, Network
from bot.networks.console import Console
from bot.networks.telegram.network import Telegram
from storage.types import Operation
from tests import botapi_faults as faults
from tests import matrix_gateway
from tests.botapi import BotApi
from tests.calls import call, text
from tests.matrix import Person, bot_of
from tests.matrix_gateway import Gateway
from tests.synapse import Synapse

SHOWING = [Operation.SEND, Operation.REPLY, Operation.EDIT, Operation.FILE]
ON_A_MESSAGE = [Operation.REPLY, Operation.EDIT, Operation.REDACT, Operation.REACT]


ERRORS: dict[str, type[errors.BotError]] = {
    "retry_later": errors.RetryLater,
    "lost": errors.Ambiguous,
    "unanswered": errors.Ambiguous,
    "unavailable": errors.ChatUnavailable,
    "moved=8": errors.ChatMoved,
    "rejected": errors.MessageRejected,
    "auth_failed": errors.AuthFailed,
    "second_instance": errors.SecondInstance,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A network with what a test needs to look at it from the other side.

    Attributes:
        network: The network.
        fail: Lets the next operation fail; a name out of `ERRORS`, or "unanswered": done, and nobody told us.
        copies: How many messages the chat got in all.
        chat: Its address.
        shares_limits: Whether a wait that the network asks for holds for all chats.
        knows: The failures of `ERRORS` that there are on it.
    """

    network: Network
    fail: Callable[[str], None]
    copies: Callable[[], int]
    chat: str = "7"
    shares_limits: bool = False
    knows: frozenset[str] = frozenset(ERRORS)


_ON_TELEGRAM: dict[str, faults.Fault] = {
    "retry_later": faults.flood(5),
    "lost": faults.Cut(accepted=False),
    "unanswered": faults.Cut(accepted=True),
    "unavailable": faults.BLOCKED,
    "moved=8": faults.migrated(8),
    "rejected": faults.bad_request("message is too long"),
    "auth_failed": faults.UNAUTHORIZED,
    "second_instance": faults.CONFLICT,
}


_CUT = matrix_gateway.Fault()
_ON_MATRIX: dict[str, tuple[matrix_gateway.Fault, ...]] = {
    "retry_later": (matrix_gateway.error(429, "M_LIMIT_EXCEEDED", retry_after_ms=5000),),
    "lost": (_CUT, _CUT),  # aiohttp asks twice where a connection that was kept is cut
    "unanswered": (replace(_CUT, passed_on=True),) * 2,
    "unavailable": (matrix_gateway.error(403, "M_FORBIDDEN"),),
    "rejected": (matrix_gateway.error(413, "M_TOO_LARGE"),),
    "auth_failed": (matrix_gateway.error(401, "M_UNKNOWN_TOKEN"),),
}


@asynccontextmanager
async def _console(*, honours_ids: bool) -> AsyncIterator[Bench]:
    pending: list[str] = []
    out = io.StringIO()
    network = Console(out=out, honours_ids=honours_ids, faults=pending)
    network._faults = pending  # the console takes its faults once; a test names them one by one
    yield Bench(network=network, fail=pending.append, copies=lambda: out.getvalue().count("Hello."))


@asynccontextmanager
async def _telegram() -> AsyncIterator[Bench]:
    async with BotApi() as api:
        api.add_chat(7)
        network = Telegram(api.token, api_url=api.url)
        yield Bench(network=network, fail=lambda name: api.fail(_ON_TELEGRAM[name]), copies=lambda: len(api.messages(7)))


@asynccontextmanager
async def _matrix(server: Synapse, folder: Path) -> AsyncIterator[Bench]:
    account, ann = await server.register("bot"), Person(server, await server.register("ann"))
    async with Gateway(server.url) as gateway:
        room = await ann.makes(invites=[account.id])
        await Person(server, account).joins(room)

        def fail(name: str) -> None:
            for fault in _ON_MATRIX[name]:
                gateway.fail(fault)

        yield Bench(
            network=bot_of(server, account, folder, url=gateway.url),
            fail=fail,
            copies=lambda: ann.count(room),
            chat=room,
            shares_limits=True,
            knows=frozenset(_ON_MATRIX),
        )


@pytest.fixture(params=["console that honours ids", "console that does not", "telegram", "matrix"])
async def bench(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Bench]:
    """Each network in turn, started."""
    match request.param:
        case "telegram":
            made = _telegram()
        case "matrix":
            made = _matrix(request.getfixturevalue("homeserver"), tmp_path / "state")
        case _:
            made = _console(honours_ids="honours" in request.param)
    async with made as bench:
        await bench.network.start()
        yield bench
        await bench.network.close()


def _call(bench: Bench, operation: Operation = Operation.SEND, *, target: str | None = None, delivery: str | None = None) -> Call:
    message = text("Hello again.") if operation is Operation.EDIT else None
    return call(operation, message, target=target, chat=bench.chat, network=bench.network.name, delivery=delivery)


@pytest.mark.parametrize("operation", Operation)
async def test_what_makes_or_changes_a_message_returns_its_reference(bench: Bench, operation: Operation) -> None:
    """Redaction and reaction return nothing; an edit returns the message that it changed; all else a new one."""
    first = await bench.network.perform(_call(bench))
    assert first is not None
    reference = await bench.network.perform(_call(bench, operation, target=first if operation in ON_A_MESSAGE else None))
    assert (reference is not None) == (operation in SHOWING)
    assert (reference == first) == (operation is Operation.EDIT)


async def test_a_reference_serves_more_than_once(bench: Bench) -> None:
    """Edited, replied to and edited again."""
    first = await bench.network.perform(_call(bench))
    edit = _call(bench, Operation.EDIT, target=first)
    assert await bench.network.perform(edit) == first
    await bench.network.perform(_call(bench, Operation.REPLY, target=first))
    assert await bench.network.perform(replace(edit, delivery=_call(bench).delivery, message=text("Later."))) == first


@pytest.mark.parametrize("operation", [Operation.EDIT, Operation.REDACT, Operation.REACT])
async def test_nothing_can_be_done_to_a_message_without_a_reference(bench: Bench, operation: Operation) -> None:
    """The first copy's reference may be lost for ever; then there is nothing to be done."""
    with pytest.raises(errors.TargetGone):
        await bench.network.perform(_call(bench, operation))


async def test_a_reply_without_a_reference_is_a_message(bench: Bench) -> None:
    """What was to be told is told."""
    assert await bench.network.perform(_call(bench, Operation.REPLY)) is not None


async def test_the_same_delivery_twice(bench: Bench) -> None:
    """One message where the network honours ids, two where it does not."""
    first = await bench.network.perform(_call(bench, delivery="a" * 32))
    second = await bench.network.perform(_call(bench, delivery="a" * 32))
    assert (first == second) == bench.network.idempotent
    assert bench.copies() == (1 if bench.network.idempotent else 2)


async def test_an_edit_repeated_is_done(bench: Bench) -> None:
    """Whether or not the network honours ids: the chat shows what it should."""
    first = await bench.network.perform(_call(bench))
    edit = _call(bench, Operation.EDIT, target=first)
    assert {await bench.network.perform(edit), await bench.network.perform(edit)} == {first}


@pytest.mark.parametrize("name", ERRORS)
async def test_each_failure_is_one_of_our_errors(bench: Bench, name: str) -> None:
    """Nothing has arrived unless the error says that nobody can know; and the next operation goes through."""
    if name not in bench.knows:
        assert bench.network.name == "matrix"  # where rooms are replaced by events, and any number of devices may listen
        return
    bench.fail(name)
    with pytest.raises(errors.BotError) as caught:
        await bench.network.perform(_call(bench))
    assert type(caught.value) is ERRORS[name]
    assert bench.copies() == (1 if name == "unanswered" else 0)
    if isinstance(caught.value, errors.ChatMoved):
        assert (caught.value.address.network, caught.value.address.address) == (bench.network.name, "8")
    if isinstance(caught.value, errors.RetryLater):
        assert caught.value.whole_network == bench.shares_limits
    assert await bench.network.perform(_call(bench)) is not None


async def test_an_unanswered_message_repeated(bench: Bench) -> None:
    """A network that honours ids answers with the first message; elsewhere the repeat is a second one."""
    bench.fail("unanswered")
    with pytest.raises(errors.Ambiguous):
        await bench.network.perform(_call(bench, delivery="b" * 32))
    assert await bench.network.perform(_call(bench, delivery="b" * 32)) is not None
    assert bench.copies() == (1 if bench.network.idempotent else 2)
