"""One of everything in one town, with a name that few may read, and people of all roles."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Organization, ServiceAtLocation
from sozialatlas.directory.references import BY_ID
from sozialatlas.marketplace.duplicates.models import Candidate
from sozialatlas.marketplace.entries import actions as entries
from sozialatlas.marketplace.entries.kinds import KINDS
from sozialatlas.marketplace.freshness.models import Asking
from sozialatlas.marketplace.membership.models import Claim, Invitation, Membership
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.notices.models import Circular
from sozialatlas.marketplace.quality.models import Finding
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import waiting, wanted

SECRET = "Geheimbund"
TOWN, OTHER_TOWN = "06997001", "06997002"
COUNTY, OTHER_COUNTY = "06997", "07111"

ROLES = {
    "county_editor": ("county_editor", COUNTY),
    "county_editor_elsewhere": ("county_editor", OTHER_COUNTY),
    "town_editor": ("town_editor", TOWN),
    "town_editor_elsewhere": ("town_editor", OTHER_TOWN),
    "reviewer": ("reviewer", COUNTY),
    "reviewer_elsewhere": ("reviewer", OTHER_COUNTY),
    "planner": ("planner", COUNTY),
    "counsellor": ("counsellor", COUNTY),
    "administrator": ("administrator", ""),
}
PEOPLE = ("citizen", "newcomer", "provider", "provider_elsewhere", *ROLES)
"""Everybody: without an account, with one but nobody's, for an organization, and by role."""


@dataclass(frozen=True)
class World:
    """The people as browsers, and the numbers of the one of everything."""

    clients: Mapping[str, Client]
    numbers: Mapping[str, Mapping[str, object]]


def made() -> World:
    """Return the world."""
    now = timezone.now()
    organization = directory.organization(SECRET, email="bund@verein.example")
    record = _record(organization)
    users = {name: _user(name) for name in PEOPLE if name != "citizen"}
    for user, member_of in (
        (users["provider"], organization),
        (users["provider_elsewhere"], directory.organization("Ein anderer Verein")),
    ):
        Membership.objects.create(user=user, organization=member_of, role="owner", since=now)
    return World(
        {name: _client(users.get(name)) for name in PEOPLE},
        _numbers(organization, record, users, now),
    )


def _record(organization: Organization) -> ServiceAtLocation:
    area = directory.municipality(TOWN)
    service = directory.service(f"Treff des {SECRET}s", organization=organization)
    return directory.record(service=service, location=directory.location(municipality=area))


def _user(name: str) -> User:
    user = User.objects.create_user(f"{name}@kreis.example")
    if name in ROLES:
        role, area_key = ROLES[name]
        RoleAssignment.objects.create(user=user, role=role, area_key=area_key)
        user.refresh_from_db()
    return user


def _client(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def _numbers(
    organization: Organization,
    record: ServiceAtLocation,
    users: Mapping[str, User],
    now: dt.datetime,
) -> Mapping[str, Mapping[str, object]]:
    """Return, by the beginning of an address, the numbers that it takes."""
    provider, soon = users["provider"], now + dt.timedelta(days=14)
    proposal = waiting(
        wanted(record.service, summary=f"Neu beim {SECRET}"),
        _new_role(organization),
        by=provider,
    )
    draft = entries.begin_new(KINDS[0], organization.pk, by=provider, at=now)
    of_record = {"kind": "service_at_location", "record_id": record.pk}
    message = PublicMessage.objects.create(
        record_kind="service_at_location", record_id=record.pk, record_name=SECRET,
        area_key=TOWN, text=f"Der {SECRET} ist weg", language="de", created_at=now,
    )  # fmt: skip
    again = directory.organization(f"{SECRET} e. V.")
    beside = directory.service(f"Treff des {SECRET}s e. V.", organization=again)
    directory.record(service=beside, location=record.location)
    first, second = sorted([organization.pk, again.pk])
    candidate = Candidate.objects.create(
        kind="organization", first_id=first, second_id=second, first_name=SECRET,
        second_name=SECRET, score=0.9, reasons=[], area_key=TOWN, found_at=now,
    )  # fmt: skip
    claim = Claim.objects.create(
        user=users["newcomer"], organization=organization, way="editor", opened_at=now,
        expires_at=soon,
    )  # fmt: skip
    invitation = Invitation.objects.create(
        organization=organization, email="neu@verein.example", mark="m", invited_by=provider,
        invited_at=now, expires_at=soon,
    )  # fmt: skip
    asking = Asking.objects.create(
        **of_record,
        area_key=TOWN,
        what="whole",
        step="call",
        at=now,
        organization_id=organization.pk,
    )
    finding = Finding.objects.create(
        **of_record, check_code="text", problem="no_summary", severity="wish", title=SECRET,
        area_key=TOWN, found_at=now, organization_id=organization.pk,
    )  # fmt: skip
    circular = Circular.objects.create(
        title=f"An den {SECRET}", text="Text", area_key=TOWN, author=users["county_editor"],
        published_at=now,
    )  # fmt: skip
    circular.readers.add(provider)
    return {
        "mein/eintraege": {"word": "angebot", "key": record.pk},
        "mein/entwurf": {"key": draft.pk, "word": KINDS[0].steps[0]},
        "mein/vorschlag": {"key": proposal.pk},
        "mein/plaetze": {"key": 1},
        "mein/plaetze/neu": {"key": record.pk},
        "mein/traeger": {
            "key": organization.pk, "user_id": provider.pk, "invitation": invitation.pk,
            "claim": claim.pk,
        },
        "mein/antrag": {"key": claim.pk},
        "mein/einladung": {"token": "unbekannt"},
        "mein/fuer-wen": {"key": organization.pk},
        "mein/neuigkeiten": {"key": circular.pk},
        "redaktion/anrufe": {"key": asking.pk},
        "redaktion/dubletten": {"candidate_id": candidate.pk},
        "redaktion/zugaenge/traeger": {"key": organization.pk, "user_id": provider.pk},
        "redaktion/zugaenge": {"key": claim.pk},
        "redaktion/neuigkeiten": {"key": circular.pk},
        "redaktion/qualitaet": {"pk": finding.pk},
        "redaktion/hinweise": {"message_id": message.pk},
        "redaktion/vorschlaege": {"proposal_id": proposal.pk},
        "bestaetigen": {"token": "unbekannt", "key": "unbekannt"},
        "abo": {"token": "unbekannt"},
    }  # fmt: skip


def _new_role(organization: Organization) -> Wanted:
    fields = {"name": f"Hilfe beim {SECRET}", "organization_key": f"{BY_ID}{organization.pk}"}
    return Wanted(kind="volunteer_role", id=uuid.uuid4(), fields=fields, is_new=True)


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Return all addresses, with gaps for numbers."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, f"{before}{each.pattern}")
        else:
            yield f"{before}{each.pattern}"
