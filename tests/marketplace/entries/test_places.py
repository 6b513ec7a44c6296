"""Which places the page about the place offers, and for whom a house of nobody is changed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Event, Location, Organization
from sozialatlas.marketplace.entries.forms import where
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.membership.models import Claim
from sozialatlas.marketplace.proposals.models import Change
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db


def offered(client: Client, draft: Draft) -> set[str]:
    form = client.get(f"{world.MINE}/entwurf/{draft.pk}/wo").context["form"]
    return {key for key, _label in form.fields["place"].choices}


def feast(organization: Organization, hall: Location) -> Event:
    starts = timezone.make_aware(dt.datetime.combine(dt.date(2027, 5, 7), dt.time(18)))
    return Event.objects.create(
        name="Fest", organization=organization, starts_at=starts, location=hall
    )


def test_the_place_of_an_event_in_a_foreign_hall_stays() -> None:
    organization, client = world.club()
    hall = factories.location(name="Bürgerhaus", municipality=factories.municipality())
    event = feast(organization, hall)
    draft = world.change(client, "veranstaltung", event.pk, "wo")

    world.save(client, draft, "wo", **world.shown(client, draft, "wo"))

    assert Change.objects.get().values["location_key"] == f"id:{hall.pk}"
    assert str(hall.pk) in offered(client, draft)


def test_the_place_of_an_entry_is_offered_also_after_the_longest_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(where, "_MOST_PLACES", 2)
    organization, client = world.club()
    area = factories.municipality()
    houses = [
        factories.location(name=name, municipality=area, organization=organization)
        for name in ("Alte Post", "Badehaus", "Villa")
    ]
    event = feast(organization, houses[2])
    draft = world.change(client, "veranstaltung", event.pk, "wo")

    assert {str(each.pk) for each in houses} <= offered(client, draft)


@pytest.mark.parametrize(
    ("is_member", "names"), [(True, {"Offen", "Versteckt", "Geheim"}), (False, {"Offen"})]
)
def test_who_only_claims_is_offered_what_the_public_sees(is_member: bool, names: set[str]) -> None:
    organization = factories.organization("Turnverein 1888")
    area, past = factories.municipality(), dt.date(2020, 1, 1)
    hidden: dict[str, dict[str, object]] = {
        "Offen": {},
        "Versteckt": {"visible_to": past},
        "Geheim": {"is_confidential": True},
    }
    houses = {
        str(
            factories.location(name=name, municipality=area, organization=organization, **more).pk
        ): name
        for name, more in hidden.items()
    }
    user = world.member(organization) if is_member else world.person()
    if not is_member:
        now = timezone.now()
        Claim.objects.create(
            user=user,
            organization=organization,
            way=Claim.Way.EDITOR,
            opened_at=now,
            expires_at=now + dt.timedelta(days=9),
        )
    client = world.signed_in(user)
    draft = world.begin(client, organization)

    assert {houses[key] for key in offered(client, draft) & set(houses)} == names


def test_a_house_of_nobody_is_changed_by_its_only_user() -> None:
    organization, client = world.club()
    link = world.published(organization)
    Location.objects.update(organization=None)

    draft = world.change(client, "ort", link.location_id, "was")

    assert draft.proposal.organization == organization
