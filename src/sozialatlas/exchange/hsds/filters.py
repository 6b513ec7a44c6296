"""The filters of lists, as conditions on services and on services at locations."""

from __future__ import annotations

import datetime as dt
import math
import uuid

import numpy as np
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from sozialatlas.directory.models import Schedule, Service, ServiceArea, ServiceAtLocation
from sozialatlas.exchange import public_things
from sozialatlas.exchange.hsds import vocabularies
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.building.parts import WEEKDAYS
from sozialatlas.exchange.hsds.postcodes import Around, around
from sozialatlas.search.areas import EVERYWHERE, tree
from sozialatlas.search.matching import matches
from sozialatlas.search.points import distances_km
from sozialatlas.search.requests import SearchRequest

_KM = 1_000
# A little less than a degree of latitude, so that the box holds the whole circle.
_METRES_A_DEGREE, _LEAST_WIDTH = 110_000, 0.01


def services(rows: QuerySet[Service], asked: Asked, today: dt.date) -> QuerySet[Service]:
    """Return the services that pass all filters; those of places pass at one place at least."""
    found = rows.filter(_of_service("", asked))
    at_places = _at_places(asked, today)
    if at_places is not None:
        links = public_things.links(today).filter(at_places, service=OuterRef("pk"))
        found = found.filter(Exists(links) | _without_place(asked))
    return found


def links(
    rows: QuerySet[ServiceAtLocation], asked: Asked, today: dt.date
) -> QuerySet[ServiceAtLocation]:
    """Return the services at locations that pass all filters."""
    found = rows.filter(_of_service("service__", asked))
    at_places = _at_places(asked, today)
    return found if at_places is None else found.filter(at_places)


def _of_service(path: str, asked: Asked) -> Q:
    """Return what is asked of services themselves; `path` leads to them."""
    chosen = Q()
    if asked.organization_id is not None:
        chosen &= Q(**{f"{path}organization": asked.organization_id})
    if asked.taxonomy_id is not None:
        chosen &= Q(**{f"{path}pk__in": with_taxonomy(asked.taxonomy_id)})
    if asked.taxonomy_term_id is not None:
        chosen &= Q(**{f"{path}pk__in": with_term(asked.taxonomy_term_id)})
    if asked.minimum_age is not None:
        most = f"{path}maximum_age"
        chosen &= Q(**{most: None}) | Q(**{f"{most}__gte": asked.minimum_age})
    if asked.maximum_age is not None:
        least = f"{path}minimum_age"
        chosen &= Q(**{least: None}) | Q(**{f"{least}__lte": asked.maximum_age})
    return chosen


def with_term_of_activity(rows: QuerySet[Model], term_id: uuid.UUID) -> QuerySet[Model]:
    """Return those of some events or roles that carry a term, or one below it."""
    chosen = [word for word in vocabularies.words() if word.term.id == str(term_id)]
    if not chosen or chosen[0].taxonomy == "life_situations":
        return rows.none()
    name, key = chosen[0].taxonomy, chosen[0].key
    carrying = Q(**{name: key}) | (Q(topics__parent=key) if name == "topics" else Q())
    return rows.filter(carrying).distinct()


def with_term(term_id: uuid.UUID) -> QuerySet[Service]:
    """Return the services that carry a term, or one below it; none for an unknown id."""
    chosen = [word for word in vocabularies.words() if word.term.id == str(term_id)]
    if not chosen:
        return Service.objects.none()
    name, key = chosen[0].taxonomy, chosen[0].key
    condition = Q(**{f"{name}": key})
    if name == "topics":
        condition |= Q(topics__parent=key)
    return Service.objects.filter(condition).order_by()


def with_taxonomy(taxonomy_id: uuid.UUID) -> QuerySet[Service]:
    """Return the services that carry any term of a taxonomy; none for an unknown id."""
    for name, taxonomy in vocabularies.TAXONOMIES.items():
        if taxonomy.id == str(taxonomy_id):
            return Service.objects.exclude(**{name: None}).order_by()
    return Service.objects.none()


def found_by_words(words: str, now: dt.datetime, types: tuple[str, ...]) -> set[uuid.UUID]:
    """Return the records that the search finds, those outside the county too."""
    requests = (
        SearchRequest(now=now, words=words, types=types, outside=outside)
        for outside in (False, True)
    )
    return {key for request in requests for key in matches(request)}


def _at_places(asked: Asked, today: dt.date) -> Q | None:
    """Return what is asked of a service at one of its locations; None for nothing."""
    conditions = []
    if asked.postcode is not None:
        conditions.append(_near(around(asked.postcode), asked, today))
    if asked.day or asked.start_time is not None or asked.end_time is not None:
        conditions.append(_open(asked))
    if not conditions:
        return None
    return Q(*conditions)


def _near(place: Around, asked: Asked, today: dt.date) -> Q:
    if asked.proximity is not None:
        return Q(pk__in=within(place, asked.proximity, today))
    covering = ServiceArea.objects.filter(_covers(place)).values("service")
    has_area = ServiceArea.objects.filter(service=OuterRef("service"))
    lies_there = Q(location__municipality__key__in=place.municipalities)
    return Q(service__in=covering) | (~Q(Exists(has_area)) & lies_there)


def within(place: Around, metres: int, today: dt.date) -> list[uuid.UUID]:
    """Return the services at locations that lie so near to a place, by the point that is shown."""
    north = metres / _METRES_A_DEGREE
    east = north / max(math.cos(math.radians(place.lat)), _LEAST_WIDTH)
    shown = public_things.links(today).annotate(
        lat=public_things.shown("lat"), lon=public_things.shown("lon")
    )
    box = shown.filter(
        lat__range=(place.lat - north, place.lat + north),
        lon__range=(place.lon - east, place.lon + east),
    )
    rows = list(box.order_by("pk").values_list("pk", "lat", "lon"))
    if not rows:
        return []
    keys, lats, lons = zip(*rows, strict=True)
    far = distances_km(place.lat, place.lon, np.array(lats), np.array(lons))
    return [key for key, km in zip(keys, far.tolist(), strict=True) if km * _KM <= metres]


def _covers(place: Around) -> Q:
    codes = {code for key in place.municipalities for code in tree().reaching(key)}
    covering = Q(extent=ServiceArea.Extent.EVERYWHERE)
    for code in codes - {EVERYWHERE}:
        kind, has_kind, key = code.partition(":")
        area = {"area__kind": kind, "area__key": key} if has_kind else {"area__key": code}
        covering |= Q(**area)
    return covering


def _without_place(asked: Asked) -> Q:
    """Return which services without a location pass what is asked of places."""
    lone = Q(at_locations=None)
    if asked.postcode is not None:
        if asked.proximity is not None:
            return Q(pk__in=[])
        covering = ServiceArea.objects.filter(_covers(around(asked.postcode))).values("service")
        lone &= Q(pk__in=covering)
    if asked.day or asked.start_time is not None or asked.end_time is not None:
        lone &= Q(Exists(Schedule.objects.filter(_opens(asked), service=OuterRef("pk"))))
    return lone


def _open(asked: Asked) -> Q:
    """Return where hours fit: those at the place, else of the service, else of the location."""
    own = Schedule.objects.filter(service_at_location=OuterRef("pk"))
    of_service = Schedule.objects.filter(service=OuterRef("service"))
    of_location = Schedule.objects.filter(location=OuterRef("location"))
    fits = _opens(asked)
    first = Q(Exists(own.filter(fits)))
    second = ~Q(Exists(own)) & Q(Exists(of_service.filter(fits)))
    third = ~Q(Exists(own)) & ~Q(Exists(of_service)) & Q(Exists(of_location.filter(fits)))
    return first | second | third


def _opens(asked: Asked) -> Q:
    """Return which rows of hours open on the days and within the times that are asked for."""
    fits = Q(opens__isnull=False)
    if asked.day:
        numbers = [WEEKDAYS.index(day) for day in asked.day]
        fits &= Q(weekday=None) | Q(weekday__in=numbers)
    if asked.start_time is not None:
        over_night = Q(closes__lte=F("opens"))
        fits &= over_night | Q(closes__gt=asked.start_time)
    if asked.end_time is not None:
        fits &= Q(opens__lt=asked.end_time)
    return fits
