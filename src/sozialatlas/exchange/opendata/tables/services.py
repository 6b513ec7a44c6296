"""Services as a table: one row for each place at which one is given, or one without any place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sozialatlas.exchange import public_things
from sozialatlas.exchange.hsds import entries, shapes
from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Cell, Row, joined
from sozialatlas.exchange.opendata.source import Keys, Source
from sozialatlas.exchange.opendata.tables import places, said
from sozialatlas.exchange.opendata.tables.dataset import DataSet

Link = shapes.ServiceAtLocation


def _rows(source: Source) -> Iterator[Row]:
    return map(_row, _links(source))


def _pick(source: Source, keys: Keys) -> Iterator[Row]:
    at_places = source.each(keys, entries.links, Link)
    rows = map(_row, (*at_places, *_without_place(source, keys)))
    found = {row.cells[0]: row for row in rows}
    return (found[str(key)] for key in keys if str(key) in found)


def _row(link: Link) -> Row:
    return Row(columns.cells(_COLUMNS, link), places.point(link.location))


def _links(source: Source) -> Iterator[Link]:
    today = source.now.today
    keys = public_things.links(today).order_by("pk").values_list("pk", flat=True)
    yield from source.each(list(keys), entries.links, Link)
    lone = public_things.lone_services(today).order_by("pk").values_list("pk", flat=True)
    yield from _without_place(source, list(lone))


def _without_place(source: Source, keys: Keys) -> Iterator[Link]:
    for service in source.each(keys, entries.services, shapes.Service):
        yield Link(
            id=service.id,
            service_id=service.id,
            name=service.name,
            status=service.status,
            service=service,
            page=service.page,
            last_modified=service.last_modified,
            content_changed=service.content_changed,
            verified=service.verified,
            verified_how=service.verified_how,
        )


def _of(value: Callable[[shapes.Service], Cell]) -> Callable[[Link], Cell]:
    """Return the same of a link's service."""
    return lambda link: None if link.service is None else value(link.service)


def _of_organization(value: Callable[[shapes.Organization], Cell]) -> Callable[[Link], Cell]:
    return _of(lambda x: None if x.organization is None else value(x.organization))


def _attributes(link: Link) -> tuple[shapes.Attribute, ...]:
    return () if link.service is None else link.service.attributes


def _opening_hours(link: Link) -> Cell:
    place = link.location.schedules if link.location else ()
    of_service = link.service.schedules if link.service else ()
    nearest = link.schedules or place or of_service
    return joined(each.description for each in nearest)


def _phone(link: Link) -> Cell:
    """Return the nearest numbers: of the offer here, the service, the house, the provider."""
    service = link.service
    provider = service.organization if service else None
    for holder in (link, service, link.location, provider):
        if holder is not None and holder.phones:
            return joined(phone.number for phone in holder.phones)
    return None


def _correction(link: Link) -> Cell:
    return f"{link.page}/aendern" if link.page else None


_COLUMNS: tuple[columns.Column[Link], ...] = (
    columns.text("id", "Bleibender Schlüssel der Zeile (Angebot an diesem Ort).", lambda x: x.id),
    columns.text("service_id", "Schlüssel des Angebots.", lambda x: x.service_id),
    columns.text("location_id", "Schlüssel des Standorts.", lambda x: x.location_id),
    columns.text("name", "Name des Angebots.", lambda x: x.name),
    columns.text("status", "active oder temporarily closed.", lambda x: x.status),
    columns.text("organization", "Name des Trägers.", _of_organization(lambda x: x.name)),
    columns.text("organization_id", "Schlüssel des Trägers.", _of(lambda x: x.organization_id)),
    columns.text("summary", "Was man bekommt, in einem Satz.", _of(lambda x: x.summary)),
    columns.text("description", "Beschreibung.", _of(lambda x: x.description)),
    columns.text("place_description", "Was an diesem Ort besonders ist.", lambda x: x.description),
    *said.word_columns(_attributes),
    columns.whole("minimum_age", "Für Menschen ab diesem Alter.", _of(lambda x: x.minimum_age)),
    columns.whole(
        "maximum_age", "Für Menschen bis zu diesem Alter.", _of(lambda x: x.maximum_age)
    ),
    columns.text(
        "eligibility",
        "Wer es bekommt (Voraussetzungen).",
        _of(lambda x: x.eligibility_description),
    ),
    columns.text("application_process", "Wie man hinkommt.", _of(lambda x: x.application_process)),
    columns.text(
        "required_documents",
        "Was man mitbringt.",
        _of(lambda x: joined(each.document for each in x.required_documents)),
    ),
    columns.text("is_free", "Kostenlos: yes, no oder unknown.", _of(lambda x: x.is_free)),
    columns.text("fees", "Kosten in Worten.", _of(lambda x: x.fees_description)),
    columns.text(
        "languages",
        "Sprachen der Beratung (BCP 47).",
        _of(lambda x: joined(each.code for each in x.languages)),
    ),
    columns.text(
        "service_areas",
        "Gebiete, für die es da ist.",
        _of(lambda x: joined(each.name for each in x.service_areas)),
    ),
    columns.text("opening_hours", "Öffnungszeiten in Worten.", _opening_hours),
    columns.truth("is_online", "Gibt es im Internet.", _of(lambda x: x.is_online)),
    columns.truth("is_by_phone", "Gibt es am Telefon.", _of(lambda x: x.is_by_phone)),
    columns.truth("is_at_home", "Kommt nach Hause.", _of(lambda x: x.is_at_home)),
    columns.text("phone", "Telefonnummern.", _phone),
    columns.text(
        "email",
        "E-Mail-Adresse des Angebots, sonst des Trägers.",
        _of(lambda x: x.email or (x.organization.email if x.organization else None)),
    ),
    columns.text(
        "website",
        "Internetseite des Angebots, sonst des Trägers.",
        _of(lambda x: x.url or (x.organization.website if x.organization else None)),
    ),
    *places.columns_of(lambda link: link.location),
    columns.text("page", "Seite, auf der man es nachliest.", lambda x: x.page),
    columns.text("correction_url", "Hier meldet man Fehler.", _correction),
    *said.date_columns(Link),
)

DATASET = DataSet(
    code="services",
    title="Soziale Angebote",
    meaning="Beratung, Betreuung, Treffpunkte und Hilfen mit Anschrift, Kontakt, Öffnungszeiten,"
    " Themen und Zielgruppen. Eine Zeile ist ein Angebot an einem Ort.",
    keywords=("Soziales", "Beratung", "Hilfe", "Angebote", "Sozialatlas"),
    themes=("SOCI", "HEAL"),
    fields=columns.fields(_COLUMNS),
    rows=_rows,
    pick=_pick,
)
