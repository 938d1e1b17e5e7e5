"""Which addresses of other systems Hearth may call. What it can reach in its own network, nobody may make it call."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from hearth.post.problems import ForGood, ForNow

PORTS = (443, 8443)
NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address in the clothes of an IPv6 one
Address = IPv4Address | IPv6Address


class Refused(ForGood):
    """Not an address that Hearth calls."""


@dataclass(frozen=True)
class Place:
    """Where to connect: looked up once, so that a name cannot point somewhere else a moment later."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


def look_up(url: str, allowed: frozenset[str]) -> Place:
    """`allowed`: hosts that the operator vouches for, inside the network or without encryption.

    Raises `Refused` for what may not be called, `ForNow` for a name that cannot be found.
    """
    place = _parts(url, allowed)
    trusted = place.host in allowed
    addresses = _addresses_of(place)
    if not trusted and not all(is_public(address) for address in addresses):
        raise Refused("The address leads into a private network.")
    return Place(place.scheme, place.host, place.port, place.path, str(addresses[0]))


def check_written(url: str, allowed: frozenset[str]) -> None:
    """As far as it can be said without looking the name up. Raises `Refused`."""
    _parts(url, allowed)


def _parts(url: str, allowed: frozenset[str]) -> Place:
    if any(letter.isspace() or ord(letter) < 33 or letter == "\\" for letter in url):
        raise Refused("The address holds a space or a character that no address has.")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise Refused("This is not a web address.") from None
    trusted = host in allowed
    if not host or parts.username is not None or parts.password is not None:
        raise Refused("The address must name a host, and no user.")
    if parts.scheme != "https" and not (trusted and parts.scheme == "http"):
        raise Refused("The address must begin with https://.")
    port = port or (443 if parts.scheme == "https" else 80)
    if port not in PORTS and not trusted:
        raise Refused("The address must use port 443 or 8443.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, host, port, path, "")


def _addresses_of(place: Place) -> list[Address]:
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ForNow("The name in the address cannot be found.") from None
    return [ip_address(str(each[4][0]).split("%")[0]) for each in found]


def is_public(address: Address) -> bool:
    """Somewhere on the open internet, whatever it is dressed as."""
    if isinstance(address, IPv6Address):
        if inner := _inside(address):
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inside(address: IPv6Address) -> IPv4Address | None:
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
