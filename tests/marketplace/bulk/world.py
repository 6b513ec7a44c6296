"""A provider with entries, for the tests of the table."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Sequence

from django.test import Client

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import (
    Capacity,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from sozialatlas.marketplace.bulk import rows
from sozialatlas.marketplace.bulk.examining import Sent
from sozialatlas.marketplace.bulk.rows import Row
from tests.directory import factories
from tests.marketplace.membership import world as membership

NOW = factories.NOW


def provider(name: str = "Hilfswerk") -> tuple[User, Organization]:
    """Return a person who speaks for a new organization."""
    user = User.objects.create_user(f"{name.lower()}@v.example")
    organization = factories.organization(name)
    membership.join(user, organization)
    return user, organization


def entry(organization: Organization, name: str = "Tagespflege") -> ServiceAtLocation:
    """Return a service at a place with a number, hours and free places."""
    service = factories.service(name, organization=organization)
    link = factories.record(service=service)
    Phone.objects.create(service_at_location=link, number="06031 1", description="Büro")
    Phone.objects.create(service_at_location=link, number="06031 9", kind=Phone.Kind.FAX)
    Schedule.objects.create(
        service_at_location=link, weekday=0, opens=dt.time(9), closes=dt.time(12)
    )
    Capacity.objects.create(
        service_at_location=link, unit="Plätze", available=1, maximum=8, asserted_at=NOW
    )
    return link


def lone(organization: Organization, name: str = "Telefonberatung") -> Service:
    """Return a service without any place."""
    return factories.service(name, organization=organization)


def row(record_id: uuid.UUID) -> Row:
    return rows.rows([record_id])[0]


def sent(record_id: uuid.UUID, code: str, text: str, mark: str | None = None) -> Sent:
    """Return a cell as somebody sends it back who has read what it says now."""
    read = row(record_id).cells[code].mark if mark is None else mark
    return Sent(record_id, code, text, read)


def client(user: User) -> Client:
    return membership.signed_in(user)


def sheet(lines: Sequence[Sequence[str]], formulas: Sequence[tuple[int, int]] = ()) -> io.BytesIO:
    """Return a spreadsheet file with these lines; some of its cells are formulas."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        for number, line in enumerate(lines):
            for at, text in enumerate(line):
                if (number, at) in formulas:
                    page.write_formula(number, at, text)
                else:
                    page.write_string(number, at, text)
    file.seek(0)
    file.name = "tabelle.xlsx"
    return file
