"""How a proposal ends, and what the public sees then."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.errors import NotAllowed
from sozialatlas.directory.models import FieldOwner, Organization, Service
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PhoneValues
from sozialatlas.marketplace.proposals import actions, signals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.errors import (
    ChangedMeanwhile,
    NeedsSecondPerson,
    NoReason,
    NothingToDecide,
    NotInThisState,
    OwnProposal,
    OwnRefusal,
    TakenOver,
)
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, person, waiting, wanted

pytestmark = pytest.mark.django_db


def summary() -> str:
    return Service.objects.get().summary


def test_the_public_copy_stays_until_somebody_accepts() -> None:
    proposal = waiting(wanted(directory.service(summary="Alt"), summary="Neu"))
    assert summary() == "Alt"

    actions.accept(proposal, Choice(), by=person(), at=LATER)

    assert summary() == "Neu"
    assert [row.owner for row in FieldOwner.objects.all()] == ["provider"]


def test_accepting_a_part_publishes_that_part() -> None:
    service = directory.service(summary="Alt", fees="")
    proposal = waiting(wanted(service, summary="Neu", fees="99 Euro"))
    change = proposal.changes.get()

    done = actions.accept(proposal, Choice(taken={change.pk: ["summary"]}), by=person(), at=LATER)

    service.refresh_from_db()
    change.refresh_from_db()
    assert (service.summary, service.fees) == ("Neu", "")
    assert (done.state, change.taken) == ("partly", ["summary"])


def test_accepting_nothing_is_no_decision() -> None:
    proposal = waiting(wanted(directory.service(), summary="Neu"))

    with pytest.raises(NothingToDecide):
        actions.accept(proposal, Choice(taken={}), by=person(), at=LATER)

    assert Proposal.objects.get().state == "open"


def test_of_two_reviewers_the_second_is_told() -> None:
    proposal = waiting(wanted(directory.service(), summary="Neu"))
    actions.accept(proposal, Choice(version=proposal.version), by=person("a"), at=LATER)

    with pytest.raises(NotInThisState) as told:
        actions.accept(proposal, Choice(version=proposal.version), by=person("b"), at=LATER)

    assert told.value.state == "accepted"


def test_what_the_author_changed_since_must_be_read_first() -> None:
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu"))
    actions.keep(proposal, [wanted(service, summary="Ganz anders")], at=LATER)

    with pytest.raises(ChangedMeanwhile):
        actions.accept(proposal, Choice(version=proposal.version), by=person(), at=LATER)

    assert summary() == "Alt"


def test_what_somebody_else_wrote_since_must_be_read_first() -> None:
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu"))
    seen = {proposal.changes.get().pk: None}
    before = snapshot(service)
    service.summary = "Von der Redaktion"
    service.save()
    directory_actions.edited(service, before=before, by=person("amt"), at=LATER)

    with pytest.raises(ChangedMeanwhile):
        actions.accept(proposal, Choice(seen=seen), by=person(), at=LATER)

    assert summary() == "Von der Redaktion"


def test_with_four_eyes_the_first_person_only_approves() -> None:
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    proposal = waiting(wanted(directory.service(summary="Alt"), summary="Neu"))
    first = person("a")

    actions.accept(proposal, Choice(), by=first, at=LATER)

    assert summary() == "Alt"
    with pytest.raises(NeedsSecondPerson):
        actions.accept(proposal, Choice(), by=first, at=LATER)
    actions.accept(proposal, Choice(), by=person("b"), at=LATER)
    assert summary() == "Neu"


def test_with_four_eyes_nobody_decides_about_the_own_proposal() -> None:
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    author = person("amt")
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu"), by=author, origin="editor")

    with pytest.raises(OwnProposal):
        actions.accept(proposal, Choice(), by=author, at=LATER)
    actions.accept(proposal, Choice(), by=person("a"), at=LATER)
    with pytest.raises(OwnProposal):
        actions.accept(proposal, Choice(), by=author, at=LATER)

    assert summary() == "Alt"


def test_the_first_approval_is_no_answer_to_the_author() -> None:
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    proposal = waiting(wanted(directory.service(summary="Alt"), summary="Neu"))

    first = actions.accept(proposal, Choice(), by=person("a"), at=LATER).answered_at
    second = actions.accept(proposal, Choice(), by=person("b"), at=LATER).answered_at

    assert (first, second) == (None, LATER)


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


def test_a_change_after_the_first_approval_needs_both_again() -> None:
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu"))
    actions.accept(proposal, Choice(), by=person("a"), at=LATER)
    actions.keep(proposal, [wanted(service, summary="Anders")], at=LATER)

    actions.accept(proposal, Choice(), by=person("b"), at=LATER)

    assert summary() == "Alt"


def test_a_value_that_breaks_a_rule_leaves_everything_as_it_was() -> None:
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu", phones=(PhoneValues(number="keine"),)))

    with pytest.raises(NotAllowed):
        actions.accept(proposal, Choice(), by=person(), at=LATER)

    assert (summary(), Proposal.objects.get().state) == ("Alt", "open")


def test_a_rejection_names_a_rule_or_says_why() -> None:
    rule = PolicyRule.objects.create(code="werbung", title="Keine Werbung")
    proposal = waiting(wanted(directory.service(summary="Alt"), summary="Bestpreis!"))

    with pytest.raises(NoReason):
        actions.reject(proposal, by=person("a"), at=LATER)
    done = actions.reject(proposal, by=person("b"), at=LATER, rule=rule)

    assert (done.state, done.rule, summary()) == ("rejected", rule, "Alt")


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


def test_a_question_waits_for_its_answer() -> None:
    author = person("autor")
    proposal = waiting(wanted(directory.service(), summary="Neu"), by=author)

    actions.ask(proposal, by=person("a"), at=LATER, text="Auch in den Ferien?")
    assert Proposal.objects.get().state == "asked"
    actions.answer(proposal, by=author, at=LATER, text="Ja.")

    assert Proposal.objects.get().state == "open"


def test_the_first_answer_counts_for_the_promise() -> None:
    proposal = waiting(wanted(directory.service(), summary="Neu"), by=person("autor"))

    actions.ask(proposal, by=person(), at=LATER, text="Auch in den Ferien?")

    assert Proposal.objects.get().answered_at == LATER


def test_a_confirmation_counts_as_checked_by_the_provider() -> None:
    service = directory.service()
    author = person("autor")
    proposal = waiting(wanted(service, summary="Neu"), by=author)
    Proposal.objects.update(is_confirmation=True)

    actions.accept(proposal, Choice(), by=person("a"), at=LATER)

    service.refresh_from_db()
    assert (service.verified_at, service.verified_how) == (NOW, "provider")  # said on that day


def test_a_part_confirms_nothing() -> None:
    service = directory.service(summary="Alt", fees="")
    proposal = waiting(wanted(service, summary="Neu", fees="9 Euro"), by=person("autor"))
    Proposal.objects.update(is_confirmation=True)
    part = {proposal.changes.get().pk: ["summary"]}

    actions.accept(proposal, Choice(taken=part), by=person("a"), at=LATER)

    service.refresh_from_db()
    assert service.verified_at is None


def test_what_somebody_checked_meanwhile_is_not_made_older() -> None:
    service = directory.service()
    proposal = waiting(wanted(service, summary="Neu"), by=person("autor"))
    Proposal.objects.update(is_confirmation=True)
    called_at = NOW + dt.timedelta(hours=1)
    directory_actions.verify(service, how="phone", by=person("amt"), at=called_at)

    actions.accept(proposal, Choice(), by=person("a"), at=LATER)

    service.refresh_from_db()
    assert (service.verified_at, service.verified_how) == (called_at, "phone")


def test_an_accepted_change_can_be_taken_back() -> None:
    service = directory.service(summary="Alt")
    before = snapshot(service)
    directory_actions.edited(service, before=None, by=person("amt"), at=NOW)
    proposal = waiting(wanted(service, summary="Neu"))
    actions.accept(proposal, Choice(), by=person("a"), at=LATER)

    done = actions.take_back(proposal, by=person("b"), at=LATER, text="Versehen")

    service.refresh_from_db()
    assert snapshot(service) == before
    assert done.state == "undone"
    assert set(FieldOwner.objects.values_list("owner", flat=True)) == {"county"}


def test_what_never_had_a_history_can_be_taken_back_too() -> None:
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu"))
    actions.accept(proposal, Choice(), by=person("a"), at=LATER)

    actions.take_back(proposal, by=person("b"), at=LATER)

    assert summary() == "Alt"


def test_new_things_disappear_when_they_are_taken_back() -> None:
    new = Wanted(
        kind="organization", id=uuid.uuid4(), fields={"name": "Neuer Verein"}, is_new=True
    )
    proposal = waiting(new)
    actions.accept(proposal, Choice(), by=person("a"), at=LATER)
    assert Organization.objects.get().name == "Neuer Verein"

    actions.take_back(proposal, by=person("b"), at=LATER)

    assert list(Organization.objects.all()) == []


def test_what_was_worked_on_since_is_not_taken_back() -> None:
    service = directory.service(summary="Alt")
    proposal = waiting(wanted(service, summary="Neu"))
    actions.accept(proposal, Choice(), by=person("a"), at=LATER)
    service.refresh_from_db()
    before = snapshot(service)
    service.fees = "5 Euro"
    service.save()
    directory_actions.edited(service, before=before, by=person("amt"), at=LATER)

    with pytest.raises(TakenOver) as told:
        actions.take_back(proposal, by=person("b"), at=LATER)

    assert told.value.names == ("Tagespflege",)
    assert (summary(), Proposal.objects.get().state) == ("Neu", "accepted")


def test_who_listens_hears_of_a_decision_once() -> None:
    heard: list[str] = []

    def listen(proposal: Proposal, **_kwargs: object) -> None:
        heard.append(proposal.state)

    signals.decided.connect(listen)
    try:
        proposal = waiting(wanted(directory.service(), summary="Neu"))
        actions.accept(proposal, Choice(), by=person(), at=LATER)
    finally:
        signals.decided.disconnect(listen)

    assert heard == ["accepted"]
