"""Who answers a pair lets nobody in: access is asked for, and an editor decides."""

from __future__ import annotations

import pytest

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.duplicates import actions
from sozialatlas.marketplace.duplicates.actions import Answer
from sozialatlas.marketplace.duplicates.errors import GivesAccess
from sozialatlas.marketplace.membership import actions as membership
from sozialatlas.marketplace.membership.models import Claim, Membership
from sozialatlas.marketplace.membership.queries import is_owner, speaks_for
from tests.marketplace.duplicates.test_actions import LATER, NOW, found, person, tafel

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Organization, Organization]:
    """Return two that share their phone, found as a pair."""
    keep, drop = tafel(), tafel("Lindentaler Tafel")
    actions.renew(at=NOW)
    return keep, drop


def owner(name: str, organization: Organization) -> User:
    user = person(name)
    membership.join(user=user, organization=organization, role="owner", at=NOW)
    return user


def editor() -> User:
    user = person("redaktion")
    RoleAssignment.objects.create(user=user, role="county_editor", area_key="")
    return user


def test_a_merger_lets_nobody_in_and_the_owner_is_told(
    pair: tuple[Organization, Organization],
) -> None:
    keep, drop = pair
    own, stranger = owner("eigen", keep), owner("fremd", drop)

    actions.answer(found(), Answer(state="same", keep=keep.pk), by=person("amt"), at=NOW)

    claim = Claim.objects.get()
    assert (claim.user, claim.organization, claim.way, claim.state) == (
        stranger, keep, "editor", "open",
    )  # fmt: skip
    assert drop.name in claim.note
    assert (speaks_for(stranger, keep.pk), is_owner(own, keep.pk)) == (False, True)
    assert [letter.to for letter in Letter.objects.all()] == [own.email]


def test_an_editor_lets_them_in(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    one = owner("eine", drop)
    actions.answer(found(), Answer(state="same", keep=keep.pk), by=person("amt"), at=NOW)

    membership.grant(Claim.objects.get(), role="owner", by=editor(), at=NOW)

    assert is_owner(one, keep.pk)


def test_who_speaks_for_both_or_has_asked_asks_no_more(
    pair: tuple[Organization, Organization],
) -> None:
    keep, drop = pair
    both = owner("beide", keep)
    membership.join(user=both, organization=drop, role="owner", at=NOW)

    actions.answer(found(), Answer(state="same", keep=keep.pk), by=person("amt"), at=NOW)

    assert (Claim.objects.count(), is_owner(both, keep.pk)) == (0, True)


def test_taking_back_gives_each_their_own(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    one = owner("eine", drop)
    answered = actions.answer(
        found(), Answer(state="same", keep=keep.pk), by=person("amt"), at=NOW
    )

    actions.take_back(answered, by=person("amt2"), at=LATER)

    assert Membership.objects.get().organization == drop
    assert is_owner(one, drop.pk)
    assert Claim.objects.get().state == "withdrawn"


def test_a_branch_gives_access_only_where_somebody_may_give_it(
    pair: tuple[Organization, Organization],
) -> None:
    whole, part = pair
    stranger = owner("fremd", whole)
    answer = Answer(state="branch", keep=whole.pk)

    with pytest.raises(GivesAccess):
        actions.answer(found(), answer, by=person("amt"), at=NOW)
    refused = speaks_for(stranger, part.pk)
    actions.answer(found(), answer, by=editor(), at=NOW)

    assert (refused, speaks_for(stranger, part.pk)) == (False, True)
