"""Which addresses a request may connect to: the public internet, and what an operator allowed.

News comes with links that anyone may have written. Without a guard, such a link makes the bot read
a cloud's metadata service, a router or the database next door. The check happens where the socket is made, once
an address is known, on every hop: a name that resolves to something else the second time (DNS rebinding) or
an address in odd form meets the same check.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from bot.phrase import phrase

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
AddrInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]

SPECIAL: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in (
        "100.64.0.0/10",  # shared address space of carriers, RFC 6598
        "168.63.129.16/32",  # Azure's host: public by number, private by use
        "192.0.0.0/24",  # IETF protocol assignments: is_global calls parts of it public
        "192.88.99.0/24",  # 6to4 relays, deprecated by RFC 7526
        "198.18.0.0/15",  # benchmarking, RFC 2544
        "::/96",  # IPv4-compatible addresses ("::127.0.0.1"), deprecated by RFC 4291
        "64:ff9b::/96",  # NAT64, RFC 6052: an IPv4 address in disguise
        "64:ff9b:1::/48",  # NAT64 for local use, RFC 8215
        "100::/64",  # discard only, RFC 6666
        "2001::/23",  # IETF protocol assignments, Teredo among them
        "2002::/16",  # 6to4, RFC 3056: an IPv4 address in disguise
        "fec0::/10",  # site-local, deprecated by RFC 3879
    )
)
"""Ranges to refuse beyond what ``ipaddress`` knows to be private, multicast or reserved."""


class AddressRefused(OSError):
    """The address is not on the public internet, and no allow-list names it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.reason = phrase("web-not-public", address=address)
        super().__init__(self.reason)


def is_public(address: Address) -> bool:
    """Whether ``address`` is an ordinary host on the public internet."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address in network for network in SPECIAL if network.version == address.version)


def may_connect(host: str, allowed: Sequence[Network]) -> bool:
    """Whether a socket may go to ``host``, a numeric address (an IPv6 zone is cut off).

    Args:
        host: the address as the resolver gave it.
        allowed: networks that an operator means to reach though they are private.
    """
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    plain = address.ipv4_mapped if isinstance(address, IPv6Address) and address.ipv4_mapped else address
    return is_public(address) or any(plain in network for network in allowed if network.version == plain.version)


def guarded_sockets(allowed: Sequence[Network] = ()) -> Callable[[AddrInfo], socket.socket]:
    """A socket factory for ``aiohttp.TCPConnector`` that refuses to make a socket to other addresses.

    aiohttp asks it for every connection, also for addresses written out in a URL, which never
    pass a resolver.

    Raises:
        AddressRefused: from the returned function.
    """

    def make(info: AddrInfo) -> socket.socket:
        family, kind, protocol, _, address = info
        host = str(address[0])
        if not may_connect(host, allowed):
            raise AddressRefused(host)
        made = socket.socket(family=family, type=kind, proto=protocol)
        made.setblocking(False)
        return made

    return make
