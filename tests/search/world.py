"""A small made-up county for tests of the search; every value is the smallest valid one."""

from __future__ import annotations

import datetime as dt
import random
from zoneinfo import ZoneInfo

from sozialatlas.directory.models import (
    Accessibility,
    Audience,
    Language,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.places.models import Area, AreaMember
from sozialatlas.search.requests import SearchRequest

ZONE = ZoneInfo("Europe/Berlin")
# A Wednesday in no vacation and on no holiday of Hesse.
NOW = dt.datetime(2026, 2, 11, 10, 0, tzinfo=ZONE)
_LONG_AGO = dt.date(2000, 1, 1)


def request(**given: object) -> SearchRequest:
    return SearchRequest(**{"now": NOW, **given})


def area(
    key: str, kind: str = Area.Kind.MUNICIPALITY, *, parent: Area | None = None, **given: object
) -> Area:
    given.setdefault("name", f"Ort {key}")
    return Area.objects.create(key=key, kind=kind, parent=parent, valid_from=_LONG_AGO, **given)


class World:
    """Three municipalities of a county, two of them one social area."""

    def __init__(self) -> None:
        self.county = area("06999", Area.Kind.COUNTY, name="Musterkreis")
        self.north = area("06999001", parent=self.county, name="Nordhausen", lat=50.3, lon=8.1)
        self.middle = area("06999002", parent=self.county, name="Mittstadt", lat=50.2, lon=8.1)
        self.south = area("06999003", parent=self.county, name="Suedheim", lat=50.0, lon=8.1)
        self.social = area("west", Area.Kind.SOCIAL_AREA, parent=self.county, name="West")
        for part in (self.north, self.middle):
            AreaMember.objects.create(whole=self.social, part=part)
        self.provider = Organization.objects.create(name="Beispielwerk")

    def location(self, where: Area | None = None, **given: object) -> Location:
        where = where or self.middle
        given.setdefault("lat", where.lat)
        given.setdefault("lon", where.lon)
        social = self.social if where in (self.north, self.middle) else None
        return Location.objects.create(municipality=where, social_area=social, **given)

    def service(self, name: str, **given: object) -> Service:
        return Service.objects.create(organization=self.provider, name=name, **given)

    def record(
        self, name: str, where: Area | None = None, *, place: dict | None = None, **given: object
    ) -> ServiceAtLocation:
        return self.link(self.service(name, **given), where, **(place or {}))

    def link(
        self, service: Service, where: Area | None = None, **given: object
    ) -> ServiceAtLocation:
        return ServiceAtLocation.objects.create(
            service=service, location=self.location(where, **given)
        )


def opens(weekday: int, begin: int, end: int, **owner: object) -> Schedule:
    return Schedule.objects.create(
        weekday=weekday, opens=dt.time(begin), closes=dt.time(end), **owner
    )


_SUBJECTS = ("Pflege", "Schuldner", "Sucht", "Kinder", "Jugend", "Senioren", "Wohn", "Sozial")
_HEADS = ("heim", "beratung", "dienst", "treff", "gruppe", "hilfe")


def crowd(world: World, count: int, seed: int) -> None:
    """Create random records that use every filter."""
    pick = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    group = Topic.objects.create(code="g", name="Gruppe")
    topics = [
        Topic.objects.create(code=f"t{number}", name=f"Thema {number}", parent=group)
        for number in range(3)
    ]
    audiences = [Audience.objects.create(code=f"a{n}", name=f"Leute {n}") for n in range(2)]
    for _ in range(count):
        _random_record(world, pick, topics, audiences)


def _random_record(
    world: World, pick: random.Random, topics: list[Topic], audiences: list[Audience]
) -> None:
    service = world.service(
        pick.choice(_SUBJECTS) + pick.choice(_HEADS),
        is_free=pick.choice(["yes", "no", "unknown"]),
        is_online=pick.random() < 0.2,
        is_at_home=pick.random() < 0.2,
        is_by_phone=pick.random() < 0.2,
        visible_to=pick.choice([None, None, NOW.date(), NOW.date() - dt.timedelta(days=1)]),
        status=pick.choice(["active", "active", "temporarily_closed", "closed"]),
        minimum_age=pick.choice([None, None, 6, 18]),
        maximum_age=pick.choice([None, None, 27, 65]),
        verified_at=pick.choice([None, NOW - dt.timedelta(days=pick.randrange(900))]),
    )
    service.topics.set(pick.sample(topics, pick.randrange(3)))
    service.audiences.set(pick.sample(audiences, pick.randrange(3)))
    if pick.random() < 0.3:
        Language.objects.create(service=service, code=pick.choice(["ar", "tr"]))
    _random_reach(world, pick, service)
    for _ in range(pick.choice([0, 1, 1, 2])):
        _random_link(world, pick, service)


def _random_reach(world: World, pick: random.Random, service: Service) -> None:
    reach = pick.choice([None, None, "everywhere", world.county, world.south, world.social])
    if reach == "everywhere":
        ServiceArea.objects.create(service=service, extent="everywhere")
    elif reach is not None:
        ServiceArea.objects.create(service=service, area=reach)


def _random_link(world: World, pick: random.Random, service: Service) -> None:
    where = pick.choice([world.north, world.middle, world.south])
    link = world.link(
        service,
        where,
        lat=where.lat + pick.uniform(-0.03, 0.03),
        lon=where.lon + pick.uniform(-0.03, 0.03),
        is_outside=pick.random() < 0.1,
        precision=pick.choice(["exact", "municipality"]),
    )
    if pick.random() < 0.5:
        opens(2, pick.choice([8, 12]), pick.choice([14, 18]), service_at_location=link)
    if pick.random() < 0.3:
        opens(pick.choice([0, 5]), 9, 13, service_at_location=link)
    for feature in pick.sample(["lift", "toilet"], pick.randrange(3)):
        Accessibility.objects.create(
            location=link.location, feature=feature, answer=pick.choice(["yes", "no"])
        )
