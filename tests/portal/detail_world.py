"""A rich service at places, for the tests of its page."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

from sozialatlas.core import addresses
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Capacity,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    slug_of,
)
from sozialatlas.places.models import Area

BERLIN = ZoneInfo("Europe/Berlin")


def town(number: int = 1, name: str = "Weilental") -> Area:
    """Return a municipality of the invented county."""
    return Area.objects.create(
        kind=Area.Kind.MUNICIPALITY,
        key=f"9999900{number}",
        name=name,
        valid_from=dt.date(2020, 1, 1),
        lat=50.5,
        lon=8.5,
    )


def service(name: str = "Pflegestützpunkt Auental", **values: object) -> Service:
    """Return a service about which everything is known."""
    provider = Organization.objects.create(name="Landkreis Auental", email="haus@auental.example")
    found = Service.objects.create(
        organization=provider,
        name=name,
        description="Wir beraten Sie zu allen Fragen rund um Pflege.",
        eligibility="Für Menschen, die Pflege brauchen.",
        application_process="1. Anrufen\n2. Vorbeikommen",
        is_free="yes",
        email="pflege@auental.example",
        **values,
    )
    RequiredDocument.objects.create(service=found, document="Versichertenkarte")
    Language.objects.create(service=found, code="tr")
    CostOption.objects.create(service=found, option="Kopien", amount="0.5")
    return found


def at(found: Service, area: Area, number: int = 1, **values: object) -> ServiceAtLocation:
    """Return a service at a place with address, hours, access and free places."""
    location = Location.objects.create(
        name=f"Haus {number}",
        municipality=area,
        lat=50.51234,
        lon=8.54321,
        precision="exact",
        transportation="Bus 215, Halt Markt",
        **values,
    )
    Address.objects.create(
        location=location, street=f"Marktplatz {number}", postal_code="35781", city="Weilental"
    )
    link = ServiceAtLocation.objects.create(service=found, location=location)
    Phone.objects.create(service_at_location=link, number="06400 12 34 56")
    Accessibility.objects.create(
        location=location, feature="lift", answer="yes", measure="90", unit="cm"
    )
    Capacity.objects.create(
        service_at_location=link,
        unit="Plätze",
        available=2,
        maximum=12,
        asserted_at=dt.datetime(2026, 10, 12, 9, tzinfo=BERLIN),
    )
    for weekday in range(number):
        Schedule.objects.create(
            service_at_location=link, weekday=weekday, opens=dt.time(8), closes=dt.time(16)
        )
    return link


def serves(found: Service, area: Area) -> None:
    """Say that a service serves an area."""
    ServiceArea.objects.create(service=found, area=area)


def url(link: ServiceAtLocation, language: str = "de") -> str:
    """Return the right address of a record."""
    return addresses.record("service", slug_of(link.service.name), link.pk, language)


def tomorrow() -> dt.datetime:
    """Return tomorrow at six in the evening."""
    return (timezone.localtime() + dt.timedelta(days=1)).replace(
        hour=18, minute=0, second=0, microsecond=0
    )
