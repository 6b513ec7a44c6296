"""Who may edit what in the directory: the one place where that is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

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
from sozialatlas.places.models import Area, AreaMember

Thing = TypeVar("Thing", bound=Published)


def editable(rows: QuerySet[Thing], reach: Reach) -> QuerySet[Thing]:
    """Return the things that lie wholly within reach.

    A thing in two towns is the county's, and so is what lies nowhere.
    """
    return rows.filter(within(rows.model, reach))


def within(model: type[Model], reach: Reach) -> Q:
    """Return the condition under which a thing or an area lies within reach."""
    if reach.everywhere:
        return Q()
    if not reach.keys:
        return Q(pk__in=())
    return _RULES[model](reach)


def _area(reach: Reach) -> Q:
    parts = AreaMember.objects.filter(reach.below("part__key"))
    return reach.below("key") | Q(pk__in=parts.values("whole_id"))


def _at_own_location(reach: Reach) -> Q:
    here = reach.below("location__municipality__key")
    nowhere = Q(location__isnull=False, location__municipality=None)
    return here | nowhere if reach.spans_county else here


def _activity(reach: Reach) -> Q:
    organizations = Organization.objects.filter(_organization(reach))
    online = Q(location=None, organization__in=organizations.values("pk"))
    return _at_own_location(reach) | online


def _location(reach: Reach) -> Q:
    here = reach.below("municipality__key")
    return here | Q(municipality=None) if reach.spans_county else here


def _service(reach: Reach) -> Q:
    links = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    outside = links.exclude(_at_own_location(reach))
    areas = ServiceArea.objects.filter(service=OuterRef("pk"))
    foreign = areas.exclude(reach.below("area__key"))
    serving = ~Exists(foreign) if reach.spans_county else Exists(areas) & ~Exists(foreign)
    return Q(Exists(links) & ~Exists(outside)) | Q(~Exists(links) & serving)


def _organization(reach: Reach) -> Q:
    places = Location.objects.filter(organization=OuterRef("pk"))
    links = ServiceAtLocation.objects.filter(service__organization=OuterRef("pk"))
    outside = places.exclude(_location(reach))
    links_outside = links.exclude(_at_own_location(reach))
    inside = Q(~Exists(outside) & ~Exists(links_outside))
    if reach.spans_county:
        return inside
    return inside & Q(Exists(places) | Exists(links)) | _not_used_yet()


def _not_used_yet() -> Q:
    """An organization that somebody has just entered: its places follow in the next step."""
    users = (Location, Service, Event, VolunteerRole)
    used = (Exists(each.objects.filter(organization=OuterRef("pk"))) for each in users)
    members = Exists(Organization.objects.filter(parent=OuterRef("pk")))
    return Q(source="") & ~Q(reduce(or_, used, members))


_RULES: Mapping[type[Model], Callable[[Reach], Q]] = {
    Area: _area,
    Location: _location,
    ServiceAtLocation: _at_own_location,
    Service: _service,
    Organization: _organization,
    Event: _activity,
    VolunteerRole: _activity,
}
