from ipaddress import ip_address

import pytest

from sozialatlas.core.fetching.networks import is_public


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.215.14",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2001:200::1",
        "2003:0:1:2::3",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "2a01:4f8::2",
    ],
)
def test_servers_of_the_public_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))
