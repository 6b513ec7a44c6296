"""Columns of where something is; of a confidential place they name the municipality alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sozialatlas.exchange.hsds.shapes import Address, Location
from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Cell, Column, Geometry

T = TypeVar("T")


def point(place: Location | None) -> Geometry | None:
    """Return where a place is shown."""
    return columns.point(place.longitude, place.latitude) if place else None


def columns_of(place: Callable[[T], Location | None]) -> tuple[Column[T], ...]:
    """Return the columns of a thing's place, all empty where it has none."""

    def at(value: Callable[[Location], Cell]) -> Callable[[T], Cell]:
        def of(thing: T) -> Cell:
            found = place(thing)
            return None if found is None else value(found)

        return of

    def addressed(value: Callable[[Address], Cell]) -> Callable[[T], Cell]:
        return at(lambda found: value(found.addresses[0]) if found.addresses else None)

    return (
        columns.text("place", "Name des Ortes (Haus, Einrichtung).", at(lambda x: x.name)),
        columns.text("street", "Straße und Hausnummer.", addressed(lambda x: x.address_1 or None)),
        columns.text("postal_code", "Postleitzahl.", addressed(lambda x: x.postal_code or None)),
        columns.text("city", "Ort.", addressed(lambda x: x.city or None)),
        columns.text("district", "Ortsteil.", addressed(lambda x: x.district)),
        columns.text("municipality", "Gemeinde.", at(lambda x: x.municipality)),
        columns.text(
            "municipality_key", "Amtlicher Gemeindeschlüssel (AGS, GKZ).", at(_municipality_key)
        ),
        columns.text("social_area", "Sozialraum.", at(lambda x: x.social_area)),
        columns.text("transportation", "Haltestelle und Anfahrt.", at(lambda x: x.transportation)),
        columns.number("lat", "Breite (WGS 84).", at(lambda x: x.latitude)),
        columns.number("lon", "Länge (WGS 84).", at(lambda x: x.longitude)),
        columns.text(
            "precision",
            "Wie genau der Punkt ist: exact, municipality (Mitte der Gemeinde) oder none.",
            at(lambda x: x.precision),
        ),
        columns.truth(
            "is_confidential", "Die Anschrift ist geheim.", at(lambda x: bool(x.is_confidential))
        ),
        *(
            columns.text(feature, f"{meaning}: yes, no oder unknown.", at(_state(feature)))
            for feature, meaning in _FEATURES
        ),
    )


_FEATURES = (
    ("step_free", "Eingang ohne Stufen"),
    ("lift", "Aufzug"),
    ("toilet", "Rollstuhlgerechte Toilette"),
    ("parking", "Behindertenparkplatz"),
)


def _municipality_key(place: Location) -> Cell:
    return place.municipality_key


def _state(feature: str) -> Callable[[Location], Cell]:
    return lambda place: next(
        (each.state for each in place.accessibility if each.feature == feature), "unknown"
    )
