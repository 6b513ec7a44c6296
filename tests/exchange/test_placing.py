"""Where what was read lies."""

from __future__ import annotations

import dataclasses

import pytest

from sozialatlas.directory.values import (
    AddressValues,
    DirectoryPackage,
    LocationValues,
    ServiceAtLocationValues,
    ServiceValues,
)
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.findings import CellError, Origin, Reason
from sozialatlas.exchange.placing import Placing, counts, place, services_outside
from sozialatlas.places.references import AreaRef, Place, PlaceKind

AU = AreaRef("06000001", "Au", "06000", "06", "DE", "west")


def area_at(lat: float, lon: float) -> AreaRef | None:
    return AU if 50 <= lat < 51 and 8 <= lon < 9 else None


def found(name: str, key: str, country: str = "DE") -> Place:
    return Place(
        PlaceKind.MUNICIPALITY,
        name,
        name,
        "",
        50.5,
        8.5,
        key,
        name,
        "Kreis",
        3.0,
        "06000",
        country,
    )


def places_named(text: str) -> tuple[Place, ...]:
    known = {
        "35390 Au": (found("Au", "06000001"),),
        "Neukirchen": (found("Neukirchen", "1"), found("Neukirchen", "2")),
    }
    return known.get(text, ())


def placed(values: LocationValues) -> LocationValues:
    return Placing(area_at, places_named).place(values)


def location(**values: object) -> LocationValues:
    return LocationValues(key="l", **values)  # type: ignore[arg-type] -- values by name


def test_point_inside_gets_its_municipality_and_social_area() -> None:
    assert placed(location(lat=50.5, lon=8.5)) == location(
        lat=50.5,
        lon=8.5,
        precision="exact",
        municipality_key="06000001",
        social_area_key="west",
    )


def test_point_outside_is_kept_with_its_country() -> None:
    assert placed(location(lat=38.9, lon=-77.0, country="US")) == location(
        lat=38.9, lon=-77.0, country="US", precision="exact", is_outside=True
    )


def test_address_places_at_municipality_precision() -> None:
    address = AddressValues(street="Weg 1", postal_code="35390", city="Au")

    assert placed(location(address=address)) == location(
        address=address,
        lat=50.5,
        lon=8.5,
        precision="municipality",
        municipality_key="06000001",
    )


def test_postal_code_of_another_country_is_not_ours() -> None:
    address = AddressValues(postal_code="35390", city="Au", country="US")

    assert placed(location(address=address, country="US")).is_outside


def test_ambiguous_place_is_not_guessed() -> None:
    result = placed(location(address=AddressValues(city="Neukirchen")))

    assert (result.municipality_key, result.precision, result.is_outside) == ("", "none", True)


def test_location_without_any_place_stays_so() -> None:
    assert placed(location(name="Online")) == location(name="Online")


@pytest.mark.parametrize(
    ("lat", "lon", "reason"),
    [
        (8.5, 50.5, Reason.SWAPPED_AXES),
        (13.4, 52.5, Reason.SWAPPED_AXES),
        (91.0, 8.0, Reason.OFF_THE_GLOBE),
    ],
)
def test_coordinates_that_cannot_be_meant_so_are_rejected(
    lat: float, lon: float, reason: Reason
) -> None:
    with pytest.raises(CellError) as error:
        placed(location(lat=lat, lon=lon))

    assert error.value.reason == reason


def test_rejected_location_takes_its_links_along() -> None:
    draft = Draft()
    draft.add(location(lat=8.5, lon=50.5), Origin("f", 2))
    link = ServiceAtLocationValues(key="a", service_key="s", location_key="l")
    draft.add(link, Origin("f", 3))

    result = place(draft.result(), Placing(area_at, places_named), lambda _key: "")

    assert [(each.origin.row, each.reason) for each in result.rejected] == [
        (2, Reason.SWAPPED_AXES),
        (3, Reason.DEPENDS_ON_REJECTED),
    ]
    assert result.package.count == 0


def test_a_town_that_nobody_knows_is_told_and_one_left_open_is_not() -> None:
    draft = Draft()
    for row, (postal_code, city) in enumerate((("99999", "Nirgends"), ("", "Neukirchen")), 2):
        address = AddressValues(postal_code=postal_code, city=city)
        values = dataclasses.replace(location(address=address), key=f"l{row}")
        draft.add(values, Origin("f", row))

    result = place(draft.result(), Placing(area_at, places_named), lambda _key: "")

    assert [each.is_outside for each in result.package.locations] == [True, True]
    assert [(each.origin.row, each.reason, each.detail) for each in result.notices] == [
        (2, Reason.UNKNOWN_PLACE, "99999 Nirgends")
    ]


def test_locations_are_counted_by_how_they_were_placed() -> None:
    far = location(lat=38.9, lon=-77.0)
    by_address = location(address=AddressValues(postal_code="35390", city="Au"))
    given = [location(lat=50.5, lon=8.5), far, far, by_address, location()]

    assert counts(placed(each) for each in given) == {
        "exact": 1, "by_address": 1, "outside": 2, "unplaced": 1,
    }  # fmt: skip


def service(key: str, organization: str, **values: object) -> ServiceValues:
    return ServiceValues(key=key, name=key, organization_key=organization, **values)  # type: ignore[arg-type] -- values by name


def test_services_without_location_are_counted_outside_by_country() -> None:
    swiss = LocationValues(key="ch", organization_key="a", is_outside=True, country="CH")
    german = LocationValues(key="de", organization_key="b", municipality_key="06000001")
    package = DirectoryPackage(
        locations=(swiss, german),
        services=(
            service("lone", "a"),
            service("online", "a", is_online=True),
            service("located", "a"),
            service("by the link of another", "c"),
            service("located of c", "c"),
            service("inside", "b"),
            service("unknown", "d"),
        ),
        services_at_location=(
            ServiceAtLocationValues(key="1", service_key="located", location_key="ch"),
            ServiceAtLocationValues(key="2", service_key="located of c", location_key="ch"),
        ),
    )

    assert services_outside(package) == {"CH": 2}


def test_a_file_that_lies_outside_takes_its_unknown_organizations_along() -> None:
    american = LocationValues(key="us", organization_key="a", is_outside=True, country="US")
    package = DirectoryPackage(locations=(american,), services=(service("lone", "d"),))

    assert services_outside(package) == {"US": 1}
