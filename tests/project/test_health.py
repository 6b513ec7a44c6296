"""The check of an installation: what it finds and what it advises."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.directory.models import Location, Organization, Service, ServiceAtLocation
from sozialatlas.places.models import Area
from sozialatlas.project import health
from sozialatlas.project.finding import Finding


@pytest.mark.django_db
def test_empty_installation_is_told_what_to_load(data_dir: Path) -> None:
    found = {finding.subject: finding for finding in health.findings()}

    assert found["Tabellen"] == Finding("Tabellen", True, "von dieser Fassung.")
    assert found["Gebiete"] == Finding(
        "Gebiete", False, "0 geladen.", "Ausführen: sozialatlas import areas DATEI"
    )
    assert found["Suchindex"] == Finding(
        "Suchindex", False, "nicht vorhanden.", "Ausführen: sozialatlas reindex"
    )


@pytest.mark.django_db
def test_services_that_all_lie_outside_are_a_fault() -> None:
    provider = Organization.objects.create(name="Beispielwerk")
    for name, is_outside in (("Beratung", True), ("Treff", False)):
        place = Location.objects.create(organization=provider, is_outside=is_outside, country="CH")
        service = Service.objects.create(organization=provider, name=name)
        ServiceAtLocation.objects.create(service=service, location=place)
    cache.clear()
    some = health.services()
    Service.objects.filter(name="Treff").delete()
    cache.clear()
    all_ = health.services()

    assert [(found.is_good, found.fact) for found in (some, all_)] == [
        (True, "2 im Verzeichnis. 1 Eintrag liegt außerhalb der geladenen Gebiete."),
        (False, "1 im Verzeichnis. 1 Eintrag liegt außerhalb der geladenen Gebiete."),
    ]


@pytest.mark.django_db
def test_index_is_current_once_it_is_built(data_dir: Path) -> None:
    from sozialatlas.search import actions

    actions.reindex()

    assert health.index() == Finding("Suchindex", True, "vorhanden und aktuell.")


@pytest.mark.django_db
def test_change_that_waits_too_long_is_a_fault(data_dir: Path) -> None:
    from sozialatlas.search import actions, queries
    from sozialatlas.search.models import OutboxEntry

    actions.reindex()
    entry = OutboxEntry.objects.create(record_id="8c1b8c1e-0000-4000-8000-000000000001")
    OutboxEntry.objects.filter(pk=entry.pk).update(
        changed_at=timezone.now() - dt.timedelta(seconds=2 * queries.PATIENCE_SECONDS)
    )

    finding = health.index()

    assert (finding.is_good, finding.fact) == (
        False,
        "1 Änderung ist noch nicht aufgenommen.",
    )


def test_demo_that_the_world_can_reach_is_a_fault(settings: Settings) -> None:
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["localhost"]
    on_this_machine = health.demo()
    settings.ALLOWED_HOSTS = ["kreis.example"]
    in_the_world = health.demo()

    assert (on_this_machine.is_good, in_the_world.is_good) == (True, False)


@pytest.mark.django_db
def test_areas_without_a_named_source_are_a_fault(settings: Settings) -> None:
    nothing_loaded = health.named_sources()
    Area.objects.create(kind="county", key="06999", name="Kreis", valid_from=dt.date(2020, 1, 1))
    missing = health.named_sources()
    settings.DEMO = True
    invented = health.named_sources()
    settings.CREDITS = ("© BKG", "GeoNames")
    named = health.named_sources()

    subject = "Quellenangaben"
    assert [nothing_loaded, invented] == [Finding(subject, True, "keine nötig.")] * 2
    assert named == Finding(subject, True, "© BKG · GeoNames")
    assert missing == Finding(
        subject,
        False,
        "Es sind Gebiete geladen, aber keine Quelle ist genannt.",
        "SOZIALATLAS_CREDITS setzen, | dazwischen, was davon geladen ist:"
        " Grenzen: © GeoBasis-DE / BKG (JAHR), dl-de/by-2-0, Daten verändert"
        " | Einträge: © OpenStreetMap-Mitwirkende, ODbL, https://www.openstreetmap.org/copyright"
        " | Postleitzahlen: GeoNames, CC BY 4.0, https://www.geonames.org",
    )


def test_report_counts_what_is_wrong_and_says_what_to_do() -> None:
    found = [Finding("a", True, "gut so."), Finding("b", False, "kaputt.", "Reparieren.")]

    assert health.report(found) == (
        "gut    a: gut so.\nFALSCH b: kaputt.\n       -> Reparieren.\n"
        "1 von 2 Punkten braucht Aufmerksamkeit.\n"
    )
