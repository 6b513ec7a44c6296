"""The demo county comes with portals whose pages and colours an editor could have saved."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.core import addresses
from sozialatlas.core.contrast import Colour
from sozialatlas.core.palette import DARK, LIGHT, Palette
from sozialatlas.exchange.importers.demo import portals
from sozialatlas.places.models import Area
from sozialatlas.search import page_blocks
from sozialatlas.search.models import Portal, PortalText


@pytest.mark.django_db
def test_all_portals_are_set_up_and_a_second_call_changes_nothing() -> None:
    for number, name in enumerate(("Auenburg", "Lindental"), 1):
        Area.objects.create(
            kind="municipality",
            key=f"0699700{number}",
            name=name,
            valid_from=dt.date(2000, 1, 1),
        )

    counts = [portals.write_portals(), portals.write_portals(), Portal.objects.count()]

    assert counts == [8, 8, 8]
    told = PortalText.objects.filter(portal__slug="ankommen").order_by("language")
    assert [text.language for text in told] == ["ar", "de-simple", "en", "ru", "tr", "uk"]
    assert told[2].title == "New in Auental"
    senioren = Portal.objects.get(slug="senioren")
    assert [topic.code for topic in senioren.topics.all()] == ["care"]
    assert [one.code for one in senioren.audiences.order_by("code")] == ["caregivers", "seniors"]
    assert [area.name for area in Portal.objects.get(slug="infopunkt").areas.all()] == ["Auenburg"]


@pytest.mark.parametrize("slug", sorted(portals.read_portals()))
def test_each_portal_could_have_been_saved(slug: str) -> None:
    told = portals.read_portals()[slug]
    pairs = zip((LIGHT, DARK), told.accent, strict=True)

    failures = [Palette(mode, Colour.of(text)).failures() for mode, text in pairs if text]

    assert [one for one in failures if one] == []
    assert slug not in addresses.RESERVED


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted(portals.PAGES.glob("*.md")), ids=lambda path: path.stem)
def test_the_blocks_of_each_page_are_right(path: object) -> None:
    text = portals.PAGES.joinpath(str(path)).read_text(encoding="utf-8")

    assert page_blocks.problems(text, ()) == []
    assert str(path).rpartition("/")[2].partition(".")[0] in portals.read_portals()
