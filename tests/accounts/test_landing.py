"""Where people land after they signed in: where their work is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from sozialatlas.accounts import landing
from sozialatlas.accounts.models import RoleAssignment, User
from tests.accounts import people

ROLES = RoleAssignment.Role


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "first"),
    [
        (ROLES.COUNTY_EDITOR, "/de/redaktion"),
        (ROLES.TOWN_EDITOR, "/de/redaktion"),
        (ROLES.REVIEWER, "/de/redaktion"),
        (ROLES.PLANNER, "/admin/"),
        (ROLES.COUNSELLOR, "/de/mein"),
    ],
)
def test_a_role_leads_to_its_work(role: str, first: str) -> None:
    person = people.editor("wer@kreis.example", role, "06997001")

    with translation.override("de"):
        found = next(iter(landing._pages(person)))

    assert found == first


@pytest.mark.django_db
def test_who_keeps_entries_lands_at_them_in_the_own_language() -> None:
    person = User.objects.create_user("anna@verein.example")

    with translation.override("en"):
        assert landing.page_of(person) == "/en/mein"


def test_a_page_that_is_not_there_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing, "_pages", lambda _person: iter(["/de/gibt-es-nie", "/admin/"]))

    assert landing.page_of(AnonymousUser()) == "/admin/"
