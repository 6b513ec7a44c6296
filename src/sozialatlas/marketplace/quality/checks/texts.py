"""Whether an entry says what one gets, whom to ask, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sozialatlas.directory.models import Event, Service, VolunteerRole
from sozialatlas.marketplace.quality.checks.contacts import Way
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import (
    EVENT,
    LINK,
    ROLE,
    SERVICE,
    Entry,
    Landscape,
    Thing,
)
from sozialatlas.marketplace.quality.problems import Problem

LEAST_DESCRIPTION = 60
"""Characters: eight German words. Less is a heading, not a description."""


def check(ways: Iterable[Way], landscape: Landscape) -> Iterator[Found]:
    """Yield what is not said; once for a service, at however many places."""
    told = {way.thing for way in ways}
    said = _said()
    seen: set[Thing] = set()
    for entry in landscape.entries:
        thing = (entry.kind, entry.page_id)
        if thing not in seen:
            seen.add(thing)
            yield from _of(thing, entry, said[thing])
        if told.isdisjoint(entry.owners):
            yield Found(Problem.NO_CONTACT, _asked(entry), "phones")


def _said() -> Mapping[Thing, tuple[str, str]]:
    """Return the sentence and the description of all services, events and volunteer roles."""
    services = Service.objects.order_by().values_list("pk", "summary", "description")
    events = Event.objects.order_by().values_list("pk", "summary", "description")
    roles = VolunteerRole.objects.order_by().values_list("pk", "summary", "description")
    pairs = ((SERVICE, services), (EVENT, events), (ROLE, roles))
    return {(kind, pk): (one, all_) for kind, rows in pairs for pk, one, all_ in rows}


def _of(thing: Thing, entry: Entry, said: tuple[str, str]) -> Iterator[Found]:
    summary, description = said
    if not summary.strip():
        yield Found(Problem.NO_SUMMARY, thing, "summary")
    if len(description.strip()) < LEAST_DESCRIPTION:
        yield Found(Problem.NO_DESCRIPTION, thing, "description")
    if not entry.topics:
        yield Found(Problem.NO_TOPICS, thing, "topics")


def _asked(entry: Entry) -> Thing:
    """Return the record at which a contact would stand: the service, or it at this place."""
    return next((each for each in entry.owners if each[0] == LINK), entry.owners[0])
