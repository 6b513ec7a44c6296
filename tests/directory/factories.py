"""The smallest valid records, for tests of all rooms."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.models import Location, Organization, Service, ServiceAtLocation
from sozialatlas.places.models import Area

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)


def municipality(key: str = "06997001", name: str = "Lindental", **values: object) -> Area:
    """Return a municipality."""
    fields = {"valid_from": dt.date(2000, 1, 1), "lat": 50.5, "lon": 8.5, **values}
    return Area.objects.create(kind=Area.Kind.MUNICIPALITY, key=key, name=name, **fields)


def organization(name: str = "Diakonieverein Lindental", **values: object) -> Organization:
    """Return an organization."""
    return Organization.objects.create(name=name, **values)


def location(**values: object) -> Location:
    """Return a location without a point."""
    return Location.objects.create(**{"name": "Haus am Anger", **values})


def service(name: str = "Tagespflege", **values: object) -> Service:
    """Return a service of an organization of its own, unless one is given."""
    if "organization" not in values:
        values["organization"] = organization()
    return Service.objects.create(name=name, **values)


def record(**values: object) -> ServiceAtLocation:
    """Return a service at a location."""
    values.setdefault("service", None)
    values["service"] = values["service"] or service()
    if "location" not in values:
        values["location"] = location()
    return ServiceAtLocation.objects.create(**values)
