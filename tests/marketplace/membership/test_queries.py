"""Who speaks for what: organizations, branches and their records."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Event, Organization, VolunteerRole
from sozialatlas.marketplace.membership import queries
from sozialatlas.marketplace.membership.models import Claim, Membership, Role, Trust
from tests.directory import factories

pytestmark = pytest.mark.django_db

NOW = factories.NOW


def person(email: str = "kasse@verein.example", **values: object) -> User:
    user = User.objects.create_user(email)
    User.objects.filter(pk=user.pk).update(**values)
    user.refresh_from_db()
    return user


def join(user: User, organization: Organization, role: str = Role.OWNER) -> None:
    Membership.objects.create(user=user, organization=organization, role=role, since=NOW)


def test_who_speaks_for_an_organization_speaks_for_its_branches() -> None:
    user = person()
    county = factories.organization("Kreisverband")
    town = factories.organization("Ortsverein", parent=county)
    house = factories.organization("Haus", parent=town)
    factories.organization("Fremd")
    join(user, county)

    assert list(queries.organizations_of(user)) == [house, county, town]


def test_who_speaks_for_a_branch_does_not_speak_for_the_whole() -> None:
    user = person()
    county = factories.organization("Kreisverband")
    town = factories.organization("Ortsverein", parent=county)
    join(user, town)

    spoken = [queries.speaks_for(user, each.pk) for each in (county, town)]
    assert spoken == [False, True]


def test_a_circle_of_organizations_ends() -> None:
    user = person()
    first = factories.organization("Erster")
    second = factories.organization("Zweiter", parent=first)
    Organization.objects.filter(pk=first.pk).update(parent=second)
    join(user, second)

    assert queries.organization_ids(user) == {first.pk, second.pk}


@pytest.mark.parametrize("is_active", [True, False])
def test_who_may_no_longer_sign_in_speaks_for_nobody(is_active: bool) -> None:
    user = person(is_active=is_active)
    organization = factories.organization()
    join(user, organization)

    assert queries.speaks_for(user, organization.pk) is is_active


def test_nobody_signed_in_speaks_for_nobody() -> None:
    assert queries.organization_ids(AnonymousUser()) == frozenset()


def test_an_editor_decides_on_no_members() -> None:
    user = person()
    own, edited = factories.organization("Eigen"), factories.organization("Mit")
    join(user, own)
    join(user, edited, Role.EDITOR)

    assert queries.owned_ids(user) == {own.pk}


def test_each_kind_of_record_of_the_organization_is_editable_and_no_foreign_one() -> None:
    user = person()
    mine, other = (_full(name) for name in ("Mein", "Fremd"))
    join(user, Organization.objects.get(name="Mein"))

    assert {kind: set(rows.values_list("pk", flat=True)) for kind, rows in mine.items()} == {
        kind: set(rows.values_list("pk", flat=True))
        for kind, rows in queries.records_of(user).items()
    }
    answers = {
        (kind, queries.may_edit(user, kind, row.pk))
        for records in (mine, other)
        for kind, rows in records.items()
        for row in rows
    }
    assert answers == {(kind, answer) for kind in mine for answer in (True, False)}


def _full(name: str):
    organization = factories.organization(name)
    location = factories.location(organization=organization)
    service = factories.service(organization=organization)
    factories.record(service=service, location=location)
    at = {"starts_at": NOW, "name": "Fest"}
    Event.objects.create(organization=organization, **at)
    VolunteerRole.objects.create(organization=organization, name="Vorlesen")
    return queries.records_of_organizations([organization.pk])


def test_a_house_without_provider_is_editable_while_only_own_services_use_it() -> None:
    user = person()
    organization = factories.organization()
    own, shared = factories.location(name="Eigen"), factories.location(name="Geteilt")
    service = factories.service(organization=organization)
    for each in (own, shared):
        factories.record(service=service, location=each)
    factories.record(location=shared)
    join(user, organization)

    answers = [queries.may_edit(user, "location", each.pk) for each in (own, shared)]
    assert answers == [True, False]


def test_nobody_edits_an_unknown_kind_or_record() -> None:
    user = person()
    join(user, factories.organization())

    answers = [queries.may_edit(user, kind, uuid.UUID(int=1)) for kind in ("user", "service")]
    assert answers == [False, False]


def test_members_to_write_to_are_its_own_first_then_those_above() -> None:
    county = factories.organization("Kreisverband")
    town = factories.organization("Ortsverein", parent=county)
    lone = factories.organization("Allein")
    join(person("kreis@v.example"), county)
    join(person("mit@v.example"), town, Role.EDITOR)
    join(person("leitung@v.example"), town)
    join(person("weg@v.example", is_active=False), town)

    found = queries.members_with_address([town.pk, lone.pk])

    assert {
        key: [(each.email, each.role, each.is_direct) for each in members]
        for key, members in found.items()
    } == {
        town.pk: [
            ("leitung@v.example", "owner", True),
            ("mit@v.example", "editor", True),
            ("kreis@v.example", "owner", False),
        ],
        lone.pk: [],
    }


def test_a_person_in_two_places_is_written_to_once() -> None:
    user = person()
    county = factories.organization("Kreisverband")
    town = factories.organization("Ortsverein", parent=county)
    join(user, county)
    join(user, town, Role.EDITOR)

    members = queries.members_with_address([town.pk])[town.pk]

    assert [(each.user_id, each.role, each.organization_id) for each in members] == [
        (user.pk, "editor", town.pk)
    ]


def test_the_nearest_word_on_trust_counts() -> None:
    county = factories.organization("Kreisverband")
    town = factories.organization("Ortsverein", parent=county)
    house = factories.organization("Haus", parent=town)
    checked = factories.organization("Geprüft", parent=county)
    for organization, level in ((county, "trusted"), (checked, "checked")):
        Trust.objects.create(organization=organization, level=level, at=NOW)
    alone = factories.organization("Allein")

    answers = [queries.is_trusted(each.pk) for each in (county, town, house, checked, alone)]
    assert answers == [True, True, True, False, False]


def test_an_open_claim_lets_prepare_drafts_until_it_ends() -> None:
    user = person()
    organization = factories.organization()
    Claim.objects.create(
        user=user,
        organization=organization,
        way=Claim.Way.EDITOR,
        opened_at=NOW,
        expires_at=NOW + dt.timedelta(days=14),
    )

    later = NOW + dt.timedelta(days=14)
    found = [list(queries.claimed_organizations(user, now)) for now in (NOW, later)]
    assert found == [[organization], []]


def test_records_name_the_organization_they_belong_to() -> None:
    record = factories.record()
    owner = record.service.organization_id

    found = [
        queries.organization_of(kind, key)
        for kind, key in (
            ("organization", owner),
            ("service", record.service_id),
            ("service_at_location", record.pk),
            ("location", record.location_id),
            ("user", owner),
            ("event", uuid.UUID(int=1)),
        )
    ]
    assert found == [owner, owner, owner, None, None, None]
