"""What OpenStreetMap tags mean in our topics: traps by hand, then a real sample in full."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from sozialatlas.directory.taxonomy import (
    Taxonomy,
    TaxonomyError,
    read_taxonomy,
    reader,
    topics_for_osm_tags,
)


@pytest.mark.parametrize(
    ("tags", "topics"),
    [
        ({"amenity": "hospital", "healthcare:speciality": "neurology"}, ("hospital",)),
        ({"amenity": "doctors", "healthcare:speciality": "psychiatry"}, ("specialist_doctor",)),
        (
            {"amenity": "doctors", "healthcare:speciality": "acupuncture"},
            ("general_practitioner",),
        ),
        (
            {
                "amenity": "doctors",
                "healthcare": "doctor",
                "healthcare:speciality": "general; internal",
            },
            ("general_practitioner", "specialist_doctor"),
        ),
        ({"amenity": "school"}, ("education",)),
        (
            {"amenity": "school", "isced:level": "1;2;3"},
            ("primary_school", "secondary_school"),
        ),
        (
            {"amenity": "social_facility", "social_facility": "group_home"},
            ("supported_living",),
        ),
        (
            {"social_facility": "group_home", "social_facility:for": "senior"},
            ("nursing_home",),
        ),
        (
            {"amenity": "community_centre;library", "community_centre": "youth_centre"},
            ("youth_centre", "library"),
        ),
        ({"leisure": "sports_centre", "sport": "swimming"}, ("swimming_pool",)),
        ({"leisure": "sports_centre", "sport": "fitness"}, ("sports_facility",)),
        ({"healthcare": "hospice"}, ("hospice_palliative",)),
        ({"office": "government", "government": "tax"}, ("public",)),
    ],
)
def test_finest_rules_of_an_object_count(tags: dict[str, str], topics: tuple[str, ...]) -> None:
    assert topics_for_osm_tags(tags) == topics


def test_a_rule_that_cannot_be_read_is_named() -> None:
    taxonomy = read_taxonomy()
    broken = msgspec.structs.replace(taxonomy.topics[1], osm=("amenity nursing_home",))
    changed: Taxonomy = dataclasses.replace(taxonomy, topics=(taxonomy.topics[0], broken))

    with pytest.raises(TaxonomyError, match=r"\[nursing_home\]: 'amenity nursing_home' is no"):
        reader._check(changed)


def test_real_sample_has_these_topics(test_data: Path) -> None:
    text = (test_data / "offers" / "osm_poi_named_sample.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]

    found = Counter(topics_for_osm_tags(feature["properties"]) for feature in features)

    assert sum(found.values()) == 871
    assert {"+".join(topics): count for topics, count in found.items()} == {
        "sports_facility": 177,
        "church_group": 104,
        "kindergarten": 96,
        "playground": 95,
        "education": 87,
        "pharmacy": 39,
        "general_practitioner": 34,
        "specialist_doctor": 27,
        "community_centre": 26,
        "": 21,
        "citizens_office": 21,
        "sports_club": 18,
        "dentist": 14,
        "hospital": 14,
        "library": 14,
        "therapy_practice": 12,
        "nursing_home": 12,
        "secondary_school": 9,
        "primary_school": 7,
        "youth_centre": 5,
        "paediatrician": 4,
        "primary_school+secondary_school": 4,
        "public_toilet_water": 4,
        "gynaecology": 3,
        "nature_environment": 3,
        "social_counselling": 3,
        "swimming_pool": 3,
        "hobby_club": 2,
        "home_care": 2,
        "youth_group": 2,
        "choir_music": 1,
        "education+sports_facility": 1,
        "food_bank": 1,
        "general_practitioner+specialist_doctor": 1,
        "homeless_help+emergency_shelter": 1,
        "senior_housing": 1,
        "senior_meeting": 1,
        "sports_club+sports_facility": 1,
        "therapy_practice+medical_aids": 1,
    }
