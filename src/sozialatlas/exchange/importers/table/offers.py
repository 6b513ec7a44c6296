"""What services, events and tasks for volunteers of a row all say."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from sozialatlas.directory.values import EventValues, ServiceValues, VolunteerRoleValues
from sozialatlas.exchange.importers.table.fields import RowFields

Offer = TypeVar("Offer", ServiceValues, EventValues, VolunteerRoleValues)


def described(offer: Offer, fields: RowFields, part: str) -> Offer:
    """Return an offer with what its part of the row says of it. Raises: CellError."""
    return dataclasses.replace(
        offer,
        summary=fields.text(f"{part}.summary"),
        description=fields.text(f"{part}.description"),
        url=fields.text(f"{part}.url"),
        email=fields.text(f"{part}.email"),
        is_online=fields.flag(f"{part}.is_online"),
        topics=fields.texts(f"{part}.topics"),
        audiences=fields.texts(f"{part}.audiences"),
        visible_from=fields.day(f"{part}.visible_from"),
        visible_to=fields.day(f"{part}.visible_to"),
    )
