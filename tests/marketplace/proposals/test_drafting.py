"""How a proposal comes about."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.errors import Gone
from sozialatlas.directory.models import Location, Organization, Service
from sozialatlas.directory.partial import UnreadableField
from sozialatlas.directory.values import PhoneValues
from sozialatlas.marketplace.membership.models import Trust
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.errors import (
    ChangedMeanwhile,
    NothingToDecide,
    NotInThisState,
)
from sozialatlas.marketplace.proposals.models import Proposal
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, draft, person, waiting, wanted

pytestmark = pytest.mark.django_db


def trust(organization: Organization) -> None:
    """Let what an organization enters be published at once."""
    Trust.objects.create(organization=organization, level="trusted", by=person("amt"), at=NOW)


def test_a_draft_keeps_what_was_said_before() -> None:
    service = directory.service(summary="Alt")

    proposal = draft(wanted(service, summary="Neu"))

    change = proposal.changes.get()
    assert (change.wanted, change.before) == ({"summary": "Neu"}, {"summary": "Alt"})
    assert (proposal.title, proposal.state) == ("Tagespflege", "draft")
    assert proposal.organization == service.organization


def test_a_second_page_adds_its_fields_and_the_first_reading_stays() -> None:
    service = directory.service(summary="Alt", fees="10 Euro")
    proposal = draft(wanted(service, summary="Neu"))
    Service.objects.update(summary="Inzwischen")

    actions.keep(proposal, [wanted(service, summary="Neuer", fees="")], at=LATER)

    change = proposal.changes.get()
    assert change.wanted == {"summary": "Neuer", "fees": ""}
    assert change.before == {"summary": "Alt", "fees": "10 Euro"}


def test_who_saves_over_somebody_elses_save_is_told() -> None:
    service = directory.service()
    proposal = draft(wanted(service, summary="Neu"))
    actions.keep(proposal, [wanted(service, summary="Von der Kollegin")], at=NOW, version=2)

    with pytest.raises(ChangedMeanwhile):
        actions.keep(proposal, [wanted(service, summary="Von mir")], at=LATER, version=2)

    assert proposal.changes.get().wanted == {"summary": "Von der Kollegin"}


def test_handing_in_promises_an_answer_within_five_working_days() -> None:
    area = directory.municipality()
    record = directory.record(location=directory.location(municipality=area))

    proposal = waiting(wanted(record, description="Im Hof links"))

    assert (proposal.state, proposal.area_key) == ("open", area.key)
    assert proposal.due_on == dt.date(2026, 11, 25)  # Wednesday to Wednesday
    assert [note.kind for note in proposal.notes.all()] == ["submitted"]


def test_what_changes_nothing_cannot_be_handed_in() -> None:
    service = directory.service(summary="So ist es")
    proposal = draft(wanted(service, summary="So ist es"))

    with pytest.raises(NothingToDecide):
        actions.submit(proposal, by=None, at=NOW)

    assert Proposal.objects.get().state == "draft"


def test_fields_that_already_say_so_fall_out() -> None:
    service = directory.service(summary="Gleich", fees="")
    service.phones.create(number="06031 1")
    same = {"summary": "Gleich", "phones": (PhoneValues(number="06031 1"),)}

    proposal = waiting(wanted(service, fees="5 Euro", **same))

    assert proposal.changes.get().wanted == {"fees": "5 Euro"}


def test_a_trusted_organization_publishes_at_once_and_somebody_looks_later() -> None:
    service = directory.service(summary="Alt")
    trust(service.organization)

    proposal = waiting(wanted(service, summary="Neu"), by=person())

    service.refresh_from_db()
    assert service.summary == "Neu"
    assert (proposal.state, proposal.needs_check) == ("accepted", True)
    assert proposal.due_on is None  # nobody had to answer, so nobody was in time


def test_a_new_thing_is_placed_by_what_it_proposes() -> None:
    area = directory.municipality()
    organization = directory.organization("Chor e. V.")
    event, location = uuid.uuid4(), uuid.uuid4()
    place = Wanted(
        kind="location", id=location, fields={"municipality_key": area.key}, is_new=True
    )
    fields = {
        "name": "Offenes Singen",
        "organization_key": f"id:{organization.pk}",
        "location_key": f"id:{location}",
    }

    proposal = draft(Wanted(kind="event", id=event, fields=fields, is_new=True), place)

    assert (proposal.title, proposal.area_key) == ("Offenes Singen", area.key)
    assert proposal.organization == organization


def test_a_service_lies_where_it_is_offered_and_not_where_its_organization_is_busy() -> None:
    here, there = (directory.municipality(key, key) for key in ("06997001", "06997002"))
    service = directory.service()
    directory.record(service=service, location=directory.location(municipality=here))
    directory.location(organization=service.organization, municipality=there)

    assert draft(wanted(service, summary="Neu")).area_key == here.key


def test_what_lies_in_two_towns_is_the_countys() -> None:
    towns = [directory.municipality(key, key) for key in ("06997001", "06997002")]
    service = directory.service()
    records = [
        directory.record(service=service, location=directory.location(municipality=town))
        for town in towns
    ]

    proposal = draft(*(wanted(each, description="Neu") for each in records))

    assert proposal.area_key == "06997"


def test_a_value_of_the_wrong_type_is_refused_when_it_is_saved() -> None:
    service = directory.service()

    with pytest.raises(UnreadableField):
        draft(wanted(service, phones="112"))


def test_a_thing_that_is_gone_cannot_be_changed() -> None:
    gone = Wanted(kind="service", id=uuid.uuid4(), fields={"summary": "Neu"})

    with pytest.raises(Gone):
        draft(gone)


def test_a_decided_proposal_takes_no_more_words() -> None:
    service = directory.service()
    proposal = waiting(wanted(service, summary="Neu"))
    actions.withdraw(proposal, by=None, at=LATER)

    with pytest.raises(NotInThisState):
        actions.keep(proposal, [wanted(service, summary="Doch")], at=LATER)


def test_what_was_never_handed_in_is_not_withdrawn() -> None:
    begun = draft(wanted(directory.service(), summary="Neu"))

    with pytest.raises(NotInThisState):
        actions.withdraw(begun, by=None, at=LATER)


def test_a_draft_can_be_thrown_away_but_nothing_handed_in() -> None:
    service = directory.service()
    actions.discard(draft(wanted(service, summary="Neu")))
    kept = waiting(wanted(service, summary="Neu"))

    with pytest.raises(NotInThisState):
        actions.discard(kept)

    assert list(Proposal.objects.all()) == [kept]


def test_a_trusted_organization_changes_its_own_house_at_once() -> None:
    record = directory.record()
    trust(record.service.organization)

    proposal = waiting(
        wanted(record.location, name="Neues Haus"), wanted(record, description="Neu")
    )

    assert proposal.state == "accepted"


@pytest.mark.parametrize("whose", ["another's", "a shared one"])
def test_nobody_is_trusted_with_the_house_of_others(whose: str) -> None:
    record = directory.record()
    trust(record.service.organization)
    other = directory.organization("Andere e. V.")
    if whose == "another's":
        Location.objects.update(organization=other)
    else:
        directory.record(service=directory.service(organization=other), location=record.location)
    house = Location.objects.get(pk=record.location_id)

    proposal = waiting(wanted(record, description="Neu"), wanted(house, name="Mein Haus"))

    assert (proposal.state, proposal.due_on is None) == ("open", False)
    assert Location.objects.get().name == house.name


def test_what_no_page_can_show_is_not_kept() -> None:
    service = directory.service()
    phones = (PhoneValues(number="06031 1234", description="Bü\x96ro"),)

    proposal = draft(wanted(service, name="Yoga\x1b\x96", summary="Eins\n\tzwei", phones=phones))

    said = proposal.changes.get().wanted
    assert (said["name"], said["summary"]) == ("Yoga", "Eins\n\tzwei")
    assert said["phones"] == (PhoneValues(number="06031 1234", description="Büro"),)
