"""The merge patches of our profile say what the shapes say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sozialatlas.exchange.hsds import profiles, schemas, shapes

SHAPES = {
    "service": shapes.Service,
    "service_at_location": shapes.ServiceAtLocation,
    "location": shapes.Location,
    "organization": shapes.Organization,
    "schedule": shapes.Schedule,
    "service_area": shapes.ServiceArea,
    "service_capacity": shapes.Capacity,
    "accessibility": shapes.Accessibility,
    "address": shapes.Address,
    "taxonomy_term": shapes.TaxonomyTerm,
}
# Fields of HSDS itself of which the profile says more.
NARROWED = {"schedule": {"opens_at", "closes_at"}}


def _patched(name: str) -> set[str]:
    properties = profiles.patches()[name]["properties"]
    assert isinstance(properties, dict)
    return set(properties)


def test_each_added_field_is_patched_and_each_patch_is_said() -> None:
    added = {name: set(shape.PROFILE) for name, shape in SHAPES.items()}

    patched = {name: _patched(name) - NARROWED.get(name, set()) for name in profiles.patches()}

    assert patched == added


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_no_added_field_is_one_of_the_standard(name: str, test_data: Path) -> None:
    standard = json.loads((test_data / "hsds" / "schema" / f"{name}.json").read_text())

    clash = set(standard["properties"]) & set(SHAPES[name].PROFILE)

    assert clash == set()


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_all_other_fields_are_those_of_the_standard(name: str, test_data: Path) -> None:
    standard = json.loads((test_data / "hsds" / "schema" / f"{name}.json").read_text())
    joined = {"service_at_location": {"service"}, "organization": {"services"}}

    unknown = (
        set(SHAPES[name].__struct_fields__)
        - set(SHAPES[name].PROFILE)
        - set(standard["properties"])
        - joined.get(name, set())
    )

    assert unknown == set()


def test_our_own_schemas_allow_no_null_and_nothing_else() -> None:
    for name in schemas.OF_NAME:
        text = json.dumps(schemas.schema(name))
        assert '"null"' not in text
        assert text.count('"additionalProperties": false') >= 1
