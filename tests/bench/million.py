"""A million made-up services at locations: the rows in SQL, and their documents for the index.

Made without the program's own reading of tables, which takes minutes for as many.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sozialatlas.directory.hours import pattern
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Location, Organization, Service, ServiceAtLocation
from sozialatlas.places.models import Area
from sozialatlas.search import points, standing
from sozialatlas.search.documents.record import ALWAYS, EVERY_AGE, NEVER_BEFORE
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.german.analysis import analyse, spellings
from sozialatlas.search.german.collation import packed
from sozialatlas.search.ids import halves
from tests.bench import county

RECORDS = 1_000_000
# As in a real directory, locations of one service share its texts.
SERVICES = 40_000
LOCATIONS = 40_000
BATCH = 5_000
# Spreads the numbers of records over all ids, each to one of its own.
_SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835
_FEATURES = [
    list(two) for two in itertools.combinations(("step_free", "lift", "toilet", "parking"), 2)
]
# Leads the next round of services to other locations, so that no service meets one twice.
_STRIDE = 1_601


@dataclass(frozen=True)
class Made:
    """What the records are made of."""

    services: list[Service]
    locations: list[Location]


def fill(pick: random.Random) -> Made:
    """Write the rows of all records, and return what they have in common."""
    providers = Organization.objects.bulk_create(
        Organization(name=f"{pick.choice(county.FIRST)}werk {number}") for number in range(600)
    )
    services = Service.objects.bulk_create(
        (_service(number, pick.choice(providers), pick) for number in range(SERVICES)),
        batch_size=2_000,
    )
    municipalities = county.areas()
    locations = Location.objects.bulk_create(
        (_location(pick.choice(municipalities), pick) for _ in range(LOCATIONS)),
        batch_size=2_000,
    )
    made = Made(services, locations)
    _link(made)
    return made


def _service(number: int, provider: Organization, pick: random.Random) -> Service:
    return Service(
        organization=provider,
        name=f"{pick.choice(county.FIRST)}{pick.choice(county.LAST)} {number}",
        summary=" ".join(pick.choices(county.WORDS, k=10)),
        description=" ".join(pick.choices(county.WORDS, k=30)),
        is_free=pick.choice(["yes", "no", "unknown"]),
    )


def _location(where: Area, pick: random.Random) -> Location:
    lat, lon = pick.uniform(50.0, 50.5), pick.uniform(8.0, 8.5)
    name = f"Haus {pick.choice(county.FIRST)}"
    return Location(name=name, municipality=where, lat=lat, lon=lon, precision="exact")


def _link(made: Made) -> None:
    """Write the links as copies of the first one, which the model itself has made."""
    from django.db import connection, transaction

    service, location = _of(0, made)
    first = ServiceAtLocation.objects.create(id=record_id(0), service=service, location=location)
    columns = [field.column for field in ServiceAtLocation._meta.concrete_fields]
    own = {"id": "%s", "service_id": "%s", "location_id": "%s"}
    order = [name for name in columns if name in own]
    copied = ", ".join(own.get(name, name) for name in columns)
    sql = (
        f"INSERT INTO directory_serviceatlocation ({', '.join(columns)})"  # noqa: S608 -- no input
        f" SELECT {copied} FROM directory_serviceatlocation WHERE id = '{first.pk.hex}'"
    )
    with connection.cursor() as cursor:
        # Ids fall all over the indexes: with the usual 16 MB most pages would be read again.
        cursor.execute("PRAGMA cache_size=-600000")
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(1, RECORDS, BATCH):
            numbers = range(start, min(start + BATCH, RECORDS))
            cursor.executemany(sql, [_row(number, made, order) for number in numbers])


def _row(number: int, made: Made, order: list[str]) -> list[str]:
    service, location = _of(number, made)
    ids = {"id": record_id(number), "service_id": service.pk, "location_id": location.pk}
    return [ids[name].hex for name in order]


def record_id(number: int) -> uuid.UUID:
    """Return the id of a record."""
    return uuid.UUID(int=(number + 1) * _SPREAD % 2**128)


def _of(number: int, made: Made) -> tuple[Service, Location]:
    turn, service = divmod(number, SERVICES)
    return made.services[service], made.locations[(service + turn * _STRIDE) % LOCATIONS]


def batches(made: Made, pick: random.Random) -> Iterator[Iterator[dict[str, object]]]:
    """Yield the documents of all records, a batch at a time."""
    topics, audiences = ([one.code for one in terms] for terms in county.taxonomy())
    hours = [_hours(pick) for _ in range(county.WEEKS)]
    shared = [_of_service(service, topics, audiences, pick) for service in made.services]
    for start in range(0, RECORDS, BATCH):
        numbers = range(start, min(start + BATCH, RECORDS))
        yield (_document(number, made, shared, hours, pick) for number in numbers)


def _hours(pick: random.Random) -> str:
    rows = (
        HoursRule(weekday=day, opens=opens, closes=closes)
        for day, opens, closes in county.week(pick)
    )
    return pattern.encode(rows, "DE-HE")


def _of_service(
    service: Service, topics: list[str], audiences: list[str], pick: random.Random
) -> dict[str, object]:
    """Return what all locations of a service have in common, words analysed as ours are."""
    high, low = halves(service.pk)
    return {
        fields.NAME: analyse(service.name).text(),
        fields.BODY: analyse(f"{service.summary} {service.description}").text(),
        fields.SURFACE: " ".join(fields.spelling(*one) for one in spellings(service.name)),
        fields.TYPE: "service",
        fields.KIND: 0,
        fields.SERVICE_HIGH: high,
        fields.SERVICE_LOW: low,
        fields.SINCE: NEVER_BEFORE,
        fields.UNTIL: ALWAYS,
        fields.NEXT: ALWAYS,
        fields.OVER: ALWAYS,
        fields.AGE_FROM: EVERY_AGE[0],
        fields.AGE_TO: EVERY_AGE[1],
        fields.TOPIC: sorted(pick.sample(topics, 2)),
        fields.AUDIENCE: sorted(pick.sample(audiences, 2)),
        fields.LANGUAGE: pick.sample(["de", "en", "ar", "tr", "ru", "uk"], 2),
        fields.FLAG: ["free"] if service.is_free == "yes" else [],
        **dict(zip(fields.NAME_ORDER, packed(service.name), strict=True)),
    }


def _document(
    number: int,
    made: Made,
    shared: list[dict[str, object]],
    hours: list[str],
    pick: random.Random,
) -> dict[str, object]:
    _, where = _of(number, made)
    known = record_id(number)
    high, low = halves(known)
    lat, lon = points.steps(where.lat, where.lon)
    return {
        **shared[number % SERVICES],
        fields.ID: str(known),
        fields.ID_HIGH: high,
        fields.ID_LOW: low,
        fields.ACCESSIBILITY: pick.choice(_FEATURES),
        fields.REACH: [where.municipality.key],
        fields.HOURS: pick.choice(hours),
        fields.STANDING: standing.pack(
            verified_on=dt.date(2026, 1, 1) + dt.timedelta(days=pick.randrange(300)),
            changed_on=None,
            is_paused=False,
            home_key=where.municipality.key,
        ),
        fields.POINT: points.pack(where.lat, where.lon),
        fields.LAT: lat,
        fields.LON: lon,
    }
