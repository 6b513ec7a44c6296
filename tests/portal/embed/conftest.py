"""A theme's portal about one topic, and records inside and outside of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.utils import timezone

from sozialatlas.directory.models import Event, ServiceAtLocation, Topic, VolunteerRole
from sozialatlas.search import indexing, labels, portals
from sozialatlas.search.models import Portal
from tests.search.world import World


@dataclass(frozen=True)
class Filled:
    """The portal and two of the records."""

    portal: Portal
    inside: ServiceAtLocation
    outside: ServiceAtLocation


@pytest.fixture
def filled(world: World) -> Iterator[Filled]:
    """Return the portal "eigen" of the topic "x-own"."""
    own = Topic.objects.create(code="x-own", name="Eigenes")
    Topic.objects.create(code="x-foreign", name="Fremdes")
    theme = Portal.objects.create(kind="theme", slug="eigen", name="Eigen", is_published=True)
    theme.topics.add(own)
    Portal.objects.create(kind="theme", slug="fremd", name="Fremd", is_published=True)
    Portal.objects.create(kind="theme", slug="entwurf", name="Entwurf")
    for number in range(3):
        inside = world.record(f'Eigen & <{number}> "x"', world.middle)
        inside.service.topics.add(own)
    outside = world.record("Fremd Haus", world.south)
    starts_at = timezone.now() + dt.timedelta(days=20)
    event = Event.objects.create(
        organization=world.provider, name="Eigen Fest", starts_at=starts_at
    )
    event.topics.add(own)
    Event.objects.create(organization=world.provider, name="Fremd Fest", starts_at=starts_at)
    role = VolunteerRole.objects.create(organization=world.provider, name="Eigen Helfen")
    role.topics.add(own)
    indexing.build()
    for kept in (portals, labels):
        kept.forget()
    yield Filled(theme, inside, outside)
    portals.forget()
