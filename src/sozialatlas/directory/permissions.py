"""Who may edit what in the directory: the one place where that is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from sozialatlas.accounts.queries import Reach
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Published,
    Service,
    ServiceArea,
    ServiceAtLocation,
    VolunteerRole,
)

Thing = TypeVar("Thing", bound=Published)


def editable(rows: QuerySet[Thing], reach: Reach) -> QuerySet[Thing]:
    """Return the things that lie wholly within reach; a thing in two towns is the county's."""
    if reach.everywhere:
        return rows
    if not reach.keys:
        return rows.none()
    return rows.filter(_RULES[rows.model](reach))


def _within(path: str, reach: Reach) -> Q:
    return reduce(or_, (Q(**{f"{path}__startswith": key}) for key in reach.keys))


def _at_own_location(reach: Reach) -> Q:
    return _within("location__municipality__key", reach)


def _location(reach: Reach) -> Q:
    return _within("municipality__key", reach)


def _service(reach: Reach) -> Q:
    links = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    outside = links.exclude(_at_own_location(reach))
    areas = ServiceArea.objects.filter(service=OuterRef("pk"))
    foreign = areas.exclude(_within("area__key", reach))
    return Q(Exists(links) & ~Exists(outside)) | Q(
        ~Exists(links) & Exists(areas) & ~Exists(foreign)
    )


def _organization(reach: Reach) -> Q:
    places = Location.objects.filter(organization=OuterRef("pk"))
    links = ServiceAtLocation.objects.filter(service__organization=OuterRef("pk"))
    outside = places.exclude(_location(reach))
    links_outside = links.exclude(_at_own_location(reach))
    return Q((Exists(places) | Exists(links)) & ~Exists(outside) & ~Exists(links_outside))


_RULES: Mapping[type[Published], Callable[[Reach], Q]] = {
    Location: _location,
    ServiceAtLocation: _at_own_location,
    Service: _service,
    Organization: _organization,
    Event: _at_own_location,
    VolunteerRole: _at_own_location,
}
