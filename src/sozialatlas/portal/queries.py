"""What the start page and the health page read across records."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import Service, ServiceAtLocation, VolunteerRole
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area

logger = logging.getLogger(__name__)

NAME_SECONDS = 60
FIGURES_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is in the loaded areas: records of services, municipalities, roles.

    `outside_count` are the records of services that lie outside of them.
    """

    record_count: int
    municipality_count: int
    volunteer_count: int
    outside_count: int = 0


def county_name() -> str:
    """Return the name of the one county loaded, else an empty text; kept for a minute."""
    key = f"portal.county.{places.data_version()}"
    name = cache.get(key)
    if name is None:
        counties = Area.objects.current().filter(kind=Area.Kind.COUNTY)
        found = list(counties.values_list("name", flat=True)[:2])
        name = found[0] if len(found) == 1 else ""
        cache.set(key, name, NAME_SECONDS)
    return str(name)


def figures(day: dt.date) -> Figures:
    """Return how much the public may see on a day; kept for a minute, for counting takes 40 ms."""
    key = f"portal.figures.{day}"
    found = cache.get(key)
    if not isinstance(found, Figures):
        found = _count(day)
        cache.set(key, found, FIGURES_SECONDS)
    return found


def _count(day: dt.date) -> Figures:
    services = Service.objects.visible_on(day)
    links = ServiceAtLocation.objects.visible_on(day).filter(service__in=services)
    alone = services.filter(~Exists(ServiceAtLocation.objects.filter(service=OuterRef("pk"))))
    at_places = links.aggregate(
        all=Count("pk"), outside=Count("pk", filter=Q(location__is_outside=True))
    )
    outside_count = at_places["outside"] + len(directory.services_outside(alone))
    return Figures(
        at_places["all"] + alone.count() - outside_count,
        Area.objects.valid_on(day).municipalities().count(),
        VolunteerRole.objects.visible_on(day).count(),
        outside_count,
    )


def database_answers() -> bool:
    """Return whether the database can be read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))
