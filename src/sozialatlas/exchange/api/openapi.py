"""The description of the JSON interface, OpenAPI 3.1, made from the shapes of its answers."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sozialatlas.exchange.api import inside, suggest
from sozialatlas.exchange.api.answers import Answer, Refusal
from sozialatlas.search.parameters import EXACT_PLACE, FLAGS, LISTS, MOST_RADIUS_KM, NAMES
from sozialatlas.search.requests import DAYS, OLDEST, PAGE_SIZE_LIMIT, SORTS, TYPES

Json = Mapping[str, object]

TEXTS: Mapping[str, str] = {
    "q": "Words or a whole sentence to look for, in German and other languages. A place among the"
    " words becomes the place.",
    "place": "Postal code, name of a place, or place and district.",
    "lat": "Latitude in degrees, WGS84; together with lon; wins over place.",
    "lon": "Longitude in degrees, WGS84; together with lat.",
    "radius_km": "Only records this near to the place, or that serve its municipality.",
    "bbox": "west,south,east,north in degrees.",
    "topic": "Code of a topic or group of topics; may be repeated (or).",
    "audience": "Code of an audience; may be repeated (or).",
    "life_situation": "Code of a life situation; may be repeated (or).",
    "language": "ISO 639 code of a language in which one is helped; may be repeated (or).",
    "accessibility": "A feature that the place has; may be repeated (and).",
    "municipality": "Key of a municipality (AGS, GKZ); may be repeated (or).",
    "social_area": "Key of a social area; may be repeated (or).",
    "organization": "UUID of an organization, with all that belongs to it; may be repeated (or).",
    "day": "Day of the week, mo to su; may be repeated (or). What opens on it in a usual week.",
    "commitment": "How much time a task for volunteers takes; may be repeated (or).",
    "availability": "When a task for volunteers can be done; may be repeated (or).",
    "ability": "What one can do for a task for volunteers; may be repeated (or).",
    "time": "Time of day, HH:MM. Only what is open then, on a day asked for or on any.",
    "age": "Age in years. Only what is for it; what says nothing of ages stays.",
    "free": "Only what is free of charge.",
    "open_now": "Only what is open at this moment without an appointment.",
    "remote": "Only what is given online or by phone.",
    "by_phone": "Only what is given by phone.",
    "online": "Only what is given online.",
    "at_home": "Only what comes to people's homes.",
    "in_person": "Only what one can go to: at a place with a public address.",
    "outside": "Only records outside the county, which are left out otherwise.",
    "around": "In a town's portal: all around the town, not only what is in it or serves it.",
    "type": "Type of record; may be repeated; service where it is not given.",
    "exact": "Take the words as they are: no typing error is repaired, no place or topic is read"
    " into them. With the value place only no place is read into them.",
    "sort": "Order of the records; distance needs a place, verified begins with the last checked,"
    " date is the next time of an event."
    " Where it is not given: events by date, a place without words by distance.",
    "page": "Page of the answer, from 1.",
    "page_size": "Records on a page.",
    inside.NAME: inside.TEXT,
}
"""What each parameter means."""

SEARCH_NAMES = (*NAMES, inside.NAME)
"""The parameters of a search, in their order."""


def document() -> Json:
    """Return the OpenAPI document."""
    (answer, suggestions, refusal), components = msgspec.json.schema_components(
        (Answer, suggest.Suggestions, Refusal), ref_template="#/components/schemas/{name}"
    )
    operation = {
        "operationId": "search",
        "summary": "Find services, events and volunteer roles",
        "parameters": [_parameter(name, TEXTS[name], schema(name)) for name in SEARCH_NAMES],
        "responses": {
            "200": _response("One page of records with counts and notices.", answer),
            "400": _response("An unknown parameter or a bad value.", refusal),
        },
    }
    suggesting = {
        "operationId": "suggest",
        "summary": "Suggest topics, life situations, places, services and organizations",
        "parameters": [
            _parameter(name, suggest.TEXTS[name], suggest.schema(name)) for name in suggest.NAMES
        ],
        "responses": {
            "200": _response("Suggestions for what has been typed so far.", suggestions),
            "400": _response("An unknown parameter or a bad value.", refusal),
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sozialatlas",
            "version": "1",
            "description": "Open for everybody, without a key. Distances are in kilometres.",
        },
        "paths": {"/api/search": {"get": operation}, "/api/suggest": {"get": suggesting}},
        "components": {"schemas": components},
    }


def _parameter(name: str, text: str, described: Json) -> Json:
    return {
        "name": name,
        "in": "query",
        "description": text,
        "schema": described,
        **({"style": "form", "explode": True} if described["type"] == "array" else {}),
    }


def schema(name: str) -> Json:
    """Return what may stand in a parameter."""
    if name in LISTS:
        codes = {"enum": list(DAYS)} if name == "day" else {}
        return {"type": "array", "items": {"type": "string", **codes}}
    if name == "type":
        return {"type": "array", "items": {"type": "string", "enum": list(TYPES)}}
    if name in (*FLAGS, "around"):
        return {"type": "boolean"}
    return _SINGLE.get(name, {"type": "string"})


_SINGLE: Mapping[str, Json] = {
    "lat": {"type": "number", "minimum": -90, "maximum": 90},
    "lon": {"type": "number", "minimum": -180, "maximum": 180},
    "radius_km": {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_RADIUS_KM},
    "exact": {"type": "string", "enum": ["1", "0", "true", "false", EXACT_PLACE]},
    "time": {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"},
    "age": {"type": "integer", "minimum": 0, "maximum": OLDEST},
    "sort": {"type": "string", "enum": list(SORTS), "default": SORTS[0]},
    "page": {"type": "integer", "minimum": 1, "default": 1},
    "page_size": {"type": "integer", "minimum": 1, "maximum": PAGE_SIZE_LIMIT, "default": 20},
}


def _response(text: str, shape: Json) -> Json:
    return {"description": text, "content": {"application/json": {"schema": shape}}}
