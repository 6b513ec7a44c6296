"""The services of an HSDS package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from sozialatlas.directory.models import Status
from sozialatlas.directory.values import ServiceValues
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.hsds import details, people, schedules
from sozialatlas.exchange.importers.hsds.tables import Record, Tables

# HSDS 3.1, service.status and organization practice; other texts are noted.
_STATUS: Mapping[str, Status] = {
    "": Status.ACTIVE,
    "active": Status.ACTIVE,
    "inactive": Status.CLOSED,
    "defunct": Status.CLOSED,
    "temporarily closed": Status.TEMPORARILY_CLOSED,
}


@dataclass(frozen=True)
class _Parts:
    """What further files say of services, by their keys."""

    phones: people.Phones
    contacts: people.Contacts
    hours: schedules.Hours
    belongings: details.Belongings


def add(tables: Tables, draft: Draft, topics: Mapping[str, str]) -> None:
    """Add the services of a package; `topics` are our codes by the package's own terms."""
    parts = _Parts(
        phones=people.phones_by_owner(tables, "service", draft),
        contacts=people.contacts_by_owner(tables, "service"),
        hours=schedules.hours_of_services(tables, draft),
        belongings=details.of_services(tables, topics),
    )
    for row in tables["services"]:
        try:
            service = _service(row, parts, draft)
        except CellError as error:
            draft.reject(row.origin, error, "service", _key(row))
        else:
            draft.add(service, row.origin)


def _service(row: Record, parts: _Parts, draft: Draft) -> ServiceValues:
    key = _key(row)
    minimum_age, maximum_age = _ages(row)
    return ServiceValues(
        key=key,
        name=unescape(row.text("name", "service_name")),
        organization_key=row.text("organization_id", "service_organization"),
        alternate_name=unescape(row.text("alternate_name", "service_alternate_name")),
        description=unescape(row.text("description", "service_description")),
        application_process=unescape(
            row.text("application_process", "service_application_process")
        ),
        eligibility=unescape(row.text("eligibility_description")),
        minimum_age=minimum_age,
        maximum_age=maximum_age,
        fees=unescape(row.text("fees_description", "fees", "service_fees")),
        url=row.text("url", "service_url"),
        email=row.text("email", "service_email"),
        status=_status(row, draft),
        topics=parts.belongings.topics.get(key, ()),
        languages=parts.belongings.languages.get(key, ()),
        required_documents=parts.belongings.documents.get(key, ()),
        cost_options=parts.belongings.costs.get(key, ()),
        phones=parts.phones.get(key, ()),
        contacts=parts.contacts.get(key, ()),
        schedules=parts.hours.get(key, ()),
    )


def _key(row: Record) -> str:
    return row.text("id", "service_recordid")


def _ages(row: Record) -> tuple[int | None, int | None]:
    return (
        cells.whole_number("minimum_age", row.text("minimum_age")),
        cells.whole_number("maximum_age", row.text("maximum_age")),
    )


def _status(row: Record, draft: Draft) -> str:
    given = row.text("status", "service_status").lower()
    if given not in _STATUS:
        draft.notice(row.origin, "status", Reason.UNKNOWN_STATUS, given[:40])
    return _STATUS.get(given, Status.ACTIVE).value
