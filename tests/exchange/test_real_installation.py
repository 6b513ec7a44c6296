"""Real counties and all real sources in one installation, found by its search."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest
from django.db.models import Q
from shapely.geometry import shape

from sozialatlas.directory.models import Location, Service, ServiceAtLocation
from sozialatlas.exchange import actions, planning
from sozialatlas.places.importers.run import import_file
from sozialatlas.places.models import Area
from sozialatlas.search import indexing, queries
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.requests import SearchRequest

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
SOURCES = (
    ("osm", "osm_poi_named_sample.geojson", None),
    ("hsds", "hsds_export", None),
    ("uster", "uster_angebote_kjf.csv", Path("uster_kjf")),
)


def records(words: str, *, outside: bool) -> int:
    return queries.search(SearchRequest(now=NOW, words=words, outside=outside)).total


def told(word: str, topic: str) -> int:
    """Count the records that have to be found: they say the word, or have the topic it means."""
    wanted = Q(topics__code=topic)
    for column in ("name", "summary", "description", "organization__name"):
        wanted |= Q(**{f"{column}__icontains": word})
    # Read first: within another query, PostgreSQL looks for them anew for each link.
    services = set(Service.objects.filter(wanted).values_list("pk", flat=True))
    links = ServiceAtLocation.objects.filter(service__in=services)
    return links.count() + Service.objects.filter(pk__in=services, at_locations=None).count()


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.django_db
def test_all_real_sources_are_found_in_one_installation(test_data: Path, data_dir: Path) -> None:
    reader.drop()
    districts = test_data / "geo" / "districts_vg250_simplified_2022_ew.geojson"
    import_file(districts)
    inside = shape(json.loads(districts.read_text())["features"][0]["geometry"])
    point = inside.representative_point()
    own = data_dir / "eigene.csv"
    own.write_text(
        "service.key,service.name,organization.name,location.lat,location.lon\n"
        f"1,Spielplatz,Gemeinde,{point.y},{point.x}\n"
    )
    actions.apply(plan=planning.plan(own, source="own"), at=NOW)
    for source, name, mapping in SOURCES:
        path = test_data / "offers" / name
        actions.apply(plan=planning.plan(path, source=source, mapping=mapping), at=NOW)
    indexing.build()

    assert Counter(Area.objects.values_list("kind", flat=True))["county"] == 4
    assert (Service.objects.count(), ServiceAtLocation.objects.count()) == (2668, 3109)
    assert Location.objects.filter(is_outside=True).count() == 871 + 1201 + 148
    placed = ServiceAtLocation.objects.values("service_id")
    assert Service.objects.exclude(pk__in=placed).count() == 341
    asked = ("", "Spielplatz", "Altenheim", "Bibliothek", "food")
    found = {
        words: (records(words, outside=False), records(words, outside=True)) for words in asked
    }
    # Inside is only the one with coordinates here. The 341 services without any location are
    # all of the American package: they lie where their organizations and the others of it lie.
    assert found == {
        "": (1, 3108 + 341),
        "Spielplatz": (1, told("Spielplatz", "playground") - 1),
        "Altenheim": (0, told("Altenheim", "nursing_home")),
        "Bibliothek": (0, told("Bibliothek", "library")),
        "food": (0, told("food", "food_bank")),
    }
    assert [outside for _, outside in found.values()] == [3449, 129, 12, 16, 239]
    reader.drop()
