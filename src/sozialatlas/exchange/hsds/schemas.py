"""Strict JSON Schemas of what the interface answers, made from the shapes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from sozialatlas.exchange.hsds import pages, shapes, word_lists
from sozialatlas.exchange.hsds.entries import Minimal
from sozialatlas.exchange.hsds.profiles import patches
from sozialatlas.exchange.hsds.shapes import Shape

Json = dict[str, object]

OF_NAME: Mapping[str, type[Shape]] = {
    "service": shapes.Service,
    "service_at_location": shapes.SingleServiceAtLocation,
    "organization": shapes.Organization,
    "location": shapes.Location,
    "taxonomy": shapes.Taxonomy,
    "taxonomy_term": shapes.TaxonomyTerm,
    "event": shapes.Event,
    "volunteer_role": shapes.VolunteerRole,
    "deleted": word_lists.Deleted,
    "minimal": Minimal,
}
"""What is described, by the name of its schema."""

OF_LIST: Mapping[str, tuple[str, ...]] = {
    "services": ("Service", "Minimal"),
    "service_at_locations": ("ServiceAtLocation",),
    "organizations": ("Organization",),
    "taxonomies": ("Taxonomy",),
    "taxonomy_terms": ("TaxonomyTerm",),
    "events": ("Event",),
    "volunteer_roles": ("VolunteerRole",),
    "deleted": ("Deleted",),
}
"""What the entries of each list are; a list of services may be minimal."""

_PATCHED = {
    "Service": "service",
    "ServiceAtLocation": "service_at_location",
    "SingleServiceAtLocation": "service_at_location",
    "Location": "location",
    "Organization": "organization",
    "Schedule": "schedule",
    "ServiceArea": "service_area",
    "Capacity": "service_capacity",
    "Accessibility": "accessibility",
    "Address": "address",
    "TaxonomyTerm": "taxonomy_term",
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def components(ref_template: str) -> Mapping[str, Json]:
    """Return the schemas of all shapes by the names of their classes."""
    wanted = (*OF_NAME.values(), pages.PageHead, shapes.ServiceAtLocation)
    _refs, found = msgspec.json.schema_components(wanted, ref_template=ref_template)
    described = {name: _described(name, schema) for name, schema in found.items()}
    head = described.pop("PageHead")
    pages_of = {page_name(name): _page(name, head, ref_template) for name in OF_LIST}
    return {**described, **pages_of}


def page_name(of_list: str) -> str:
    """Return the name of the schema of a list's pages."""
    return f"{OF_LIST[of_list][0]}Page"


def _page(of_list: str, head: Json, ref_template: str) -> Json:
    properties, required = head["properties"], head["required"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    entries = [{"$ref": ref_template.format(name=shape)} for shape in OF_LIST[of_list]]
    items = entries[0] if len(entries) == 1 else {"anyOf": entries}
    return {
        **head,
        "title": page_name(of_list),
        "description": f"A page of {of_list}.",
        "properties": {**properties, "contents": {"type": "array", "items": items}},
        "required": [*required, "contents"],
    }


def schema(name: str) -> Json | None:
    """Return the schema of a thing, whole in itself; None for an unknown name."""
    kind = OF_NAME.get(name)
    if kind is None:
        return None
    defined = components("#/$defs/{name}")
    return {
        "$schema": _DIALECT,
        "$ref": f"#/$defs/{kind.__name__}",
        "$defs": {each: found for each, found in defined.items() if not each.endswith("Page")},
    }


def _described(name: str, schema: Json) -> Json:
    """Return a schema without null, which is never said, and with what the profile says of it."""
    properties = schema["properties"]
    assert isinstance(properties, dict)
    said = patches().get(_PATCHED.get(name, ""), {}).get("properties", {})
    assert isinstance(said, Mapping)
    return {
        **schema,
        "properties": {
            field: {**_without_null(found), **_meaning(said.get(field, {}))}
            for field, found in properties.items()
        },
    }


def _without_null(found: Json) -> Json:
    kept = {word: value for word, value in found.items() if word not in {"default", "anyOf"}}
    choices = found.get("anyOf")
    if not isinstance(choices, list):
        return kept
    rest = [choice for choice in choices if choice != {"type": "null"}]
    return {**kept, **rest[0]} if len(rest) == 1 else {**kept, "anyOf": rest}


def _meaning(said: Mapping[str, object]) -> Json:
    return {word: said[word] for word in ("description", "enum", "pattern") if word in said}
