"""Turns what the public knows better into a proposal that a reviewer accepts in one press."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF, KIND_OF_MODEL
from sozialatlas.directory.models import (
    Event,
    Phone,
    Published,
    Service,
    ServiceAtLocation,
    Status,
    VolunteerRole,
)
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PhoneValues, ServiceAtLocationValues, ServiceValues
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Beginning
from sozialatlas.marketplace.proposals.errors import NothingToDecide
from sozialatlas.marketplace.proposals.models import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What somebody says is right; what is empty was not said."""

    phone: str = ""
    url: str = ""
    is_gone: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could be proposed."""
        return not (self.phone or self.url or self.is_gone)


def propose(
    correction: Correction, *, kind: str, record_id: uuid.UUID, comment: str, at: dt.datetime
) -> Proposal | None:
    """Hand in what the public knows; None where the entry says so already, or is gone."""
    thing = KIND_OF[kind].model._default_manager.filter(pk=record_id).first()
    if thing is None or correction.is_empty:
        return None
    beginning = Beginning(origin=Proposal.Origin.PUBLIC, by=None, at=at)
    proposal = actions.begin(beginning, list(_wanted(thing, correction)))
    try:
        return actions.submit(proposal, by=None, at=at, comment=comment)
    except NothingToDecide:
        actions.discard(proposal)
        return None


def _wanted(thing: Published, correction: Correction) -> Iterator[Wanted]:
    if correction.is_gone:
        yield _change(thing, status=Status.CLOSED.value)
    if isinstance(thing, Event | VolunteerRole):
        given = {"phone": correction.phone, "url": correction.url}
        if said := {name: value for name, value in given.items() if value}:
            yield _change(thing, **said)
    else:
        yield from _of_service(thing, correction)


def _of_service(thing: Published, correction: Correction) -> Iterator[Wanted]:
    """A number belongs to the place where it was read, an address of the web to the service."""
    service = thing.service if isinstance(thing, ServiceAtLocation) else thing
    assert isinstance(service, Service)
    if correction.url:
        yield _change(service, url=correction.url)
    if correction.phone:
        has_own = isinstance(thing, ServiceAtLocation) and thing.phones.exists()
        owner = thing if has_own else service
        assert isinstance(owner, Service | ServiceAtLocation)
        yield _change(owner, phones=_renewed(owner, correction.phone))


def _renewed(owner: Service | ServiceAtLocation, number: str) -> tuple[PhoneValues, ...]:
    """Return the numbers with the first one renewed: the one that stands on top of the page.

    There a fax stands below all others; where there is nothing else, the number is a new one.
    """
    values = snapshot(owner)
    assert isinstance(values, ServiceValues | ServiceAtLocationValues)
    voices = (each for each in values.phones if each.kind != Phone.Kind.FAX)
    first = next(voices, None)
    renewed = replace(first, number=number) if first else PhoneValues(number=number)
    kept = (each for each in values.phones if each is not first)
    others = (each for each in kept if each.number.strip() != number.strip())
    return (renewed, *others)


def _change(thing: Published, **fields: object) -> Wanted:
    return Wanted(kind=KIND_OF_MODEL[type(thing)].code, id=thing.pk, fields=fields)
