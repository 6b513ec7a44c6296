"""What DCAT-AP.de requires and recommends of catalogues, told as tables.

Source: DCAT-AP.de 3.0, specification, 2024: properties marked "Pflicht" and "Empfohlen", with the
kinds of values that its shapes for validation ask for.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD
from rdflib.term import IdentifiedNode, Node

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AUTHORITY = "http://publications.europa.eu/resource/authority/"

# Of each class its properties: what its values are, and how many there may be at most.
Rule = tuple[type[Node] | str, int | None]
TEXT: Rule = (Literal, None)
RULES: Mapping[URIRef, Mapping[URIRef, Rule]] = {
    DCAT.Catalog: {
        DCTERMS.title: TEXT,
        DCTERMS.description: TEXT,
        DCTERMS.publisher: (IdentifiedNode, 1),
        DCAT.dataset: (IdentifiedNode, None),
        DCAT.service: (IdentifiedNode, None),
        DCTERMS.language: (f"{AUTHORITY}language/", None),
        DCTERMS.license: ("http://dcat-ap.de/def/licenses/", 1),
        DCTERMS.modified: (Literal, 1),
        DCAT.themeTaxonomy: (AUTHORITY, None),
        FOAF.homepage: (IdentifiedNode, 1),
    },
    DCAT.Dataset: {
        DCTERMS.title: TEXT,
        DCTERMS.description: TEXT,
        DCTERMS.identifier: (Literal, 1),
        DCTERMS.publisher: (IdentifiedNode, 1),
        DCTERMS.modified: (Literal, 1),
        DCTERMS.spatial: (IdentifiedNode, None),
        DCTERMS.temporal: (IdentifiedNode, None),
        DCTERMS.accessRights: (f"{AUTHORITY}access-right/", 1),
        DCTERMS.accrualPeriodicity: (f"{AUTHORITY}frequency/", 1),
        DCTERMS.language: (f"{AUTHORITY}language/", None),
        DCAT.keyword: TEXT,
        DCAT.theme: (f"{AUTHORITY}data-theme/", None),
        DCAT.contactPoint: (IdentifiedNode, None),
        DCAT.distribution: (IdentifiedNode, None),
        DCATAP.availability: (f"{AUTHORITY}planned-availability/", 1),
        DCATDE.contributorID: ("http://dcat-ap.de/def/contributors/", None),
        DCATDE.politicalGeocodingLevelURI: (
            "http://dcat-ap.de/def/politicalGeocoding/Level/",
            None,
        ),
        DCATDE.politicalGeocodingURI: ("http://dcat-ap.de/def/politicalGeocoding/", None),
    },
    DCAT.Distribution: {
        DCTERMS.title: TEXT,
        DCAT.accessURL: (IdentifiedNode, None),
        DCAT.downloadURL: (IdentifiedNode, None),
        DCTERMS.license: ("http://dcat-ap.de/def/licenses/", 1),
        DCATDE.licenseAttributionByText: TEXT,
        DCTERMS["format"]: (f"{AUTHORITY}file-type/", 1),
        DCAT.mediaType: ("https://www.iana.org/assignments/media-types/", 1),
        DCATAP.availability: (f"{AUTHORITY}planned-availability/", 1),
    },
    DCAT.DataService: {
        DCTERMS.title: TEXT,
        DCAT.endpointURL: (IdentifiedNode, None),
        DCAT.endpointDescription: (IdentifiedNode, None),
        DCTERMS.publisher: (IdentifiedNode, 1),
        DCTERMS.license: ("http://dcat-ap.de/def/licenses/", 1),
        DCAT.servesDataset: (IdentifiedNode, None),
        DCATAP.availability: (f"{AUTHORITY}planned-availability/", 1),
    },
    FOAF.Agent: {FOAF.name: TEXT, DCTERMS.type: ("http://purl.org/adms/publishertype/", 1)},
    VCARD.Kind: {VCARD.fn: TEXT, VCARD.hasEmail: ("mailto:", None), VCARD.hasURL: ("http", None)},
    DCTERMS.Location: {DCAT.bbox: (Literal, 1)},
    DCTERMS.PeriodOfTime: {DCAT.startDate: (Literal, 1), DCAT.endDate: (Literal, 1)},
}
OF_CHECKSUM: Mapping[URIRef, Rule] = {
    SPDX.algorithm: ("http://spdx.org/rdf/terms#checksumAlgorithm_", 1),
    SPDX.checksumValue: (Literal, 1),
}


def missing(graph: Graph) -> list[str]:
    """Return what a graph does not say as it must, and which classes it lacks."""
    found = []
    for kind, rules in RULES.items():
        things = list(graph.subjects(RDF.type, kind))
        if not things:
            found.append(f"no {kind}")
        found += [
            f"{thing} {name}: {fault}"
            for thing in things
            for name, rule in rules.items()
            if (fault := _fault(list(graph.objects(thing, name)), rule))
        ]
    moments = (value for value in graph.objects(None, DCTERMS.modified))
    found += [f"{each} is no moment" for each in moments if _datatype(each) != XSD.dateTime]
    return found


def _fault(values: list[Node], rule: Rule) -> str:
    wanted, most = rule
    if not values:
        return "is missing"
    if most is not None and len(values) > most:
        return f"stands {len(values)} times"
    if isinstance(wanted, str):
        return "" if all(str(value).startswith(wanted) for value in values) else f"is {values}"
    return "" if all(isinstance(value, wanted) for value in values) else f"is {values}"


def _datatype(value: Node) -> URIRef | None:
    return value.datatype if isinstance(value, Literal) else None
