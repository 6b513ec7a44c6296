"""What an embed is counted as, and what never is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from django.db import DatabaseError

from sozialatlas.core.tally import Tally
from sozialatlas.portal.embed import counting
from sozialatlas.portal.embed.counting import Counting, source
from sozialatlas.search import embed_uses
from sozialatlas.search.embed_uses import Source
from sozialatlas.search.models import EmbedUse

PARTNER = "https://www.familienzentrum.example/hilfen?person=anna#x"
OWN = "sozialatlas.example"


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("/embed/v1/liste.html", "", Source(host="www.familienzentrum.example")),
        (
            "/embed/v1/karte",
            "portal=eigen&q=x",
            Source(portal="eigen", host="www.familienzentrum.example"),
        ),
        ("/embed/v1/liste.html", "preset=17.abc&lang=en", Source(embed=17)),
        ("/embed/v1/nichts.html", "", None),
        ("/embed/v1.js", "", None),
        ("/embed/v1/farben.css", "", None),
        ("/embed/v1/liste", "q=" + "x" * 10_000, None),
    ],
)
def test_an_embed_is_counted_by_its_portal_and_the_host_around_it(
    path: str, query: str, found: Source | None
) -> None:
    assert source(path, query, PARTNER, OWN) == found


@pytest.mark.parametrize(
    "referer",
    ["", "kein-verweis", "https://[", "https://böse.example/", "https://a b/", "about:blank"],
)
def test_a_page_that_says_nothing_is_unknown(referer: str) -> None:
    assert source("/embed/v1/liste", "", referer, OWN) == Source()


def test_our_own_preview_is_not_counted() -> None:
    assert source("/embed/v1/liste", "", f"https://{OWN}/de/einbetten", OWN) is None


def counted(status: str, path: str = "/embed/v1/liste", method: str = "GET") -> list[Source]:
    found: list[Source] = []

    def site(_environ: object, start: Callable[..., object]) -> Iterable[bytes]:
        start(status, [])
        return [b"text"]

    environ = {
        "PATH_INFO": path,
        "REQUEST_METHOD": method,
        "HTTP_REFERER": PARTNER,
        "HTTP_HOST": f"{OWN}:8000",
    }
    parts = Counting(site, found.append)(environ, lambda *_told: None)
    assert list(parts) == [b"text"]
    return found


def test_only_what_was_sent_well_is_counted() -> None:
    told = {
        status: len(counted(status))
        for status in ("200 OK", "304 Not Modified", "404 Not Found", "400 Bad Request")
    }

    assert told == {"200 OK": 1, "304 Not Modified": 1, "404 Not Found": 0, "400 Bad Request": 0}


def test_other_pages_and_other_methods_are_not_counted() -> None:
    assert counted("200 OK", path="/de/suche") == []
    assert counted("200 OK", method="HEAD") == []


def quiet() -> Tally[Source]:
    """Return a tally that writes when it is told to, and at no other time."""
    tally = counting.tally()
    tally._writer = object()
    return tally


@pytest.mark.django_db(transaction=True)
def test_numbers_wait_and_are_written_together() -> None:
    tally = quiet()
    for _ in range(3):
        tally.add(Source(host="a.example"))
    before = EmbedUse.objects.count()

    tally.write()
    tally.write()

    assert before == 0
    assert [(use.host, use.count) for use in EmbedUse.objects.all()] == [("a.example", 3)]


def test_numbers_that_the_database_refuses_wait_on(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Counter[Source]] = []

    def refuse(_counts: object, _day: object) -> None:
        raise DatabaseError

    tally = quiet()
    tally.add(Source(host="a.example"))
    monkeypatch.setattr(embed_uses, "add", refuse)
    tally.write()
    monkeypatch.setattr(embed_uses, "add", lambda counts, _day: written.append(counts))

    tally.write()

    assert written == [Counter({Source(host="a.example"): 1})]


def test_made_up_pages_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Counter[Source]] = []
    monkeypatch.setattr(counting, "MOST_WAITING", 2)
    monkeypatch.setattr(embed_uses, "add", lambda counts, _day: written.append(counts))
    tally = quiet()

    for number in range(9):
        tally.add(Source(host=f"{number}.example"))
    tally.write()

    assert {each.host: count for each, count in written[0].items()} == {
        "0.example": 1,
        "1.example": 1,
        "andere": 7,
    }
