"""A million made-up services at locations: their rows in SQL."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass

from sozialatlas.directory.models import Location, Organization, Service, ServiceAtLocation
from sozialatlas.places.models import Area
from tests.bench import county

RECORDS = 1_000_000
# As in a real directory, locations of one service share its texts.
SERVICES = 40_000
LOCATIONS = 40_000
BATCH = 5_000
# Spreads the numbers of records over all ids, each to one of its own.
_SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835
# Leads the next round of services to other locations, so that no service meets one twice.
_STRIDE = 1_601


@dataclass(frozen=True)
class Made:
    """What the records are made of."""

    services: list[Service]
    locations: list[Location]


def fill(pick: random.Random) -> None:
    """Write the rows of all records."""
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
    county.belongings(services, *county.taxonomy(), municipalities, pick)
    county.accessibility(locations, pick)
    county.hours("location", locations, pick)
    _link(Made(services, locations))


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
