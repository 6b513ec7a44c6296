"""What an import says of fields that somebody else keeps."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.directory.models import FieldOwner, Organization
from sozialatlas.directory.values import DirectoryPackage, OrganizationValues, PhoneValues
from sozialatlas.directory.withheld import Withheld
from sozialatlas.marketplace.proposals import actions, imports
from sozialatlas.marketplace.proposals.actions import Beginning, Choice
from sozialatlas.marketplace.proposals.models import Change, Note, Proposal
from tests.counted_queries import fewest_queries
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, person, wanted

pytestmark = pytest.mark.django_db


def say(description: str, number: str = "06031 1", email: str = "") -> None:
    organization = OrganizationValues(
        key="1",
        name="Chor",
        description=description,
        email=email,
        phones=(PhoneValues(number=number),),
    )
    package = DirectoryPackage(organizations=(organization,))
    directory_actions.apply(package, source="register", at=NOW)


def kept_by_provider() -> Organization:
    """Return an organization of the register whose contact the provider has taken over."""
    say("Alt")
    organization = Organization.objects.get()
    wanted = Wanted(
        kind="organization",
        id=organization.pk,
        fields={"phones": (PhoneValues(number="06031 99"),)},
    )
    owner = FieldOwner.Owner.PROVIDER
    directory_actions.change([wanted], Authority(by=None, at=NOW, owner=owner))
    return organization


def test_what_the_source_keeps_is_written_and_the_rest_is_proposed() -> None:
    organization = kept_by_provider()

    say("Neu", number="06031 2")

    organization.refresh_from_db()
    proposal = Proposal.objects.get()
    assert organization.description == "Neu"
    assert [phone.number for phone in organization.phones.all()] == ["06031 99"]
    assert (proposal.origin, proposal.state, proposal.source) == ("import", "open", "register")
    assert proposal.changes.get().wanted == {"phones": (PhoneValues(number="06031 2"),)}


def test_a_source_that_corrects_itself_renews_its_proposal() -> None:
    kept_by_provider()

    say("Neu", number="06031 2")
    say("Neuer", number="06031 3")

    assert Change.objects.get().wanted == {"phones": (PhoneValues(number="06031 3"),)}


def test_a_source_that_says_the_same_again_takes_its_proposal_back() -> None:
    kept_by_provider()
    say("Neu", number="06031 2")

    say("Neuer", number="06031 99")

    assert Proposal.objects.get().state == "withdrawn"


def test_a_proposal_holds_nothing_that_the_source_says_no_more() -> None:
    kept_by_provider()
    say("Neu", number="06031 2", email="chor@verein.example")

    say("Neuer", number="06031 3")

    assert set(Change.objects.get().values) == {"phones"}


def test_a_source_that_repeats_itself_leaves_its_proposal_alone() -> None:
    kept_by_provider()
    say("Neu", number="06031 2")
    before = Proposal.objects.get()

    say("Neuer", number="06031 2")

    assert (Proposal.objects.get().version, Note.objects.count()) == (before.version, 1)


def test_a_question_does_not_bring_a_second_proposal() -> None:
    kept_by_provider()
    say("Neu", number="06031 2")
    Proposal.objects.update(state="asked")

    say("Neuer", number="06031 3")

    assert [each.state for each in Proposal.objects.all()] == ["open"]


def test_what_was_left_out_of_a_part_is_not_proposed_again() -> None:
    kept_by_provider()
    say("Neu", number="06031 2", email="chor@verein.example")
    change = Change.objects.get()
    part = Choice(taken={change.pk: ["phones"]})
    actions.accept(Proposal.objects.get(), part, by=person(), at=LATER)

    say("Neuer", number="06031 2", email="chor@verein.example")

    assert [each.state for each in Proposal.objects.all()] == ["partly"]


def test_what_was_rejected_is_not_proposed_again_in_the_same_words() -> None:
    kept_by_provider()
    say("Neu", number="06031 2")
    actions.reject(Proposal.objects.get(), by=person(), at=LATER, text="Die neue gilt.")

    say("Neuer", number="06031 2")

    assert [each.state for each in Proposal.objects.all()] == ["rejected"]


def test_what_was_refused_once_counts_again_after_something_else_was_taken() -> None:
    kept_by_provider()
    say("Neu", number="06031 2")
    actions.reject(Proposal.objects.get(), by=person("a"), at=LATER, text="Nein.")
    say("Neuer", number="06031 3")
    waiting = Proposal.objects.get(state="open")
    actions.accept(waiting, Choice(), by=person("b"), at=LATER + dt.timedelta(hours=1))

    say("Noch neuer", number="06031 2")

    assert Proposal.objects.filter(state="open").count() == 1


def test_accepting_leaves_the_field_with_the_provider() -> None:
    organization = kept_by_provider()
    say("Neu", number="06031 2")

    actions.accept(Proposal.objects.get(), Choice(), by=person(), at=LATER)

    assert [phone.number for phone in organization.phones.all()] == ["06031 2"]
    assert FieldOwner.objects.get(group="contact").owner == "provider"


def test_what_says_the_same_proposes_nothing() -> None:
    kept_by_provider()

    say("Neu", number="06031 99")

    assert list(Proposal.objects.all()) == []


def refused_of_register(name: str) -> Withheld:
    thing = directory.organization(name)
    beginning = Beginning(origin="import", by=None, at=NOW, source="register")
    said = wanted(thing, description="Neu")
    proposal = actions.submit(actions.begin(beginning, [said]), by=None, at=NOW)
    actions.reject(proposal, by=person(name), at=LATER, text="Nein.")
    return Withheld(kind="organization", id=thing.pk, fields=said.fields)


def test_what_was_refused_is_asked_for_once_however_many_things_a_source_repeats() -> None:
    things = [refused_of_register(name) for name in ("a", "b", "c")]

    questions = [
        fewest_queries(lambda some=things[:count]: imports._propose("register", LATER, some))
        for count in (1, 3)
    ]

    assert questions[0] == questions[1]
    assert Proposal.objects.exclude(state="rejected").count() == 0
