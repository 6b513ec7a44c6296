"""Where the record of a card is, as fine as the public may know it."""

from __future__ import annotations

from dataclasses import replace

from sozialatlas.directory.cards.card import Card
from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.models import Location


def at(card: Card, location: Location) -> Card:
    """Place a card; a confidential location gives its municipality only."""
    area = location.municipality
    return replace(
        card,
        location_id=location.pk,
        location_name="" if location.is_confidential else location.name,
        municipality=area.name if area else "",
        municipality_key=area.key if area else "",
        lat=location.public_lat,
        lon=location.public_lon,
        region=region_of(area.key if area else "", location.country),
    )
