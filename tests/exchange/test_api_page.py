"""The page that documents the JSON interface, and the OpenAPI document behind it."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.test import Client

from sozialatlas.directory.models import Topic
from sozialatlas.exchange.api import (
    codes as all_codes,
    german,
    openapi,
    reading,
    search as api_search,
)
from sozialatlas.search import parameters as search_parameters
from sozialatlas.search.parameters import FLAGS, LISTS

pytestmark = pytest.mark.django_db


def schemas(value: object) -> list[str]:
    """Return all references to schemas below a value."""
    return re.findall(r'"#/components/schemas/(\w+)"', msgspec.json.encode(value).decode())


def test_the_document_describes_every_parameter_once(client: Client) -> None:
    answer = client.get("/api/openapi.json")

    document = answer.json()
    described = document["paths"]["/api/search"]["get"]["parameters"]
    assert [each["name"] for each in described] == list(openapi.SEARCH_NAMES)
    assert {each["name"] for each in described if each["schema"]["type"] == "array"} == {
        *LISTS,
        "type",
    }
    assert {each["name"] for each in described if each["schema"]["type"] == "boolean"} == {
        *FLAGS,
        "around",
    }
    assert all(each["in"] == "query" and each["description"] for each in described)


def test_every_reference_of_the_document_leads_to_a_shape() -> None:
    document = msgspec.to_builtins(openapi.document())

    assert document["openapi"] == "3.1.0"
    assert set(document["info"]) == {"title", "version", "description"}
    assert set(schemas(document)) == set(document["components"]["schemas"])
    assert set(document["components"]["schemas"]) == {
        "Answer",
        "Choice",
        "Item",
        "Notice",
        "Refusal",
        "SuggestedItem",
        "Suggestions",
    }
    assert set(document["paths"]["/api/search"]["get"]["responses"]) == {"200", "400"}


def test_the_page_names_every_parameter_and_every_field(client: Client) -> None:
    html = client.get("/api/", headers={"accept-language": "de"}).content.decode()

    rows = re.findall(r'<th scope="row"><code>(\w+)</code></th>', html)
    fields = [name for shape in reading.shapes("de") for name, _type in shape.fields]
    assert rows == [*openapi.SEARCH_NAMES, *fields]
    assert "<h1>Schnittstelle für Programme</h1>" in html


def test_the_example_of_the_page_is_answered(client: Client) -> None:
    html = client.get("/api/").content.decode()

    example = re.search(r'<a href="http://testserver(/api/search[^"]+)"', html)
    assert example is not None
    assert client.get(example[1].replace("&amp;", "&")).status_code == 200


def test_the_page_speaks_english_to_who_asks_for_it(client: Client) -> None:
    html = client.get("/api/", headers={"accept-language": "en"}).content.decode()

    assert "<h1>Interface for programs</h1>" in html


def test_values_of_parameters_are_said_in_words() -> None:
    values = {row.name: row.values for row in reading.parameters("de")}

    assert [values[name] for name in ("sort", "type", "page_size", "radius_km", "free", "q")] == [
        "relevance, distance, name, verified, date",
        "service, event, volunteer_role",
        "integer, 1 to 100",
        "number, 0 to 500",
        "boolean",
        "string",
    ]


def test_every_named_value_of_exact_is_understood() -> None:
    named = openapi.schema("exact")["enum"]
    assert isinstance(named, list)

    read = [search_parameters.parse({"exact": [str(value)]}) for value in named]

    assert [
        (value, one.as_typed, one.is_place_given) for value, one in zip(named, read, strict=True)
    ] == [
        ("1", True, True),
        ("0", False, False),
        ("true", True, True),
        ("false", False, False),
        ("place", False, True),
    ]


def test_a_field_is_told_in_the_words_of_parameters() -> None:
    types = {type_ for shape in reading.shapes("de") for _name, type_ in shape.fields}

    assert {word for type_ in types for word in re.findall(r"\b[a-z]+\b", type_)} == {
        "facet",
        "integer",
        "null",
        "number",
        "string",
    }


@pytest.mark.parametrize(
    ("query", "name"),
    [("q=%FF", "q"), ("page=1&place=K%C3ln", "place"), ("q=K%F6ln", "q"), ("%FF=1", "\ufffd")],
)
def test_what_is_no_utf_8_is_refused_and_named(client: Client, query: str, name: str) -> None:
    answer = client.get(f"/api/search?{query}")

    assert [answer.status_code, answer.json()] == [
        400,
        {"parameter": name, "reason": "is not in UTF-8"},
    ]


def test_types_of_fields_are_said_in_words() -> None:
    types = {shape.name: dict(shape.fields) for shape in reading.shapes("de")}

    assert [types["Item"]["lat"], types["Item"]["topics"], types["Answer"]["facets"]] == [
        "number, null",
        "[string]",
        "{facet: [Choice]}",
    ]


@pytest.mark.parametrize(
    "path", ["/api/", "/api/openapi.json", "/api/search", "/api/suggest", "/api/codes"]
)
def test_machines_only_read(path: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(path)

    assert [answer.status_code, answer["Allow"], answer.json()] == [
        405,
        "GET, HEAD",
        {"reason": "only GET and HEAD are answered here"},
    ]


@pytest.mark.parametrize("path", ["/api/themen", "/api/search/", "/api/x/y.json"])
def test_unknown_address_is_answered_in_json(client: Client, path: str) -> None:
    answer = client.get(path)

    assert [answer.status_code, answer.json()] == [
        404,
        {"reason": "there is no such address; /api/ lists all"},
    ]


@pytest.mark.parametrize(
    "path", ["/api/openapi.json", "/api/search", "/api/suggest", "/api/codes"]
)
def test_unknown_parameter_is_refused_with_its_name(client: Client, path: str) -> None:
    answer = client.get(path, {"topics": "care"})

    assert [answer.status_code, answer.json()] == [
        400,
        {"parameter": "topics", "reason": "is not a known parameter"},
    ]


def test_parameters_and_shapes_are_explained_in_both_languages() -> None:
    assert set(german.TEXTS) == set(openapi.TEXTS) == set(openapi.SEARCH_NAMES)
    assert set(german.SHAPES) == {shape.name for shape in reading.shapes("en")}


def test_codes_come_with_their_names_and_groups(client: Client) -> None:
    group = Topic.objects.create(code="g-probe", name="Gruppe")
    Topic.objects.create(code="t-probe", name="Thema", parent=group)

    codes = client.get("/api/codes", headers={"accept-language": "de"}).json()

    assert [each for each in codes["topics"] if each["code"] in {"g-probe", "t-probe"}] == [
        {"code": "g-probe", "label": "Gruppe", "group": ""},
        {"code": "t-probe", "label": "Thema", "group": "g-probe"},
    ]
    assert {"code": "tr", "label": "Türkisch", "group": ""} in codes["languages"]
    assert codes["facets"] == list(api_search.SHOWN_FACETS)
    assert [each["code"] for each in codes["notices"]] == list(all_codes.NOTICES)
