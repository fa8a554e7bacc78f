"""Operations for the tests of networks."""

from itertools import count

from bot.message import Message, Span
from bot.networks.base import Call
from storage.types import Address, DeliveryId, Operation

_numbers = count(1)


def text(*lines: str, silent: bool = False, preview_url: str | None = None) -> Message:
    """A message of plain lines."""
    return Message(lines=tuple((Span(text=line),) for line in lines), silent=silent, preview_url=preview_url)


def call(
    operation: Operation = Operation.SEND,
    message: Message | None = None,
    *,
    target: str | None = None,
    chat: str = "7",
    thread: str = "",
    network: str = "telegram",
    delivery: str | None = None,
) -> Call:
    """An operation with an id of its own; send, reply and edit show "Hello." unless told otherwise, a file is always the same."""
    shows = operation in {Operation.SEND, Operation.REPLY, Operation.EDIT}
    return Call(
        delivery=DeliveryId(delivery or f"{next(_numbers):032x}"),
        address=Address(network=network, address=chat, thread=thread),
        operation=operation,
        message=message or (text("Hello.") if shows else None),
        target=target,
        reaction="👍" if operation is Operation.REACT else "",
        file=("list.csv", b"a,b\n") if operation is Operation.FILE else None,
    )
