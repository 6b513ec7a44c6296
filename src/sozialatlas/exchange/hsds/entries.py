"""Some entries of a list as shapes: bare, or with all that belongs to them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.moments import latest
from sozialatlas.exchange import public_things
from sozialatlas.exchange.delta.queries import newest_changes
from sozialatlas.exchange.hsds import activities, reading, shapes
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.building import Setting, places, things
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.hsds.lists import Now
from sozialatlas.exchange.hsds.shapes import Shape
from sozialatlas.exchange.hsds.shapes.base import Id, Moment

Keys = Sequence[uuid.UUID]


def services(keys: Keys, asked: Asked, now: Now, setting: Setting) -> Iterator[Shape]:
    """Yield services."""
    whole = asked.full
    known = reading.of_services(keys, now.today) if whole else reading.bare_services(keys)
    make = things.service if whole else things.bare_service
    for row in (known.services[key] for key in keys if key in known.services):
        yield make(row, known, setting)


class Minimal(Shape, frozen=True, kw_only=True):
    """Which service, and when it may have come to look different last."""

    id: Id
    last_modified: Moment


def minimal(keys: Keys, kind: str) -> list[Shape]:
    """Return the ids of things with their dates."""
    rows = KIND_OF[kind].model._default_manager.filter(pk__in=keys).order_by("pk")
    changed = newest_changes(keys)
    return [
        Minimal(id=str(key), last_modified=moment(latest(saved, changed.get(key))) or "")
        for key, saved in rows.values_list("pk", "updated_at")
    ]


def links(keys: Keys, asked: Asked, now: Now, setting: Setting) -> Iterator[Shape]:
    """Yield services at locations."""
    known = reading.of_links(keys, now.today, is_whole=asked.full)
    found = {link.id: link for of_service in known.links.values() for link in of_service}
    make = things.whole_link if asked.full else things.listed_link
    for row in (found[key] for key in keys if key in found):
        yield make(row, known, setting)


def single_link(keys: Keys, asked: Asked, now: Now, setting: Setting) -> Iterator[Shape]:
    """Yield services at locations as they are asked for one by one."""
    known = reading.of_links(keys, now.today, is_whole=True)
    for row in (link for of_service in known.links.values() for link in of_service):
        yield things.single_link(row, known, setting)


def organizations(keys: Keys, asked: Asked, now: Now, setting: Setting) -> Iterator[Shape]:
    """Yield organizations; whole ones with their services, whole ones too where that is asked."""
    if not (asked.full or asked.full_service):
        known = reading.bare_organizations(keys)
        for key in (key for key in keys if key in known.organizations):
            yield things.bare_organization(known.organizations[key], known)
        return
    known = reading.of_organizations(keys, now.today)
    offered = _offered(keys, asked, now, setting)
    for key in (key for key in keys if key in known.organizations):
        row = known.organizations[key]
        yield things.organization(row, known, setting, offered.get(key, ()))


def _offered(
    keys: Keys, asked: Asked, now: Now, setting: Setting
) -> Mapping[uuid.UUID, list[shapes.Service]]:
    """Return the services of organizations: whole, or only what they are called."""
    rows = public_things.services(now.today).filter(organization__in=keys).order_by("pk")
    found: dict[uuid.UUID, list[shapes.Service]] = defaultdict(list)
    if not asked.full_service:
        for key, provider, name, status in rows.values_list("pk", *_CALLED):
            held = shapes.Service(id=str(key), name=name, status=places.status(status))
            found[provider].append(held)
        return found
    known = reading.of_services(list(rows.values_list("pk", flat=True)), now.today)
    for row in known.services.values():
        found[row.organization_id].append(things.service(row, known, setting))
    return found


_CALLED = ("organization_id", "name", "status")

READ: Mapping[str, Callable[[Keys, Asked, Now, Setting], Iterator[Shape]]] = {
    "services": services,
    "service_at_locations": links,
    "organizations": organizations,
    "events": activities.events,
    "volunteer_roles": activities.volunteer_roles,
}
"""How entries of each list are read."""
