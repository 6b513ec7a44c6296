"""What is read across the tables of the directory."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialatlas.directory import queries
from sozialatlas.directory.models import Organization, Service, ServiceArea
from tests.directory import factories as make

pytestmark = pytest.mark.django_db


def outside() -> dict[uuid.UUID, str]:
    return dict(queries.services_outside(Service.objects.all()))


def abroad(**values: object) -> Organization:
    """Return an organization with one location in Switzerland."""
    organization = make.organization("Hilfe Uster", **values)
    make.location(organization=organization, is_outside=True, country="CH")
    return organization


def test_a_service_without_location_lies_where_its_organization_owns_a_place() -> None:
    lone = make.service(organization=abroad())

    assert outside() == {lone.pk: "CH"}


def test_a_service_without_location_lies_where_its_organization_gives_another() -> None:
    organization = make.organization()
    lone = make.service(organization=organization)
    place = make.location(is_outside=True, country="US")
    make.record(service=make.service(organization=organization), location=place)

    assert outside() == {lone.pk: "US"}


def test_one_site_inside_keeps_a_service_inside() -> None:
    organization = abroad()
    make.service(organization=organization)
    make.location(organization=organization, municipality=make.municipality())

    assert outside() == {}


def test_a_service_that_reaches_people_here_is_inside() -> None:
    organization = abroad()
    make.service(organization=organization, is_online=True)
    make.service(organization=organization, is_by_phone=True)
    served = make.service(organization=organization)
    ServiceArea.objects.create(service=served, area=make.municipality())

    assert outside() == {}


def test_an_organization_without_any_site_lies_where_its_source_does() -> None:
    make.location(source="us", is_outside=True, country="US")
    make.location(source="own", municipality=make.municipality())
    american = make.service(source="us")
    make.service(source="own")
    make.service(source="")

    assert outside() == {american.pk: "US"}


def test_three_services_take_no_more_queries_than_one() -> None:
    counts = []
    for _ in range(2):
        make.service(organization=abroad())
        with CaptureQueriesContext(connection) as seen:
            outside()
        counts.append(len(seen))
        make.service(organization=abroad())

    assert counts == [3, 3]


def test_lone_services_lie_beside_the_records_of_their_organization_and_source() -> None:
    organization = abroad()
    lone = make.service(organization=organization)
    record = make.record(service=make.service(organization=organization, source="us"))
    placeless = make.service(source="us")
    make.service(source="other")

    assert queries.lone_services_beside([record.pk]) == {lone.pk, placeless.pk}
