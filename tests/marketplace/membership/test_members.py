"""People are invited, get roles and go; the last owner is not lost unseen."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.membership import actions, queries
from sozialatlas.marketplace.membership.errors import (
    InvitationGone,
    LastOwner,
    NotAllowed,
    NotMember,
    TooManyInvitations,
)
from sozialatlas.marketplace.membership.models import Invitation, Membership, Role, Vacancy
from tests.directory import factories
from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db

NOW = factories.NOW
LIFE = dt.timedelta(days=14)


def token() -> str:
    return world.last_text().split("mein/einladung/")[1].split()[0]


def invited(role: str = Role.EDITOR) -> str:
    owner, organization = world.person("a@v.example"), world.organization()
    world.join(owner, organization)
    actions.invite(organization=organization, email="N@V.example", role=role, by=owner, at=NOW)
    return token()


def test_who_opens_the_link_joins_once() -> None:
    link, user = invited(), world.person("anders@mail.example")

    joined = actions.accept(token=link, user=user, at=NOW + LIFE - dt.timedelta(seconds=1))

    assert (world.mails(), joined.role) == (
        [("n@v.example", "Einladung: „Turnverein 1888“ im Sozialatlas")],
        "editor",
    )
    with pytest.raises(InvitationGone):
        actions.accept(token=link, user=world.person("noch@v.example"), at=NOW)


@pytest.mark.parametrize("after", [LIFE, LIFE + dt.timedelta(days=1)])
def test_after_fourteen_days_the_link_opens_nothing(after: dt.timedelta) -> None:
    link = invited()

    with pytest.raises(InvitationGone):
        actions.accept(token=link, user=world.person(), at=NOW + after)


def test_a_second_invitation_makes_the_first_link_void() -> None:
    first = invited()
    row = Invitation.objects.get()
    actions.invite(
        organization=row.organization,
        email="n@v.example",
        role="owner",
        by=Membership.objects.get().user,
        at=NOW,
    )

    with pytest.raises(InvitationGone):
        actions.accept(token=first, user=world.person(), at=NOW)

    assert actions.accept(token=token(), user=world.person("n@v.example"), at=NOW).role == "owner"


def test_an_invitation_takes_no_role_away() -> None:
    link = invited(Role.EDITOR)
    owner = Membership.objects.get().user

    assert actions.accept(token=link, user=owner, at=NOW).role == "owner"


def test_only_owners_and_the_county_invite() -> None:
    user, organization = world.person(), world.organization()
    world.join(user, organization, Role.EDITOR)
    asked = {"organization": organization, "email": "n@v.example", "role": "editor", "at": NOW}

    with pytest.raises(NotAllowed):
        actions.invite(by=user, **asked)

    assert actions.invite(by=world.editor(), **asked).email == "n@v.example"


def test_who_is_removed_does_not_come_back_by_an_invitation_of_their_own() -> None:
    link = invited(Role.OWNER)
    gone = Membership.objects.get()
    world.join(world.person("b@v.example"), gone.organization)
    user, organization = gone.user, gone.organization

    actions.remove(gone)
    world.join(user, organization)

    with pytest.raises(InvitationGone):
        actions.accept(token=link, user=user, at=NOW)


def test_an_owner_made_an_editor_invites_nobody_as_owner_by_a_link_from_before() -> None:
    link = invited(Role.OWNER)
    row = Membership.objects.get()
    world.join(world.person("b@v.example"), row.organization)

    actions.change_role(row, role=Role.EDITOR)

    with pytest.raises(InvitationGone):
        actions.accept(token=link, user=row.user, at=NOW)


def test_an_invitation_of_somebody_whose_account_ended_opens_nothing() -> None:
    link = invited()
    User.objects.filter(memberships__role=Role.OWNER).update(is_active=False)

    with pytest.raises(InvitationGone):
        actions.accept(token=link, user=world.person("n@v.example"), at=NOW)


def test_the_twenty_first_invitation_of_a_day_is_refused() -> None:
    owner, organization = world.person(), world.organization()
    world.join(owner, organization)
    asked = {"organization": organization, "role": "editor", "by": owner}
    for number in range(20):
        actions.invite(email=f"{number}@v.example", at=NOW, **asked)

    with pytest.raises(TooManyInvitations):
        actions.invite(email="zuviel@v.example", at=NOW, **asked)

    assert actions.invite(email="zuviel@v.example", at=NOW + world.DAY, **asked).pk


def test_the_last_owner_cannot_be_removed_or_made_less_by_accident() -> None:
    row = world.join(world.person(), world.organization())

    with pytest.raises(LastOwner):
        actions.remove(row)
    with pytest.raises(LastOwner):
        actions.change_role(row, role=Role.EDITOR)

    assert Membership.objects.values_list("role", flat=True).get() == "owner"


def test_a_second_owner_makes_the_first_one_free_to_go() -> None:
    organization = world.organization()
    first = world.join(world.person(), organization)
    second = world.join(world.person("b@v.example"), organization, Role.EDITOR)
    actions.change_role(second, role=Role.OWNER)

    actions.remove(first)

    assert list(Membership.objects.values_list("user__email", "role")) == [
        ("b@v.example", "owner")
    ]
    assert Vacancy.objects.count() == 0


def test_the_county_is_told_when_the_account_of_the_last_owner_goes() -> None:
    world.editor()
    user, organization = world.person(), world.organization()
    world.join(user, organization)

    user.delete()

    assert [each.organization.name for each in Vacancy.objects.all()] == ["Turnverein 1888"]
    assert world.mails() == [
        ("redaktion@kreis.example", "Niemand mehr verantwortlich: „Turnverein 1888“")
    ]


def test_a_branch_whose_whole_has_an_owner_is_not_without_one() -> None:
    whole = world.organization("Kreisverband")
    branch = world.organization("Ortsverein", parent=whole)
    world.join(world.person("kreis@v.example"), whole)
    user = world.person()
    world.join(user, branch)

    user.delete()

    assert (Vacancy.objects.count(), world.mails()) == (0, [])


def test_an_organization_that_is_deleted_leaves_no_vacancy() -> None:
    organization = factories.organization()
    world.join(world.person(), organization)

    organization.delete()

    assert (Membership.objects.count(), Vacancy.objects.count()) == (0, 0)


def test_a_new_owner_ends_the_vacancy() -> None:
    user, organization = world.person(), world.organization()
    world.join(user, organization)
    user.delete()

    world.join(world.person("neu@v.example"), organization)

    assert (Vacancy.objects.count(), len(queries.owners(organization.pk))) == (0, 1)


def test_who_became_the_only_owner_meanwhile_stays() -> None:
    organization = world.organization()
    first = world.join(world.person("a@v.example"), organization)
    read = world.join(world.person("b@v.example"), organization, Role.EDITOR)
    actions.change_role(Membership.objects.get(pk=read.pk), role=Role.OWNER)
    actions.remove(first)

    with pytest.raises(LastOwner):
        actions.remove(read)

    assert Membership.objects.get().user == read.user


def test_who_was_let_go_meanwhile_is_named() -> None:
    organization = world.organization()
    world.join(world.person("a@v.example"), organization)
    read = world.join(world.person("b@v.example"), organization, Role.EDITOR)
    actions.remove(Membership.objects.get(pk=read.pk))

    with pytest.raises(NotMember):
        actions.change_role(read, role=Role.OWNER)
    with pytest.raises(NotMember):
        actions.remove(read)


@pytest.mark.parametrize("way", ["mein/traeger", "redaktion/zugaenge/traeger"])
def test_a_member_who_was_let_go_in_another_tab_is_named_on_the_page(way: str) -> None:
    organization, owner = world.organization(), world.person("a@v.example")
    world.join(owner, organization)
    gone = world.person("b@v.example")
    actor = owner if way.startswith("mein") else world.editor()
    client = world.signed_in(actor)

    url = f"/de/{way}/{organization.pk}/personen/{gone.pk}"
    page = client.post(url, {"role": "owner"}, follow=True).content.decode()

    assert "Diese Person gehört nicht mehr dazu." in page
