"""Imports in the administration: to look at, not to touch."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import User
from sozialatlas.exchange.models import ImportRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("admin@example.org", "x"))
    return client


def test_list_shows_runs_and_offers_no_change(administrator: Client) -> None:
    run = ImportRun.objects.create(
        source="uster",
        file_name="angebote.csv",
        state="done",
        batch_count=1,
        started_at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC),
    )

    listed = administrator.get(reverse("admin:exchange_importrun_changelist"))
    shown = administrator.get(reverse("admin:exchange_importrun_change", args=[run.pk]))
    add = administrator.get(reverse("admin:exchange_importrun_add"))

    assert (listed.status_code, shown.status_code, add.status_code) == (200, 200, 403)
    assert "angebote.csv" in listed.content.decode()
    assert 'name="_save"' not in shown.content.decode()
