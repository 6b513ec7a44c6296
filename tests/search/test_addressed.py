"""A copied address tells which portal is meant."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from sozialatlas.search import portals
from sozialatlas.search.addressed import ForeignHostError, slug_of
from sozialatlas.search.models import Portal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _town(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["atlas.example", "sozial.auenburg.example"]
    Portal.objects.create(
        kind="town", slug="auenburg", name="Auenburg", host="sozial.auenburg.example"
    )
    portals.forget()


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://atlas.example/de/suche?q=x", ""),
        ("https://ATLAS.example:8443/senioren/de/suche", "senioren"),
        ("https://sozial.auenburg.example/de/suche?q=x", "auenburg"),
        ("/senioren/de/suche", "senioren"),
        ("/de/suche", ""),
        ("topic=care", None),
        ("?q=http://x.example/", None),
        ("", None),
    ],
)
def test_the_portal_of_an_address_is_known(address: str, slug: str | None) -> None:
    assert slug_of(address) == slug


@pytest.mark.parametrize("address", ["https://anderswo.example/de/suche", "//x.example/de/suche"])
def test_the_address_of_another_site_is_refused(address: str) -> None:
    with pytest.raises(ForeignHostError):
        slug_of(address)
