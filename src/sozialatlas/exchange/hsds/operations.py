"""The operations of the interface in OpenAPI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sozialatlas.exchange.hsds import schemas
from sozialatlas.exchange.hsds.parameters import OF_LIST, OF_ONE, PARAMETERS

Json = dict[str, object]

_SINGLE = {"service_at_locations": "SingleServiceAtLocation"}
_TEXTS: Mapping[str, str] = {
    "services": "Services",
    "service_at_locations": "Services at their locations",
    "organizations": "Organizations",
    "taxonomies": "Lists of words: topics, audiences, life situations",
    "taxonomy_terms": "Words of these lists",
    "events": "Events (HSDS-DE)",
    "volunteer_roles": "Tasks for volunteers (HSDS-DE)",
    "deleted": "What is no longer public since a moment (HSDS-DE)",
}
_REFUSAL: Json = {
    "type": "object",
    "properties": {"parameter": {"type": "string"}, "reason": {"type": "string"}},
    "required": ["parameter", "reason"],
    "additionalProperties": False,
}
_FAULT: Json = {
    "type": "object",
    "properties": {"reason": {"type": "string"}},
    "required": ["reason"],
    "additionalProperties": False,
}


def paths() -> Json:
    """Return all addresses with what they take and answer."""
    return {
        "/": {"get": _about()},
        **{f"/{name}": _list(name) for name in OF_LIST},
        **{f"/{name}/{{id}}": _one(name) for name in OF_ONE},
    }


def _about() -> Json:
    uri = {"type": "string", "format": "uri"}
    shape = {
        "type": "object",
        "properties": {"version": {"type": "string"}, "profile": uri, "openapi_url": uri},
        "required": ["version", "profile", "openapi_url"],
        "additionalProperties": False,
    }
    return {
        "operationId": "about",
        "summary": "Where this interface and its profile are described",
        "parameters": list(_parameters(("profile",))),
        "responses": {"200": _answer("Where to read on.", shape), **_refusals()},
    }


def _list(name: str) -> Json:
    operation = {
        "tags": [name],
        "summary": _TEXTS[name],
        "responses": {"200": _page(name), **_refusals()},
    }
    body = {
        "content": {
            "application/json": {"schema": _body(OF_LIST[name])},
            "application/x-www-form-urlencoded": {"schema": _body(OF_LIST[name])},
        }
    }
    by_get = {**operation, "operationId": f"list_{name}"}
    by_post = {**operation, "operationId": f"ask_{name}", "requestBody": body}
    return {"get": {**by_get, "parameters": list(_parameters(OF_LIST[name]))}, "post": by_post}


def _page(name: str) -> Json:
    page = {"$ref": f"#/components/schemas/{schemas.page_name(name)}"}
    lines = {"application/x-ndjson": {"schema": {"type": "string"}}}
    answer = _answer("A page, or one entry a line.", page)
    content = answer["content"]
    assert isinstance(content, dict)
    return {**answer, "content": {**content, **lines}}


def _one(name: str) -> Json:
    identifier = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "Its id.",
        "schema": {"type": "string", "format": "uuid"},
    }
    shape: Json = {"$ref": f"#/components/schemas/{_SINGLE.get(name, schemas.OF_LIST[name][0])}"}
    responses: Json = {
        "200": _answer("The whole of it.", shape),
        "301": _answer("It went into another, to which this leads.", _FAULT),
        "404": _answer("There is none.", _FAULT),
        "410": _answer("It is no longer offered.", _FAULT),
        **_refusals(),
    }
    return {
        "get": {
            "tags": [name],
            "operationId": f"get_{name}",
            "summary": f"{_TEXTS[name]}: a single one with all that belongs to it",
            "parameters": [identifier, *_parameters(OF_ONE[name])],
            "responses": responses,
        }
    }


def _parameters(names: Sequence[str]) -> Iterator[Json]:
    for name in names:
        known = PARAMETERS[name]
        yield {
            "name": name,
            "in": "query",
            "description": known.text,
            "required": False,
            "schema": known.schema,
        }


def _body(names: Sequence[str]) -> Json:
    return {
        "type": "object",
        "properties": {
            name: {**PARAMETERS[name].schema, "description": PARAMETERS[name].text}
            for name in names
        },
        "additionalProperties": False,
    }


def _answer(text: str, shape: Mapping[str, object]) -> Json:
    return {"description": text, "content": {"application/json": {"schema": shape}}}


def _refusals() -> Json:
    return {
        "400": _answer("An unknown parameter or a bad value.", _REFUSAL),
        "429": _answer("Too many questions from one address in a short time.", _FAULT),
    }
