"""Which addresses may be fetched: public ones, and those that the operator's configuration names.

Pure; `feeds.collect.connector` applies it to what is really connected to. The tables are ours because `ipaddress.is_global` differs
between Python releases and calls multicast, 6to4, NAT64 and other ways to inner hosts global (CVE-2024-4032 and later).
"""

import ipaddress
import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

from yarl import URL

from feeds.collect import urls
from feeds.errors import AddressRefused

IPAddress = IPv4Address | IPv6Address
Networks = tuple[IPv4Network | IPv6Network, ...]

_NOT_PUBLIC_V4: Final = tuple(IPv4Network(text) for text in ("192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/3"))
_UNICAST_V6: Final = IPv6Network("2000::/3")
_NOT_PUBLIC_V6: Final = tuple(IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
# The URL standard's "ends in a number": such a host is an IPv4 address to some reader, whatever it looks like.
_ENDS_IN_NUMBER: Final = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.ASCII)


def public(ip: IPAddress, allowed: Networks = ()) -> bool:
    """Whether we may connect to an address.

    Args:
        ip: The address; an IPv4 address inside IPv6 (::ffff:0:0/96) counts as that IPv4 address.
        allowed: The operator's networks, open in addition to the public ones. An address with a zone id is in none of them.
    """
    if isinstance(ip, IPv6Address):
        if ip.scope_id is not None:
            return False
        inner = ip.ipv4_mapped
        if inner is not None:
            return named(ip, allowed) or public(inner, allowed)
        return named(ip, allowed) or (ip in _UNICAST_V6 and ip.is_global and not named(ip, _NOT_PUBLIC_V6))
    return named(ip, allowed) or (ip.is_global and not named(ip, _NOT_PUBLIC_V4))


def reachable(ip: IPAddress, port: int, allowed: Networks = ()) -> bool:
    """Whether we may connect to a port of an address: 80, 443 and those above 1023; any in the operator's networks."""
    if not public(ip, allowed):
        return False
    inner = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    return usual_port(port) or named(ip, allowed) or (inner is not None and named(inner, allowed))


def usual_port(port: int) -> bool:
    """Whether the web is spoken on a port: 80, 443 and the unprivileged ones, behind which no system service listens."""
    return port in (80, 443) or port > 1023


def named(ip: IPAddress, networks: Networks) -> bool:
    """Whether an address is in one of the networks."""
    return any(ip in network for network in networks)


@lru_cache(maxsize=4096)  # feeds are asked again and again, and reading the address is a good part of what a 304 costs
def checked(text: str, allowed: Networks = ()) -> URL:
    """Read an address that we are asked to fetch, or that a redirect leads to; names are not looked up here.

    Args:
        text: Absolute address. Credentials and fragment are dropped.
        allowed: The operator's networks.

    Raises:
        AddressRefused: It is no http(s) address, or can be seen to lead where we must not go: a literal address that is not public,
            a number in another dress (octal, hexadecimal, shortened, with a trailing dot), a port that is not for the web.
    """
    url = urls.parse(text)
    if url is None:
        raise AddressRefused("this is no http or https address that can be fetched")
    host, port = url.raw_host or "", url.port or 0
    if ":" not in host and _ENDS_IN_NUMBER.fullmatch(host) is None:
        # Whether a name lies in an allowed network, where any port is open, is known when it is connected to.
        if not usual_port(port) and not allowed:
            raise AddressRefused(f"{host}: port {port} is not for the web")
        return url.with_fragment(None)
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        raise AddressRefused(f"{host}: a number that is no plain IP address") from None
    if not public(ip, allowed):
        raise AddressRefused(f"{host}: not a public address")
    if not reachable(ip, port, allowed):
        raise AddressRefused(f"{host}: port {port} is not for the web")
    return url.with_fragment(None)
