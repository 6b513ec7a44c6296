"""Events and tasks for volunteers as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from sozialatlas.exchange import public_things
from sozialatlas.exchange.hsds import activities, shapes
from sozialatlas.exchange.hsds.shapes.things import Activity
from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Column, Row, joined
from sozialatlas.exchange.opendata.source import Keys, Source
from sozialatlas.exchange.opendata.tables import places, said
from sozialatlas.exchange.opendata.tables.dataset import DataSet

A = TypeVar("A", bound=Activity)


def _events(source: Source) -> Iterator[Row]:
    rows = public_things.events(source.now.today).order_by("pk")
    return _pick_events(source, list(rows.values_list("pk", flat=True)))


def _pick_events(source: Source, keys: Keys) -> Iterator[Row]:
    for event in source.each(keys, activities.events, shapes.Event):
        yield Row(columns.cells(_OF_EVENT, event), places.point(event.location))


def _roles(source: Source) -> Iterator[Row]:
    rows = public_things.volunteer_roles(source.now.today).order_by("pk")
    return _pick_roles(source, list(rows.values_list("pk", flat=True)))


def _pick_roles(source: Source, keys: Keys) -> Iterator[Row]:
    for role in source.each(keys, activities.volunteer_roles, shapes.VolunteerRole):
        yield Row(columns.cells(_OF_ROLE, role), places.point(role.location))


def _first(_kind: type[A]) -> tuple[Column[A], ...]:
    return (
        columns.text("id", "Bleibender Schlüssel.", lambda x: x.id),
        columns.text("name", "Titel.", lambda x: x.name),
        columns.text("status", "active oder temporarily closed.", lambda x: x.status),
        columns.text(
            "organization",
            "Name des Trägers.",
            lambda x: x.organization.name if x.organization else None,
        ),
        columns.text("organization_id", "Schlüssel des Trägers.", lambda x: x.organization_id),
        columns.text("location_id", "Schlüssel des Standorts.", lambda x: x.location_id),
        columns.text("summary", "In einem Satz.", lambda x: x.summary),
        columns.text("description", "Beschreibung.", lambda x: x.description),
        *said.word_columns(lambda x: x.attributes),
    )


def _last(kind: type[A]) -> tuple[Column[A], ...]:
    return (
        columns.truth("is_online", "Gibt es im Internet.", lambda x: x.is_online),
        columns.text("phone", "Telefonnummer.", lambda x: x.phone),
        columns.text("email", "E-Mail-Adresse.", lambda x: x.email),
        columns.text("website", "Internetseite.", lambda x: x.url),
        *places.columns_of(lambda x: x.location),
        columns.text("page", "Seite, auf der man es nachliest.", lambda x: x.page),
        columns.text("correction_url", "Hier meldet man Fehler.", lambda x: x.correction_url),
        *said.date_columns(kind),
    )


_OF_EVENT: tuple[Column[shapes.Event], ...] = (
    *_first(shapes.Event),
    columns.moment("starts_at", "Beginn des ersten Termins.", lambda x: x.starts_at),
    columns.moment("ends_at", "Ende des ersten Termins.", lambda x: x.ends_at),
    columns.text("time_zone", "Zeitzone, in der wiederholt wird.", lambda x: x.time_zone),
    columns.text("rrule", "Wiederholung (RFC 5545, RRULE).", lambda x: x.rrule),
    columns.text("exdates", "Termine, die ausfallen.", lambda x: joined(iter(x.exdates))),
    columns.text("is_free", "Kostenlos: yes, no oder unknown.", lambda x: x.is_free),
    columns.text("fees", "Kosten in Worten.", lambda x: x.fees_description),
    *_last(shapes.Event),
)

_OF_ROLE: tuple[Column[shapes.VolunteerRole], ...] = (
    *_first(shapes.VolunteerRole),
    columns.text("skills", "Was man können sollte.", lambda x: x.skills),
    columns.text("time_needed", "Wie viel Zeit es braucht.", lambda x: x.time_needed),
    columns.text("commitment", "Wie lange man sich bindet (Schlüssel).", lambda x: x.commitment),
    columns.text(
        "availability", "Wann es passt (Schlüssel).", lambda x: joined(iter(x.availability))
    ),
    columns.text("abilities", "Fähigkeiten (Schlüssel).", lambda x: joined(iter(x.abilities))),
    *_last(shapes.VolunteerRole),
)

EVENTS = DataSet(
    code="events",
    title="Veranstaltungen",
    meaning="Termine von Trägern: Treffen, Kurse, Sprechtage, mit Ort und Wiederholung.",
    keywords=("Soziales", "Veranstaltungen", "Termine", "Sozialatlas"),
    themes=("SOCI", "EDUC"),
    fields=columns.fields(_OF_EVENT),
    rows=_events,
    pick=_pick_events,
)
VOLUNTEER_ROLES = DataSet(
    code="volunteer-roles",
    title="Aufgaben für Freiwillige",
    meaning="Wo Menschen ehrenamtlich mitmachen können, mit Zeitbedarf und Ort.",
    keywords=("Soziales", "Ehrenamt", "Freiwillige", "Sozialatlas"),
    themes=("SOCI",),
    fields=columns.fields(_OF_ROLE),
    rows=_roles,
    pick=_pick_roles,
)
