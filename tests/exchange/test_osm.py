"""Points of OpenStreetMap: a real sample with exact counts, and its traps."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from sozialatlas.directory.models import Accessibility, Location, Service
from sozialatlas.directory.values import AccessibilityValues
from sozialatlas.exchange import actions, planning
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers.findings import Reason
from sozialatlas.exchange.importers.osm import tags
from sozialatlas.exchange.importers.osm.reader import OsmSource

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)


@pytest.mark.django_db
@pytest.mark.usefixtures("data_dir")
def test_real_sample_is_imported_with_exact_counts(test_data: Path) -> None:
    path = test_data / "offers" / "osm_poi_named_sample.geojson"

    plan = planning.plan(path, source="osm")
    actions.apply(plan=plan, at=NOW)
    again = planning.plan(path, source="osm")

    assert (plan.created["location"], plan.created["service"]) == (871, 871)
    assert (plan.rejected, plan.placed["outside"]) == ((), 871)
    assert again.batches == ()
    assert Counter(each.reason for each in plan.read.notices) == {
        Reason.NEAR_COUNTRY: 588,
        Reason.WITHOUT_TOPIC: 21,
        Reason.DOUBTFUL_HOURS: 11,
        Reason.BAD_HOURS: 8,
    }
    answers = Accessibility.objects.filter(feature="step_free")
    assert {each: answers.filter(answer=each).count() for each in ("yes", "no", "unknown")} == {
        "yes": 231, "no": 65, "unknown": 89,
    }  # fmt: skip
    countries = ("DE", "LI", "AT", "")
    assert {each: Location.objects.filter(country=each).count() for each in countries} == {
        "DE": 774, "LI": 58, "AT": 38, "": 1,
    }  # fmt: skip
    both = Service.objects.get(source_key="a108999450")
    codes = {topic.code for topic in both.topics.all()}
    assert codes == {"nursing_home"}
    assert Service.objects.filter(topics=None).count() == 21


def written(folder: Path, *features: dict[str, object]) -> Path:
    path = folder / "punkte.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return path


def feature(coordinates: list[object], **properties: str) -> dict[str, object]:
    given = {"name": "Treff", "@id": "node/1", **properties}
    geometry = {"type": "Point", "coordinates": coordinates}
    return {"type": "Feature", "properties": given, "geometry": geometry}


def test_feature_becomes_a_service_of_its_operator_at_a_location(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        feature(
            [8.2, 50.5],
            operator="Stadt  Musterau",
            phone="+49 6000 1; +49 6000 2",
            opening_hours="Mo 08:00-12:00",
            **{"addr:street": "Weg", "addr:housenumber": "1", "addr:country": "de"},
        ),
    )

    package = OsmSource().read(path, None).package

    assert [each.key for each in package.organizations] == ["operator/stadt musterau"]
    assert (package.locations[0].lat, package.locations[0].lon) == (50.5, 8.2)
    address = package.locations[0].address
    assert address is not None
    assert (address.street, address.country) == ("Weg 1", "DE")
    service = package.services[0]
    assert [phone.number for phone in service.phones] == ["+49 6000 1", "+49 6000 2"]
    assert [(rule.weekday, rule.opens) for rule in service.schedules] == [(0, dt.time(8))]


def test_area_is_placed_inside_itself(tmp_path: Path) -> None:
    ring = [[8, 50], [9, 50], [9, 51], [8, 51], [8, 50]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    path = written(tmp_path, {**feature([]), "geometry": geometry})

    location = OsmSource().read(path, None).package.locations[0]

    assert (location.lat, location.lon) == (50.5, 8.5)


def test_unusable_features_are_rejected_with_their_number(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        feature(["8,2", "50,5"]),
        feature([8.2, 50.5], name=""),
        {**feature([8.2, 50.5]), "geometry": None},
        feature([8.2, 50.5], **{"@id": ""}),
        feature([8.2, 50.5]),
        feature([8.2, 50.5]),
        {**feature([8.2, 50.5]), "geometry": {"type": "Polygon", "coordinates": []}},
    )

    result = OsmSource().read(path, None)

    assert [(each.origin.row, each.field, each.reason) for each in result.rejected] == [
        (1, "coordinates", Reason.DECIMAL_COMMA),
        (2, "name", Reason.MISSING),
        (3, "geometry", Reason.MISSING),
        (4, "@id", Reason.MISSING),
        (6, "key", Reason.DUPLICATE),
        (7, "geometry", Reason.BAD_NUMBER),
    ]


def test_truncated_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, feature([8.2, 50.5]))
    path.write_text(path.read_text()[:-20])

    with pytest.raises(FileRefused, match=r"Zeile 1: kein GeoJSON, vielleicht abgeschnitten"):
        OsmSource().read(path, None)


def test_deeply_nested_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tief.geojson"
    path.write_text("[" * 200_000)

    with pytest.raises(FileRefused):
        OsmSource().read(path, None)


def test_limited_access_is_neither_yes_nor_no() -> None:
    given = {"wheelchair": "limited", "wheelchair:description": "Eine Stufe", "elevator": "maybe"}

    assert tags.accessibility(given) == (
        AccessibilityValues(
            feature="step_free",
            answer="unknown",
            note="mit dem Rollstuhl eingeschränkt zugänglich. Eine Stufe",
        ),
    )


def test_each_of_several_values_gives_its_topic() -> None:
    assert set(tags.topics({"amenity": "library;pharmacy"})) == {"library", "pharmacy"}


def test_missing_country_is_that_of_the_nearest_point(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        feature([9.5, 47.2], **{"@id": "a", "addr:country": "LI"}),
        feature([9.51, 47.2], **{"@id": "b"}),
        feature([8.0, 50.0], **{"@id": "c"}),
    )

    result = OsmSource().read(path, None)

    assert [each.country for each in result.package.locations] == ["LI", "LI", ""]
    assert [each.detail for each in result.notices if each.reason is Reason.NEAR_COUNTRY] == ["LI"]


@pytest.mark.parametrize(
    ("country", "on_holidays"), [("DE", "closed"), ("", "closed"), ("FR", "same")]
)
def test_office_that_says_nothing_of_holidays_is_closed_in_our_countries(
    country: str, on_holidays: str
) -> None:
    rules, remarks = tags.hours({"opening_hours": "Mo 08:00-12:00", "addr:country": country})

    assert ([rule.on_holidays for rule in rules], remarks) == ([on_holidays], ())


def test_hours_that_replace_others_of_the_same_day_are_told() -> None:
    text = "Mo-Fr 08:00-12:00;Tu,Th 15:30-18:00"

    rules, remarks = tags.hours({"opening_hours": text})

    assert [(rule.weekday, rule.opens) for rule in rules] == [
        (0, dt.time(8)),
        (2, dt.time(8)),
        (4, dt.time(8)),
        (1, dt.time(15, 30)),
        (3, dt.time(15, 30)),
    ]
    assert remarks == (
        (
            Reason.DOUBTFUL_HOURS,
            f"Spätere Zeiten desselben Tages ersetzen frühere; so gemeint? {text}",
        ),
    )
