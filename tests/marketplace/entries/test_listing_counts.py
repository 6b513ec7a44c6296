"""How often entries were seen and found, as their provider reads it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.search import record_uses
from sozialatlas.search.record_uses import Opened
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import person

pytestmark = pytest.mark.django_db


def test_the_list_tells_how_often_an_entry_was_opened_and_after_which_words() -> None:
    record, today = directory.record(), timezone.localdate()
    member = person()
    Membership.objects.create(
        user=member, organization=record.service.organization, role="owner", since=timezone.now()
    )
    counts = {Opened(record.pk, "tagespflege oma"): 5, Opened(record.pk, "max muster"): 2}
    record_uses.add(counts, today)
    client = Client()
    client.force_login(member)

    page = client.get("/de/mein/eintraege").content.decode()

    assert "7-mal geöffnet in 30 Tagen" in page
    assert ("„tagespflege oma“" in page, "max muster" in page) == (True, False)
