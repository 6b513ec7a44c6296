"""What the tests of the reviewers' pages stand on: somebody who checks, and entries to check."""

from __future__ import annotations

from django.test import Client

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import Service
from sozialatlas.directory.queries import latest_revisions
from sozialatlas.marketplace.proposals.models import Proposal
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import person

QUEUE = "/de/redaktion/vorschlaege"


def reviewer(area_key: str = "06997", scope: str = "", name: str = "amt") -> User:
    user = person(name)
    RoleAssignment.objects.create(user=user, role="reviewer", area_key=area_key, scope=scope)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def placed(summary: str = "Alt", key: str = "06997001", name: str = "Tagespflege") -> Service:
    area = directory.municipality(key, key)
    service = directory.service(name, summary=summary)
    directory.record(service=service, location=directory.location(municipality=area))
    return service


def form(proposal: Proposal, *fields: str, **more: str) -> dict[str, object]:
    change = proposal.changes.get()
    newest = latest_revisions(change.kind, [change.record_id]).get(change.record_id)
    return {
        "fassung": proposal.version,
        "gelesen": f"{change.pk}:{newest or ''}",
        "feld": [f"{change.pk}:{name}" for name in fields],
        **more,
    }
