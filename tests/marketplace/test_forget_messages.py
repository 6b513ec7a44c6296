"""The command that forgets what was kept for its time only."""

from __future__ import annotations

import datetime as dt
import io
import uuid

import pytest
from django.core.management import call_command
from django.utils import timezone

from sozialatlas.marketplace.models import PublicMessage

pytestmark = pytest.mark.django_db


def test_mail_addresses_go_after_180_days() -> None:
    for days in (179, 181):
        PublicMessage.objects.create(
            record_kind="event",
            record_id=uuid.uuid4(),
            record_name=f"vor {days} Tagen",
            text="x",
            email="ich@example.org",
            created_at=timezone.now() - dt.timedelta(days=days),
        )
    told = io.StringIO()

    call_command("forget_messages", stdout=told)

    left = PublicMessage.objects.exclude(email="").values_list("record_name", flat=True)
    assert list(left) == ["vor 179 Tagen"]
    assert told.getvalue() == "Gelöscht: E-Mail-Adressen 1, Absendercodes 0, Nachweise 0.\n"
