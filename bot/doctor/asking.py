"""Questions over HTTP, by the doctor's own hand: the libraries of the networks retry, log in, and open the stores of a running program."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Final, Self

import aiohttp

WAIT_S: Final = 15.0
MAX_ANSWER: Final = 16 << 20
_CHUNK: Final = 65_536


class Unanswered(Exception):
    """Nobody answered, or with something that is no JSON object. Its text names neither the address nor a secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered.

    Attributes:
        status: HTTP status.
        said: The JSON object.
        at: The time by the other side's clock, in whole seconds, or None.
    """

    status: int
    said: dict[str, Any] = field(repr=False)
    at: datetime | None

    @property
    def good(self) -> bool:
        """Whether it is no error."""
        return self.status == 200


class Asker:
    """Asks; an async context manager.

    Args:
        wait_s: How long to wait for an answer.
    """

    def __init__(self, wait_s: float = WAIT_S) -> None:
        self._wait_s = wait_s
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._wait_s, sock_connect=5.0))
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._session is not None:
            await self._session.close()

    async def ask(self, method: str, url: str, body: object = None, *, token: str = "") -> Answer:
        """Ask once.

        Raises:
            Unanswered: There is no answer that can be read.
        """
        assert self._session is not None  # noqa: S101 - asked inside of its context only
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            async with self._session.request(method, url, json=body, headers=headers, allow_redirects=False) as response:
                read = bytearray()
                async for chunk in response.content.iter_chunked(_CHUNK):
                    read += chunk
                    if len(read) > MAX_ANSWER:
                        raise Unanswered("an answer that is too long")
                return Answer(status=response.status, said=_object(bytes(read), response.status), at=_date(response.headers.get("Date")))
        except TimeoutError:
            problem = f"no answer within {self._wait_s:g} s"
        except aiohttp.ClientConnectorError as error:
            problem = f"no connection ({error.os_error.strerror or type(error).__name__})"
        except (aiohttp.ClientError, ValueError) as error:  # an address that is none is a ValueError
            problem = f"no answer ({type(error).__name__})"
        raise Unanswered(problem)  # out here, so that no context with the address comes along


def _object(body: bytes, status: int) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Unanswered(f"an answer that is not its own (HTTP {status}): a proxy, or a wrong address")
    return found


def _date(header: str | None) -> datetime | None:
    """RFC 9110, section 6.6.1."""
    try:
        found = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
