"""From the words of "where?" to a point: doubt is kept, and our own places win."""

from __future__ import annotations

import pytest

from sozialatlas.places import queries as places
from sozialatlas.places.references import AreaRef, Place, PlaceKind
from sozialatlas.search import parameters
from sozialatlas.search.locating import Located, locate, widened_km
from sozialatlas.search.requests import Near

OURS = {"06999001"}


def place(
    name: str, county: str, *, kind: PlaceKind = PlaceKind.MUNICIPALITY, **given: object
) -> Place:
    """Return a place of a county; its key is that of the county's first municipality."""
    fields = {
        "label": f"{name} ({county})",
        "name": name,
        "postal_code": "",
        "lat": 50.0,
        "lon": 8.0,
        "municipality_key": f"{county}001",
        "municipality_name": name,
        "county_name": f"Kreis {county}",
        "radius_hint_km": 3.0,
        **given,
    }
    return Place(kind=kind, **fields)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    """Return the list of what the finder of places finds."""
    answers: list[Place] = []
    monkeypatch.setattr(places, "find_places", lambda _text, _limit: tuple(answers))
    monkeypatch.setattr(places, "municipality_ref", lambda key: key if key in OURS else None)
    return answers


def at(**given: str) -> Located | None:
    """Return where the parameters look."""
    return locate(parameters.parse({name: [value] for name, value in given.items()}))


def near(chosen: Place, radius_km: float | None = None) -> Near:
    """Return the point of a place."""
    return Near(
        chosen.lat,
        chosen.lon,
        label=chosen.label,
        radius_km=radius_km,
        municipality_key=chosen.municipality_key,
    )


def test_who_names_no_place_looks_nowhere(found: list[Place]) -> None:
    assert at(q="Pflege") is None


def test_a_place_that_nobody_knows_is_unknown(found: list[Place]) -> None:
    located = at(place="Xyz")

    assert located == Located(None)
    assert located.is_unknown


def test_the_only_place_is_meant(found: list[Place]) -> None:
    found.append(place("Nordhausen", "06999", is_exact=False))

    assert at(place="Nordh", radius_km="5") == Located(near(found[0], 5.0))


def test_the_full_label_is_meant_beyond_doubt(found: list[Place]) -> None:
    found += [place("Neukirchen", "01001"), place("Neukirchen", "06999")]

    located = at(place="Neukirchen (01001)")

    assert located == Located(near(found[0]), (found[1],))


def test_the_exact_name_wins_over_names_that_begin_so(found: list[Place]) -> None:
    found += [place("Neu", "01001"), place("Neukirchen", "06999", is_exact=False)]

    assert at(place="Neu") == Located(near(found[0]), (found[1],))


def test_of_equal_names_the_one_of_our_county_is_meant(found: list[Place]) -> None:
    found += [place("Neukirchen", "01001"), place("Neukirchen", "06999")]

    assert at(place="Neukirchen") == Located(near(found[1]), (found[0],))


def test_equal_names_elsewhere_are_offered_and_none_is_chosen(found: list[Place]) -> None:
    found += [place("Neukirchen", "01001"), place("Neukirchen", "01002")]

    located = at(place="Neukirchen")

    assert located == Located(None, tuple(found))
    assert not located.is_unknown


def test_a_postal_code_in_two_counties_offers_both(found: list[Place]) -> None:
    kind = PlaceKind.POSTAL_CODE
    found += [
        place("35110 Nord", "01001", kind=kind, postal_code="35110"),
        place("35110 Süd", "01002", kind=kind, postal_code="35110"),
    ]

    assert at(place="35110") == Located(None, tuple(found))


def test_a_county_is_as_wide_as_it_is(found: list[Place]) -> None:
    found.append(place("Musterkreis", "06999", kind=PlaceKind.COUNTY, radius_hint_km=30.0))

    radii = [at(place="Musterkreis", radius_km=radius) for radius in ("5", "50")]

    assert radii == [Located(near(found[0], 30.0)), Located(near(found[0], 50.0))]


def test_a_point_wins_over_the_words_and_knows_its_municipality(
    found: list[Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    area = AreaRef("06999001", "Nordhausen", "06999", "06", "DE")
    monkeypatch.setattr(places, "municipality_at", lambda _lat, _lon: area)

    located = at(place="bei mir", lat="50.5", lon="8.5", radius_km="2")

    assert located == Located(
        Near(50.5, 8.5, label="bei mir", radius_km=2.0, municipality_key="06999001")
    )


def test_a_point_outside_all_areas_has_no_municipality(
    found: list[Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "municipality_at", lambda _lat, _lon: None)

    assert at(lat="0", lon="0") == Located(Near(0.0, 0.0))


@pytest.mark.parametrize(
    ("radius", "widened"), [("5", 30.0), ("30", None), ("50", None), ("", None)]
)
def test_a_radius_that_was_widened_is_told(
    found: list[Place], radius: str, widened: float | None
) -> None:
    found.append(place("Musterkreis", "06999", kind=PlaceKind.COUNTY, radius_hint_km=30.0))
    given = parameters.parse({"place": ["Musterkreis"], "radius_km": [radius]})

    assert widened_km(given, locate(given)) == widened
