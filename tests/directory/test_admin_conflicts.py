"""Two editors at one record: the second is told, and nothing of either is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.conflicts import MARK
from sozialatlas.directory import actions
from sozialatlas.directory.models import ServiceAtLocation, Topic, VolunteerRole
from sozialatlas.places.models import Area
from tests.accounts import people
from tests.directory.test_admin import address, filled, record, sign_in

pytestmark = pytest.mark.django_db

ADVICE = (
    "Es wurde nichts gespeichert; was Sie geschrieben haben, steht noch hier. Öffnen Sie den"
    " Eintrag in einem zweiten Fenster, vergleichen Sie und übernehmen Sie hier, was gelten"
    " soll. Wenn Sie dann noch einmal sichern, ersetzt diese Seite den anderen Stand."
)


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the county."""
    return sign_in(client, RoleAssignment.Role.COUNTY_EDITOR, "06997")


@pytest.fixture
def link(editor: User) -> ServiceAtLocation:
    """Return a service at a location."""
    return record("06997001", "Alt")


def opened(client: Client, path: str, **changed: object) -> dict[str, object]:
    """Return the form of a page as a browser would send it, with its mark."""
    return {**filled(client, path, **changed), MARK: client.get(path).context[MARK]}


def refused(client: Client, path: str, form: dict[str, object]) -> list[str]:
    """Return why a form is refused."""
    errors: list[str] = client.post(path, form).context["adminform"].form.non_field_errors()
    return list(errors)


def test_the_second_of_two_saves_is_refused_and_keeps_what_was_typed(
    client: Client, link: ServiceAtLocation
) -> None:
    other = Client()
    other.force_login(people.editor("kurz@kreis.example", "county_editor", "06997"))
    path = address(link.service)
    mine, theirs = opened(client, path, name="Mein"), opened(other, path, name="Anderer")

    saved = other.post(path, theirs).status_code
    page = client.post(path, mine)

    link.service.refresh_from_db()
    form = page.context["adminform"].form
    day = timezone.localtime().strftime("%d.%m.%Y")
    [told] = form.non_field_errors()
    assert (saved, link.service.name, form["name"].value()) == (302, "Anderer", "Mein")
    fact, _, advice = told.partition("). ")
    assert fact.rpartition(" ")[0] == (
        f"Seit Sie die Seite geöffnet haben, hat kurz@kreis.example diesen Eintrag geändert ({day}"
    )
    assert advice == ADVICE


def test_who_has_compared_may_save_after_all(client: Client, link: ServiceAtLocation) -> None:
    path = address(link.service)
    form = opened(client, path, name="Zweiter")
    client.post(path, opened(client, path, name="Erster"))

    page = client.post(path, form)
    again = client.post(path, {**form, MARK: page.context[MARK]}).status_code

    link.service.refresh_from_db()
    assert (page.status_code, again, link.service.name) == (200, 302, "Zweiter")


def test_a_row_of_the_page_that_was_changed_on_its_own_page_counts(
    client: Client, editor: User, link: ServiceAtLocation
) -> None:
    path = address(link.service)
    form = opened(client, path, name="Neu")
    client.post(address(link), opened(client, address(link), description="Hinterhaus"))

    errors = refused(client, path, form)

    link.refresh_from_db()
    assert (len(errors), str(editor) in errors[0], link.description) == (1, True, "Hinterhaus")


def test_a_confirmation_meanwhile_is_no_conflict(
    client: Client, editor: User, link: ServiceAtLocation
) -> None:
    path = address(link.service)
    form = opened(client, path, name="Neu")
    at = timezone.now() - dt.timedelta(minutes=1)
    actions.verify(link.service, how="phone", by=editor, at=at)

    status = client.post(path, form).status_code

    link.service.refresh_from_db()
    found = (link.service.name, link.service.verified_how, link.service.verified_at)
    assert (status, found) == (302, ("Neu", "phone", at))


def everything() -> dict[str, tuple[Model, str]]:
    """Return one of each other kind that is edited, with the column that both change."""
    link = record("06997001", "Alles")
    area = Area.objects.get(key="06997001")
    role = VolunteerRole.objects.create(organization=link.service.organization, name="Lesen")
    return {
        "directory_organization": (link.service.organization, "name"),
        "directory_location": (link.location, "name"),
        "directory_serviceatlocation": (link, "description"),
        "directory_volunteerrole": (role, "name"),
        "directory_topic": (Topic.objects.create(code="eigenes", name="Eigenes"), "name"),
        "places_area": (area, "name"),
        "accounts_user": (User.objects.create_user("neu@kreis.example"), "name"),
    }


@pytest.mark.parametrize(
    "kind",
    [
        "directory_organization",
        "directory_location",
        "directory_serviceatlocation",
        "directory_volunteerrole",
        "directory_topic",
        "places_area",
        "accounts_user",
    ],
)
def test_every_kind_of_record_is_guarded(admin_client: Client, kind: str) -> None:
    thing, column = everything()[kind]
    path = reverse(f"admin:{kind}_change", args=[thing.pk])
    first, second = (opened(admin_client, path, **{column: text}) for text in ("Eins", "Zwei"))

    saved = admin_client.post(path, first).status_code
    errors = refused(admin_client, path, second)

    thing.refresh_from_db()
    assert (saved, len(errors), getattr(thing, column)) == (302, 1, "Eins")
    assert "hat admin" in errors[0]
