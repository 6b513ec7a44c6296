"""No sentence is taken for a place, with all postal codes of the country loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.places import queries as places
from sozialatlas.places.importers.run import import_file
from sozialatlas.search.misspelt_towns import town_meant
from sozialatlas.search.understanding import phrasebook, place_inside
from sozialatlas.search.understanding.knowledge import knowledge
from sozialatlas.search.understanding.place_inside import Gazetteer
from tests.search.relevance import tables
from tests.search.relevance.tables import Town

# So written that no place of the country bears its name.
NOWHERE = Town("Qxyz", "00000", 0.0, 0.0)


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.django_db
def test_no_phrase_names_a_place_that_nobody_said(test_data: Path) -> None:
    geo = test_data / "geo"
    import_file(geo / "de_gemeinden_vg250_simplified_2022_ew.geojson")
    import_file(geo / "plz_geonames_de.csv")
    gazetteer = Gazetteer(places.places_named, places.is_loaded, knowledge().words, town_meant)
    said = [phrase.text for phrase in phrasebook.packaged()]
    said += [query.text for query in tables.read(tables.TUNING, [NOWHERE]) if query.town is None]

    found = {text: place_inside.find(text, gazetteer) for text in said}

    taken = {text: one.name for text, one in found.items() if one and not one.is_near_me}
    assert taken == {}
    known = place_inside.find("Zahnarzt Wetzlar", gazetteer)
    assert known is not None
    assert (known.rest, known.name) == ("Zahnarzt", "Wetzlar")
