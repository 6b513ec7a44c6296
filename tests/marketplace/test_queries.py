"""Each editor reads the messages of their reach."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import NOWHERE, Reach
from sozialatlas.marketplace import queries
from sozialatlas.marketplace.models import PublicMessage

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _messages() -> None:
    for key in ("06999001", "06999002", ""):
        PublicMessage.objects.create(
            record_kind="event",
            record_id=uuid.uuid4(),
            record_name=f"in {key}",
            area_key=key,
            text="x",
            language="de",
            created_at=NOW,
        )


def editor(area_key: str) -> User:
    user = User.objects.create_user("redaktion@example.org", "x")
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    role = "town_editor" if len(area_key) > 5 else "county_editor"
    RoleAssignment.objects.create(user=user, role=role, area_key=area_key)
    return user


@pytest.mark.parametrize(
    ("reach", "names"),
    [
        (Reach(everywhere=True), ["in ", "in 06999001", "in 06999002"]),
        (Reach(everywhere=False, keys=("06999",)), ["in ", "in 06999001", "in 06999002"]),
        (Reach(everywhere=False, keys=("06999002",)), ["in 06999002"]),
        (NOWHERE, []),
    ],
)
def test_messages_lie_within_reach(reach: Reach, names: list[str]) -> None:
    found = queries.within(PublicMessage.objects.all(), reach)

    assert sorted(found.values_list("record_name", flat=True)) == names


def test_an_editor_puts_aside_only_what_is_theirs(client: Client) -> None:
    client.force_login(editor("06999001"))
    ids = list(PublicMessage.objects.values_list("pk", flat=True))

    client.post(
        reverse("admin:marketplace_publicmessage_changelist"),
        {"action": "mark_done", "_selected_action": ids},
    )

    done = PublicMessage.objects.filter(state="done").values_list("record_name", flat=True)
    assert list(done) == ["in 06999001"]


def test_a_message_opens_and_cannot_be_changed(client: Client) -> None:
    client.force_login(editor("06999"))
    message = PublicMessage.objects.get(area_key="06999001")
    url = reverse("admin:marketplace_publicmessage_change", args=[message.pk])

    answer = client.get(url)
    client.post(url, {"text": "geändert"})

    message.refresh_from_db()
    assert [answer.status_code, message.text] == [200, "x"]
