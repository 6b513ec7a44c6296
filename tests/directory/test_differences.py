"""What two versions say differently, in the words that editors read."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions
from sozialatlas.directory.differences import Difference, difference, differences
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Contact, Phone, Revision, Schedule, Service, Topic
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import (
    ContactValues,
    DirectoryPackage,
    OrganizationValues,
    PhoneValues,
    ServiceValues,
)
from tests.directory.factories import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def editor() -> User:
    """Return who edits."""
    return User.objects.create(email="anna@kreis.example", name="Anna")


@pytest.fixture
def service() -> Service:
    """Return a service as an import brought it."""
    for code in ("t-rat", "t-pflege"):
        Topic.objects.create(code=code, name=code)
    values = ServiceValues(
        key="s1",
        name="Beratung",
        organization_key="o1",
        topics=("t-rat", "t-pflege"),
        phones=(PhoneValues(number="06999 100"),),
        contacts=(ContactValues(name="Kim Muster"), ContactValues(name="Lou Muster")),
        schedules=(HoursRule(weekday=0, opens=dt.time(8), closes=dt.time(12)),),
    )
    package = DirectoryPackage(
        organizations=(OrganizationValues(key="o1", name="Verein"),), services=(values,)
    )
    actions.apply(package, source="liste", at=NOW)
    return Service.objects.get()


def edit(service: Service, editor: User) -> None:
    """Change name, phone and hours, as the form of an editor does."""
    before = snapshot(service)
    service.name, service.is_free = "Rat", "yes"
    service.save()
    Phone.objects.filter(service=service).update(number="06999 200", description="vormittags")
    Schedule.objects.filter(service=service).update(closes=dt.time(13, 30))
    Contact.objects.filter(service=service, name="Kim Muster").update(is_public=False)
    actions.edited(service, before=before, by=editor, at=LATER)


def test_an_edit_differs_from_the_import_in_what_was_changed_only(
    service: Service, editor: User
) -> None:
    edit(service, editor)
    newer, older = Revision.objects.filter(kind="service")

    found = differences(KIND_OF["service"], older, newer)

    hours = "Montag: 8 bis {} Uhr\nnicht an Feiertagen, auch in den Schulferien"
    assert sorted(found, key=lambda each: each.label) == [
        Difference(
            "Ansprechpersonen",
            "Kim Muster · Lou Muster",
            "Kim Muster, nicht öffentlich · Lou Muster",
        ),
        Difference("Name", "Beratung", "Rat"),
        Difference("Telefone", "06999 100", "06999 200, vormittags"),
        Difference("kostenlos", "unbekannt", "ja"),
        Difference("Öffnungszeiten", hours.format("12"), hours.format("13:30")),
    ]


def test_going_back_restores_what_was_said_and_leaves_a_version(
    service: Service, editor: User
) -> None:
    edit(service, editor)
    imported = Revision.objects.filter(kind="service").last()

    changed = actions.go_back(service, to=imported, by=editor, at=LATER + dt.timedelta(hours=1))

    now = snapshot(Service.objects.get())
    latest = Revision.objects.filter(kind="service").first()
    assert changed == {"name", "is_free", "phones", "schedules"}
    assert [now.name, now.is_free, now.phones[0].number, now.schedules[0].closes] == [
        "Beratung",
        "unknown",
        "06999 100",
        dt.time(12),
    ]
    assert (latest.by, latest.reason) == (editor, "zurück zur Fassung vom 18.11.2026 11:00")


def test_going_back_publishes_nobody_who_was_hidden(service: Service, editor: User) -> None:
    edit(service, editor)
    before = snapshot(service)
    Contact.objects.filter(service=service, name="Lou Muster").delete()
    actions.edited(service, before=before, by=editor, at=LATER)
    imported = Revision.objects.filter(kind="service").last()

    actions.go_back(service, to=imported, by=editor, at=LATER)

    shown = Contact.objects.order_by("name").values_list("name", "is_public")
    assert list(shown) == [("Kim Muster", False), ("Lou Muster", True)]


def test_going_back_keeps_what_somebody_saved_meanwhile(service: Service, editor: User) -> None:
    edit(service, editor)
    imported = Revision.objects.filter(kind="service").last()
    opened_before = Service.objects.get()
    Service.objects.update(verified_how="phone", verified_at=LATER)

    actions.go_back(opened_before, to=imported, by=editor, at=LATER)

    assert Service.objects.get().verified_how == "phone"


def test_going_back_to_what_is_said_changes_nothing(service: Service, editor: User) -> None:
    edit(service, editor)
    latest = Revision.objects.filter(kind="service").first()

    changed = actions.go_back(service, to=latest, by=editor, at=LATER)

    assert (changed, Revision.objects.filter(kind="service").count()) == (frozenset(), 2)


def test_brackets_behind_a_number_need_no_comma() -> None:
    numbers = (PhoneValues(number="06031 / 12345", description="(Frau Sommer)"),)

    found = difference(KIND_OF["service"], "phones", (), numbers)

    assert found == Difference("Telefone", "-", "06031 / 12345 (Frau Sommer)")


def test_languages_are_named() -> None:
    kind = KIND_OF["service"]

    found = difference(kind, "languages", ("de",), ("uk", "de", "kmr"))

    assert found is not None
    assert (found.before, found.after) == ("Deutsch", "Deutsch · Kurmandschi · Ukrainisch")
