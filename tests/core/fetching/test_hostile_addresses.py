"""What people may type to reach the inside of a house, and what becomes of it."""

from __future__ import annotations

import pytest

from sozialatlas.core.fetching import BadAddress, Fetcher, FetchError, ForbiddenAddress
from sozialatlas.core.fetching.resolving import system_names

# Names are answered by the system's own reader of numbers, which knows 127.1 and 0x7f000001;
# it asks no server for them.
FETCHER = Fetcher(agent="Sozialatlas", names=system_names, pause=0.0)

NOT_PUBLIC = [
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "http://127.255.255.254/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://100.127.255.255/",
    "http://168.63.129.16/metadata",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.0.0.192/opc/v2/instance/",
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://192.168.178.1/",
    "http://198.18.0.1/",
    "http://198.19.255.255/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://127.0.0.1./",
    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::10.0.0.1]/",
    "http://[100::1]/",
    "http://[2001::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:10::1]/",
    "http://[2001:db8::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:c0a8:b201::1]/",
    "http://[2620:4f:8000::1]/",
    "http://[3fff::1]/",
    "http://[2a00:1450:4001:1::5efe:10.0.0.1]/",
    "http://[2a00:1450:4001:1:200:5efe:192.168.1.1]/",
    "http://[5f00::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://admin.localhost/",
    "http://router/",
    "http://nas.local/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://rathaus.intranet/",
    "http://drucker.lan/",
    "http://heizung.home.arpa/",
    "http://dienst.onion/",
]

NO_ADDRESSES = [
    "",
    " ",
    "verein.example",
    "//verein.example/",
    "ftp://verein.example/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/_",
    "javascript:alert(1)",
    "data:text/html,x",
    "jar:http://verein.example!/",
    "http:///pfad",
    "http://",
    "http://?x",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.0x1/",
    "http://127.0.0.01/",
    "http://1.2.3.4.5/",
    "http://999.1.1.1/",
    "http://0x/",
    "http://user@verein.example/",
    "http://user:pw@verein.example/",
    "http://verein.example@127.0.0.1/",
    "http://verein.example:80@127.0.0.1/",
    "http://verein.example\\@127.0.0.1/",
    "http://127.0.0.1\\.verein.example/",
    "http://verein.example/\r\nHost: innen",
    "http://verein.example/\nx",
    "http://verein.example/\tx",
    "http://verein .example/",
    "http://verein.example/a b",
    "http://verein.example\x00/",
    "http://verein.example\u2028/",
    "http://\ufeffverein.example/",
    "http://verein.example:22/",
    "http://verein.example:25/",
    "http://verein.example:6379/",
    "http://verein.example:8080/",
    "http://verein.example:99999/",
    "http://verein.example:-1/",
    "http://verein.example:80:80/",
    "http://verein.example:\uff18\uff10/",
    "http://[::1/",
    "http://::1/",
    "http://[::1]x/",
    "http://[v1.x]/",
    "http://[127.0.0.1]/",
    "http://-verein.example/",
    "http://verein..example/",
    "http://.verein.example/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://verein.example/" + "a" * 2_000,
    "http://ver%65in.example/",
    "http://verein.example%00.innen/",
    "http://xn--.example/\x7f",
]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_address_of_an_inner_network_is_refused(address: str) -> None:
    with pytest.raises(FetchError) as found:
        FETCHER.get(address)

    assert type(found.value) is ForbiddenAddress


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(FetchError) as found:
        FETCHER.get(address)

    assert type(found.value) is BadAddress
