"""The interface for maps in OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.exchange import terms
from sozialatlas.exchange.ogc.asking import LIMIT, MOST
from sozialatlas.exchange.ogc.crs import CRS84, SYSTEMS
from sozialatlas.exchange.ogc.features import COLLECTIONS, Collection

Json = dict[str, object]
_TYPES: Mapping[str, Json] = {
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "uuid": {"type": "string", "format": "uuid"},
}
_CRS: Json = {"type": "string", "enum": list(SYSTEMS), "default": CRS84}


def document(root: str) -> Json:
    """Return the whole interface."""
    told = terms.of_data()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sozialatlas: OGC API Features",
            "version": "1.0",
            "description": "Services, events, volunteer roles and areas as features for maps.",
            "contact": {"name": told.publisher},
            "license": {"name": told.licence.name, "url": told.licence.url},
        },
        "servers": [{"url": root}],
        "paths": {
            "/": _read("landing", "Where everything is"),
            "/conformance": _read("conformance", "Which parts of the standard are met"),
            "/collections": _read("collections", "All collections"),
            **{path: found for each in COLLECTIONS.values() for path, found in _of(each).items()},
        },
    }


def _of(found: Collection) -> Json:
    at = f"/collections/{found.code}"
    name = found.code.replace("-", "_")
    key = {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}}
    crs = _query("crs", "System of the coordinates of the answer.", _CRS)
    return {
        at: _read(f"{name}_collection", found.dataset.title),
        f"{at}/queryables": _read(f"{name}_queryables", "By what it can be narrowed"),
        f"{at}/items": _read(f"{name}_items", found.dataset.title, *_page(found), crs),
        f"{at}/items/{{featureId}}": _read(f"{name}_item", "One of them", key, crs),
    }


def _page(found: Collection) -> list[Json]:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
    parameters = [
        _query("limit", "Features on a page.", limit),
        _query("offset", "Features left out before.", {"type": "integer", "minimum": 0}),
        _query("bbox", "A rectangle: four numbers with commas.", {"type": "string"}),
        _query("bbox-crs", "System of the rectangle.", _CRS),
        *(_query(name, "Only these.", _TYPES[kind]) for name, kind in found.queryables.items()),
    ]
    if found.has_time:
        text = "A moment, or two with a slash between them; .. is an open end."
        parameters.append(_query("datetime", text, {"type": "string"}))
    return parameters


def _query(name: str, text: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _read(name: str, text: str, *parameters: Json) -> Json:
    written = _query("f", "json, or html to read.", {"type": "string", "enum": ["json", "html"]})
    answers: Json = {
        "200": {"description": text},
        "400": {"description": "A bad value."},
        "404": {"description": "There is none."},
    }
    return {
        "get": {
            "operationId": name,
            "summary": text,
            "parameters": [*parameters, written],
            "responses": answers,
        }
    }
