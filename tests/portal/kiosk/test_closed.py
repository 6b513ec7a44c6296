"""A terminal leads nowhere else: what would is told in words."""

from __future__ import annotations

import pytest

from sozialatlas.portal.kiosk.closed import without_ways_out


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/infopunkt/de/">Start</a>',
        '<a class="x" href="#inhalt">Zum Inhalt</a>',
        '<a href="?page=2" lang="de">2</a>',
        "<a>ohne</a>",
        "<abbr>a</abbr>",
    ],
)
def test_ways_inside_stay(link: str) -> None:
    assert without_ways_out(link) == link


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (
            '<a href="https://verein.example/hilfe/" rel="noopener">Internetseite</a>',
            '<span class="way-out">Internetseite</span>'
            ' <span class="way-out__address" dir="ltr">verein.example/hilfe</span>',
        ),
        ('<a href="tel:112">112</a>', '<span class="way-out">112</span>'),
        (
            '<a lang="de" href="mailto:a@b.example"><b>a@b.example</b></a>',
            '<span class="way-out" lang="de"><b>a@b.example</b></span>',
        ),
        ('<a href="webcal://x.example/k.ics">Abo</a>', '<span class="way-out">Abo</span>'),
        ('<a href="//x.example/">X</a>', '<span class="way-out">X</span>'),
        (r'<a href="/\x.example/">X</a>', '<span class="way-out">X</span>'),
        ('<a href="/api/">Offene Daten</a>', '<span class="way-out">Offene Daten</span>'),
        ('<a href=" JavaScript:alert(1)">X</a>', '<span class="way-out">X</span>'),
        (
            '<a\n href="HTTPS://x.example">Zeile\nzwei</a>',
            '<span class="way-out">Zeile\nzwei</span>',
        ),
    ],
)
def test_ways_out_become_words(link: str, words: str) -> None:
    assert without_ways_out(f"<p>{link}</p>") == f"<p>{words}</p>"


def test_each_link_is_judged_by_itself() -> None:
    html = '<a href="tel:1">1</a> <a href="/de/">2</a> <a href="tel:3">3</a>'

    assert without_ways_out(html) == (
        '<span class="way-out">1</span> <a href="/de/">2</a> <span class="way-out">3</span>'
    )
