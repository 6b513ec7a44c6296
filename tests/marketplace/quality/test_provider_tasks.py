"""Providers read on their first page what leads people astray at their entries."""

from __future__ import annotations

import pytest

from sozialatlas.directory.models import Contact, Organization, Service
from sozialatlas.marketplace.quality import actions
from tests.directory import factories
from tests.marketplace.entries import world as entries
from tests.marketplace.quality.world import NOW, TODAY

pytestmark = pytest.mark.django_db


def home_of(organization: Organization) -> str:
    for check in ("mail", "texts"):
        actions.check(check, at=NOW, today=TODAY)
    client = entries.signed_in(entries.member(organization))
    return client.get(entries.MINE).content.decode()


def test_what_misleads_is_named_with_the_way_to_mend_it() -> None:
    organization = factories.organization("Turnverein")
    service = factories.service("Turnen", organization=organization, summary="Bewegung.")
    Service.objects.filter(pk=service.pk).update(email="kein-at-zeichen.example")

    page = home_of(organization)

    assert "„Turnen“: Keine gültige E-Mail-Adresse" in page
    assert f"{entries.MINE}/eintraege/angebot/{service.pk}" in page


def test_what_misleads_at_one_place_of_a_service_is_named_too() -> None:
    organization = factories.organization("Turnverein", email="info@verein.example")
    service = factories.service("Turnen", organization=organization, summary="Bewegung.")
    record = factories.record(service=service)
    Contact.objects.create(service_at_location=record, name="Anna", email="kein-at.example")

    page = home_of(organization)

    assert f"{entries.MINE}/eintraege/angebot/{record.pk}" in page


def test_what_would_only_be_better_is_left_to_the_county() -> None:
    organization = factories.organization("Turnverein", email="info@verein.example")
    factories.service("Turnen", organization=organization, summary="")

    assert "Satz für die Trefferliste fehlt" not in home_of(organization)


def test_nobody_reads_of_the_entries_of_others() -> None:
    factories.service("Fremdes", organization=factories.organization("Andere"), email="nein")

    assert "Fremdes" not in home_of(factories.organization("Turnverein"))
