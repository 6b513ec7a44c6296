"""Entries, good and bad, for the tests of quality."""

from __future__ import annotations

import datetime as dt

import shapely

from sozialatlas.directory.models import (
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.marketplace.quality import actions
from sozialatlas.marketplace.quality.models import Finding
from sozialatlas.places.models import Area, AreaBoundary
from tests.directory import factories

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
TEXT = "Wir beraten Sie kostenlos zu allen Fragen der Pflege und begleiten Sie zu Ämtern."


def town(key: str = "06997001", name: str = "Lindental", west: float = 8.4) -> Area:
    """Return a municipality that is a square of 0.2 degrees, beginning at a longitude."""
    area = factories.municipality(key, name)
    box = shapely.box(west, 50.4, west + 0.2, 50.6)
    AreaBoundary.objects.create(
        area=area, wkb=shapely.to_wkb(box), west=west, south=50.4, east=west + 0.2, north=50.6
    )
    return area


def no_other_topics() -> None:
    """Switch off the topics that each installation begins with."""
    Topic.objects.update(is_active=False)


def topic(code: str = "pflege", **values: object) -> Topic:
    return Topic.objects.get_or_create(code=code, defaults={"name": code.title(), **values})[0]


def service(organization: Organization | None = None, **values: object) -> Service:
    """Return a service at which nothing is missing but a place."""
    fields = {
        "organization": organization or factories.organization(),
        "summary": "Beratung zur Pflege",
        "description": TEXT,
        **values,
    }
    made = factories.service(**fields)
    made.topics.add(topic())
    Phone.objects.create(service=made, number="06031 123456")
    return made


def place(area: Area | None = None, **values: object) -> Location:
    """Return a place in the middle of a town."""
    fields = {"lat": 50.5, "lon": 8.5, "precision": "exact", "municipality": area, **values}
    return factories.location(**fields)


def entry(area: Area | None = None, **values: object) -> ServiceAtLocation:
    """Return an entry at which nothing is wrong, but for what is given of its service."""
    return factories.record(service=service(**values), location=place(area))


def checked(name: str, at: dt.datetime = NOW) -> list[tuple[str, str, str, str]]:
    """Run a check; return problem, kind, value and detail of what stands."""
    actions.check(name, at=at, today=TODAY)
    rows = Finding.objects.to_do().filter(check_code=name).order_by("problem", "kind", "value")
    return list(rows.values_list("problem", "kind", "value", "detail"))
