"""The catalogue, read as the catalogues of others read it."""

from __future__ import annotations

import json

import pytest
import shapely
from django.test import Client
from pytest_django import Settings
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from sozialatlas.exchange.opendata.tables import DATASETS
from sozialatlas.places.geometry import outline
from sozialatlas.places.models import AreaBoundary
from tests.directory import factories
from tests.exchange.opendata.asking import BASE, body, content, get
from tests.exchange.opendata.shapes import missing

pytestmark = pytest.mark.django_db

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/"
HERE = "http://testserver/api/opendata/"


def _read() -> Graph:
    return Graph().parse(data=content("catalog.ttl"), format="turtle")


def test_all_that_the_standard_requires_or_recommends_is_said(settings: Settings) -> None:
    settings.PUBLISHER_MAIL = "daten@example.org"
    settings.DCAT_CONTRIBUTOR = "http://dcat-ap.de/def/contributors/landkreisBeispiel"
    area = factories.municipality()
    factories.municipality("06997002", "Auenburg")
    AreaBoundary.of_outline(area, outline(shapely.box(8, 50, 9, 51))).save()

    assert missing(_read()) == []


def test_each_data_set_has_its_downloads_and_each_interface_its_data() -> None:
    graph = _read()

    files = {
        str(url) for one in graph.subjects(RDF.type, DCAT.Distribution)
        for url in graph.objects(one, DCAT.downloadURL)
    }  # fmt: skip
    interfaces = {str(url) for url in graph.objects(None, DCAT.endpointURL)}

    assert files == {
        f"{HERE}hsds.zip",
        *(
            f"{HERE}{code}.{ending}"
            for code, dataset in DATASETS.items()
            for ending in dataset.formats
        ),
    }
    assert "http://testserver/api/hsds/v3/" in interfaces
    assert {Client().get(url).status_code for url in interfaces} == {200}
    assert {Client().head(f"{BASE}{file.removeprefix(HERE)}").status_code for file in files} == {
        200
    }


# rdflib warns of its own reader of JSON-LD.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_both_formats_say_the_same() -> None:
    factories.municipality()
    turtle = _read()
    json_ld = Graph().parse(data=content("catalog.jsonld"), format="json-ld")
    for graph in (turtle, json_ld):
        graph.remove((None, DCTERMS.modified, None))

    assert isomorphic(turtle, json_ld)


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        ("application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json"),
        ("text/turtle", "text/turtle"),
        ("*/*", "text/turtle"),
    ],
)
def test_a_program_is_given_the_format_that_it_reads(accepted: str, given: str) -> None:
    response = get("catalog", accept=accepted)

    assert response["Content-Type"] == f"{given}; charset=utf-8"
    assert "Accept" in response["Vary"].split(", ")


@pytest.mark.parametrize(
    ("keys", "level", "areas"),
    [
        (["06997001"], "municipality", ["municipalityKey/06997001"]),
        (["06997001", "06997002"], "administrativeDistrict", ["districtKey/06997"]),
        (
            ["06997001", "14521010"],
            "administrativeDistrict",
            ["districtKey/06997", "districtKey/14521"],
        ),
    ],
)
def test_the_political_key_is_that_of_the_loaded_areas(
    keys: list[str], level: str, areas: list[str]
) -> None:
    for key in keys:
        factories.municipality(key, f"Ort {key}")

    graph, services = _read(), URIRef(f"{HERE}services")

    levels = list(graph.objects(services, DCATDE.politicalGeocodingLevelURI))
    found = sorted(graph.objects(services, DCATDE.politicalGeocodingURI))
    assert levels == [URIRef(f"{GEOCODING}Level/{level}")]
    assert found == [URIRef(f"{GEOCODING}{area}") for area in areas]


def test_austrian_areas_have_no_key_of_germany() -> None:
    factories.municipality("61001", "Leibnitz", country="AT")

    graph = _read()

    assert list(graph.subject_objects(DCATDE.politicalGeocodingURI)) == []


def test_licence_and_attribution_are_those_of_the_county(settings: Settings) -> None:
    settings.DATA_LICENCE, settings.PUBLISHER = "cc-by-4.0", "Landkreis Beispiel"

    graph, file = _read(), URIRef(f"{HERE}services.csv#file")

    assert list(graph.objects(file, DCTERMS.license)) == [
        URIRef("http://dcat-ap.de/def/licenses/cc-by/4.0")
    ]
    assert list(graph.objects(file, DCATDE.licenseAttributionByText)) == [
        Literal("Landkreis Beispiel, Creative Commons Namensnennung 4.0 International", lang="de")
    ]
    assert list(graph.objects(URIRef(f"{HERE}catalog#publisher"), FOAF.name)) == [
        Literal("Landkreis Beispiel")
    ]


def test_sources_that_want_to_be_named_are_named(settings: Settings) -> None:
    settings.CREDITS = ("© GeoBasis-DE / BKG 2022",)
    settings.PUBLISHER = "Landkreis Beispiel"
    named = (
        "Landkreis Beispiel, Datenlizenz Deutschland - Namensnennung - Version 2.0;"
        " © GeoBasis-DE / BKG 2022"
    )

    told = set(_read().objects(None, DCATDE.licenseAttributionByText))

    assert told == {Literal(named, lang="de")}
    assert json.loads(content("areas.geojson"))["attribution"] == named


def test_a_licence_that_wants_nobody_named_names_nobody(settings: Settings) -> None:
    settings.DATA_LICENCE = "dl-de-zero-2.0"

    assert list(_read().subject_objects(DCATDE.licenseAttributionByText)) == []


def test_names_of_data_sets_lead_people_to_their_place_on_the_page() -> None:
    response = Client().get(f"{BASE}services")

    assert (response.status_code, response["Location"]) == (302, f"{BASE}#services")


def test_moments_are_typed_as_the_standard_wants_them() -> None:
    found = {moment.datatype for moment in _read().objects(None, DCTERMS.modified)}

    assert found == {XSD.dateTime}


def test_the_page_itself_gives_programs_the_catalogue() -> None:
    response = get("", accept="text/turtle")

    assert len(Graph().parse(data=body(response), format="turtle")) == len(_read())
