"""Pairs are found, answered, and stay answered."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.actions import TakenApart
from sozialatlas.directory.models import (
    Address,
    MergedRecord,
    Organization,
    Phone,
    Status,
)
from sozialatlas.marketplace.duplicates import actions, queries
from sozialatlas.marketplace.duplicates.actions import Answer, Renewed
from sozialatlas.marketplace.duplicates.errors import AlreadyAnswered, NotPossible
from sozialatlas.marketplace.duplicates.models import Candidate, Trace
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.models import PublicMessage
from tests.directory import factories

NOW = factories.NOW
LATER = NOW + dt.timedelta(days=1)

pytestmark = pytest.mark.django_db


def person(name: str = "redaktion") -> User:
    return User.objects.create_user(f"{name}@kreis.example", name=name)


def tafel(name: str = "Tafel Lindental e. V.", number: str = "06031 123456") -> Organization:
    """Return an organization with a phone."""
    made = factories.organization(name)
    Phone.objects.create(organization=made, number=number)
    return made


@pytest.fixture
def pair() -> tuple[Organization, Organization]:
    """Return two organizations that are one."""
    return tafel(), tafel("Tafel Lindental Kleiderkammer", "+49 6031 123456")


def found() -> Candidate:
    actions.renew(at=NOW)
    return Candidate.objects.get()


def test_a_pair_is_found_with_its_reasons(pair: tuple[Organization, Organization]) -> None:
    renewed = actions.renew(at=NOW)

    candidate = Candidate.objects.get()
    assert renewed == Renewed(new=1)
    assert {candidate.first_id, candidate.second_id} == {each.pk for each in pair}
    assert (candidate.kind, candidate.state, candidate.found_at) == ("organization", "open", NOW)
    assert [each["code"] for each in candidate.reasons] == ["same_phone", "name"]


def test_looking_again_changes_nothing(pair: tuple[Organization, Organization]) -> None:
    before = found()

    renewed = actions.renew(at=LATER)

    assert renewed == Renewed()
    after = Candidate.objects.get()
    assert (after.pk, after.found_at, after.score) == (before.pk, NOW, before.score)


def test_an_answered_pair_never_comes_again(pair: tuple[Organization, Organization]) -> None:
    by = person()
    actions.answer(found(), Answer(state="not", note="zwei Vereine"), by=by, at=NOW)

    renewed = actions.renew(at=LATER)

    candidate = Candidate.objects.get()
    assert renewed == Renewed()
    assert (candidate.state, candidate.decided_by, candidate.decided_at, candidate.note) == (
        "not",
        by,
        NOW,
        "zwei Vereine",
    )


def test_an_answered_pair_comes_again_once_it_became_much_more_alike(
    pair: tuple[Organization, Organization],
) -> None:
    actions.answer(found(), Answer(state="not"), by=person(), at=NOW)
    Organization.objects.filter(pk=pair[1].pk).update(
        name=pair[0].name, email="info@tafel-lindental.example"
    )
    Organization.objects.filter(pk=pair[0].pk).update(email="info@tafel-lindental.example")

    renewed = actions.renew(at=LATER)

    assert (renewed, Candidate.objects.get().state) == (Renewed(again=1), "open")


def test_a_pair_of_which_one_is_gone_is_closed(pair: tuple[Organization, Organization]) -> None:
    found()
    Organization.objects.filter(pk=pair[1].pk).update(status=Status.CLOSED)

    assert actions.renew(at=LATER) == Renewed(gone=1)
    assert Candidate.objects.get().state == "gone"


def test_a_pair_that_is_no_longer_alike_is_forgotten(
    pair: tuple[Organization, Organization],
) -> None:
    found()
    Phone.objects.filter(organization=pair[1]).delete()
    Organization.objects.filter(pk=pair[1].pk).update(name="Kleiderkammer")

    actions.renew(at=LATER)

    assert Candidate.objects.count() == 0


def test_same_merges_with_all_that_people_keep(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    service = factories.service(organization=drop)
    message = PublicMessage.objects.create(
        record_kind="organization", record_id=drop.pk, record_name="Tafel", text="?",
        language="de", created_at=NOW,
    )  # fmt: skip

    answered = actions.answer(found(), Answer(state="same", keep=keep.pk), by=person(), at=NOW)

    service.refresh_from_db()
    message.refresh_from_db()
    assert answered.merged == MergedRecord.objects.get()
    assert (service.organization, message.record_id) == (keep, keep.pk)


def test_taking_back_lets_the_pair_wait_again(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    user = person()
    Membership.objects.create(user=user, organization=drop, since=NOW)
    answered = actions.answer(found(), Answer(state="same", keep=keep.pk), by=user, at=NOW)

    left = actions.take_back(answered, by=user, at=LATER)

    drop.refresh_from_db()
    assert (left, drop.status, Candidate.objects.get().state) == (TakenApart(), "active", "open")
    assert Membership.objects.get().organization == drop
    with pytest.raises(AlreadyAnswered):
        actions.take_back(answered, by=user, at=LATER)


def test_other_open_pairs_of_the_one_that_went_are_closed() -> None:
    keep, drop, third = tafel(), tafel(), tafel()
    actions.renew(at=NOW)
    ids = sorted((keep.pk, drop.pk))
    candidate = Candidate.objects.get(first_id=ids[0], second_id=ids[1])

    actions.answer(candidate, Answer(state="same", keep=keep.pk), by=person(), at=NOW)

    states = {
        frozenset((each.first_id, each.second_id)): each.state for each in Candidate.objects.all()
    }
    assert states == {
        frozenset((keep.pk, drop.pk)): "same",
        frozenset((keep.pk, third.pk)): "open",
        frozenset((drop.pk, third.pk)): "gone",
    }


def test_a_branch_belongs_to_the_other_one_and_no_longer_when_taken_back(
    pair: tuple[Organization, Organization],
) -> None:
    whole, part = pair
    user = person()

    answered = actions.answer(found(), Answer(state="branch", keep=whole.pk), by=user, at=NOW)
    part.refresh_from_db()
    below = part.parent
    actions.take_back(answered, by=user, at=LATER)
    part.refresh_from_db()

    assert (below, part.parent) == (whole, None)


def test_a_branch_that_was_moved_since_stays_and_is_named(
    pair: tuple[Organization, Organization],
) -> None:
    whole, part = pair
    user = person()
    answered = actions.answer(found(), Answer(state="branch", keep=whole.pk), by=user, at=NOW)
    other = factories.organization("Landesverband")
    Organization.objects.filter(pk=part.pk).update(parent=other)

    left = actions.take_back(answered, by=user, at=LATER)

    part.refresh_from_db()
    assert (part.parent, left) == (other, TakenApart(things=(answered.first_name,)))


def test_nothing_becomes_a_branch_of_its_own_branch(
    pair: tuple[Organization, Organization],
) -> None:
    candidate = found()
    Organization.objects.filter(pk=pair[0].pk).update(parent=pair[1])

    with pytest.raises(NotPossible):
        actions.answer(candidate, Answer(state="branch", keep=pair[0].pk), by=person(), at=NOW)


@pytest.mark.parametrize("state", ["open", "gone", "", "delete"])
def test_what_is_no_answer_is_refused(pair: tuple[Organization, Organization], state: str) -> None:
    with pytest.raises(NotPossible):
        actions.answer(found(), Answer(state=state), by=person(), at=NOW)


def test_of_two_answers_at_once_the_first_counts(
    pair: tuple[Organization, Organization],
) -> None:
    one, other = found(), Candidate.objects.get()
    actions.answer(one, Answer(state="not"), by=person("eine"), at=NOW)

    with pytest.raises(AlreadyAnswered):
        actions.answer(other, Answer(state="same", keep=pair[0].pk), by=person("andere"), at=NOW)

    assert (MergedRecord.objects.count(), Candidate.objects.get().state) == (0, "not")


def test_a_survivor_that_is_none_of_both_is_refused(
    pair: tuple[Organization, Organization],
) -> None:
    stranger = factories.organization("Fremde")

    with pytest.raises(NotPossible):
        actions.answer(found(), Answer(state="same", keep=stranger.pk), by=person(), at=NOW)


def _at(organization: Organization, key: str, name: str) -> None:
    area = factories.municipality(key, name)
    place = factories.location(organization=organization, municipality=area)
    Address.objects.create(location=place, city=name)


@pytest.mark.parametrize(
    ("second", "seen"),
    [("06997001", [True, True, False]), ("06997002", [True, False, False])],
)
def test_a_pair_is_seen_within_reach_and_one_in_two_towns_by_the_county(
    second: str, seen: list[bool]
) -> None:
    first, other = tafel(), tafel("Tafel Lindental")
    _at(first, "06997001", "Lindental")
    if second == "06997001":
        place = first.locations.get()
        again = factories.location(organization=other, municipality=place.municipality)
        Address.objects.create(location=again, city="Lindental")
    else:
        _at(other, second, "Auenburg")
    Organization.objects.update(url="https://tafel.example/")
    actions.renew(at=NOW)
    users = []
    for key in ("06997", "06997001", "06998"):
        user = person(f"r{key}")
        RoleAssignment.objects.create(user=user, role="reviewer", area_key=key)
        users.append(user)

    visible = [queries.visible_to(each).filter(kind="organization").exists() for each in users]

    assert visible == seen


def test_traces_follow_what_an_organization_says() -> None:
    organization = tafel("Tafel Sonnenhof")
    actions.renew(at=NOW)
    organization.name = "Tafel Waldblick"
    organization.save()

    actions.renew(at=LATER)

    rows = Trace.objects.filter(organization_id=organization.pk).values_list("sort", "value")
    assert sorted(rows) == [("name", "tafel"), ("name", "waldblick"), ("phone", "+496031123456")]


def test_services_are_compared_with_services() -> None:
    owner = factories.organization("Diakonie")
    place = factories.location(organization=owner, lat=50.5, lon=8.5, precision="exact")
    for name in ("Schuldnerberatung", "Schuldner-Beratung", "Suchtberatung"):
        factories.record(service=factories.service(name, organization=owner), location=place)
    Address.objects.create(location=place, street="Am Anger 1", postal_code="61169", city="L")

    actions.renew(at=NOW)

    candidate = Candidate.objects.get()
    assert {candidate.first_name, candidate.second_name} == {
        "Schuldner-Beratung",
        "Schuldnerberatung",
    }
