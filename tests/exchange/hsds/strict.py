"""The schemas of HSDS 3.1 as the standard publishes them, made strict: nothing else may be said.

Plain answers are held against the compiled schemas. Answers with our profile are held against the
single schemas with our merge patches, joined where the compiled ones join them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path

import jsonschema_rs

Json = dict[str, object]
PROFILE = Path("src/sozialatlas/exchange/hsds/profile")
_ROOT = "https://schemas.invalid/"


def closed(schema: object) -> object:
    """Return a schema in which each object may hold only what it names."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {word: closed(each) for word, each in schema.items()}
    if isinstance(found.get("properties"), dict) and "additionalProperties" not in found:
        found["additionalProperties"] = False
    return found


def merged(target: object, patch: object) -> object:
    """Return a value with a merge patch applied (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    found = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            found.pop(name, None)
        else:
            found[name] = merged(found.get(name), value)
    return found


class Schemas:
    """The validators for a folder of the standard's schemas."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.plain = cache(self._plain)
        self.german = cache(self._german)

    def errors(self, name: str, found: object, *, is_plain: bool) -> list[str]:
        """Return what is wrong with an answer; `name` is that of a compiled schema."""
        validator = self.plain(name) if is_plain else self.german(name)
        return [
            f"{'/'.join(map(str, error.instance_path))}: {error.message}"[:300]
            for error in validator.iter_errors(found)
        ]

    def _plain(self, name: str) -> jsonschema_rs.Draft202012Validator:
        folder = self.folder / "compiled"
        path = folder / f"{name}.json"
        schema = _read(path if path.exists() else self.folder / f"{name}.json")
        if name == "service_at_location":
            # Asked for alone it is described by the schema of services, which wants these two.
            service = _read(folder / "service.json")["properties"]
            assert isinstance(service, dict)
            for field in ("name", "status"):
                schema["properties"][field] = deepcopy(service[field])  # type: ignore[index]
        return _validator(closed(schema), _resources(self._single()))

    def _german(self, name: str) -> jsonschema_rs.Draft202012Validator:
        schemas = self._single()
        for patch in PROFILE.glob("*.json"):
            found = merged(schemas[patch.stem], _read(patch))
            assert isinstance(found, dict)
            schemas[patch.stem] = found
        for held, by, many in _JOINED:
            one: Json = {"$ref": f"{by}.json"}
            joined = {"type": "array", "items": one} if many else one
            schemas[held]["properties"][many or by] = joined  # type: ignore[index]
        refers = {"$ref": f"{_ROOT}{name.removesuffix('_list')}.json"}
        return _validator(refers, _resources(schemas))

    def _single(self) -> dict[str, Json]:
        """Return the schemas of single tables, which refer to each other by their files."""
        files = (each for each in self.folder.glob("*.json") if each.stem != "openapi")
        return {each.stem: _read(each) for each in files}


# What only the compiled schemas hold; they join it by hand.
_JOINED = (
    ("service_at_location", "service", ""),
    ("organization", "service", "services"),
)


def _resources(schemas: Mapping[str, Json]) -> Mapping[str, object]:
    return {f"{_ROOT}{name}.json": closed(found) for name, found in schemas.items()}


def _validator(
    schema: object, resources: Mapping[str, object]
) -> jsonschema_rs.Draft202012Validator:
    def retrieve(uri: str) -> object:
        return resources[uri]

    return jsonschema_rs.Draft202012Validator(
        _with_base(schema), validate_formats=True, retriever=retrieve
    )


def _with_base(schema: object) -> object:
    return {"$id": f"{_ROOT}asked", **schema} if isinstance(schema, dict) else schema


def _read(path: Path) -> Json:
    found = json.loads(path.read_text("utf-8"))
    assert isinstance(found, dict)
    # A name of the table, which as `$id` would move all references.
    return {word: each for word, each in found.items() if word not in {"name", "path"}}


def each_line(body: bytes) -> Iterator[object]:
    """Yield what stands in the lines of an NDJSON answer."""
    for line in body.splitlines():
        yield json.loads(line)
