"""Questions over HTTP, by the doctor's own hand: the libraries of the networks retry, log in, and open the stores of a running program."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Final, Self

import aiohttp

WAIT_S: Final = 15.0
MAX_ANSWER: Final = 16 << 20
_CHUNK: Final = 65_536
_CONNECT_S: Final = 5.0


class Unanswered(Exception):
    """Nobody answered, or with something that is no JSON object. Its text names neither the address nor a secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered.

    Attributes:
        status: HTTP status.
        said: The JSON object.
        ahead: By how much our clock was ahead of the other side's then, to a second or so; None where that is not known.
    """

    status: int
    said: dict[str, Any] = field(repr=False)
    ahead: timedelta | None

    @property
    def good(self) -> bool:
        """Whether it is no error."""
        return self.status == 200


class Asker:
    """Asks; an async context manager.

    Args:
        wait_s: How long to wait for an answer.
        by_proxy: Whether the proxies of the environment count (HTTPS_PROXY), as they do for the network's own library.
        now: Our clock, to compare others with; None for none.
    """

    def __init__(self, wait_s: float = WAIT_S, *, by_proxy: bool = False, now: Callable[[], datetime] | None = None) -> None:
        self._wait_s = wait_s
        self._now = now
        self._by_proxy = by_proxy
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        timeout = aiohttp.ClientTimeout(total=self._wait_s, sock_connect=_CONNECT_S)
        self._session = aiohttp.ClientSession(timeout=timeout, trust_env=self._by_proxy)
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
                date = _date(response.headers.get("Date"))
                read = bytearray()
                async for chunk in response.content.iter_chunked(_CHUNK):
                    read += chunk
                    if len(read) > MAX_ANSWER:
                        raise Unanswered("an answer that is too long")
                return Answer(status=response.status, said=_object(bytes(read), response.status), ahead=self._ahead(date))
        except TimeoutError:
            problem = f"no answer within {self._wait_s:g} s"
        except aiohttp.ClientConnectorError as error:
            problem = f"no connection ({error.os_error.strerror or type(error).__name__})"
        except (aiohttp.ClientError, ValueError) as error:  # an address that is none is a ValueError
            problem = f"no answer ({type(error).__name__})"
        raise Unanswered(problem)  # out here, so that no context with the address comes along

    def _ahead(self, there: datetime | None) -> timedelta | None:
        return None if there is None or self._now is None else self._now() - there


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
