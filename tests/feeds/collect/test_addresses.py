import ipaddress
from ipaddress import IPv4Network, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect.addresses import checked, public, reachable
from feeds.errors import AddressRefused

LOOPBACK = (IPv4Network("127.0.0.0/8"),)

INNER = [
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "240.0.0.1", "0.0.0.0"),
    *("224.0.0.1", "239.255.255.255", "255.255.255.255", "192.0.0.8", "192.88.99.1", "192.0.2.1", "198.51.100.7", "203.0.113.9"),
    *("::", "::1", "fc00::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "3fff::1", "5f00::1", "100::1"),
    *("::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1"),
    *("64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:808:808::1", "2606:4700::1%eth0", "fe80::1%1"),
]
OPEN = ["8.8.8.8", "193.0.14.129", "1.1.1.1", "223.255.255.1", "2606:4700::1", "2a00:1450:4001::1", "::ffff:8.8.8.8"]

NO_ADDRESS = [
    *("", "example.com/feed", "//example.com/", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///x"),
    *("http://exa\x00mple.com/", "http://example.com/\x1b[2J", "http://example.com\r\n.evil.com/", "http://exa\u0085mple.com/"),
    *(
        "http://a\\@b/",
        "http://a b/",
        "http://127.0.0.1\\.example.com/",
        "http://h:80:90/",
        "http://h:99999/",
        "http://h:0/",
        "http://h:x/",
    ),
    *("http://[::1%25eth0]/", "http://[::1%eth0]/", "http://[2606:4700::1%eth0]/", "http://[::1/", "http://%31%32%37.0.0.1/"),
    *(
        "http://exam\u00adple.com/",
        "http://a..b/",
        "http://.a/",
        "http://" + "a" * 64 + ".com/",
        "http://a%2eb/",
        "http://exa\ud800mple.com/",
    ),
    "http://example.com/" + "a" * 4096,
]
NUMBERS = [
    *(
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "127.000.000.001",
        "127.0.0.1.",
        "0x7f000001",
        "0x7f.0.0.1",
        "0",
        "0x",
        "127.0.0.0x1",
        "8.8.8.8.",
    ),
    *("4294967297", "1.2.3.4.5", "0x7f000001."),
]
DRESSED = ["127。0。0。1", "１２７.0.0.1", "①②⑦.0.0.1", "127．0．0．1"]


@pytest.mark.parametrize("text", INNER)
def test_inner_addresses_are_not_public(text: str) -> None:
    """Private, special, embedding and zoned addresses are not public, whatever the standard library says."""
    assert not public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", OPEN)
def test_ordinary_addresses_are_public(text: str) -> None:
    """Addresses of the open network are public, also when IPv4 is written inside IPv6."""
    assert public(ipaddress.ip_address(text))


@given(st.ip_addresses())
def test_public_is_never_wider_than_the_standard_library(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """Our table only takes away from what the registry calls global."""
    inner = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    assert not public(ip) or (inner or ip).is_global


@pytest.mark.parametrize("text", ["127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1"])
def test_the_operators_networks_are_open(text: str) -> None:
    """An address in a network that the configuration names is open at any port."""
    assert public(ipaddress.ip_address(text), LOOPBACK)
    assert reachable(ipaddress.ip_address(text), 22, LOOPBACK)


def test_an_allowed_network_opens_nothing_else() -> None:
    """Allowing one network opens neither another inner one nor a system port on a public address."""
    assert not public(ipaddress.ip_address("10.0.0.1"), LOOPBACK)
    assert not public(ipaddress.ip_address("::1"), LOOPBACK)
    assert not reachable(ipaddress.ip_address("8.8.8.8"), 22, LOOPBACK)


def test_a_zone_id_is_in_no_network() -> None:
    """A zoned address is refused even where its range is allowed."""
    assert not public(ipaddress.ip_address("fe80::1%eth0"), (IPv6Network("fe80::/10"),))


@pytest.mark.parametrize(("port", "open_"), [(80, True), (443, True), (8080, True), (1024, True), (1023, False), (22, False), (25, False)])
def test_ports(port: int, *, open_: bool) -> None:
    """The web's two ports and the unprivileged ones are open on public addresses."""
    assert reachable(ipaddress.ip_address("8.8.8.8"), port) is open_


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_texts_that_are_no_address(text: str) -> None:
    """What two readers could read differently, or what has no host, is refused and not echoed."""
    with pytest.raises(AddressRefused) as caught:
        checked(text)
    assert str(caught.value) == "this is no http or https address that can be fetched"


@pytest.mark.parametrize("host", [*NUMBERS, *DRESSED])
def test_numbers_in_disguise(host: str) -> None:
    """Octal, hexadecimal, decimal, shortened, dotted and Unicode spellings of an IPv4 address are refused."""
    with pytest.raises(AddressRefused):
        checked(f"http://{host}:8080/")


@pytest.mark.parametrize("text", [text for text in INNER if "%" not in text])
def test_inner_literals_are_refused_by_name(text: str) -> None:
    """A literal inner address is refused with a text that says why."""
    host = f"[{text}]" if ":" in text else text
    with pytest.raises(AddressRefused, match="not a public address"):
        checked(f"http://{host}/")


def test_system_ports_are_refused() -> None:
    """A system port is refused before anything is looked up."""
    with pytest.raises(AddressRefused, match="port 22"):
        checked("http://example.com:22/")
    with pytest.raises(AddressRefused, match="port 22"):
        checked("http://8.8.8.8:22/")


def test_a_name_at_a_system_port_may_be_in_an_allowed_network() -> None:
    """With allowed networks the port of a name is judged when it is connected to."""
    assert checked("http://feeds.internal:81/", LOOPBACK).port == 81


def test_what_is_accepted_comes_out_clean() -> None:
    """Credentials and fragment are dropped, the host is in its IDNA form, a trailing dot on a name is fine."""
    assert str(checked("HTTP://user:secret@Bücher.example.:80/a?b=%22c%22#d")) == "http://xn--bcher-kva.example./a?b=%22c%22"
    assert str(checked("  https://example.com/feed\n")) == "https://example.com/feed"
    assert str(checked("http://[2606:4700::1]:8080/")) == "http://[2606:4700::1]:8080/"


@given(st.text() | st.builds("http://{}/{}".format, st.text(), st.text()))
def test_any_text_is_accepted_or_refused(text: str) -> None:
    """No text makes the reader fail in any other way, and what was accepted is accepted again."""
    try:
        url = checked(text)
    except AddressRefused:
        return
    assert checked(str(url)) == url
