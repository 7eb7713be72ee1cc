"""The address guard: nothing private, special or disguised is reached, whatever its form."""

import socket
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.web.guard import AddressRefused, guarded_sockets, is_public, may_connect

REFUSED = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.9", "192.0.0.170", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2001:10::1",
    "2002:7f00:1::", "2002:808:808::", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1",
    "ff02::1", "ff0e::1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "103.10.66.1",
    "202.134.0.155",
    "::ffff:8.8.8.8",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
]


@pytest.mark.parametrize("host", REFUSED)
def test_special_addresses_are_refused(host: str) -> None:
    """Every special range is refused, also where ``is_global`` alone would let it through."""
    assert not may_connect(host, ())


@pytest.mark.parametrize("host", PUBLIC)
def test_public_addresses_are_reached(host: str) -> None:
    """News sites on the internet are not refused."""
    assert may_connect(host, ())


@pytest.mark.parametrize("host", ["", "localhost", "0x7f000001", "2130706433", "127.1", "1.1.1.1.evil", "::g"])
def test_what_is_no_numeric_address_is_refused(host: str) -> None:
    """Names and odd forms never reach a socket: only what the resolver made numeric does."""
    assert not may_connect(host, ())


def test_an_allowed_network_is_reached_and_no_other() -> None:
    """An operator's allow-list opens exactly the networks it names, in IPv4-mapped form too."""
    allowed = (ip_network("10.1.0.0/16"), ip_network("fd00::/8"))
    assert may_connect("10.1.2.3", allowed)
    assert may_connect("::ffff:10.1.2.3", allowed)
    assert may_connect("fd00::5", allowed)
    assert not may_connect("10.2.0.1", allowed)
    assert not may_connect("127.0.0.1", allowed)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_clothes_is_judged_as_itself(address: object) -> None:
    """Mapping an address into IPv6 never opens what the plain address does not."""
    assert may_connect(f"::ffff:{address}", ()) == is_public(ip_address(str(address)))


def test_the_factory_makes_no_socket_to_a_refused_address() -> None:
    """The refusal names the address and the setting that would allow it."""
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1.*allow_private"):
        guarded_sockets()((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80)))


def test_the_factory_makes_a_socket_that_does_not_block() -> None:
    """An allowed address gets a socket fit for the event loop."""
    with guarded_sockets()((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("1.1.1.1", 80))) as made:
        assert not made.getblocking()
