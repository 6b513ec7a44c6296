"""The real OSM sample as a corpus: a record is right where its tags fulfil a rule of a query.

A rule is `key=value;other` (one of the values, as the tag has it between semicolons) or
`key~text` (the tag contains the text); rules of a query are joined by `|`.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import os
from collections.abc import Mapping
from contextlib import redirect_stderr
from pathlib import Path

from django.core.management import call_command

from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.search import actions
from tests.search.relevance import corpus
from tests.search.relevance.corpus import Entry
from tests.search.relevance.tables import FOLDER, Query

SAMPLE = Path("offers/osm_poi_named_sample.geojson")
Tags = Mapping[str, str]


def load(test_data: Path) -> None:
    """Import the sample into the empty installation of this process, and index it."""
    call_command("migrate", verbosity=0)
    with Path(os.devnull).open("w") as nowhere, redirect_stderr(nowhere):
        call_command("import_services", test_data / SAMPLE, source="osm", stdout=nowhere)
        actions.reindex()


def queries() -> list[Query]:
    """Return the queries; their rules stand where others have topics."""
    with (FOLDER / "osm.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Query(row["id"], row["kind"], row["query"], frozenset(row["filter"].split("|")), None)
        for row in rows
    ]


def entries(test_data: Path) -> list[Entry]:
    """Return the records; each carries the rules that its tags fulfil."""
    tags = _tags(test_data / SAMPLE)
    keys = {
        str(row.pk): row.source_key for row in ServiceAtLocation.objects.only("pk", "source_key")
    }
    rules = {rule for query in queries() for rule in query.topics}
    return [
        dataclasses.replace(
            entry,
            topics=frozenset(rule for rule in rules if fulfils(tags[keys[entry.id]], rule)),
        )
        for entry in corpus.entries()
    ]


def fulfils(tags: Tags, rule: str) -> bool:
    """Return whether tags fulfil one rule."""
    if "~" in rule:
        key, _, text = rule.partition("~")
        return text.lower() in tags.get(key, "").lower()
    key, _, values = rule.partition("=")
    return not set(values.split(";")).isdisjoint(tags.get(key, "").split(";"))


def _tags(path: Path) -> dict[str, Tags]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {str(one["properties"]["_osmid"]): one["properties"] for one in features}
