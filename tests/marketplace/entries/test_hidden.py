"""What was hidden because nobody confirmed it comes back as soon as somebody does."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import Service, ServiceAtLocation, Status, VerifiedHow
from sozialatlas.marketplace.freshness import actions as freshness
from sozialatlas.marketplace.freshness.models import Asking
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals import actions as proposals
from tests.marketplace.entries import world
from tests.marketplace.proposals.factories import draft, wanted

pytestmark = pytest.mark.django_db

PAGE = f"{world.MINE}/bestaetigen"


def hide(link: ServiceAtLocation) -> Ref:
    """Take an entry from the public, as a run does that nobody answered."""
    key = Ref("service_at_location", link.pk)
    Asking.objects.create(
        kind=key.kind,
        record_id=key.id,
        service_id=link.service_id,
        what="whole",
        step="call",
        at=timezone.now(),
    )
    freshness.hide(key, at=timezone.now())
    return key


def hidden_on(link: ServiceAtLocation) -> dt.date | None:
    """Return the last day on which the public sees an entry."""
    link.refresh_from_db()
    return link.visible_to


def test_it_comes_first_on_the_page_and_is_shown_again_with_one_press() -> None:
    organization, client = world.club()
    due, hidden = world.published(organization), world.published(organization)
    long_ago = timezone.now() - dt.timedelta(days=800)
    ServiceAtLocation.objects.update(verified_at=long_ago)
    Service.objects.update(verified_at=long_ago)
    key = hide(hidden)
    before, page = hidden_on(hidden), client.get(PAGE).content.decode()

    client.post(PAGE, {"eines": str(key)})

    assert page.index(str(hidden.pk)) < page.index(str(due.pk))
    assert page.count("zurzeit nicht sichtbar") == 1
    assert (before is None, hidden_on(hidden), Asking.objects.count()) == (False, None, 0)


def test_nobody_is_asked_about_one_that_was_closed_since() -> None:
    organization, client = world.club()
    hidden = world.published(organization)
    hide(hidden)
    ServiceAtLocation.objects.update(status=Status.CLOSED)

    assert str(hidden.pk) not in client.get(PAGE).content.decode()


def test_a_change_that_confirms_the_rest_shows_it_again() -> None:
    organization, _client = world.club()
    hidden = world.published(organization)
    hide(hidden)
    author, at = world.person("anders@verein.example"), timezone.now()
    proposal = draft(wanted(hidden.service, summary="Neu"), by=author)
    proposals.submit(proposal, by=author, at=at, is_confirmation=True)

    proposals.accept(proposal, proposals.Choice(), by=world.person("amt@kreis.example"), at=at)

    assert (hidden_on(hidden), Asking.objects.count()) == (None, 0)


def test_who_checks_the_service_shows_its_sites_again() -> None:
    organization, _client = world.club()
    hidden = world.published(organization)
    hide(hidden)

    directory.verify(hidden.service, how=VerifiedHow.PHONE, by=None, at=timezone.now())

    assert hidden_on(hidden) is None


def test_an_end_that_somebody_set_meanwhile_stays() -> None:
    organization, _client = world.club()
    hidden = world.published(organization)
    key, end = hide(hidden), timezone.localdate() + dt.timedelta(days=9)
    ServiceAtLocation.objects.update(visible_to=end)

    assert not freshness.show_again(key, by=None, at=timezone.now())
    assert (hidden_on(hidden), Asking.objects.count()) == (end, 0)
