"""What the interface says of itself, and its pages of features, as OGC API Features describes it.

Source: OGC 17-069r4 (Part 1: Core, 1.0.1), 18-058r1 (Part 2: CRS), 19-079r2 (Part 3: Queryables).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from sozialatlas.exchange import terms
from sozialatlas.exchange.ogc.asking import Asked
from sozialatlas.exchange.ogc.crs import CRS84, SYSTEMS
from sozialatlas.exchange.ogc.features import COLLECTIONS, Collection, Feature, Found
from sozialatlas.exchange.opendata.columns import Field

Json = dict[str, object]
JSON, GEOJSON, HTML = "application/json", "application/geo+json", "text/html"
SCHEMA, OPENAPI = "application/schema+json", "application/vnd.oai.openapi+json;version=3.1"
_CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
CONFORMANCE = (
    f"{_CORE}core",
    f"{_CORE}geojson",
    f"{_CORE}html",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
)


def landing(root: str) -> Json:
    """Return where everything is."""
    return {
        "title": "Sozialatlas",
        "description": "Angebote, Veranstaltungen, Aufgaben für Freiwillige und Gebiete.",
        "attribution": _attribution(),
        # Not asked for by the standard: who reads the page sees at once what there is.
        "collections": [collection(root, each) for each in COLLECTIONS.values()],
        "links": [
            *_self(root, "", JSON),
            _link(f"{root}/openapi.json", "service-desc", OPENAPI, "OpenAPI 3.1"),
            _link(f"{root}/conformance", "conformance", JSON, "Konformität"),
            _link(f"{root}/collections", "data", JSON, "Sammlungen"),
            _licence(),
        ],
    }


def conformance() -> Json:
    """Return which parts of the standard are met."""
    return {"conformsTo": list(CONFORMANCE)}


def collections(root: str) -> Json:
    """Return all collections."""
    return {
        "links": _self(root, "collections", JSON),
        "crs": list(SYSTEMS),
        "collections": [collection(root, each) for each in COLLECTIONS.values()],
    }


def collection(root: str, found: Collection) -> Json:
    """Return what a collection is."""
    at = f"collections/{found.code}"
    return {
        "id": found.code,
        "title": found.dataset.title,
        "description": found.dataset.meaning,
        "attribution": _attribution(),
        "itemType": "feature",
        "crs": list(SYSTEMS),
        "storageCrs": CRS84,
        "links": [
            *_self(root, at, JSON),
            _link(f"{root}/{at}/items", "items", GEOJSON, "Objekte als GeoJSON"),
            _link(f"{root}/{at}/items?f=html", "items", HTML, "Objekte als Seite"),
            _link(
                f"{root}/{at}/queryables",
                "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                SCHEMA,
                "Wonach man filtern kann",
            ),
            _licence(),
        ],
    }


_JSON_TYPES: Mapping[str, Json] = {
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "uuid": {"type": "string", "format": "uuid"},
}


def queryables(root: str, found: Collection) -> Json:
    """Return by what a collection can be narrowed, as a JSON Schema."""
    meanings = {each.name: each.meaning for each in found.dataset.fields}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{root}/collections/{found.code}/queryables",
        "type": "object",
        "title": found.dataset.title,
        "properties": {
            name: {**_JSON_TYPES[kind], "title": name, "description": meanings.get(name, name)}
            for name, kind in found.queryables.items()
        },
        "additionalProperties": False,
    }


def items(
    root: str, of: Collection, asked: Asked, found: Found, given: Mapping[str, str], stamp: str
) -> Json:
    """Return a page of features."""
    at = f"{root}/collections/{of.code}/items"
    return {
        "type": "FeatureCollection",
        "timeStamp": stamp,
        "numberMatched": found.total,
        "numberReturned": len(found.features),
        "links": [*_turning(at, asked, found, given), _collection(root, of), _licence()],
        "features": [_feature(each) for each in found.features],
    }


def item(root: str, of: Collection, found: Feature) -> Json:
    """Return one feature."""
    at = f"collections/{of.code}/items/{found.id}"
    return {
        **_feature(found),
        "links": [*_self(root, at, GEOJSON), _collection(root, of), _licence()],
    }


def columns(of: Collection) -> Sequence[Field]:
    """Return the properties of features with their meanings."""
    return of.dataset.fields


def _feature(found: Feature) -> Json:
    return {
        "type": "Feature",
        "id": found.id,
        "geometry": found.geometry,
        "properties": found.properties,
    }


def _turning(at: str, asked: Asked, found: Found, given: Mapping[str, str]) -> Iterator[Json]:
    """Yield links to this page in both formats, and to those before and after it."""
    kept = {name: text for name, text in given.items() if name not in {"f", "offset", "limit"}}

    def page(offset: int) -> str:
        return f"{at}?{urlencode({**kept, 'offset': offset, 'limit': asked.limit})}"

    here = page(asked.offset)
    yield _link(f"{here}&f=json", "self", GEOJSON, "dasselbe als GeoJSON")
    yield _link(f"{here}&f=html", "alternate", HTML, "diese Seite zum Lesen")
    if asked.offset:
        yield _link(page(max(asked.offset - asked.limit, 0)), "prev", GEOJSON, "Seite davor")
    if asked.offset + len(found.features) < found.total and found.features:
        yield _link(page(asked.offset + asked.limit), "next", GEOJSON, "nächste Seite")


def _self(root: str, at: str, kind: str) -> list[Json]:
    address = f"{root}/{at}" if at else f"{root}/"
    return [
        _link(f"{address}?f=json", "self", kind, "dasselbe als JSON"),
        _link(f"{address}?f=html", "alternate", HTML, "zum Lesen"),
    ]


def _collection(root: str, of: Collection) -> Json:
    return _link(f"{root}/collections/{of.code}", "collection", JSON, of.dataset.title)


def _link(address: str, relation: str, kind: str, title: str) -> Json:
    return {"href": address, "rel": relation, "type": kind, "title": title}


def _licence() -> Json:
    chosen = terms.licence()
    return _link(chosen.url, "license", HTML, chosen.name)


def _attribution() -> str:
    told = terms.of_data()
    return told.attribution or told.publisher
