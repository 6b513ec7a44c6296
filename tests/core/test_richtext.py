"""Editors' texts as harmless HTML."""

import pytest

from sozialatlas.core.richtext import render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Zwei\n\nAbsätze", "<p>Zwei</p>\n<p>Absätze</p>\n"),
        ("- eins\n- zwei", "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>\n"),
        ("# Titel", "<h3>Titel</h3>\n"),
        ("### Klein", "<h4>Klein</h4>\n"),
        (
            "[Weg](https://example.org)",
            '<p><a href="https://example.org" rel="noopener noreferrer nofollow">Weg</a></p>\n',
        ),
        ("`type` is a word", "<p><code>type</code> is a word</p>\n"),
        ("[böse](javascript:alert(1))", "<p>[böse](javascript:alert(1))</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("![Bild](https://example.org/x.png)", None),
    ],
)
def test_only_words_lists_headings_and_links_come_out(text: str, html: str | None) -> None:
    shown = render(text)

    if html is None:
        assert "<img" not in shown
    else:
        assert shown == html
