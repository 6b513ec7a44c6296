"""Drafts that nobody goes on with: one mail, then they are forgotten on the day it names."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.core.mail.models import Letter
from sozialatlas.marketplace.entries import upkeep
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.models import Sending
from sozialatlas.marketplace.proposals.models import Proposal, ReviewSettings
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.SITE_URL = "https://atlas.example"


@pytest.fixture
def draft() -> Draft:
    organization, client = world.club()
    return world.begin(client, organization)


def began(draft: Draft) -> dt.datetime:
    changed: dt.datetime = Proposal.objects.get(pk=draft.pk).changed_at
    return changed


def test_its_author_hears_once_of_a_draft_that_waits(draft: Draft) -> None:
    start = began(draft)
    counts = [upkeep.remind(at=start + days * DAY) for days in (13, 14, 15, 60)]

    [letter] = Letter.objects.all()
    forgotten_on = timezone.localdate(start + 104 * DAY)
    assert counts == [0, 1, 0, 0]
    assert letter.to == "kasse@verein.example"
    assert f"https://atlas.example/de/mein/entwurf/{draft.pk}" in letter.text
    assert f"{forgotten_on:%d.%m.%Y}" in letter.text


def test_it_is_forgotten_only_after_the_day_of_the_mail(draft: Draft) -> None:
    start = began(draft)
    unasked = upkeep.forget(at=start + 1000 * DAY)
    upkeep.remind(at=start + 14 * DAY)
    early = upkeep.forget(at=start + 104 * DAY)
    late = upkeep.forget(at=start + 105 * DAY)

    assert (unasked, early, late) == (0, 0, 1)
    assert not Proposal.objects.filter(pk=draft.pk).exists()


def test_who_goes_on_is_asked_anew(draft: Draft) -> None:
    start = began(draft)
    upkeep.remind(at=start + 14 * DAY)
    Proposal.objects.filter(pk=draft.pk).update(changed_at=start + 20 * DAY)
    forgotten = upkeep.forget(at=start + 110 * DAY)
    again = upkeep.remind(at=start + 110 * DAY)

    assert (forgotten, again, Letter.objects.count()) == (0, 1, 2)


def test_what_was_sent_is_left_alone(draft: Draft) -> None:
    start = began(draft)
    sent = {"state": "open", "submitted_at": start, "due_on": start.date()}
    Proposal.objects.filter(pk=draft.pk).update(**sent)

    assert upkeep.remind(at=start + 400 * DAY) == 0
    assert upkeep.forget(at=start + 400 * DAY) == 0
    assert Letter.objects.count() == 0


def test_a_county_may_leave_drafts_alone(draft: Draft) -> None:
    start = began(draft)
    upkeep.remind(at=start + 14 * DAY)
    ReviewSettings.objects.update_or_create(pk=1, defaults={"draft_reminder_days": 0})

    assert (upkeep.remind(at=start + 400 * DAY), upkeep.forget(at=start + 400 * DAY)) == (0, 0)


def test_without_an_author_it_goes_without_a_mail(draft: Draft) -> None:
    start = began(draft)
    Proposal.objects.filter(pk=draft.pk).update(author=None)
    kept = upkeep.forget(at=start + 104 * DAY)

    assert (upkeep.remind(at=start + 50 * DAY), kept) == (0, 0)
    assert upkeep.forget(at=start + 105 * DAY) == 1


def test_who_gets_the_way_to_a_draft_by_mail_is_counted_without_a_name(draft: Draft) -> None:
    author = draft.proposal.author
    assert author is not None
    client = world.signed_in(author)

    client.post(f"{world.MINE}/entwurf/{draft.pk}/link")

    counted = Sending.objects.get()
    assert (counted.purpose, len(counted.sender)) == ("draft", 64)
    assert Letter.objects.get().to == author.email
