"""How a proposal ends, and what the public sees then."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.errors import NotAllowed
from sozialatlas.directory.models import FieldOwner, Organization
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
    TakenOver,
)
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, person, summary, waiting, wanted

pytestmark = pytest.mark.django_db


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
