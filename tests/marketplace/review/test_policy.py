"""The public page of what is taken into the directory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from sozialatlas.search import portals
from sozialatlas.search.models import Portal

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_portals() -> Iterator[None]:
    """Have a town's portal and an info point."""
    for kind, slug in (("town", "lindental"), ("kiosk", "infopunkt")):
        Portal.objects.create(kind=kind, slug=slug, name=slug.title(), is_published=True)
    portals.renew()
    yield
    portals.forget()


def test_the_policy_is_public_and_says_how_soon_an_answer_comes() -> None:
    page = Client().get("/de/aufnahme").content.decode()

    assert "Auskunft statt Werbung" in page
    assert "innerhalb von 5 Arbeitstagen" in page


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("de", "Was wir aufnehmen", "nur auf Deutsch"),
        ("uk", "Що ми додаємо до атласу", "лише німецькою"),
        ("ar", "ما الذي ندرجه في الأطلس", "بالألمانية فقط"),
    ],
)
def test_the_policy_is_read_in_every_language_and_says_where_it_is_german(
    language: str, title: str, told: str
) -> None:
    page = Client().get(f"/{language}/aufnahme").content.decode()

    assert [f"<h1>{title}</h1>" in page, told in page] == [True, language != "de"]


@pytest.mark.usefixtures("other_portals")
def test_a_portal_leads_to_the_policy_and_an_info_point_does_not() -> None:
    client = Client()

    portal = client.get("/lindental/uk/aufnahme")
    info_point = client.get("/infopunkt/uk/aufnahme")

    assert (portal.status_code, portal.headers["Location"]) == (302, "/uk/aufnahme")
    assert info_point.status_code == 404
