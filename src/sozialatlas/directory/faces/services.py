"""The faces of services: at one of their places, or without any."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.faces import basics, contacts, details, sites, texts
from sozialatlas.directory.faces.face import Face, Said
from sozialatlas.directory.faces.texts import Texts
from sozialatlas.directory.models import Published, Service, ServiceAtLocation
from sozialatlas.directory.moments import latest


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read for many services at once."""

    said: Texts
    contacts: contacts.Known
    sites: dict[uuid.UUID, list[ServiceAtLocation]]
    today: dt.date


def services(ids: Collection[uuid.UUID], language: str, today: dt.date) -> Iterator[Face]:
    """Yield services at one of their places, or without any, by the ids of records."""
    links = list(
        ServiceAtLocation.objects.filter(pk__in=ids).select_related(
            "service__organization", "location__municipality", "location__address"
        )
    )
    others = set(ids) - {link.pk for link in links}
    alone = list(Service.objects.select_related("organization").filter(pk__in=others))
    found = [*(link.service for link in links), *alone]
    prefetch_related_objects(found, *details.OF_SERVICE)
    prefetch_related_objects(links, *details.OF_LINK)
    known = _Known(
        texts.read([thing.pk for thing in (*found, *links)], language),
        contacts.of_records(found, links),
        sites.links_of({thing.pk for thing in found}, today),
        today,
    )
    yield from (_face(link.service, link, known) for link in links)
    yield from (_face(thing, None, known) for thing in alone)


def _face(service: Service, link: ServiceAtLocation | None, known: _Known) -> Face:
    said, today = known.said, known.today
    seen: list[Published] = [service, *([link, link.location] if link else [])]
    return dataclasses.replace(
        basics.face(SERVICE, service, said),
        id=link.pk if link else service.pk,
        here=_here(link, said),
        eligibility=said.of(service, "eligibility"),
        steps=said.of(service, "application_process"),
        fees=said.of(service, "fees"),
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        prices=details.prices(service),
        documents=details.documents(service),
        languages=details.languages(service),
        served=details.served(service),
        places=details.places(link),
        site=sites.site(link.pk, link.location) if link else None,
        sites=tuple(sites.site(each.pk, each.location) for each in known.sites[service.pk]),
        access=sites.access(link.location) if link else (),
        reaching=contacts.of_service(service, link, known.contacts),
        is_visible=all(thing.is_visible_on(today) for thing in seen),
        changed_at=latest(*(thing.content_changed_at for thing in seen)),
    )


def _here(link: ServiceAtLocation | None, said: Texts) -> Said:
    # What is special at a place may describe it, so a confidential one keeps it to itself.
    if link is None or link.location.is_confidential or not link.description:
        return Said()
    return said.of(link, "description")
