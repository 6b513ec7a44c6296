"""The real files of the test data folder, with the counts they must give."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from django.db.models import Sum

from sozialatlas.places import queries
from sozialatlas.places.drafts import AreaImportReport
from sozialatlas.places.importers import boundaries, municipality_csv, postal_codes
from sozialatlas.places.importers.run import Options, import_file
from sozialatlas.places.models import Area, AreaBoundary, PostalPlace
from tests.places.world import write_csv

NATION = "de_gemeinden_vg250_simplified_2022_ew.geojson"
DISTRICTS = "districts_vg250_simplified_2022_ew.geojson"
DISTRICTS_2016 = "districts_vg250_2016.geojson"
AUSTRIA = "at_leibnitz_610_gemeinden_2021.geojson"
LIST = "gv100ad_gemeinden_2023-11-30.csv"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def geo(test_data: Path) -> Path:
    return test_data / "geo"


def counts(report: AreaImportReport) -> tuple[int, int, int]:
    return report.created, report.changed, report.unchanged


def by_county() -> dict[str, int]:
    keys = Area.objects.current().municipalities().values_list("key", flat=True)
    return dict(sorted(Counter(key[:5] for key in keys).items()))


@pytest.mark.django_db
def test_all_municipalities_of_germany(geo: Path) -> None:
    report = import_file(geo / NATION)
    again = import_file(geo / NATION)

    towns = Area.objects.municipalities()
    assert counts(report) == (12614, 0, 0)
    assert counts(again) == (0, 0, 12614)
    assert len(report.repaired) == 37
    assert dict(Counter(Area.objects.values_list("kind", flat=True))) == {
        "country": 1,
        "state": 16,
        "county": 400,
        "association": 1207,
        "municipality": 10990,
    }
    assert towns.filter(population=0).count() == 204
    assert towns.aggregate(total=Sum("population"))["total"] == 84_358_845
    assert AreaBoundary.objects.count() == 10990
    assert [
        getattr(queries.municipality_at(lat, lon), "name", None)
        for lat, lon in [(50.383, 8.0611), (52.517, 13.3872), (53.55, 9.99), (50.0, 3.0)]
    ] == ["Limburg a.d.Lahn", "Berlin", "Hamburg", None]
    assert [(place.name, place.is_exact) for place in queries.find_places("Neukirchen")] == [
        *[("Neukirchen", True)] * 4,
        ("Neukirchen/Erzgeb.", True),
        ("Neukirchen/Pleiße", True),
        ("Neukirchen b.Hl.Blut", True),
        ("Neukirchen vorm Wald", True),
        ("Neukirchen b.Sulzbach-Rosenberg", True),
        ("Neukirchen-Vluyn", False),
        ("Neukirchen-Balbini", False),
    ]


@pytest.mark.django_db
def test_four_districts_of_2022_and_the_changes_since_2016(geo: Path, tmp_path: Path) -> None:
    import_file(geo / DISTRICTS_2016)
    in_2016 = by_county()
    table = write_csv(
        tmp_path,
        "old,new,weight,on,name\n"
        "14521030,14521035,1,2019-01-01,Aue-Bad Schlema\n"
        "14521050,14521035,1,2019-01-01,Aue-Bad Schlema\n",
    )

    changed = import_file(table)
    again = import_file(table)

    assert in_2016 == {"06532": 23, "06533": 19, "14521": 61, "14628": 36}
    assert (counts(changed), counts(again)) == ((1, 2, 0), (0, 0, 2))
    assert by_county()["14521"] == 60
    town = queries.area_by_key("14521030", on=date(2026, 1, 1))
    assert (town.key, town.name) == ("14521035", "Aue-Bad Schlema")
    assert queries.area_by_key("14521030", on=date(2018, 12, 31)).name == "Aue"


@pytest.mark.django_db
def test_four_districts_of_2022(geo: Path) -> None:
    report = import_file(geo / DISTRICTS)

    people = {
        county: Area.objects.filter(key__startswith=county, kind="municipality").aggregate(
            total=Sum("population")
        )["total"]
        for county in ("06533", "06532", "14521", "14628")
    }
    assert len(report.repaired) == 0
    assert by_county() == {"06532": 23, "06533": 19, "14521": 59, "14628": 36}
    assert people == {"06533": 174_884, "06532": 257_289, "14521": 328_850, "14628": 246_204}


@pytest.mark.django_db
def test_austrian_district(geo: Path) -> None:
    report = import_file(geo / AUSTRIA)
    import_file(geo / "plz_geonames_at.csv")

    at = queries.municipality_at(46.7816, 15.5386)
    assert counts(report) == (32, 0, 0)
    assert Area.objects.municipalities().filter(country="AT").count() == 29
    assert at is not None
    assert (at.key, at.name, at.county_key, at.state_key) == ("61053", "Leibnitz", "610", "6")
    assert Area.objects.get(kind="county").name == "Politischer Bezirk Leibnitz"
    assert PostalPlace.objects.count() == 18957
    assert PostalPlace.objects.exclude(municipality=None).count() == 278


@pytest.mark.django_db
def test_municipality_list_beside_the_boundaries(geo: Path) -> None:
    import_file(geo / DISTRICTS)

    report = import_file(geo / LIST)

    town = queries.area_by_key("06533009", on=date(2026, 1, 1))
    assert Area.objects.municipalities().count() == 10_981
    assert (town.postal_code, town.area_km2, town.designation) == ("65549", 45.16, "Stadt")
    assert report.left_out == ()


def test_the_list_has_a_postal_code_for_every_inhabited_municipality(geo: Path) -> None:
    drafts = municipality_csv.read(geo / LIST).drafts

    towns = [draft for draft in drafts if draft.kind == "municipality"]
    assert len(towns) == 10_981
    assert [draft.name for draft in towns if draft.population and not draft.postal_code] == []


def test_water_and_doubles_are_no_matter_of_the_file_of_2016(geo: Path) -> None:
    collected = boundaries.read(geo / DISTRICTS_2016)

    assert Counter(draft.kind for draft in collected.drafts)["municipality"] == 139
    assert (collected.repaired, collected.left_out) == ((), ())


def test_companies_in_the_postal_file_are_no_places(geo: Path) -> None:
    read = postal_codes.read(geo / "plz_geonames_de.csv")

    names = {draft.name for draft in read.drafts}
    gone = {each.sentence.split(": ", 1)[1] for each in read.left_out}
    towns = boundaries.read(geo / NATION).drafts
    municipalities = {(one.key[:5], one.name) for one in towns if one.kind == "municipality"}
    assert (len(read.drafts), len(read.left_out)) == (16_391, 6_818)
    assert names & {
        "Hilti",
        "Otto Versand",
        "HUK-Coburg",
        "Miele",
        "Amazon",
        "Stadtverwaltung",
    } == (set())
    assert "20088 Otto Versand ist ein Empfänger, kein Ort" in gone
    assert names >= {"Freigericht", "Linsengericht", "Maikammer", "Bomlitz", "Wittgensdorf"}
    with (geo / "plz_geonames_de.csv").open(encoding="utf-8") as stream:
        in_file = {(row["community_code"], row["place"]) for row in csv.DictReader(stream)}
    kept = {(draft.county_key, draft.name) for draft in read.drafts}
    assert (municipalities & in_file) - kept == set()


@pytest.mark.django_db
def test_postal_codes_in_their_counties(geo: Path) -> None:
    import_file(geo / DISTRICTS)
    import_file(geo / "plz_geonames_de.csv")
    find = partial(queries.find_places, limit=12)

    counties: dict[str, set[str]] = defaultdict(set)
    for code, county in PostalPlace.objects.values_list("postal_code", "county_key"):
        counties[code].add(county)
    assert sum(len(keys) > 1 for keys in counties.values()) == 136
    assert Area.objects.get(key="06533").name == "Limburg-Weilburg"
    assert [place.label for place in find("65549")] == ["65549 Limburg a.d.Lahn"]
    assert [place.label for place in find("Limburg/Lahn")] == [
        "Limburg a.d.Lahn (Limburg-Weilburg)"
    ]
    assert [place.county_key for place in find("35745")] == ["06532"]
    assert find("20088") == ()


def test_nothing_of_the_real_files_is_written_in_a_dry_run(geo: Path, db: None) -> None:
    report = import_file(geo / DISTRICTS, Options(is_dry_run=True))

    assert report.created == 164
    assert Area.objects.count() == 0
