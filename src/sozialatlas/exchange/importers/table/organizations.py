"""The organization that a row names."""

from __future__ import annotations

from sozialatlas.directory.values import OrganizationValues
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.table import extras
from sozialatlas.exchange.importers.table.fields import RowFields


def organization(fields: RowFields) -> OrganizationValues | None:
    """Return the organization, None where a row names none."""
    name = fields.text("organization.name")
    key = fields.text("organization.key") or " ".join(name.lower().split())[:200]
    if not key:
        return None
    if not name:
        raise CellError("organization.name", Reason.MISSING)
    return OrganizationValues(
        key=key,
        name=name,
        alternate_name=fields.text("organization.alternate_name"),
        description=fields.text("organization.description"),
        legal_status=fields.text("organization.legal_status"),
        url=fields.text("organization.url"),
        email=fields.text("organization.email"),
        phones=extras.phones(fields, "organization"),
    )
