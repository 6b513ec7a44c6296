"""The collections of features: what they hold, what they can be asked for, and some of each."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from shapely.geometry import shape

from sozialatlas.directory.cards import EVENT, SERVICE, VOLUNTEER_ROLE
from sozialatlas.exchange import open_records
from sozialatlas.exchange.ogc.asking import Asked
from sozialatlas.exchange.ogc.crs import Geometry, moved
from sozialatlas.exchange.open_records import Wanted
from sozialatlas.exchange.opendata.columns import Cell, Row
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables import DATASETS, DataSet


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing on the map; what is unknown of it is left out."""

    id: str
    geometry: Geometry | None
    properties: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of features, and how many there are in all."""

    total: int
    features: Sequence[Feature]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A data set as features; `queryables` name what it can be narrowed by, with their types."""

    dataset: DataSet
    queryables: Mapping[str, str]
    find: Callable[[Asked, Source], tuple[int, Iterable[Row]]]
    one: Callable[[str, Source], Iterable[Row]]
    has_time: bool = False

    @property
    def code(self) -> str:
        """The word by which it is asked for."""
        return self.dataset.code


def page(collection: Collection, asked: Asked, source: Source) -> Found:
    """Return a page of a collection."""
    total, rows = collection.find(asked, source)
    return Found(total, [_feature(collection.dataset, row, asked.crs) for row in rows])


def single(collection: Collection, key: str, crs: str, source: Source) -> Feature | None:
    """Return one feature; None where there is none."""
    rows = collection.one(key, source)
    return next((_feature(collection.dataset, row, crs) for row in rows), None)


def _feature(dataset: DataSet, row: Row, crs: str) -> Feature:
    told = zip(dataset.fields, row.cells, strict=True)
    said = {field.name: cell for field, cell in told if cell is not None}
    return Feature(str(row.cells[0]), moved(row.geometry, crs), said)


def _of_records(record_type: str, asked: Asked, source: Source) -> tuple[int, Iterable[Row]]:
    wanted = _wanted(record_type, asked)
    keys = open_records.ids(wanted, source.now.today)
    return len(keys), _pick(record_type, source, keys[asked.offset : asked.offset + asked.limit])


def _record(record_type: str, key: str, source: Source) -> Iterator[Row]:
    try:
        record = uuid.UUID(key)
    except ValueError:
        return
    keys = open_records.known([record], record_type, source.now.today)
    yield from _pick(record_type, source, keys)


def _pick(record_type: str, source: Source, keys: Sequence[uuid.UUID]) -> Iterator[Row]:
    pick = _DATASET_OF[record_type].pick
    assert pick is not None
    return pick(source, keys)


def _wanted(record_type: str, asked: Asked) -> Wanted:
    said = asked.filters
    organization = said.get("organization_id")
    online = said.get("is_online")
    return Wanted(
        type=record_type,
        bbox=asked.bbox,
        topics=_choice(said.get("topic_codes")),
        municipalities=_choice(said.get("municipality_key")),
        organizations=(uuid.UUID(organization),) if organization else (),
        is_free=said.get("is_free", ""),
        is_online=None if online is None else online == "true",
        during=asked.span if record_type == EVENT else None,
    )


def _choice(text: str | None) -> tuple[str, ...]:
    return () if text is None else (text,)


def _of_areas(asked: Asked, source: Source) -> tuple[int, Iterable[Row]]:
    names = [field.name for field in _AREAS.fields]
    rows = [row for row in _AREAS.rows(source) if _fits(row, names, asked)]
    return len(rows), rows[asked.offset : asked.offset + asked.limit]


def _fits(row: Row, names: Sequence[str], asked: Asked) -> bool:
    said = dict(zip(names, row.cells, strict=True))
    if any(said[name] != value for name, value in asked.filters.items()):
        return False
    if (box := asked.bbox) is None:
        return True
    if row.geometry is None:
        return False
    west, south, east, north = shape(dict(row.geometry)).bounds
    return bool(
        west <= box.east and east >= box.west and south <= box.north and north >= box.south
    )


def _area(key: str, source: Source) -> Iterator[Row]:
    return (row for row in _AREAS.rows(source) if row.cells[0] == key)


_AREAS = DATASETS["areas"]
_DATASET_OF: Mapping[str, DataSet] = {
    SERVICE: DATASETS["services"],
    EVENT: DATASETS["events"],
    VOLUNTEER_ROLE: DATASETS["volunteer-roles"],
}
_TERMS = {"topic_codes": "string", "municipality_key": "string", "organization_id": "uuid"}
_MORE: Mapping[str, Mapping[str, str]] = {
    SERVICE: {"is_free": "string", "is_online": "boolean"},
    EVENT: {"is_free": "string", "is_online": "boolean"},
    VOLUNTEER_ROLE: {"is_online": "boolean"},
}
COLLECTIONS: Mapping[str, Collection] = {
    each.code: each
    for each in (
        *(
            Collection(
                dataset=dataset,
                queryables={**_TERMS, **_MORE[record_type]},
                find=partial(_of_records, record_type),
                one=partial(_record, record_type),
                has_time=record_type == EVENT,
            )
            for record_type, dataset in _DATASET_OF.items()
        ),
        Collection(
            dataset=_AREAS,
            queryables={"kind": "string", "key": "string", "parent_key": "string"},
            find=_of_areas,
            one=_area,
        ),
    )
}
"""The collections by the words of their addresses."""
