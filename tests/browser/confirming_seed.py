"""Fills an installation with a club whose entries nobody has confirmed, and reminds it."""

from __future__ import annotations

import datetime as dt

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- Django must be set up first

from sozialatlas.directory.models import (  # noqa: E402 -- as above
    Address,
    Capacity,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from sozialatlas.marketplace.freshness import actions  # noqa: E402 -- as above

NOW = timezone.now()
NAMES = ("Kinderturnen", "Seniorentanz", "Hausaufgabenhilfe", "Reparaturtreff")


def main() -> None:
    club = Organization.objects.create(name="Turnverein 1888", email="kasse@verein.example")
    house = Location.objects.create(name="Bürgerhaus am Anger", organization=club)
    Address.objects.create(location=house, street="Anger 1", postal_code="64001", city="Lindental")
    for number, name in enumerate(NAMES):
        service = Service.objects.create(
            organization=club, name=name, summary="Für alle, die mitmachen wollen."
        )
        link = ServiceAtLocation.objects.create(
            service=service, location=house, verified_at=NOW - dt.timedelta(days=400)
        )
        Phone.objects.create(service=service, number=f"06031 1234-{number}")
        Schedule.objects.create(
            service_at_location=link, weekday=number, opens=dt.time(15), closes=dt.time(17)
        )
    Capacity.objects.create(
        service_at_location=link, unit="Plätze", available=2, maximum=12, asserted_at=NOW
    )
    actions.remind(at=NOW)


main()
