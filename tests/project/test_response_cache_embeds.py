"""Which embeds may be kept in memory, and what tells two of them apart."""

from __future__ import annotations

import pytest

from sozialatlas.project.response_cache.pages import Life, Page, page


@pytest.mark.parametrize("path", ["/embed/v1/liste", "/embed/v1/karte.html"])
def test_an_embed_is_kept_for_a_minute_by_its_whole_address(path: str) -> None:
    given = (
        "topic=care&portal=eigen&lang=uk&anzahl=3&preset=17.abc&akzent=00594a&schema=hell&ebene=3"
    )

    assert page(path, given) == Page(
        path,
        (
            ("portal", "eigen"),
            ("preset", "17.abc"),
            ("anzahl", "3"),
            ("lang", "uk"),
            ("ebene", "3"),
            ("schema", "hell"),
            ("akzent", "00594a"),
            ("topic", "care"),
        ),
        Life.MINUTE,
    )


def test_the_script_is_kept_for_a_day() -> None:
    assert page("/embed/v1.js", "") == Page("/embed/v1.js", (), Life.DAY)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/embed/v1/nichts", ""),
        ("/embed/v2/liste", ""),
        ("/eigen/embed/v1/liste", ""),
        ("/embed/v1/liste", "utm=1"),
        ("/embed/v1/liste", "portal=a&portal=b"),
        ("/embed/v1/liste", "q=" + "x" * 10_000),
        ("/embed/v1.js", "v=2"),
    ],
)
def test_what_could_fill_the_memory_is_not_kept(path: str, query: str) -> None:
    assert page(path, query) is None
