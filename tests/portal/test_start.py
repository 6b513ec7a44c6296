"""The start page shows what the directory holds."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sozialatlas.directory.models import (
    Event,
    LifeSituation,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    Status,
    Topic,
    VolunteerRole,
)
from sozialatlas.places.models import Area
from sozialatlas.portal import queries
from sozialatlas.search.keeping import Keeping
from tests import fresh_world

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 12, 8)
NOW = dt.datetime(2026, 12, 8, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
SINCE = dt.date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _nothing_kept(data_dir: Path) -> Iterator[None]:
    """Leave out what other tests keep: their index would say that nothing leads anywhere."""
    fresh_world.forget()
    yield
    fresh_world.forget()


@pytest.fixture
def provider() -> Organization:
    return Organization.objects.create(name="Selbsthilfe Auental e. V.")


@pytest.fixture
def weilental() -> Area:
    county = Area.objects.create(
        kind=Area.Kind.COUNTY, key="99999", name="Landkreis Auental", valid_from=SINCE
    )
    return Area.objects.create(
        kind=Area.Kind.MUNICIPALITY,
        key="99999001",
        name="Weilental",
        parent=county,
        valid_from=SINCE,
    )


def events(provider: Organization, place: Area | None, *names: str) -> list[Event]:
    location = Location.objects.create(organization=provider, municipality=place)
    return [
        Event.objects.create(
            organization=provider,
            location=location,
            name=name,
            starts_at=NOW + dt.timedelta(hours=9 + number),
        )
        for number, name in enumerate(names)
    ]


def test_figures_count_records_and_leave_out_what_is_closed(
    provider: Organization, weilental: Area
) -> None:
    places = [Location.objects.create(organization=provider) for _ in range(2)]
    advice = Service.objects.create(organization=provider, name="Beratung")
    for place in places:
        ServiceAtLocation.objects.create(service=advice, location=place)
    Service.objects.create(organization=provider, name="Hilfe am Telefon")
    Service.objects.create(organization=provider, name="Vorbei", status=Status.CLOSED)
    ended = Service.objects.create(organization=provider, name="Aus", status=Status.CLOSED)
    ServiceAtLocation.objects.create(service=ended, location=places[0])
    VolunteerRole.objects.create(organization=provider, name="Vorlesen")
    VolunteerRole.objects.create(organization=provider, name="Alt", status=Status.CLOSED)

    assert queries.figures(TODAY) == queries.Figures(3, 1, 1)


def test_figures_leave_out_what_lies_outside(provider: Organization, weilental: Area) -> None:
    place = Location.objects.create(organization=provider, is_outside=True, country="CH")
    advice = Service.objects.create(organization=provider, name="Beratung")
    ServiceAtLocation.objects.create(service=advice, location=place)
    Service.objects.create(organization=provider, name="Besuchsdienst")
    Service.objects.create(organization=provider, name="Hilfe am Telefon", is_by_phone=True)

    assert queries.figures(TODAY) == queries.Figures(1, 1, 0, outside_count=2)


def test_what_lies_outside_is_counted_apart_and_can_be_seen(
    client: Client, provider: Organization, weilental: Area
) -> None:
    place = Location.objects.create(organization=provider, is_outside=True, country="CH")
    for name in ("Beratung", "Treffpunkt"):
        service = Service.objects.create(organization=provider, name=name)
        ServiceAtLocation.objects.create(service=service, location=place)

    page = client.get("/de/").content.decode()

    assert [
        "Städten und Gemeinden" in page,
        '<a href="/de/suche?outside=1">2 Angebote liegen außerhalb des Gebiets</a>' in page,
    ] == [False, True]


def test_the_county_is_named_only_where_there_is_one(weilental: Area) -> None:
    one = queries.county_name()
    Area.objects.create(kind=Area.Kind.COUNTY, key="99998", name="Kreis Zwei", valid_from=SINCE)
    two = queries.county_name()

    assert [one, two] == ["Landkreis Auental", ""]


def test_topics_lead_to_their_search(client: Client) -> None:
    Topic.objects.update(is_active=False)
    LifeSituation.objects.update(is_active=False)
    group = Topic.objects.create(code="geld", name="Geld und Schulden", icon="cash")
    Topic.objects.create(code="miete", name="Miete", name_en="Rent", parent=group)

    html = client.get("/en/").content.decode()

    assert re.findall(r'tile__title"><a href="([^"]+)">([^<]+)<', html) == [
        ("/en/suche?topic=geld", "Geld und Schulden"),
        ("/en/suche", "All services"),
    ]
    assert '<p class="tile__text">Rent</p>' in html


def test_an_empty_directory_has_a_start_page(client: Client) -> None:
    answer = client.get("/de/")

    assert answer.status_code == 200
    assert "In den nächsten sieben Tagen ist nichts eingetragen." in answer.content.decode()


def test_the_number_of_queries_does_not_grow(
    client: Client, provider: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count() -> int:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/de/")
        return len(captured)

    now = timezone.now()
    counts = []
    client.get("/de/")  # what a process keeps is read once, and looked at once a second
    monkeypatch.setattr(Keeping, "_is_due", lambda _keeping: False)
    for size in (1, 2):
        for _ in range(size):
            place = Location.objects.create(organization=provider)
            Event.objects.create(
                organization=provider,
                location=place,
                name="Treff",
                starts_at=now + dt.timedelta(hours=1),
            )
            group = Topic.objects.create(code=f"g{Topic.objects.count()}", name="Gruppe")
            Topic.objects.create(code=f"t{Topic.objects.count()}", name="Thema", parent=group)
        counts.append(count())

    assert counts[0] == counts[1]
    assert counts[0] <= 24
