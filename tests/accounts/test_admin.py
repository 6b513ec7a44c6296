"""The pages of people: a role is all that a new person needs."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import duties
from sozialatlas.directory.models import Topic
from sozialatlas.places.models import Area
from tests.directory.factories import municipality

pytestmark = pytest.mark.django_db

PASSWORD = "Nachtigall-42-Wiese"


def send(client: Client, person: User, **role: object) -> int:
    """Send the form of a person with one row of roles; return the status."""
    rows = person.role_assignments.count()
    form = {
        "email": person.email,
        "name": person.name,
        "is_active": "on",
        "role_assignments-TOTAL_FORMS": 1,
        "role_assignments-INITIAL_FORMS": rows,
        "role_assignments-0-user": person.pk,
        **{f"role_assignments-0-{name}": value for name, value in role.items()},
    }
    return client.post(reverse("admin:accounts_user_change", args=[person.pk]), form).status_code


def opens(person: User) -> int:
    """Return the status of the administration's start for a person who signs in."""
    client = Client()
    assert client.login(username=person.email, password=PASSWORD)
    return client.get(reverse("admin:index")).status_code


def test_a_role_opens_the_administration_and_its_end_closes_it(admin_client: Client) -> None:
    person = User.objects.create_user("neu@kreis.example", PASSWORD, name="Neu")
    found = [opens(person)]

    sent = [send(admin_client, person, role="town_editor", area_key="06997001")]
    found.append(opens(person))
    role = RoleAssignment.objects.get(user=person)
    end = {"id": role.pk, "role": role.role, "area_key": role.area_key, "DELETE": "on"}
    sent.append(send(admin_client, person, **end))
    found.append(opens(person))

    assert (sent, found) == ([302, 302], [302, 200, 302])


def test_the_tick_cannot_be_set_by_hand(admin_client: Client) -> None:
    person = User.objects.create_user("neu@kreis.example", PASSWORD)
    form = {
        "email": person.email,
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "role_assignments-TOTAL_FORMS": 0,
        "role_assignments-INITIAL_FORMS": 0,
    }

    answer = admin_client.post(reverse("admin:accounts_user_change", args=[person.pk]), form)

    person.refresh_from_db()
    assert (answer.status_code, person.is_staff, person.is_superuser) == (302, False, False)


def test_planners_look_areas_up_and_edit_nothing(client: Client) -> None:
    planner = User.objects.create_user("plan@kreis.example", PASSWORD)
    RoleAssignment.objects.create(user=planner, role="planner", area_key="06997")
    client.force_login(planner)

    page = client.get(reverse("admin:index"))

    found = [
        (model["object_name"], model["perms"])
        for room in page.context["app_list"]
        for model in room["models"]
    ]
    nothing = {"add": False, "change": False, "delete": False, "view": True}
    assert found[0] == ("Area", nothing)
    assert [name for name, perms in found if any((perms["add"], perms["change"]))] == []


def test_the_header_says_what_somebody_is_trusted_with_and_where(client: Client) -> None:
    Area.objects.create(
        kind=Area.Kind.MUNICIPALITY, key="06997001", name="Auenburg", valid_from="2020-01-01"
    )
    person = User.objects.create_user("redaktion@kreis.example", name="Kim Muster")
    for role, key in (("town_editor", "06997001"), ("planner", "")):
        RoleAssignment.objects.create(user=person, role=role, area_key=key)
    client.force_login(person)

    html = client.get(reverse("admin:index")).content.decode()

    assert duties(person) == ("Sozialplanung für alle Gebiete", "Redaktion für Auenburg")
    assert f"<strong>Kim Muster</strong> · {', '.join(duties(person))}<br>" in html
    assert "| Verwaltung \N{EN DASH} Sozialatlas" in html


def test_the_sign_in_has_a_heading(client: Client) -> None:
    html = client.get(reverse("admin:login")).content.decode()

    assert html.count("<h1>") == 1
    assert "<h1>Anmelden</h1>" in html


def test_a_wrong_sign_in_is_told_in_plain_words(client: Client) -> None:
    page = client.post(reverse("admin:login"), {"username": "a@kreis.example", "password": "x"})

    assert page.context["form"].non_field_errors() == [
        "E-Mail-Adresse und Passwort passen nicht zusammen, oder dieser Zugang hat keine Rolle"
        " in der Verwaltung. Beim Passwort zählen große und kleine Buchstaben."
    ]


def test_an_address_that_an_administrator_writes_counts_as_proved(admin_client: Client) -> None:
    form = {
        "email": "Neu@Kreis.example",
        "name": "Neu",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "role_assignments-TOTAL_FORMS": 0,
        "role_assignments-INITIAL_FORMS": 0,
    }
    admin_client.post(reverse("admin:accounts_user_add"), form)
    person = User.objects.get(name="Neu")
    before = list(person.emailaddress_set.values_list("email", "verified", "primary"))

    person.email = "anders@kreis.example"
    send(admin_client, person, role="planner")

    after = list(person.emailaddress_set.values_list("email", "verified", "primary"))
    assert (before, after) == (
        [("neu@kreis.example", True, True)],
        [("anders@kreis.example", True, True)],
    )


@pytest.mark.parametrize(
    ("scope", "status"),
    [("topic:pflege-test", 302), ("pflege", 200), ("topic:gibt-es-nicht", 200)],
)
def test_the_limit_of_a_reviewer_names_a_topic(
    admin_client: Client, scope: str, status: int
) -> None:
    person = User.objects.create_user("neu@kreis.example", name="Neu")
    Topic.objects.create(code="pflege-test", name="Pflege")

    sent = send(admin_client, person, role="reviewer", area_key="06997", scope=scope)

    kept = list(RoleAssignment.objects.filter(user=person).values_list("scope", flat=True))
    assert (sent, kept) == (status, [scope] if status == 302 else [])


@pytest.mark.parametrize(("key", "status"), [("06997", 302), ("06997001", 302), ("06998", 200)])
def test_a_role_is_for_an_area_that_there_is(admin_client: Client, key: str, status: int) -> None:
    person = User.objects.create_user("neu@kreis.example", name="Neu")
    municipality("06997001")

    assert send(admin_client, person, role="reviewer", area_key=key) == status


@pytest.mark.parametrize("role", ["reviewer", "counsellor"])
def test_who_checks_or_counsels_opens_no_administration(role: str) -> None:
    person = User.objects.create_user("neu@kreis.example", PASSWORD)
    RoleAssignment.objects.create(user=person, role=role, area_key="06997")

    assert opens(person) == 302


def test_what_allauth_keeps_is_no_page_of_the_administration(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:index"))

    rooms = {room["app_label"] for room in page.context["app_list"]}
    assert rooms & {"account", "mfa", "socialaccount"} == set()


def test_somebody_new_signs_in_whatever_the_case_of_the_address(
    admin_client: Client, client: Client
) -> None:
    form = {
        "email": "Neu@Kreis.example",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "role_assignments-TOTAL_FORMS": 0,
        "role_assignments-INITIAL_FORMS": 0,
    }
    admin_client.post(reverse("admin:accounts_user_add"), form)

    asked = {"login": "NEU@kreis.example", "password": PASSWORD}
    page = client.post("/de/konto/anmelden", asked)

    assert page.headers["Location"] == "/de/mein"


def test_who_has_no_password_finds_the_other_way_in(client: Client) -> None:
    html = client.get("/admin/", follow=True).content.decode()

    assert '<a href="/de/konto/anmelden?next=/admin/">' in html
