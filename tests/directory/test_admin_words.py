"""What the forms of the administration say, take and refuse, in words of editors."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import Event, Phone, Topic
from tests.directory.test_admin import address, filled, record, sign_in

pytestmark = pytest.mark.django_db

NO_NUMBER = "Bitte eine Telefonnummer in Ziffern angeben, etwa 06031 1234-56."
TOPICS = "admin:directory_topic_changelist"


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the county."""
    return sign_in(client, RoleAssignment.Role.COUNTY_EDITOR, "06997")


@pytest.fixture
def event(editor: User) -> Event:
    """Return an event in the editor's county."""
    link = record("06997001", "Rat")
    return Event.objects.create(
        name="Fest",
        organization=link.service.organization,
        location=link.location,
        starts_at=dt.datetime(2026, 12, 1, 18, tzinfo=timezone.get_default_timezone()),
    )


def sent(event: Event, **changed: object) -> dict[str, object]:
    """Return the form of an event as a browser would send it."""
    return {
        "name": event.name,
        "organization": event.organization_id,
        "location": event.location_id,
        "status": "active",
        "starts_at_0": "01.12.2026",
        "starts_at_1": "18:00",
        "is_free": "unknown",
        "picture-TOTAL_FORMS": 0,
        "picture-INITIAL_FORMS": 0,
        **changed,
    }


def errors(client: Client, path: str, form: dict[str, object]) -> dict[str, list[str]]:
    """Return what is wrong with a form, by field."""
    found = client.post(path, form).context["adminform"].form.errors
    return {name: list(texts) for name, texts in found.items()}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (
            {"minimum_age": 9, "maximum_age": 6},
            {"minimum_age": ["Das Mindestalter liegt über dem Höchstalter."]},
        ),
        (
            {"visible_from": "02.01.2026", "visible_to": "01.01.2026"},
            {"visible_to": ["„Sichtbar ab“ liegt nach „sichtbar bis“."]},
        ),
    ],
)
def test_what_is_in_the_wrong_order_is_said_at_its_field(
    client: Client, editor: User, given: dict[str, object], found: dict[str, list[str]]
) -> None:
    path = address(record("06997001", "Rat").service)

    assert errors(client, path, filled(client, path, **given)) == found


def test_an_event_says_at_each_field_what_is_wrong(client: Client, event: Event) -> None:
    form = sent(
        event,
        ends_at_0="01.12.2026",
        ends_at_1="17:00",
        phone="abc",
        exdates="nie",
        rrule="jeden Tag",
    )

    found = errors(client, address(event), form)

    [rule] = found.pop("rrule")
    assert rule.startswith("Keine Wiederholung nach RFC 5545 (")
    assert found == {
        "phone": [NO_NUMBER],
        "ends_at": ["Das Ende liegt nicht nach dem Beginn."],
        "exdates": ["Bitte einen Tag pro Zeile angeben, etwa 24.12.2026."],
    }


def test_days_without_an_event_are_lines_in_german(client: Client, event: Event) -> None:
    path = address(event)
    empty = client.get(path).context["adminform"].form["exdates"].value()

    client.post(path, sent(event, exdates="24.12.2026\n\n2026-12-31T18:00"))

    event.refresh_from_db()
    shown = client.get(path).context["adminform"].form["exdates"].value()
    assert (empty, event.exdates, shown) == (
        "",
        ["2026-12-24", "2026-12-31T18:00"],
        "24.12.2026\n2026-12-31T18:00",
    )


def test_a_row_without_a_number_is_refused(client: Client, editor: User) -> None:
    link = record("06997001", "Rat")
    Phone.objects.create(service=link.service, number="06031 1")
    path = address(link.service)

    page = client.post(path, filled(client, path, **{"phones-0-number": "abc"}))

    [formset] = [
        part.formset
        for part in page.context["inline_admin_formsets"]
        if part.formset.prefix == "phones"
    ]  # fmt: skip -- one thought
    assert formset.errors[0] == {"number": [NO_NUMBER]}


def test_a_new_topic_stands_behind_all_others(client: Client, editor: User) -> None:
    last = Topic.objects.order_by("-order")[0]
    add = reverse("admin:directory_topic_add")

    client.post(add, filled(client, add, name="Repaircafé"))

    topic = Topic.objects.get(is_own=True)
    assert (topic.order, topic.parent) == (last.order + 1, None)


def test_topics_are_filtered_by_their_groups_alone(client: Client, editor: User) -> None:
    group = Topic.objects.filter(parent=None).order_by("order", "code")[0]
    page = client.get(reverse(TOPICS), {"group": group.code})

    offered = [spec for spec in page.context["cl"].filter_specs if spec.title == "Themengruppe"]
    groups = Topic.objects.filter(parent=None).order_by("order", "code")
    assert offered[0].lookup_choices == list(groups.values_list("code", "name"))
    assert {topic.parent for topic in page.context["cl"].result_list} == {group}
