"""What is told before an entry is hidden that nobody confirmed."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.marketplace.freshness import actions
from sozialatlas.marketplace.freshness.models import Asking, FreshnessSettings, Quiet
from tests.marketplace.freshness.world import ANNA, DAY, NOW, caller, entry, letters, organization

pytestmark = pytest.mark.django_db


def editor(name: str, area_key: str = "06997") -> None:
    user = User.objects.create_user(f"{name}@kreis.example")
    RoleAssignment.objects.create(user=user, role="county_editor", area_key=area_key)


def hiding_run(days: int, link: ServiceAtLocation) -> tuple[str, bool]:
    """Run the reminders on a day; return the step, and whether the entry is still shown."""
    actions.remind(at=NOW + days * DAY)
    link.refresh_from_db()
    return Asking.objects.get().step, link.visible_to is None


def test_the_county_is_told_before_what_has_no_address_is_hidden() -> None:
    FreshnessSettings.objects.create(pk=1, hide_days=30, notice_days=14)
    link = entry("Kinderturnen", organization(email=""))

    alone = [hiding_run(days, link) for days in (0, 16, 40)]
    editor("redaktion")
    editor("fern", "07111")
    told = [hiding_run(days, link) for days in (41, 54, 55)]

    assert alone == [("call", True)] * 3
    assert told == [
        ("notice", True),
        ("notice", True),
        ("hidden", False),
    ]
    assert letters() == [("redaktion@kreis.example", "1 Eintrag wird am 17.01.2027 verborgen")]


def test_a_notice_that_came_back_is_given_to_the_county() -> None:
    FreshnessSettings.objects.create(pk=1, hide_days=30, notice_days=14)
    link = entry("Kinderturnen")
    editor("redaktion")
    for days in (0, 21, 42, 58):
        actions.remind(at=NOW + days * DAY)
    Quiet.objects.create(address=ANNA, reason="bounced", at=NOW + 59 * DAY)

    found = [hiding_run(days, link) for days in (60, 73, 74)]

    assert [shown for _step, shown in found] == [True, True, False]
    assert [to for to, _subject in letters()] == [ANNA, ANNA, ANNA, "redaktion@kreis.example"]


def test_the_list_of_calls_names_the_day() -> None:
    FreshnessSettings.objects.create(pk=1, hide_days=30, notice_days=14)
    entry("Kinderturnen", organization(email=""))
    actions.remind(at=NOW)
    Asking.objects.update(step="notice", at=NOW)
    client = Client()
    client.force_login(caller())

    found = client.get("/de/redaktion/anrufe").content.decode()

    assert "wird am 07.12.2026 verborgen" in found
