"""Writes the things of a catalogue into a graph: data sets, distributions, data services."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from sozialatlas.exchange.opendata.catalogue import vocabulary as words
from sozialatlas.exchange.opendata.catalogue.coverage import Coverage
from sozialatlas.exchange.terms import Terms


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all things of a catalogue; `base` is its address, with a slash."""

    base: str
    terms: Terms
    coverage: Coverage
    contact_page: str
    attribution: str

    @property
    def publisher(self) -> URIRef:
        """The name of the publisher in the graph."""
        return URIRef(f"{self.base}catalog#publisher")

    @property
    def licence(self) -> URIRef:
        """The licence in the list of DCAT-AP.de."""
        return URIRef(self.terms.licence.dcat_uri)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that can be downloaded; what nobody counted is None."""

    uri: str
    url: str
    title: str
    format: tuple[URIRef, URIRef]
    modified_at: dt.datetime | None = None
    size: int | None = None
    sha256: str = ""


def german(text: str) -> Literal:
    """Return a German text."""
    return Literal(text, lang="de")


def moment(at: dt.datetime) -> Literal:
    """Return a moment in whole seconds."""
    return Literal(at.astimezone(dt.UTC).replace(microsecond=0).isoformat(), datatype=XSD.dateTime)


def publisher(graph: Graph, setting: Setting) -> None:
    """Say who publishes."""
    agent = setting.publisher
    graph.add((agent, RDF.type, FOAF.Agent))
    graph.add((agent, FOAF.name, Literal(setting.terms.publisher)))
    graph.add((agent, DCTERMS.type, words.LOCAL_AUTHORITY))
    if setting.terms.publisher_mail:
        graph.add((agent, FOAF.mbox, URIRef(f"mailto:{setting.terms.publisher_mail}")))


def common(graph: Graph, thing: URIRef, setting: Setting) -> None:
    """Say what holds for data sets: who answers, where it lies, in which language it is."""
    graph.add((thing, DCTERMS.publisher, setting.publisher))
    graph.add((thing, DCAT.contactPoint, _contact(graph, setting)))
    graph.add((thing, DCTERMS.accessRights, words.PUBLIC))
    graph.add((thing, DCTERMS.language, words.GERMAN))
    graph.add((thing, words.DCATAP.availability, words.AVAILABLE))
    if setting.terms.contributor:
        contributor = URIRef(setting.terms.contributor)
        graph.add((thing, words.DCATDE.contributorID, contributor))
    covered(graph, thing, setting.coverage)


def covered(graph: Graph, thing: URIRef, coverage: Coverage) -> None:
    """Say of which areas a thing speaks."""
    if coverage.level:
        level = words.GEOCODING[f"Level/{coverage.level}"]
        graph.add((thing, words.DCATDE.politicalGeocodingLevelURI, level))
    for key in coverage.keys:
        area = words.GEOCODING[f"{coverage.kind}/{key}"]
        graph.add((thing, words.DCATDE.politicalGeocodingURI, area))
    for name in coverage.names:
        graph.add((thing, words.DCATDE.geocodingDescription, german(name)))
    if coverage.box is not None:
        graph.add((thing, DCTERMS.spatial, _box(graph, coverage.box)))


def distribution(graph: Graph, dataset: URIRef, file: File, setting: Setting) -> None:
    """Say that a data set can be downloaded as a file."""
    thing = URIRef(file.uri)
    graph.add((dataset, DCAT.distribution, thing))
    graph.add((thing, RDF.type, DCAT.Distribution))
    graph.add((thing, DCTERMS.title, german(file.title)))
    graph.add((thing, DCAT.accessURL, URIRef(file.url)))
    graph.add((thing, DCAT.downloadURL, URIRef(file.url)))
    graph.add((thing, DCTERMS["format"], file.format[0]))
    graph.add((thing, DCAT.mediaType, file.format[1]))
    graph.add((thing, DCTERMS.language, words.GERMAN))
    graph.add((thing, words.DCATAP.availability, words.AVAILABLE))
    licensed(graph, thing, setting)
    if file.modified_at is not None:
        graph.add((thing, DCTERMS.modified, moment(file.modified_at)))
    if file.size is not None:
        graph.add((thing, DCAT.byteSize, Literal(file.size, datatype=XSD.nonNegativeInteger)))
    if file.sha256:
        graph.add((thing, words.SPDX.checksum, _checksum(graph, file.sha256)))


def licensed(graph: Graph, thing: URIRef, setting: Setting) -> None:
    """Say on which terms a thing may be used."""
    graph.add((thing, DCTERMS.license, setting.licence))
    if setting.attribution:
        text = german(setting.attribution)
        graph.add((thing, words.DCATDE.licenseAttributionByText, text))


def _contact(graph: Graph, setting: Setting) -> URIRef:
    thing = URIRef(f"{setting.base}catalog#contact")
    graph.add((thing, RDF.type, words.VCARD.Kind))
    graph.add((thing, words.VCARD.fn, Literal(setting.terms.publisher)))
    graph.add((thing, words.VCARD.hasURL, URIRef(setting.contact_page)))
    if setting.terms.publisher_mail:
        mail = URIRef(f"mailto:{setting.terms.publisher_mail}")
        graph.add((thing, words.VCARD.hasEmail, mail))
    return thing


def _box(graph: Graph, box: tuple[float, float, float, float]) -> BNode:
    west, south, east, north = (round(edge, 6) for edge in box)
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{lon} {lat}" for lon, lat in corners)
    thing = BNode("box")
    graph.add((thing, RDF.type, DCTERMS.Location))
    text = Literal(f"POLYGON(({ring}))", datatype=words.GEO.wktLiteral)
    graph.add((thing, DCAT.bbox, text))
    return thing


def _checksum(graph: Graph, sha256: str) -> BNode:
    thing = BNode(f"sha256-{sha256[:16]}")
    graph.add((thing, RDF.type, words.SPDX.Checksum))
    graph.add((thing, words.SPDX.algorithm, words.SPDX.checksumAlgorithm_sha256))
    value = Literal(sha256, datatype=XSD.hexBinary)
    graph.add((thing, words.SPDX.checksumValue, value))
    return thing
