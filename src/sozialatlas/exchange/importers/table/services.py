"""The service that a row offers."""

from __future__ import annotations

import dataclasses
import datetime as dt

from sozialatlas.directory.models import Status, VerifiedHow
from sozialatlas.directory.values import ContactValues, ServiceValues
from sozialatlas.exchange.importers.table import extras, offers
from sozialatlas.exchange.importers.table.fields import RowFields


def service(fields: RowFields, key: str, organization_key: str) -> ServiceValues:
    """Return the service of a row; `key` stands in where it names none of its own."""
    service = ServiceValues(
        key=fields.text("service.key") or key,
        name=fields.text("service.name"),
        organization_key=organization_key,
        status=fields.text("service.status") or Status.ACTIVE.value,
        minimum_age=fields.number("service.minimum_age"),
        maximum_age=fields.number("service.maximum_age"),
        is_free=fields.answer("service.is_free"),
        phones=extras.phones(fields, "service"),
        contacts=_contacts(fields),
        schedules=fields.hours("service.hours"),
    )
    service = _with_access(fields, offers.described(service, fields, "service"))
    return _with_verification(fields, service)


def _with_access(fields: RowFields, service: ServiceValues) -> ServiceValues:
    return dataclasses.replace(
        service,
        alternate_name=fields.text("service.alternate_name"),
        application_process=fields.text("service.application_process"),
        eligibility=fields.text("service.eligibility"),
        fees=fields.text("service.fees"),
        is_by_phone=fields.flag("service.is_by_phone"),
        is_at_home=fields.flag("service.is_at_home"),
        serves_everywhere=fields.flag("service.serves_everywhere"),
        life_situations=fields.texts("service.life_situations"),
        languages=fields.texts("service.languages"),
        serves=fields.texts("service.serves"),
        required_documents=fields.texts("service.required_documents"),
        cost_options=extras.costs(fields),
        texts=extras.texts(fields),
    )


def _with_verification(fields: RowFields, service: ServiceValues) -> ServiceValues:
    verified_on = fields.day("service.verified_on")
    if verified_on is None:
        return service
    moment = dt.datetime.combine(verified_on, dt.time(12), tzinfo=dt.UTC)
    return dataclasses.replace(
        service, verified_at=moment, verified_how=VerifiedHow.PROVIDER.value
    )


def _contacts(fields: RowFields) -> tuple[ContactValues, ...]:
    contact = ContactValues(
        name=fields.text("service.contact_name"),
        title=fields.text("service.contact_title"),
        email=fields.text("service.contact_email"),
    )
    return (contact,) if contact != ContactValues() else ()
