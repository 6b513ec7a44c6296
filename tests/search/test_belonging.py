"""Which events and tasks a portal without a subject opens: all of the types that it shows."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory.models import Event, VolunteerRole
from sozialatlas.search import belonging
from sozialatlas.search.scope import Scope
from tests.search.world import NOW, World


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(types=("volunteer_role",)), {"volunteer_role"}),
        (Scope(types=("event",)), {"event"}),
        (Scope(types=("event", "volunteer_role")), {"event", "volunteer_role"}),
        (Scope(types=("service",)), set()),
        (Scope(free=True), {"event"}),
    ],
)
def test_a_portal_opens_what_its_lists_show(
    world: World, scope: Scope, expected: set[str]
) -> None:
    role = VolunteerRole.objects.create(organization=world.provider, name="Vorlesen")
    event = Event.objects.create(
        organization=world.provider, name="Fest", is_free="yes", starts_at=NOW + dt.timedelta(1)
    )

    records = {"volunteer_role": role.pk, "event": event.pk}

    opened = {kind for kind, pk in records.items() if belonging.belongs(scope, kind, pk)}
    assert opened == expected
