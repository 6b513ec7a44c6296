"""Which proposals a person sees."""

from __future__ import annotations

import uuid

import pytest

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import actions as membership
from sozialatlas.marketplace.membership.models import Role
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.queries import visible_to
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, person, wanted

pytestmark = pytest.mark.django_db


def test_who_left_keeps_drafts_and_sees_no_more_of_what_was_handed_in() -> None:
    service, gone = directory.service(), person("frueher")
    membership.join(
        user=person("inhaber"), organization=service.organization, role=Role.OWNER, at=NOW
    )
    member = membership.join(
        user=gone, organization=service.organization, role=Role.EDITOR, at=NOW
    )
    sent = _begun(service.organization, gone, wanted(service, summary="Neu"))
    actions.submit(sent, by=gone, at=NOW)
    draft = _begun(service.organization, gone, wanted(service, fees="9 Euro"))
    assert set(visible_to(gone)) == {sent, draft}

    membership.remove(member)

    assert set(visible_to(gone)) == {draft}


def test_who_speaks_for_nobody_yet_sees_what_was_handed_in() -> None:
    newcomer = person("neu")
    club = Wanted(
        kind="organization", id=uuid.uuid4(), fields={"name": "Neuer e. V."}, is_new=True
    )
    sent = _begun(None, newcomer, club)
    actions.submit(sent, by=newcomer, at=NOW)

    assert set(visible_to(newcomer)) == {sent}
    assert not visible_to(person("fremd")).exists()


def _begun(organization: Organization | None, by: User, *things: Wanted) -> Proposal:
    origin = Proposal.Origin.PROVIDER
    beginning = actions.Beginning(origin=origin, by=by, at=NOW, organization=organization)
    return actions.begin(beginning, things)
