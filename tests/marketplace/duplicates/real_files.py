"""The real files as entries, and the labels that people gave to pairs of their rows."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sozialatlas.exchange.importers import table
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.hsds.reader import HsdsSource
from sozialatlas.exchange.importers.osm.reader import OsmSource
from sozialatlas.exchange.importers.table.reader import TableSource
from sozialatlas.marketplace.duplicates.evidence import Entry
from tests.marketplace.duplicates import packages
from tests.marketplace.duplicates.measuring import Label, Rightness, measured

LABELS = Path(__file__).with_name("labelled_real.csv")
_HSDS = "offers/hsds_export"
_OSM = "offers/osm_poi_named_sample.geojson"
_USTER = "offers/uster_angebote_kjf.csv"
_KIND = {"organization": "organization", "location": "location", "record": "service"}


@dataclass(frozen=True, slots=True)
class Part:
    """The labelled pairs of one half, by the file in which they stand."""

    same: Mapping[str, list[Label]]
    other: Mapping[str, list[Label]]


def labels(part: str) -> Part:
    """Return the pairs of a half: `development` or `checking`."""
    same: defaultdict[str, list[Label]] = defaultdict(list)
    other: defaultdict[str, list[Label]] = defaultdict(list)
    with LABELS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["part"] == part:
                label = (_KIND[row["kind"]], row["first"], row["second"])
                into = same if row["label"] == "same" else other
                into[_source(row["first_file"])].append(label)
    return Part(same, other)


def _source(path: str) -> str:
    return _HSDS if path.startswith(_HSDS) else path


@cache
def entries(folder: Path) -> dict[str, dict[str, list[Entry]]]:
    """Return the entries of each file, by kind."""
    mappings = Path(table.__file__).parent / "mappings"
    uster = TableSource().read(folder / _USTER, mappings / "uster_kjf.toml")
    return {
        _HSDS: packages.entries(HsdsSource().read(folder / _HSDS, None).package),
        _OSM: packages.entries(OsmSource().read(folder / _OSM, None).package),
        _USTER: _by_row(uster),
    }


def _by_row(read: ReadResult) -> dict[str, list[Entry]]:
    """Return entries whose ids are the rows in which they stand, the first below the header 1."""
    return {
        kind: [replace(each, id=str(read.origin_of(kind, each.id).row - 1)) for each in some]
        for kind, some in packages.entries(read.package).items()
    }


def measured_part(folder: Path, part: str) -> Rightness:
    """Return how right the finder is about all labelled pairs of a half, the files together."""
    given = labels(part)
    right = told = count = 0
    wrong: list[Label] = []
    missed: list[Label] = []
    for file, kinds in entries(folder).items():
        same, other = given.same.get(file, []), given.other.get(file, [])
        one = measured(kinds, same, other)
        right += len(same) - len(one.missed)
        told += len(same) - len(one.missed) + len(one.wrong)
        count += len(same)
        wrong += one.wrong
        missed += one.missed
    return Rightness(right / told, right / count, tuple(wrong), tuple(missed))
