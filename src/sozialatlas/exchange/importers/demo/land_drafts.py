"""The land of the demo county in the words of the room `places`."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.exchange.importers.demo.geography.land import DemoLand, DemoMunicipality
from sozialatlas.places.drafts import AreaDraft, MembershipDraft, PostalDraft
from sozialatlas.places.geometry import outline

COUNTY_NAME = "Landkreis Auental"
_DESIGNATION = "Landkreis (erfunden)"


def areas(land: DemoLand) -> list[AreaDraft]:
    """Return country, state, county and municipalities."""
    towns = [_municipality(land, place) for place in land.municipalities]
    return [
        AreaDraft("country", "DE", "Deutschland", is_placeholder=True),
        AreaDraft(
            "state", land.state_key, "Hessen", parent=("country", "DE"), is_placeholder=True
        ),
        AreaDraft(
            "county",
            land.key,
            COUNTY_NAME,
            parent=("state", land.state_key),
            designation=_DESIGNATION,
            population=sum(town.population or 0 for town in towns),
            area_km2=round(sum(town.area_km2 or 0.0 for town in towns), 1),
            outline=outline(land.boundary),
        ),
        *towns,
    ]


def memberships(land: DemoLand) -> list[MembershipDraft]:
    """Return which social area each municipality belongs to."""
    return [
        MembershipDraft(key, area.name, area.key, row)
        for area in land.social_areas
        for row, key in enumerate(area.municipality_keys, start=1)
    ]


def postal_places(land: DemoLand) -> list[PostalDraft]:
    """Return municipalities and town districts under their postal codes."""
    return [draft for place in land.municipalities for draft in _postal_places(land, place)]


def _municipality(land: DemoLand, place: DemoMunicipality) -> AreaDraft:
    return AreaDraft(
        "municipality",
        place.key,
        place.name,
        parent=("county", land.key),
        designation=place.designation,
        population=place.residents.total,
        area_km2=place.area_km2,
        postal_code=place.postal_code,
        outline=outline(place.boundary),
    )


def _postal_places(land: DemoLand, place: DemoMunicipality) -> Iterator[PostalDraft]:
    for district in place.districts:
        yield PostalDraft(
            postal_code=district.postal_code,
            name=place.name,
            district="" if district.is_seat else district.name,
            lat=district.lat,
            lon=district.lon,
            country="DE",
            municipality_key=place.key,
            county_key=land.key,
            county_name=COUNTY_NAME,
        )
