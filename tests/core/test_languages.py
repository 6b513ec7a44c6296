"""The same page under another language."""

from __future__ import annotations

import assets
import pytest
from django.test import RequestFactory
from django.utils import translation

from sozialatlas.core.languages import LanguageLink, links
from sozialatlas.core.templatetags.atlas import script_fonts

CODES = ["de", "de-simple", "en", "uk", "ru", "tr", "ar"]


def test_a_page_stays_the_same_with_its_question() -> None:
    assert links("/de-simple/suche?q=Pflege&page=2", "de-simple") == [
        LanguageLink(code, name, f"/{code}/suche?q=Pflege&page=2", code == "de-simple")
        for code, name in [
            ("de", "Deutsch"),
            ("de-simple", "Einfache Sprache"),
            ("en", "English"),
            ("uk", "Українська"),
            ("ru", "Русский"),
            ("tr", "Türkçe"),
            ("ar", "العربية"),
        ]
    ]


def test_a_portal_offers_its_own_languages_in_our_order() -> None:
    found = links("/de/suche", "de", {"ar", "de"})

    assert [link.url for link in found] == ["/de/suche", "/ar/suche"]


@pytest.mark.parametrize("path", ["/nowhere/else?q=1", "/demo", "/de-simpler/suche"])
def test_a_page_outside_the_languages_leads_to_their_starts(path: str) -> None:
    assert [link.url for link in links(path, "de")] == [f"/{code}/" for code in CODES]


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("uk-UA,uk;q=0.9,en;q=0.5", "uk"),
        ("de-AT,de;q=0.9", "de"),
        ("ar-SY", "ar"),
        ("tr", "tr"),
        ("fr-FR", "de"),
        ("de-CH,de-simple;q=0.1", "de"),
        ("", "de"),
    ],
)
def test_a_browser_gets_its_language_and_nobody_plain_german_unasked(
    asked: str, given: str
) -> None:
    request = RequestFactory().get("/", headers={"accept-language": asked})

    assert translation.get_language_from_request(request) == given


def test_plain_german_says_what_it_has_and_else_speaks_german() -> None:
    with translation.override("de-simple"):
        found = [translation.gettext("Wednesday"), translation.gettext("nirgends übersetzt")]

    assert found == ["Mittwoch", "nirgends übersetzt"]


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("de", "fira-sans-latin"),
        ("de-simple", "fira-sans-latin"),
        ("tr", "fira-sans-latin"),
        ("uk", "noto-sans-cyrillic"),
        ("ru", "noto-sans-cyrillic"),
        ("ar", "noto-sans-arabic-arabic"),
    ],
)
def test_a_page_fetches_the_fonts_of_its_script_first(language: str, font: str) -> None:
    files = [f"core/packages/fonts/{font}-{weight}-normal.woff2" for weight in (400, 600)]

    with translation.override(language):
        assert [*script_fonts()] == files

    copied = {f"core/packages/{target}" for _source, target in assets.fonts()}
    assert copied.issuperset(files)
