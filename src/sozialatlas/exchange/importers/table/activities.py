"""Makes events and tasks for volunteers of a row."""

from __future__ import annotations

from sozialatlas.directory.models.volunteering import Ability, Availability, Commitment
from sozialatlas.directory.values import EventValues, VolunteerRoleValues
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.table import choices, offers
from sozialatlas.exchange.importers.table.fields import RowFields


def event(fields: RowFields, organization: str, location: str) -> EventValues | None:
    """Return the event that the row names, if it names one. Raises: CellError."""
    name = fields.text("event.name")
    if not name:
        return None
    starts_at = fields.moment("event.starts_at")
    if starts_at is None:
        raise CellError("event.starts_at", Reason.MISSING)
    event = EventValues(
        key=fields.text("event.key") or fields.key(),
        name=name,
        organization_key=organization,
        location_key=location,
        starts_at=starts_at,
        ends_at=fields.moment("event.ends_at"),
        rrule=fields.text("event.rrule"),
        is_free=fields.answer("event.is_free"),
        fees=fields.text("event.fees"),
        phone=fields.text("event.phone"),
    )
    return offers.described(event, fields, "event")


def volunteer_role(
    fields: RowFields, organization: str, location: str
) -> VolunteerRoleValues | None:
    """Return the task for volunteers that the row names, if it names one. Raises: CellError."""
    name = fields.text("volunteer_role.name")
    if not name:
        return None
    role = VolunteerRoleValues(
        key=fields.text("volunteer_role.key") or fields.key(),
        name=name,
        organization_key=organization,
        location_key=location,
        skills=fields.text("volunteer_role.skills"),
        time_needed=fields.text("volunteer_role.time_needed"),
        commitment=choices.one(fields, "volunteer_role.commitment", Commitment),
        availability=choices.several(fields, "volunteer_role.availability", Availability),
        abilities=choices.several(fields, "volunteer_role.abilities", Ability),
        contact_name=fields.text("volunteer_role.contact_name"),
        phone=fields.text("volunteer_role.phone"),
    )
    return offers.described(role, fields, "volunteer_role")
