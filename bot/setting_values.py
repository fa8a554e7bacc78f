"""What a single setting may hold, and how it is refused in words: files, address ranges, lists, texts of a shape, secrets in files."""

import ipaddress
import json
import re
import stat
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
_MAX_SECRET_BYTES = 4096


def path(name: object) -> Path:
    """The name of a file."""
    if not isinstance(name, str | Path) or not str(name) or "\0" in str(name):
        raise ValueError("must be the name of a file, in quotes")
    return Path(name)


FilePath = Annotated[Path, BeforeValidator(path)]


def network(text: object) -> IpNetwork:
    """An address range in CIDR notation."""
    try:
        return ipaddress.ip_network(str(text), strict=False)
    except ValueError:
        raise ValueError("is no address range such as 192.168.0.0/16") from None


def listed(value: object) -> object:
    """A list that stands in a variable: its items between commas, or JSON."""
    if not isinstance(value, str):
        return value
    if not value.lstrip().startswith("["):
        return [item.strip() for item in value.split(",") if item.strip()]
    try:
        return json.loads(value)
    except ValueError:
        raise ValueError("is no list; write its items with commas between them") from None


def shaped(pattern: str, words: str) -> AfterValidator:
    """A text of a certain shape; `words` say which."""
    shape = re.compile(pattern)

    def checked(text: str) -> str:
        if not shape.fullmatch(text):
            raise ValueError(words)
        return text

    return AfterValidator(checked)


def secret_in(file: Path, what: str) -> str:
    """What a file holds that only its owner can use.

    Args:
        file: The file.
        what: What it holds ("the token"), for the error.

    Raises:
        ValueError: That says what is wrong with the file, without its content.
    """
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ValueError(f"names no regular file; name one that holds {what}")
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ValueError(f"others than its owner can use the file; run: chmod 600 {file}")
        with file.open("rb") as opened:
            content = opened.read(_MAX_SECRET_BYTES)
    except OSError as error:
        raise ValueError(f"names a file that cannot be read ({error.strerror}); name one that holds {what}") from None
    return content.decode("utf-8", "replace").strip()


_PERSON = r"(telegram:\d{1,20}|matrix:@[^\s:@]{1,200}:[^\s@]{1,200}|console:[\w-]{1,40})"

Person = Annotated[
    str,
    shaped(
        _PERSON,
        'must name a person by network and id there, "telegram:1234" (the number, not the name) or "matrix:@ann:example.org"',
    ),
]
"""A person on a network, by the id that the network gave them."""


def is_person(text: str) -> bool:
    """Whether a text names a person as `Person` does."""
    return re.fullmatch(_PERSON, text) is not None
