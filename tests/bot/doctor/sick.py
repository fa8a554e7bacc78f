"""What tests of the doctor look at findings with."""

from collections.abc import Iterable

from bot.doctor.finding import Finding
from bot.doctor.known import Known
from storage.condition import Runner
from storage.types import Address, Chat, ChatId, ChatKind, ChatState
from tests.bot.scene import NOON, TOPIC

RUNNER = Runner(holder="here pid 1", since=NOON)


def of(found: Iterable[Finding], check: str) -> Finding:
    """The finding of a check, which must be there once."""
    (one,) = [each for each in found if each.check == check]
    return one


def verdicts(found: Iterable[Finding]) -> dict[str, str]:
    """How each thing stands."""
    return {each.check: str(each.verdict) for each in found}


def told(network: str, *places: str, running: bool = True, title: str = "Desk") -> Known:
    """What is known where these chats are told, beside a running program."""
    chats = tuple(
        Chat(
            id=ChatId(number),
            address=Address(network=network, address=place),
            kind=ChatKind.GROUP,
            state=ChatState.ACTIVE,
            language="en",
            time_zone="UTC",
            title=title,
            topics=(TOPIC,),
        )
        for number, place in enumerate(places)
    )
    return Known(runner=RUNNER if running else None, told={network: chats})
