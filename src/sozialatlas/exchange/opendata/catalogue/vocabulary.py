"""The words of DCAT-AP.de: names of properties, and the lists from which their values come.

Source: DCAT-AP.de 3.0, specification and codelists, GovData, 2024; EU Vocabularies, 2024.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from sozialatlas.exchange.opendata.tables import CSV, GEOJSON, XLSX

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
LOCN = Namespace("http://www.w3.org/ns/locn#")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
GEOCODING = Namespace("http://dcat-ap.de/def/politicalGeocoding/")
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
FILE_TYPE = Namespace(f"{_AUTHORITY}file-type/")
THEME = Namespace(f"{_AUTHORITY}data-theme/")
GERMAN = URIRef(f"{_AUTHORITY}language/DEU")
DAILY = URIRef(f"{_AUTHORITY}frequency/DAILY")
CONTINUOUS = URIRef(f"{_AUTHORITY}frequency/UPDATE_CONT")
AVAILABLE = URIRef(f"{_AUTHORITY}planned-availability/AVAILABLE")
PUBLIC = URIRef(f"{_AUTHORITY}access-right/PUBLIC")
THEMES = URIRef(f"{_AUTHORITY}data-theme")
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
_MEDIA = Namespace("https://www.iana.org/assignments/media-types/")

FORMATS: Mapping[str, tuple[URIRef, URIRef]] = {
    CSV: (FILE_TYPE.CSV, _MEDIA["text/csv"]),
    XLSX: (
        FILE_TYPE.XLSX,
        _MEDIA["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ),
    GEOJSON: (FILE_TYPE.GEOJSON, _MEDIA["application/geo+json"]),
}
"""The formats of downloads in the EU's list of file types, and as media types."""
ZIP = (FILE_TYPE.ZIP, _MEDIA["application/zip"])


def graph() -> Graph:
    """Return an empty graph with short names for what the catalogue uses."""
    found = Graph(bind_namespaces="none")
    names = {
        "dcat": DCAT, "dcatap": DCATAP, "dcatde": DCATDE, "dcterms": DCTERMS, "foaf": FOAF,
        "geo": GEO, "locn": LOCN, "rdf": RDF, "spdx": SPDX, "vcard": VCARD, "xsd": XSD,
    }  # fmt: skip
    for prefix, namespace in names.items():
        found.bind(prefix, namespace)
    return found
