"""A record as a document of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache

from sozialatlas.search import areas, points
from sozialatlas.search.documents import moments
from sozialatlas.search.documents.catalogue import Catalogue, Word
from sozialatlas.search.documents.record import ALWAYS, NEVER_BEFORE, Record, Serves, Whereabouts
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.writer import Fields, Value
from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.ids import halves
from sozialatlas.search.requests import TYPES


def document(record: Record, catalogue: Catalogue) -> Fields:
    """Return the fields of a record."""
    id_high, id_low = halves(record.id)
    service_high, service_low = halves(record.service_id)
    made: dict[str, Value] = {
        fields.ID: str(record.id),
        fields.TYPE: record.type,
        fields.KIND: TYPES.index(record.type),
        fields.ID_HIGH: id_high,
        fields.ID_LOW: id_low,
        fields.SERVICE_HIGH: service_high,
        fields.SERVICE_LOW: service_low,
        fields.SINCE: record.since,
        fields.UNTIL: record.until,
        fields.FLAG: _flags(record),
        fields.LANGUAGE: list(record.terms.languages),
    }
    made |= _words(record, catalogue)
    made |= _terms(record, catalogue)
    made |= _point(record.where)
    made |= _reach(record, catalogue.areas)
    made |= _dates(record, catalogue.now)
    if record.hours:
        made[fields.HOURS] = record.hours
    return made


def _dates(record: Record, now: dt.datetime) -> dict[str, Value]:
    date = moments.next_date(record.dated, now)
    return {fields.NEXT: date.starts, fields.OVER: date.over}


def _flags(record: Record) -> list[str]:
    given = {
        fields.FREE: record.is_free,
        fields.REMOTE: record.is_remote,
        fields.AT_HOME: record.is_at_home,
        fields.LIMITED: (record.since, record.until) != (NEVER_BEFORE, ALWAYS),
        fields.OUTSIDE: record.where is not None and record.where.is_outside,
    }
    return [flag for flag, is_set in given.items() if is_set]


def said(record: Record, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Return what a record says in words: its names, and all its other texts."""
    place = record.where.texts if record.where else ()
    terms = record.terms
    taxonomy = (
        *_found(catalogue.topics, terms.topics),
        *_found(catalogue.audiences, terms.audiences),
        *_found(catalogue.life_situations, terms.life_situations),
    )
    texts = (*record.texts, *place, *(word.text for word in taxonomy))
    return [name for name in record.names if name], [text for text in texts if text]


def _words(record: Record, catalogue: Catalogue) -> dict[str, Value]:
    names, texts = said(record, catalogue)
    in_names, surfaces = _analysed(names)
    return {fields.NAME: in_names, fields.BODY: _analysed(texts)[0], fields.SURFACE: surfaces}


def _analysed(texts: Iterable[str]) -> tuple[str, str]:
    pairs = [_analysed_text(text) for text in texts]
    return " ".join(pair[0] for pair in pairs), " ".join(pair[1] for pair in pairs)


@lru_cache(maxsize=20_000)
def _analysed_text(text: str) -> tuple[str, str]:
    # Locations of one service, and topics, repeat the same texts thousands of times.
    terms = analyse(text)
    return terms.text(), terms.surfaces()


def _found(words: Mapping[int, Word], row_ids: Iterable[int]) -> list[Word]:
    return [words[row_id] for row_id in row_ids if row_id in words]


def _terms(record: Record, catalogue: Catalogue) -> dict[str, Value]:
    terms = record.terms
    return {
        fields.TOPIC: _codes(_found(catalogue.topics, terms.topics)),
        fields.AUDIENCE: _codes(_found(catalogue.audiences, terms.audiences)),
        fields.LIFE_SITUATION: _codes(_found(catalogue.life_situations, terms.life_situations)),
        fields.ACCESSIBILITY: list(record.where.accessibility) if record.where else [],
    }


def _codes(words: Iterable[Word]) -> list[str]:
    return sorted({code for word in words for code in word.codes})


def _point(where: Whereabouts | None) -> dict[str, Value]:
    if where is None or where.lat is None or where.lon is None:
        return {fields.POINT: points.NO_POINT}
    return {
        fields.POINT: points.pack(where.lat, where.lon),
        fields.LAT: where.lat,
        fields.LON: where.lon,
    }


def _reach(record: Record, tree: areas.AreaTree) -> dict[str, Value]:
    where = record.where
    serves = _served(record.serves, where, tree)
    located = tree.served(where.area_id) if where is not None else frozenset()
    socials = tree.socials(serves)
    socials |= {where.social_key} if where and where.social_key else tree.socials(located)
    reach = tree.without_covered(serves | located)
    return {
        fields.SERVES: sorted(serves),
        fields.REACH: sorted(reach),
        fields.REACH_SOCIAL: sorted(_without_covered_socials(socials, where, tree)),
    }


def _served(serves: Serves, where: Whereabouts | None, tree: areas.AreaTree) -> frozenset[str]:
    if serves.is_everywhere or (where is None and not serves.area_ids):
        # Without a place and without an area, nothing else could ever find it.
        return frozenset({areas.EVERYWHERE})
    codes = frozenset().union(*(tree.served(area_id) for area_id in serves.area_ids))
    return tree.without_covered(codes)


def _without_covered_socials(
    socials: frozenset[str], where: Whereabouts | None, tree: areas.AreaTree
) -> frozenset[str]:
    if areas.EVERYWHERE in socials:
        return frozenset({areas.EVERYWHERE})
    if where is None or not socials.intersection(tree.roof(where.area_id)):
        return socials
    return socials - {where.social_key}
