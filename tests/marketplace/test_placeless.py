"""What lies nowhere is the county's to look after, and never lost between the towns."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import reviewing_reach
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.freshness import calling
from sozialatlas.marketplace.freshness.models import Asking
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.membership.models import Claim
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.quality.models import Finding
from sozialatlas.marketplace.review import hints
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hotline() -> Organization:
    """Return who helps by telephone alone, with something to do about it in each list."""
    now = timezone.now()
    organization = directory.organization("Sorgentelefon")
    service = directory.service("Sorgentelefon", organization=organization)
    Asking.objects.create(
        kind="service", record_id=service.pk, area_key="", what="whole", step="call", at=now,
        organization_id=organization.pk,
    )  # fmt: skip
    PublicMessage.objects.create(
        record_kind="service", record_id=service.pk, record_name="Sorgentelefon", area_key="",
        text="Da geht niemand ran", language="de", created_at=now,
    )  # fmt: skip
    Finding.objects.create(
        kind="service", record_id=service.pk, check_code="text", problem="no_summary",
        severity="wish", title="Sorgentelefon", area_key="", found_at=now,
        organization_id=organization.pk,
    )  # fmt: skip
    Claim.objects.create(
        user=person("neu"), organization=organization, way="editor", opened_at=now, expires_at=now
    )
    return organization


def editor(role: str, area_key: str) -> User:
    user = person(area_key)
    RoleAssignment.objects.create(user=user, role=role, area_key=area_key)
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("role", "area_key", "count"),
    [
        ("county_editor", "06997", 1),
        ("county_editor", "610", 1),
        ("town_editor", "06997001", 0),
        ("town_editor", "61053", 0),
    ],
)
def test_every_list_of_the_county_has_it(
    hotline: Organization, role: str, area_key: str, count: int
) -> None:
    user = editor(role, area_key)

    found = {
        "calls": calling.visible_to(user).count(),
        "hints": hints.visible_to(user).count(),
        "findings": Finding.objects.within(reviewing_reach(user)).count(),
        "claims": membership.claims_decided_by(user).count(),
        "deciding": int(membership.may_decide(user, hotline)),
    }

    assert found == dict.fromkeys(found, count)


def test_the_countys_editor_hears_of_a_claim_on_it(hotline: Organization) -> None:
    editor("town_editor", "06997001")
    user = editor("county_editor", "06997")

    assert membership.editors_of(hotline) == (user.email,)
