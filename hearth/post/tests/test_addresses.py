"""No address leads Hearth into a private network, however it is written."""

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.post.channels.addresses import Refused, is_public, look_up
from hearth.post.problems import ForNow, NotDelivered

PRIVATE = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
]
NOTHING_ALLOWED: frozenset[str] = frozenset()


def inside(network: str) -> st.SearchStrategy[Any]:
    kept = ipaddress.ip_network(network)
    return st.integers(int(kept.network_address), int(kept.broadcast_address)).map(type(kept.network_address))


private = st.sampled_from(PRIVATE).flatmap(inside)
private_v4 = st.sampled_from([each for each in PRIVATE if ":" not in each]).flatmap(inside)
dressed = [
    lambda ip: f"::ffff:{ip}",
    lambda ip: f"64:ff9b::{ip}",
    lambda ip: f"2002:{int(ip) >> 16:x}:{int(ip) & 0xFFFF:x}::",
]
written = [str, lambda ip: str(int(ip)), lambda ip: hex(int(ip)), lambda ip: f"0{oct(int(ip))[2:]}"]


@given(private)
def test_no_private_address_is_public(address: Any) -> None:
    assert not is_public(address)


@given(private_v4, st.sampled_from(dressed))
def test_nor_in_the_clothes_of_another_family(address: Any, dress: Any) -> None:
    assert not is_public(ipaddress.ip_address(dress(address)))


@given(private_v4, st.sampled_from(written), st.sampled_from(["", ".", ":443", ":8443/", "/x?y", "#z"]))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_way_of_writing_it_gets_through(address: Any, writing: Any, rest: str) -> None:
    with pytest.raises(NotDelivered):
        look_up(f"https://{writing(address)}{rest}", NOTHING_ALLOWED)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_at_all_is_refused_or_leads_to_the_open_internet(text: str) -> None:
    def no_names(host: str, port: int, **_: Any) -> Any:
        try:
            ip = ipaddress.ip_address(host)
        except ValueError:
            raise socket.gaierror from None
        return [(0, 0, 0, "", (str(ip), port))]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("socket.getaddrinfo", no_names)
        for url in (text, f"https://{text}"):
            try:
                place = look_up(url, NOTHING_ALLOWED)
            except NotDelivered:
                continue
            assert is_public(ipaddress.ip_address(place.ip))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/",
        "https://user:word@example.org/",
        "https://user@example.org/",
        "https://example.org:22/",
        "https://example.org\\@127.0.0.1/",
        "https://exam ple.org/",
        "https://",
        "https://[::1/",
        "https://[::1]/",
        "https://localhost/",
        "https://127.1/",
        "https://169.254.169.254/latest/meta-data",
    ],
)
def test_what_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        look_up(url, NOTHING_ALLOWED)


def test_one_private_address_among_public_ones_is_one_too_many(monkeypatch: Any) -> None:
    both = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", ("10.0.0.1", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Refused):
        look_up("https://both.example/", NOTHING_ALLOWED)


def test_a_name_that_is_not_found_may_be_found_later() -> None:
    with pytest.raises(ForNow):
        look_up("https://nowhere.invalid/", NOTHING_ALLOWED)


def test_the_operator_may_vouch_for_a_host() -> None:
    assert look_up("http://127.0.0.1:8010/in", frozenset({"127.0.0.1"})).port == 8010
