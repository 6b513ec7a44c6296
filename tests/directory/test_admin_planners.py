"""Planners read the directory where they plan, and change nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sozialatlas.directory.models import (
    Revision,
    ServiceAtLocation,
)
from tests.directory.test_admin import MODELS, address, record, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(client: Client) -> ServiceAtLocation:
    """Return a record that a signed-in planner of its town looks at."""
    sign_in(client, "planner", "06997001")
    return record("06997001", "Innen")


def test_a_planner_reads_what_lies_where_they_plan(
    client: Client, link: ServiceAtLocation
) -> None:
    foreign = record("06997002", "Außen")
    things = (link, link.service, link.location, link.service.organization)
    page = client.get(reverse("admin:directory_service_changelist"))

    assert [client.get(address(thing)).status_code for thing in things] == [200] * 4
    assert [service.name for service in page.context["cl"].result_list] == ["Innen"]
    assert client.get(address(foreign.service)).status_code == 404


def test_a_planner_is_shown_no_field_to_fill(client: Client, link: ServiceAtLocation) -> None:
    page = client.get(address(link.service)).content.decode()

    assert ("Geprüft am" in page, "Heute geprüft" in page, "onfirmed" in page) == (
        True,
        False,
        False,
    )


def test_a_planner_narrows_the_list_to_a_town(client: Client) -> None:
    sign_in(client, "planner", "06997")
    record("06997001", "Innen")
    record("06997002", "Außen")
    page = client.get(reverse("admin:directory_service_changelist"))

    [towns] = [each for each in page.context["cl"].filter_specs if each.title == "Gemeinde"]
    assert towns.lookup_choices == [
        ("06997001", "Ort 06997001"),
        ("06997002", "Ort 06997002"),
    ]


@pytest.mark.parametrize("model", MODELS)
def test_a_planner_opens_every_list_and_adds_nothing(
    client: Client, link: ServiceAtLocation, model: type
) -> None:
    name = f"admin:directory_{model._meta.model_name}"
    found = [client.get(reverse(f"{name}_{page}")).status_code for page in ("changelist", "add")]

    assert found == [200, 403]


def test_a_planner_changes_nothing(client: Client, link: ServiceAtLocation) -> None:
    path = address(link.service)
    number = {
        "revision": Revision.objects.create(
            kind="service", record_id=link.service.pk, values={}, at=link.created_at
        ).pk
    }  # fmt: skip -- one thought
    chosen = {"action": "mark_verified_phone", "_selected_action": [str(link.service.pk)]}

    found = [
        client.post(path, {"name": "Neu"}).status_code,
        client.post(address(link.service, "delete"), {"post": "yes"}).status_code,
        client.post(address(link.service, "history"), number).status_code,
    ]
    client.post(reverse("admin:directory_service_changelist"), chosen)

    link.service.refresh_from_db()
    assert found == [403, 403, 403]
    assert (link.service.name, link.service.verified_at) == ("Innen", None)


def test_a_secret_address_is_not_shown_to_a_planner(
    client: Client, link: ServiceAtLocation
) -> None:
    open_, link.location.is_confidential = client.get(address(link.location)).status_code, True
    link.location.save()
    listed = client.get(reverse("admin:directory_location_changelist")).context["cl"].result_list

    secret = client.get(address(link.location)).status_code
    assert (open_, secret, list(listed)) == (200, 404, [])


def test_an_editor_sees_a_secret_address(client: Client) -> None:
    sign_in(client, "town_editor", "06997001")
    link = record("06997001", "Innen")
    link.location.is_confidential = True
    link.location.save()

    assert client.get(address(link.location)).status_code == 200
