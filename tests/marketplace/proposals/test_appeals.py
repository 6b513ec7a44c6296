"""What follows when an author objects to a decision."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import Service
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.errors import (
    OwnRefusal,
)
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, person, summary, waiting, wanted

pytestmark = pytest.mark.django_db


def test_who_refused_leaves_the_appeal_to_somebody_else_if_there_is_one() -> None:
    author, first = person("autor"), person("a")
    proposal = waiting(wanted(directory.service(summary="Alt"), summary="Neu"), by=author)
    actions.reject(proposal, by=first, at=LATER, text="Werbung")
    actions.appeal(proposal, by=author, at=LATER, text="Das ist keine.")
    RoleAssignment.objects.create(user=person("b"), role="county_editor", area_key="06997")

    with pytest.raises(OwnRefusal):
        actions.reject(proposal, by=first, at=LATER, text="Doch")
    RoleAssignment.objects.all().delete()
    alone = actions.reject(proposal, by=first, at=LATER, text="Doch")

    assert alone.state == "rejected"


def test_who_objects_is_decided_anew() -> None:
    author = person("autor")
    proposal = waiting(wanted(directory.service(summary="Alt"), summary="Neu"), by=author)
    actions.reject(proposal, by=person("a"), at=LATER, text="Werbung")

    actions.appeal(proposal, by=author, at=LATER, text="Das ist keine Werbung.")
    actions.accept(proposal, Choice(), by=person("b"), at=LATER)

    assert summary() == "Neu"
    assert [note.kind for note in proposal.notes.all()] == [
        "submitted",
        "rejected",
        "appeal",
        "accepted",
    ]


def partly_accepted(author: User) -> Proposal:
    """Return a proposal of which the summary is public, and the fees are not."""
    service = directory.service(summary="Alt", fees="")
    proposal = waiting(wanted(service, summary="Neu", fees="9 Euro"), by=author)
    part = {proposal.changes.get().pk: ["summary"]}
    return actions.accept(proposal, Choice(taken=part), by=person("erste"), at=LATER)


def test_an_appeal_is_answered_as_soon_as_anything_and_by_as_many() -> None:
    author = person("autor")
    proposal = partly_accepted(author)
    Proposal.objects.update(approved_by=person("vorher"), approved_at=NOW, due_on=NOW.date())

    actions.appeal(proposal, by=author, at=LATER, text="Der Preis stimmt.")

    found = Proposal.objects.get()
    assert (found.state, found.approved_by, found.answered_at) == ("open", None, None)
    assert found.due_on == dt.date(2026, 11, 25)


def test_an_appeal_that_fails_leaves_the_part_public_and_known() -> None:
    author = person("autor")
    proposal = partly_accepted(author)
    actions.appeal(proposal, by=author, at=LATER, text="Der Preis stimmt.")

    done = actions.reject(proposal, by=person("b"), at=LATER, text="Nein.")

    assert (done.state, summary()) == ("partly", "Neu")
    actions.take_back(proposal, by=person("c"), at=LATER)
    assert summary() == "Alt"


def test_who_takes_an_appeal_back_keeps_the_part() -> None:
    author = person("autor")
    proposal = partly_accepted(author)
    actions.appeal(proposal, by=author, at=LATER, text="Der Preis stimmt.")

    actions.withdraw(proposal, by=author, at=LATER)

    assert Proposal.objects.get().state == "partly"


def test_what_is_accepted_after_all_has_no_reason_against_it() -> None:
    author, rule = person("autor"), PolicyRule.objects.create(code="probe", title="Probe")
    proposal = waiting(wanted(directory.service(), summary="Neu", fees="9 Euro"), by=author)
    actions.reject(proposal, by=person("erste"), at=LATER, rule=rule)
    actions.appeal(proposal, by=author, at=LATER, text="Doch.")
    part = {proposal.changes.get().pk: ["summary"]}

    actions.accept(proposal, Choice(taken=part), by=person("zweite"), at=LATER)

    assert (Proposal.objects.get().state, Proposal.objects.get().rule) == ("partly", None)


def test_the_rest_makes_it_whole() -> None:
    author = person("autor")
    proposal = partly_accepted(author)
    change = proposal.changes.get()
    actions.appeal(proposal, by=author, at=LATER, text="Der Preis stimmt.")

    done = actions.accept(proposal, Choice(taken={change.pk: ["fees"]}), by=person("b"), at=LATER)

    assert (done.state, Service.objects.get().fees) == ("accepted", "9 Euro")
