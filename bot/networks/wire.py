"""What happened in a chat, to and from the JSON object that the inbox keeps."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from bot.networks.base import Author, Incoming, Joined, Left, Moved, Pressed, Said, What
from feeds.understand.text import without_halves
from storage.types import Address, ChatKind

_KINDS: Mapping[str, type[What]] = {"said": Said, "pressed": Pressed, "joined": Joined, "left": Left, "moved": Moved}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def incoming_to(incoming: Incoming) -> dict[str, Any]:
    """What happened as a JSON object; a half of a character becomes U+FFFD, since neither a database nor a network takes it."""
    found: dict[str, Any] = _whole(_incoming_to(incoming))
    return found


def _incoming_to(incoming: Incoming) -> dict[str, Any]:
    return {
        "address": _address_to(incoming.address),
        "kind": incoming.kind,
        "chat_title": incoming.chat_title,
        "author": incoming.author,
        "sender": incoming.sender,
        "sender_is_admin": incoming.sender_is_admin,
        "language": incoming.language,
        "update_id": incoming.update_id,
        "what": {
            "kind": _NAMES[type(incoming.what)],
            **{each.name: _to(getattr(incoming.what, each.name)) for each in fields(incoming.what)},
        },
    }


def incoming_from(payload: Mapping[str, Any]) -> Incoming:
    """The inverse of `incoming_to`."""
    what = dict(payload["what"])
    return Incoming(
        address=Address(**payload["address"]),
        kind=ChatKind(payload["kind"]),
        chat_title=payload["chat_title"],
        author=Author(payload["author"]),
        sender=payload["sender"],
        sender_is_admin=payload["sender_is_admin"],
        language=payload["language"],
        update_id=payload["update_id"],
        what=_KINDS[what.pop("kind")](**{name: _from(name, value) for name, value in what.items()}),
    )


def _whole(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The same without halves of characters."""
    match value:
        case str():
            return without_halves(value)
        case dict():
            return {name: _whole(each) for name, each in value.items()}
        case list():
            return [_whole(each) for each in value]
        case _:
            return value


def _to(value: object) -> object:
    match value:
        case Address():
            return _address_to(value)
        case (str(name), bytes(data)):
            return [name, b64encode(data).decode()]
        case _:
            return value


def _from(name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    match name, value:
        case "to", _:
            return Address(**value)
        case "document", [str(file), str(data)]:
            return file, b64decode(data)
        case _:
            return value


def _address_to(address: Address) -> dict[str, str]:
    return {each.name: getattr(address, each.name) for each in fields(address)}
