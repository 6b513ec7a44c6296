"""The pages where editors keep the directory: only their own, and nothing without history."""

from __future__ import annotations

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.admin import reach, verifying
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Revision,
    Service,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from sozialatlas.directory.signals import records_changed
from tests.accounts import people
from tests.directory import factories

pytestmark = pytest.mark.django_db

MODELS = (Organization, Location, Service, ServiceAtLocation, Event, VolunteerRole)


@pytest.fixture
def inside() -> ServiceAtLocation:
    """Return a record in the editor's town."""
    return record("06997001", "Innen")


@pytest.fixture
def outside() -> ServiceAtLocation:
    """Return a record in another town."""
    return record("06997002", "Außen")


def record(key: str, name: str) -> ServiceAtLocation:
    """Return a record in a town of its own."""
    town = factories.municipality(key, f"Ort {key}")
    service = factories.service(name, organization=factories.organization(f"Träger {name}"))
    place = factories.location(name=f"Haus {name}", municipality=town, lat=50.5, lon=8.5)
    return factories.record(service=service, location=place)


def sign_in(client: Client, role: str, area_key: str = "") -> User:
    """Return an editor who is signed in."""
    person = people.editor("redaktion@kreis.example", role, area_key)
    client.force_login(person)
    return person


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the town 06997001."""
    return sign_in(client, RoleAssignment.Role.TOWN_EDITOR, "06997001")


def address(thing: Model, page: str = "change") -> str:
    """Return the admin's page of a thing."""
    return reverse(f"admin:directory_{thing._meta.model_name}_{page}", args=[thing.pk])


def filled(client: Client, path: str, **changed: object) -> dict[str, object]:
    """Return the form of a page as a browser would send it, with some fields changed."""
    context = client.get(path).context
    forms = [context["adminform"].form]
    for part in context["inline_admin_formsets"]:
        forms += [part.formset.management_form, *part.formset.forms]
    data: dict[str, object] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if isinstance(value, bool):
                data.update({bound.html_name: "on"} if value else {})
            elif value is not None:
                data[bound.html_name] = value
    return {**data, **changed}


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_form_opens(admin_client: Client, model: type[Model]) -> None:
    name = f"admin:directory_{model._meta.model_name}"

    assert [
        admin_client.get(reverse(f"{name}_{page}")).status_code for page in ("changelist", "add")
    ] == [200, 200]


def test_the_list_holds_what_lies_within_reach(
    client: Client, editor: User, inside: ServiceAtLocation, outside: ServiceAtLocation
) -> None:
    page = client.get(reverse("admin:directory_service_changelist"))

    assert [service.name for service in page.context["cl"].result_list] == ["Innen"]


def test_a_foreign_record_does_not_exist_for_an_editor(
    client: Client, editor: User, inside: ServiceAtLocation, outside: ServiceAtLocation
) -> None:
    foreign = (outside, outside.service, outside.location)
    own = (inside, inside.service, inside.location)

    assert [client.get(address(thing)).status_code for thing in own] == [200, 200, 200]
    found = {
        (page, getattr(client, method)(address(thing, page), {"name": "Neu"}).status_code)
        for thing in foreign
        for page in ("change", "delete", "history")
        for method in ("get", "post")
    }
    assert found == {("change", 404), ("delete", 404), ("history", 404)}
    outside.service.refresh_from_db()
    assert outside.service.name == "Außen"


def test_saving_leaves_history_and_tells_the_index(
    client: Client, editor: User, inside: ServiceAtLocation
) -> None:
    told: list[object] = []

    def listen(record_ids: object, **_named: object) -> None:
        told.append(record_ids)

    records_changed.connect(listen)
    path = address(inside.service)
    answer = client.post(path, filled(client, path, name="Innen und neu"))
    records_changed.disconnect(listen)

    inside.service.refresh_from_db()
    kept = Revision.objects.get(kind="service", record_id=inside.service_id)
    assert answer.status_code == 302, answer.context["errors"]
    assert [inside.service.name, kept.by, kept.values["name"]] == [
        "Innen und neu",
        editor,
        "Innen und neu",
    ]
    assert inside.service.content_changed_at == kept.at
    assert any(inside.pk in ids for ids in told)


def test_saving_unchanged_leaves_no_history(
    client: Client, editor: User, inside: ServiceAtLocation
) -> None:
    path = address(inside.service)

    answer = client.post(path, filled(client, path))

    assert answer.status_code == 302, answer.context["errors"]
    assert Revision.objects.count() == 0


def test_nothing_is_moved_out_of_reach(
    client: Client, editor: User, inside: ServiceAtLocation, outside: ServiceAtLocation
) -> None:
    path = address(inside.location)
    town = outside.location.municipality_id

    answer = client.post(path, filled(client, path, municipality=town, description="Hof"))

    inside.location.refresh_from_db()
    form = answer.context["adminform"].form
    assert (answer.status_code, form.errors) == (200, {"municipality": [str(reach.FOREIGN)]})
    assert form["description"].value() == "Hof"
    assert inside.location.municipality.key == "06997001"
    assert Revision.objects.count() == 0


def test_what_would_leave_the_reach_comes_back_with_all_that_was_typed(
    client: Client, editor: User, inside: ServiceAtLocation
) -> None:
    path = address(inside.location)

    answer = client.post(path, filled(client, path, municipality="", description="Hof"))

    inside.location.refresh_from_db()
    form = answer.context["adminform"].form
    assert (answer.status_code, list(form.errors)) == (200, ["__all__"])
    assert form["description"].value() == "Hof"
    assert (inside.location.municipality.key, Revision.objects.count()) == ("06997001", 0)


def test_editors_of_towns_delete_nothing_and_change_no_words(
    client: Client, editor: User, inside: ServiceAtLocation
) -> None:
    topic = Topic.objects.create(code="t-own", name="Eigenes")

    pages = [
        client.post(address(inside.service, "delete"), {"post": "yes"}),
        client.get(reverse("admin:directory_topic_add")),
        client.post(address(topic), {"name": "Anderes"}),
        client.get(reverse("admin:directory_revision_changelist")),
    ]

    assert [page.status_code for page in pages] == [403, 403, 403, 403]
    assert Service.objects.filter(pk=inside.service_id).exists()


def test_the_county_deletes_what_nothing_builds_on(
    client: Client, inside: ServiceAtLocation
) -> None:
    sign_in(client, RoleAssignment.Role.COUNTY_EDITOR)

    answers = [
        client.post(address(thing, "delete"), {"post": "yes"})
        for thing in (inside.location, inside.service)
    ]

    assert [answer.status_code for answer in answers] == [200, 302]
    assert [Location.objects.count(), Service.objects.count()] == [1, 0]


def test_many_are_noted_as_checked_at_once(
    client: Client, editor: User, inside: ServiceAtLocation, outside: ServiceAtLocation
) -> None:
    chosen = {
        "action": "mark_verified_website",
        "_selected_action": [str(inside.service_id), str(outside.service_id)],
    }

    client.post(reverse("admin:directory_service_changelist"), chosen)

    verified = Service.objects.exclude(verified_at=None)
    assert list(verified.values_list("name", "verified_by", "verified_how")) == [
        ("Innen", editor.pk, "website")
    ]


def test_more_than_a_request_can_bear_are_not_noted_as_checked(
    client: Client, editor: User, inside: ServiceAtLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "MOST_AT_ONCE", 1)
    second = factories.record(location=inside.location)
    chosen = {
        "action": "mark_verified_website",
        "_selected_action": [str(inside.service_id), str(second.service_id)],
    }

    page = client.post(reverse("admin:directory_service_changelist"), chosen, follow=True)

    assert [str(each) for each in page.context["messages"]] == [
        "Höchstens 1 Einträge auf einmal; gewählt sind 2. Es wurde nichts geändert."
        " Grenzen Sie die Liste mit den Filtern ein."
    ]
    assert not Service.objects.exclude(verified_at=None).exists()


@pytest.mark.parametrize("how", ["phone", "mail", "visit", "document", "website"])
def test_a_record_is_noted_as_checked_while_it_is_saved(
    client: Client, editor: User, inside: ServiceAtLocation, how: str
) -> None:
    path = address(inside.service)

    answer = client.post(path, filled(client, path, confirmed_how=how))

    inside.service.refresh_from_db()
    assert answer.status_code == 302, answer.context["errors"]
    assert (inside.service.verified_how, inside.service.verified_by) == (how, editor)
    assert Revision.objects.get().values["verified_how"] == how


def test_who_has_no_role_sees_nothing(client: Client, inside: ServiceAtLocation) -> None:
    person = User.objects.create(email="leser@kreis.example", is_staff=True)
    client.force_login(person)

    assert client.get(reverse("admin:directory_service_changelist")).status_code == 403
