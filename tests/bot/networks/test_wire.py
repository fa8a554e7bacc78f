"""What happened in a chat survives the inbox."""

import json
from dataclasses import replace

import pytest

from bot.networks.base import Author, Joined, Left, Moved, Pressed, Said, What
from bot.networks.wire import incoming_from, incoming_to
from storage.types import Address, ChatKind
from tests.incoming import happens

HAPPENED: list[What] = [
    Said(text="/keyword import", document=("list.yaml", b"\x00\xff"), reply_to="5"),
    Said(text="/stop", edited=True, forwarded=True),
    Said(text="/mut", addressed=True),
    Pressed(target="5", command="/why 1"),
    Pressed(target="$abc", mark="👍"),
    Joined(),
    Left(reason="kicked"),
    Moved(to=Address(network="telegram", address="-1009", thread="4")),
]


def test_halves_of_characters_are_mended() -> None:
    """In whatever somebody types or is called: neither the database nor the network of the answer would take one."""
    what = Said(text="/topics \ud83d", document=("a\udc80.yaml", b"\xff"))
    mended = incoming_from(json.loads(json.dumps(incoming_to(replace(happens(what), chat_title="\ude80")))))
    assert mended.what == Said(text="/topics \ufffd", document=("a\ufffd.yaml", b"\xff"))
    assert mended.chat_title == "\ufffd"


@pytest.mark.parametrize("what", HAPPENED, ids=lambda what: type(what).__name__)
@pytest.mark.parametrize("author", Author)
def test_what_happened_is_read_as_it_was_written(what: What, author: Author) -> None:
    """Whatever it was, whoever did it, through JSON."""
    incoming = happens(
        what, address=Address(network="matrix", account="@r:x", address="!a"), kind=ChatKind.GROUP, author=author, language=None
    )
    assert incoming_from(json.loads(json.dumps(incoming_to(incoming)))) == incoming
