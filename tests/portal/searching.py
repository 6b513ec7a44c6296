"""Reads pages of results as a person does."""

from __future__ import annotations

import html
import re

from django.test import Client

from sozialatlas.directory.models import Accessibility, Language, ServiceAtLocation, Topic
from sozialatlas.places.models import DataVersion, PostalPlace
from tests.search.world import World, opens


def look(client: Client, address: str) -> str:
    """Return the HTML of a page of results."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:500]
    return str(answer.content.decode())


def text(page: str) -> str:
    """Return the words of a page without tags, in one line."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split()).replace("\xa0", " ")


def links(page: str) -> dict[str, str]:
    """Return the addresses of a page's links by their words."""
    found = re.findall(r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return {
        " ".join(html.unescape(re.sub(r"<[^>]+>", " ", words)).split()).replace(
            "\xa0", " "
        ): html.unescape(address)
        for address, words in found
    }


def names(page: str) -> list[str]:
    """Return the names of the results in their order."""
    rows = re.findall(r"data-record=.*?<h3[^>]*>(.*?)</h3>", page, re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in rows]


def full_record(world: World, number: int) -> ServiceAtLocation:
    """Create a record that fills every table which a page of results reads."""
    link = world.record(f"Hilfe {number}", is_free="yes", summary="Beistand.")
    link.service.topics.add(Topic.objects.create(code=f"t-{number}", name=f"Thema {number}"))
    Language.objects.create(service=link.service, code="ar")
    Accessibility.objects.create(location=link.location, feature="step_free", answer="yes")
    opens(2, 8, 12, service_at_location=link)
    return link


def towns_called(name: str, *, postal_codes: tuple[str, str]) -> None:
    """Create two places of one name in two counties far away."""
    for number, postal_code in enumerate(postal_codes):
        PostalPlace.objects.create(
            country="DE",
            postal_code=postal_code,
            name=name,
            county_key=f"1299{number}",
            county_name=("Kreis Ost", "Kreis West")[number],
            lat=51.0 + number,
            lon=9.0,
        )
    DataVersion.renew()
