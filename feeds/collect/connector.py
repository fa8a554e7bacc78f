"""The address rule at the place where connections are made: what is really connected to is what is checked.

A custom resolver alone is no guard, since literal addresses never reach it; so the socket factory decides, and the resolver is here
for the good message and for names that answer with a public and an inner address at once.
"""

import ipaddress
import socket

from aiohttp import AddrInfoType, ClientConnectionError, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult

from feeds.collect.addresses import Networks, reachable


class NotPublic(ClientConnectionError):
    """An address that must not be connected to. Its text does not name the address, which may be an inner one."""


class PublicResolver(AbstractResolver):
    """Looks names up and refuses a name unless all its addresses may be connected to."""

    def __init__(self, inner: AbstractResolver, allowed: Networks = ()) -> None:
        self._inner = inner
        self._allowed = allowed

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """Addresses of a name.

        Raises:
            NotPublic: One of them must not be connected to.
            OSError: There is no such name.
        """
        answers = await self._inner.resolve(host, port, family)
        if not all(_may_connect(answer["host"], port, self._allowed) for answer in answers):
            raise NotPublic("the name leads to an address or port that is not public")
        return answers

    async def close(self) -> None:
        """Release the inner resolver."""
        await self._inner.close()


def public_connector(resolver: AbstractResolver, allowed: Networks = ()) -> TCPConnector:
    """A connector that reaches public addresses and `allowed` ones only.

    Args:
        resolver: Looks names up; stays the caller's to close. A name is looked up for each connection, never from a cache, so that
            what was checked is what is used.
        allowed: The operator's networks.
    """

    def checked_socket(address: AddrInfoType) -> socket.socket:
        """Called for every single connect: literals, redirects and each candidate of a name."""
        family, kind, protocol, _, target = address
        host, port = target[0], target[1]
        if not isinstance(host, str) or not isinstance(port, int) or not _may_connect(host, port, allowed):
            raise NotPublic("the address or port is not public")
        return socket.socket(family=family, type=kind, proto=protocol)

    # The fetcher holds the limits of its own; a second queue here would count against its deadlines.
    return TCPConnector(resolver=PublicResolver(resolver, allowed), socket_factory=checked_socket, use_dns_cache=False, limit=0)


def _may_connect(host: str, port: int, allowed: Networks) -> bool:
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return reachable(ip, port, allowed)
