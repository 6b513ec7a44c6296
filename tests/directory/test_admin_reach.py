"""A town's editor chooses from the town's things only, whatever a hand-made form says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.admin import reach
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.signals import records_changed
from sozialatlas.places.models import Area
from tests.directory import factories
from tests.directory.test_admin import address, filled, record, sign_in

pytestmark = pytest.mark.django_db

FOREIGN = str(reach.FOREIGN)


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the town 06997001."""
    return sign_in(client, RoleAssignment.Role.TOWN_EDITOR, "06997001")


@pytest.fixture
def things(editor: User) -> dict[str, Model]:
    """Return one thing of each kind in the editor's town."""
    return everything("06997001", "Innen")


@pytest.fixture
def foreign(editor: User) -> dict[str, Model]:
    """Return one thing of each kind in another town."""
    return everything("06997002", "Außen")


def everything(key: str, name: str) -> dict[str, Model]:
    """Return one thing of each kind in a town of its own."""
    link = record(key, name)
    provider = link.service.organization
    of_provider = {"organization": provider, "location": link.location, "name": name}
    return {
        "service_at_location": link,
        "service": link.service,
        "organization": provider,
        "location": link.location,
        "event": Event.objects.create(starts_at=factories.NOW, **of_provider),
        "volunteer_role": VolunteerRole.objects.create(**of_provider),
        "municipality": link.location.municipality,
        "social_area": Area.objects.create(
            kind=Area.Kind.SOCIAL_AREA,
            key=f"{key}-1",
            name=f"Sozialraum {name}",
            valid_from="2000-01-01",
        ),
    }


@pytest.mark.parametrize(
    ("kind", "field", "target"),
    [
        ("service", "organization", "organization"),
        ("location", "organization", "organization"),
        ("location", "municipality", "municipality"),
        ("location", "social_area", "social_area"),
        ("organization", "parent", "organization"),
        ("service_at_location", "service", "service"),
        ("service_at_location", "location", "location"),
        ("event", "organization", "organization"),
        ("event", "location", "location"),
        ("volunteer_role", "organization", "organization"),
        ("volunteer_role", "location", "location"),
    ],
)
def test_a_foreign_thing_is_refused_at_its_field(
    client: Client,
    things: dict[str, Model],
    foreign: dict[str, Model],
    kind: str,
    field: str,
    target: str,
) -> None:
    path = address(things[kind])
    begins = {"starts_at_0": "24.12.2026", "starts_at_1": "10:00"} if kind == "event" else {}

    answer = client.post(path, filled(client, path, **begins, **{field: foreign[target].pk}))

    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors == {field: [FOREIGN]}
    # Nor does the page tell what the foreign thing is called.
    assert "Außen" not in answer.content.decode()
    assert Revision.objects.count() == 0


def test_a_foreign_location_is_refused_in_the_rows_of_a_service(
    client: Client, things: dict[str, Model], foreign: dict[str, Model]
) -> None:
    path = address(things["service"])
    row = {
        "at_locations-TOTAL_FORMS": 2,
        "at_locations-1-service": things["service"].pk,
        "at_locations-1-location": foreign["location"].pk,
        "at_locations-1-status": "active",
    }

    answer = client.post(path, filled(client, path, **row))

    rows = answer.context["inline_admin_formsets"][0].formset
    assert (answer.status_code, rows.errors) == (200, [{}, {"location": [FOREIGN]}])
    assert ServiceAtLocation.objects.count() == 2


def test_what_a_thing_points_to_already_may_stay(client: Client, editor: User) -> None:
    link = record("06997001", "Innen")
    Service.objects.filter(pk=link.service_id).update(
        organization=record("06997002", "Außen").service.organization
    )
    path = address(link.service)

    answer = client.post(path, filled(client, path, name="Neu"))

    link.service.refresh_from_db()
    assert (answer.status_code, link.service.name) == (302, "Neu")


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("service", "organization"),
        ("organization", "parent"),
        ("serviceatlocation", "service"),
        ("serviceatlocation", "location"),
        ("event", "location"),
        ("volunteerrole", "organization"),
    ],
)
def test_choices_while_typing_hold_no_foreign_and_no_secret_thing(
    client: Client,
    things: dict[str, Model],
    foreign: dict[str, Model],
    model: str,
    field: str,
) -> None:
    Location.objects.filter(pk=foreign["location"].pk).update(is_confidential=True)
    question = {"app_label": "directory", "model_name": model, "field_name": field}

    answer = client.get(reverse("admin:autocomplete"), question).json()

    target = "organization" if field == "parent" else field
    assert [each["id"] for each in answer["results"]] == [str(things[target].pk)]


def test_who_has_no_role_gets_no_choices(client: Client, things: dict[str, Model]) -> None:
    person = User.objects.create(email="leser@kreis.example", is_staff=True)
    client.force_login(person)
    question = {"app_label": "directory", "model_name": "service", "field_name": "organization"}

    assert client.get(reverse("admin:autocomplete"), question).status_code == 403


def test_a_form_that_asks_for_a_municipality_is_offered_municipalities_of_today(
    client: Client, things: dict[str, Model]
) -> None:
    Area.objects.create(
        kind="municipality",
        key="06997003",
        name="Alt",
        valid_from="1990-01-01",
        valid_to="2000-01-01",
    )
    question = {"app_label": "directory", "model_name": "location", "field_name": "municipality"}

    answer = client.get(reverse("admin:autocomplete"), question).json()

    assert [each["id"] for each in answer["results"]] == [str(things["municipality"].pk)]


def test_a_new_service_of_a_new_provider_at_a_new_location(client: Client, editor: User) -> None:
    town = factories.municipality("06997001")
    made = []
    add = reverse("admin:directory_organization_add")
    made.append(client.post(add, filled(client, add, name="Neuer Verein")))
    provider = Organization.objects.get()
    add = reverse("admin:directory_location_add")
    place = {"name": "Vereinsheim", "organization": provider.pk, "municipality": town.pk}
    made.append(client.post(add, filled(client, add, **place)))
    add = reverse("admin:directory_service_add")
    row = {
        "name": "Hausaufgabenhilfe",
        "organization": provider.pk,
        "at_locations-TOTAL_FORMS": 1,
        "at_locations-0-location": Location.objects.get().pk,
        "at_locations-0-status": "active",
    }
    made.append(client.post(add, filled(client, add, **row)))

    assert [answer.status_code for answer in made] == [302, 302, 302]
    link = ServiceAtLocation.objects.get()
    assert [link.service.name, link.location.name, link.service.organization] == [
        "Hausaufgabenhilfe",
        "Vereinsheim",
        provider,
    ]
    assert sorted(Revision.objects.values_list("kind", flat=True)) == [
        "location",
        "organization",
        "service",
        "service_at_location",
    ]


def test_rows_of_locations_are_told_to_the_index_as_they_come_change_and_go(
    client: Client, editor: User, told: set[object]
) -> None:
    link = record("06997001", "Innen")
    place = factories.location(name="Zweites", municipality=link.location.municipality)
    path = address(link.service)
    steps = []

    new = {
        "at_locations-TOTAL_FORMS": 2,
        "at_locations-1-service": link.service_id,
        "at_locations-1-location": place.pk,
        "at_locations-1-status": "active",
    }
    for change in (new, {"at_locations-0-status": "closed"}, {"at_locations-0-DELETE": "on"}):
        told.clear()
        removed = list(ServiceAtLocation.objects.order_by("pk").values_list("pk", flat=True))[:1]
        assert client.post(path, filled(client, path, **change)).status_code == 302
        steps.append(frozenset(told))

    kept = ServiceAtLocation.objects.get()
    first, new_link = removed[0], next(iter({kept.pk, *removed} - {link.pk}))
    assert (new_link in steps[0], first in steps[1], first in steps[2]) == (True, True, True)
    assert kept.pk != first
    kinds = Revision.objects.order_by("pk").values_list("kind", "values__status")
    assert list(kinds) == [("service_at_location", "active"), ("service_at_location", "closed")]


@pytest.fixture
def told() -> Iterator[set[object]]:
    """Return the ids of which the index was told."""
    ids: set[object] = set()

    def listen(record_ids: frozenset[object], **_named: object) -> None:
        ids.update(record_ids)

    records_changed.connect(listen)
    yield ids
    records_changed.disconnect(listen)
