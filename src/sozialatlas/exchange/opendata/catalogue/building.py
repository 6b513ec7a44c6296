"""Builds the catalogue: all data sets with their downloads, the dump, and the interfaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import resolve
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from sozialatlas.exchange.opendata.catalogue import parts, vocabulary as words
from sozialatlas.exchange.opendata.catalogue.parts import File, Setting
from sozialatlas.exchange.opendata.dumps import Dump
from sozialatlas.exchange.opendata.tables import DATASETS, DataSet

TITLE = "Sozialatlas: offene Daten"
_MEANING = (
    "Das Verzeichnis sozialer Angebote als offene Daten: Angebote, Veranstaltungen, Ehrenamt,"
    " Träger, Gebiete und Themen."
)
_OF_DUMP = "Alle Datensätze in allen Formaten in einer Datei, jede Nacht neu."
_OF_TABLES = (
    "Angebote, Träger, Standorte, Öffnungszeiten und alles Weitere als verknüpfte CSV-Tabellen"
    " nach HSDS 3.1 mit Beschreibung (Tabular Data Package)."
)


@dataclass(frozen=True, slots=True)
class Interface:
    """An interface for programs: its address, where it is described, and what it serves."""

    code: str
    title: str
    meaning: str
    path: str
    description_path: str
    standard: str
    datasets: tuple[str, ...]


_OF_DIRECTORY = ("services", "events", "volunteer-roles", "organizations", "taxonomy")
INTERFACES = (
    Interface(
        "hsds",
        "HSDS-Schnittstelle",
        "Das Verzeichnis in HSDS 3.1 (Open Referral) mit Profil HSDS-DE und Änderungsdienst.",
        "/api/hsds/v3/",
        "/api/hsds/v3/openapi.json",
        "https://docs.openreferral.org/en/v3.1.0/",
        _OF_DIRECTORY,
    ),
    Interface(
        "ogc",
        "OGC API Features",
        "Angebote, Veranstaltungen und Gebiete für Geoinformationssysteme.",
        "/api/ogc/",
        "/api/ogc/api",
        "http://www.opengis.net/doc/IS/ogcapi-features-1/1.0",
        ("services", "events", "areas"),
    ),
)


def catalogue(setting: Setting, root: str, at: dt.datetime, dump: Dump | None) -> Graph:
    """Return the catalogue as of a moment; sizes and sums are those of the newest dump."""
    graph = words.graph()
    thing = URIRef(f"{setting.base}catalog")
    graph.add((thing, RDF.type, DCAT.Catalog))
    _titled(graph, thing, TITLE, _MEANING)
    graph.add((thing, DCTERMS.publisher, setting.publisher))
    graph.add((thing, DCTERMS.language, words.GERMAN))
    graph.add((thing, DCTERMS.modified, parts.moment(at)))
    graph.add((thing, FOAF.homepage, URIRef(setting.base)))
    graph.add((thing, DCAT.themeTaxonomy, words.THEMES))
    parts.publisher(graph, setting)
    parts.licensed(graph, thing, setting)
    for dataset in DATASETS.values():
        graph.add((thing, DCAT.dataset, _dataset(graph, dataset, setting, at)))
    graph.add((thing, DCAT.dataset, _tables(graph, setting, at)))
    if dump is not None:
        graph.add((thing, DCAT.dataset, _whole(graph, dump, setting)))
    for interface in filter(_is_served, INTERFACES):
        graph.add((thing, DCAT.service, _service(graph, interface, setting, root)))
    return graph


def _dataset(graph: Graph, dataset: DataSet, setting: Setting, at: dt.datetime) -> URIRef:
    thing = URIRef(f"{setting.base}{dataset.code}")
    _described(graph, thing, dataset.title, dataset.meaning, setting)
    _found_by(graph, thing, dataset.keywords, dataset.themes)
    graph.add((thing, DCTERMS.modified, parts.moment(at)))
    graph.add((thing, DCTERMS.accrualPeriodicity, words.CONTINUOUS))
    graph.add((thing, DCTERMS.temporal, _time(graph, at.date())))
    graph.add((thing, DCAT.landingPage, URIRef(f"{setting.base}#{dataset.code}")))
    for ending in dataset.formats:
        url = f"{setting.base}{dataset.code}.{ending}"
        title = f"{dataset.title} ({ending.upper()})"
        file = File(uri=f"{url}#file", url=url, title=title, format=words.FORMATS[ending])
        parts.distribution(graph, thing, file, setting)
    return thing


def _whole(graph: Graph, dump: Dump, setting: Setting) -> URIRef:
    """Add all data in one file, whose size and sum are known."""
    file = File(
        uri=f"{setting.base}dump#file",
        url=f"{setting.base}dumps/{dump.file_name}",
        title="Gesamtabzug (ZIP)",
        format=words.ZIP,
        modified_at=dump.made_at,
        size=dump.size,
        sha256=dump.sha256,
    )
    title, meaning = "Gesamtabzug des Verzeichnisses", _OF_DUMP
    thing = _packed(graph, URIRef(f"{setting.base}dump"), (title, meaning), file, setting)
    graph.add((thing, DCTERMS.modified, parts.moment(dump.made_at)))
    graph.add((thing, DCTERMS.accrualPeriodicity, words.DAILY))
    graph.add((thing, DCTERMS.temporal, _time(graph, dump.made_at.date())))
    return thing


def _tables(graph: Graph, setting: Setting, at: dt.datetime) -> URIRef:
    """Add the tabular data package of HSDS."""
    url = f"{setting.base}hsds.zip"
    file = File(uri=f"{url}#file", url=url, title="HSDS-Tabellen (ZIP)", format=words.ZIP)
    title, meaning = "Verzeichnis als HSDS-Tabellen", _OF_TABLES
    thing = _packed(graph, URIRef(f"{setting.base}hsds"), (title, meaning), file, setting)
    graph.add((thing, DCTERMS.modified, parts.moment(at)))
    graph.add((thing, DCTERMS.accrualPeriodicity, words.CONTINUOUS))
    graph.add((thing, DCTERMS.temporal, _time(graph, at.date())))
    graph.add((thing, DCTERMS.conformsTo, URIRef(INTERFACES[0].standard)))
    return thing


def _packed(
    graph: Graph, thing: URIRef, said: tuple[str, str], file: File, setting: Setting
) -> URIRef:
    _described(graph, thing, *said, setting)
    _found_by(graph, thing, ("Soziales", "Sozialatlas", "Gesamtabzug"), ("SOCI",))
    parts.distribution(graph, thing, file, setting)
    return thing


def _described(graph: Graph, thing: URIRef, title: str, meaning: str, setting: Setting) -> None:
    graph.add((thing, RDF.type, DCAT.Dataset))
    graph.add((thing, DCTERMS.identifier, Literal(str(thing))))
    _titled(graph, thing, title, meaning)
    parts.common(graph, thing, setting)


def _titled(graph: Graph, thing: URIRef, title: str, meaning: str) -> None:
    graph.add((thing, DCTERMS.title, parts.german(title)))
    graph.add((thing, DCTERMS.description, parts.german(meaning)))


def _found_by(graph: Graph, thing: URIRef, keywords: Sequence[str], themes: Sequence[str]) -> None:
    for word in keywords:
        graph.add((thing, DCAT.keyword, parts.german(word)))
    for theme in themes:
        graph.add((thing, DCAT.theme, words.THEME[theme]))


def _time(graph: Graph, on: dt.date) -> BNode:
    """Return the span that the data speak of: what holds on a day."""
    thing = BNode(f"day-{on}")
    graph.add((thing, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((thing, DCAT.startDate, Literal(on.isoformat(), datatype=XSD.date)))
    graph.add((thing, DCAT.endDate, Literal(on.isoformat(), datatype=XSD.date)))
    return thing


def _is_served(interface: Interface) -> bool:
    """Return whether this version answers there: a catalogue leads nowhere else."""
    return interface.code in resolve(interface.path).namespaces


def _service(graph: Graph, interface: Interface, setting: Setting, root: str) -> URIRef:
    thing = URIRef(f"{setting.base}catalog#{interface.code}")
    graph.add((thing, RDF.type, DCAT.DataService))
    _titled(graph, thing, interface.title, interface.meaning)
    graph.add((thing, DCTERMS.publisher, setting.publisher))
    graph.add((thing, DCAT.endpointURL, URIRef(f"{root}{interface.path}")))
    described = URIRef(f"{root}{interface.description_path}")
    graph.add((thing, DCAT.endpointDescription, described))
    graph.add((thing, DCTERMS.conformsTo, URIRef(interface.standard)))
    graph.add((thing, DCTERMS.accessRights, words.PUBLIC))
    graph.add((thing, words.DCATAP.availability, words.AVAILABLE))
    parts.licensed(graph, thing, setting)
    for code in interface.datasets:
        graph.add((thing, DCAT.servesDataset, URIRef(f"{setting.base}{code}")))
    return thing
