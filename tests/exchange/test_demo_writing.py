"""The demo county is written once, completely, and never among real areas."""

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from sozialatlas import __version__
from sozialatlas.directory.models import Event, Service, ServiceAtLocation, VolunteerRole
from sozialatlas.exchange.importers.demo import writing
from sozialatlas.exchange.importers.demo.county import generate_county
from sozialatlas.places.models import Area, PostalPlace

RECORDS = 150
TODAY = dt.date(2026, 11, 22)

pytestmark = pytest.mark.slow


def build(folder: Path) -> str:
    out = io.StringIO()
    call_command("build_demo", today=TODAY, records=RECORDS, stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def record_count() -> int:
    alone = Service.objects.filter(at_locations=None).count()
    return ServiceAtLocation.objects.count() + alone


@pytest.mark.django_db
def test_command_writes_the_county(folder: Path) -> None:
    said = build(folder)

    kinds = Area.objects.current().values_list("kind", flat=True)
    assert {kind: list(kinds).count(kind) for kind in set(kinds)} == {
        "country": 1,
        "state": 1,
        "county": 1,
        "municipality": 62,
        "social_area": 5,
    }
    assert (record_count(), Event.objects.count(), VolunteerRole.objects.count()) == (150, 4, 2)
    assert PostalPlace.objects.filter(municipality=None).count() == 0
    assert "62 Gemeinden, 150 Angebote" in said
    assert json.loads((folder / writing.MARKER).read_text(encoding="utf-8")) == {
        "seed": 1,
        "records": RECORDS,
        "today": "2026-11-22",
        "version": __version__,
    }


@pytest.mark.django_db
def test_second_call_does_nothing(folder: Path) -> None:
    build(folder)
    Event.objects.all().delete()

    assert build(folder) == "Der Beispiellandkreis ist schon angelegt.\n"
    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_broken_run_is_completed(folder: Path) -> None:
    build(folder)
    (folder / writing.MARKER).unlink()
    Event.objects.all().delete()

    build(folder)

    assert (record_count(), Event.objects.count()) == (RECORDS, 4)


@pytest.mark.django_db
def test_real_areas_are_left_alone(folder: Path) -> None:
    Area.objects.create(
        kind="municipality", key="06533009", name="Limburg", valid_from=dt.date(1900, 1, 1)
    )

    with pytest.raises(CommandError, match="echte Gebiete"):
        build(folder)

    assert Service.objects.count() == 0
    assert not (folder / writing.MARKER).exists()


def test_slices_hold_everything_once() -> None:
    package = generate_county(TODAY, 1, records=2000).package

    parts = list(writing.slices(package))

    assert max(part.count for part in parts) <= 500
    assert sum((part.services for part in parts), ()) == package.services
    assert sum(part.count for part in parts) == package.count
