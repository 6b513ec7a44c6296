"""Our profile HSDS-DE: merge patches (RFC 7396) on the schemas of HSDS 3.1, one file a schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Json = Mapping[str, object]


@cache
def patches() -> Mapping[str, Json]:
    """Return the patches by the name of the schema that they change."""
    folder = files("sozialatlas.exchange.hsds") / "profile"
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
        for file in found
        if file.name.endswith(".json")
    }
