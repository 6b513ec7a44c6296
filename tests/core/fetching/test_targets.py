import pytest

from sozialatlas.core.fetching import BadAddress
from sozialatlas.core.fetching.targets import redirected, target

PORTS = frozenset({80, 443})


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("https://verein.example", "https://verein.example/"),
        ("HTTPS://Verein.Example/A?b=c#d", "https://verein.example/A?b=c"),
        ("http://verein.example:443/", "http://verein.example:443/"),
        ("https://verein.example:443/", "https://verein.example/"),
        ("https://müllabfuhr.example/größe?wort=ä", "https://xn--mllabfuhr-q9a.example/gr%C3%B6%C3%9Fe?wort=%C3%A4"),
        ("https://verein.example/100%25?a=%20", "https://verein.example/100%25?a=%20"),
        ("http://verein.example#@127.0.0.1:22/", "http://verein.example/"),
        ("https://verein.example./", "https://verein.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2A01:4F8::2]/", "http://[2a01:4f8::2]/"),
    ],
)  # fmt: skip
def test_address_is_asked_as_the_web_writes_it(typed: str, asked: str) -> None:
    assert target(typed, PORTS).address == asked


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/neu", "https://verein.example/neu"),
        ("neu", "https://verein.example/alt/neu"),
        ("?seite=2", "https://verein.example/alt/seite?seite=2"),
        ("//www.verein.example/", "https://www.verein.example/"),
        ("http://andere.example/", "http://andere.example/"),
        ("/über uns", "https://verein.example/%C3%BCber%20uns"),
        ("/über uns".encode().decode("latin-1"), "https://verein.example/%C3%BCber%20uns"),
    ],
)
def test_redirect_counts_from_the_page_that_sent_it(location: str, leads_to: str) -> None:
    page = target("https://verein.example/alt/seite", PORTS)

    assert redirected(page, location, PORTS).address == leads_to


@pytest.mark.parametrize("location", ["http://[::1", "/a\r\nb", "x" * 3_000, "mailto:a@b.example"])
def test_redirect_to_what_is_no_address_is_refused(location: str) -> None:
    with pytest.raises(BadAddress):
        redirected(target("https://verein.example/", PORTS), location, PORTS)
