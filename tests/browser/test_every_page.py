"""What holds for every page that has a fixed address, in a real browser."""

from __future__ import annotations

import looking
import pytest
from looking import OpenPage

PAGES = [
    "/de/",
    "/en/",
    "/de/impressum",
    "/de/datenschutz",
    "/de/barrierefreiheit",
    "/de/suche",
    "/en/suche?q=Tagespflege",
    "/de/suche?q=Zirkus",
    "/de/suche?place=Lindenthal",
    "/en/suche?q=Haus",
    "/de/soforthilfe",
    "/de/barrieren?q=Haus&profile=deaf",
    "/de/suche?profile=wheelchair&profile=anxious",
    "/de/suche?q=mein+Mann+schl%C3%A4gt+mich",
    "/de/einbetten",
    "/de/vier-fragen",
    "/de/vier-fragen/wo",
    "/de/vier-fragen/worum?place=Lindentahl",
    "/en/vier-fragen/worum",
    "/de/vier-fragen/wie?topic=care",
    "/de/veranstaltungen",
    "/de/veranstaltungen?q=Zirkus",
    "/de/veranstaltungen/monat",
    "/de/veranstaltungen/karte",
    "/de/mitmachen",
    "/lindental/de/",
    "/familie/de/",
    "/familie/de/kontakt",
    "/infopunkt/de/",
    "/infopunkt/de/suche",
    "/infopunkt/ar/",
    "/uk/",
    "/ar/",
    "/ar/suche",
    "/de-simple/",
    "/lindental/de/suche",
    "/lindental/de/suche?around=1",
    "/lindental/de/suche?q=Tagespflege&place=Oberbach",
    "/api/",
    "/admin/login/",
]
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme)

    assert looking.violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_on_the_smallest_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **PHONE)

    assert [looking.too_wide(page), looking.violations(page)] == [[], []]
