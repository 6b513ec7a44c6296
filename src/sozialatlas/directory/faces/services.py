"""The face of a service: at one of its places, or without any."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid

from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.faces import basics, contacts, details, sites, texts
from sozialatlas.directory.faces.face import Face, Said, Spoken
from sozialatlas.directory.faces.texts import Texts
from sozialatlas.directory.models import Published, Service, ServiceAtLocation
from sozialatlas.directory.moments import latest


def service(record_id: uuid.UUID, language: str, today: dt.date) -> Face | None:
    """Return a service at one of its places, or one without any; None where there is none."""
    links = ServiceAtLocation.objects.select_related(
        "service__organization", "location__municipality", "location__address"
    )
    link = links.filter(pk=record_id).first()
    if link is not None:
        return _face(link.service, link, language, today)
    alone = Service.objects.select_related("organization").filter(pk=record_id).first()
    return _face(alone, None, language, today) if alone else None


def _face(service: Service, link: ServiceAtLocation | None, language: str, today: dt.date) -> Face:
    ids = [service.pk, *([link.pk] if link else [])]
    said = texts.read(ids, language)
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
        documents=tuple(row.document for row in service.required_documents.order_by("pk")),
        languages=tuple(Spoken(row.code, row.note) for row in service.languages.order_by("code")),
        served=details.served(service),
        places=details.places(link),
        site=sites.site(link.pk, link.location) if link else None,
        sites=tuple(
            sites.site(each.pk, each.location) for each in sites.links_of(service.pk, today)
        ),
        access=sites.access(link.location) if link else (),
        reaching=contacts.of_service(service, link),
        is_visible=all(thing.is_visible_on(today) for thing in seen),
        changed_at=latest(*(thing.content_changed_at for thing in seen)),
    )


def _here(link: ServiceAtLocation | None, said: Texts) -> Said:
    # What is special at a place may describe it, so a confidential one keeps it to itself.
    if link is None or link.location.is_confidential or not link.description:
        return Said()
    return said.of(link, "description")
