"""Links that are broken, of another run, or too old."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.core.mail.models import Letter
from sozialatlas.marketplace.freshness.models import (
    Reminder,
)
from sozialatlas.marketplace.freshness.tokens import token_of
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace.freshness.confirming import asked, counts, page, press
from tests.marketplace.freshness.world import (
    ANNA,
    entry,
    link_of,
    organization,
    ref,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> object:
    return organization()


def test_a_broken_link_says_so() -> None:
    entry()
    _reminder, path = asked()

    reply = Client().get(f"{path[:-1]}x")

    assert (reply.status_code, "Dieser Link stimmt nicht" in reply.content.decode()) == (404, True)


def test_the_link_of_another_run_opens_only_its_own_entries() -> None:
    entry()
    reminder, path = asked()
    other = Reminder.objects.create(address=ANNA, at=timezone.now(), step="first")

    assert token_of(other) not in path
    assert "Hier ist nichts zu bestätigen" in page(f"/de/bestaetigen/{token_of(other)}")
    forged = token_of(Reminder(pk=other.pk, address="boese@verein.example"))
    assert Client().get(f"/de/bestaetigen/{forged}").status_code == 404
    assert reminder.asked.count() == 1


def test_an_expired_link_sends_a_new_one_without_showing_the_address() -> None:
    link = entry()
    _reminder, path = asked(days_ago=31)
    Letter.objects.all().delete()

    lead = Client().get(path)
    told = Client().get(f"{path}/neu")
    sent = Client().post(f"{path}/neu")
    again = Client().post(f"{path}/neu")

    assert (lead["Location"], told.status_code) == (f"{path}/neu", 410)
    assert [ANNA in each.content.decode() for each in (told, sent, again)] == [False] * 3
    letter = Letter.objects.get()
    press(link_of(letter), f"stimmt:{ref(link)}")
    assert (letter.to, counts(link)) == (ANNA, (1, 1))


def test_an_expired_link_takes_no_answer() -> None:
    link = entry()
    _reminder, path = asked(days_ago=31)

    Client().post(path, {"antwort": "alles"})
    Client().post(f"{path}/schliessen/{ref(link)}", {"text": ""})

    assert (counts(link), Proposal.objects.count()) == ((0, 0), 0)
