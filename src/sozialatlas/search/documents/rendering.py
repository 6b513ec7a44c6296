"""A record as a document of the index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sozialatlas.search import areas, points, standing
from sozialatlas.search.documents import moments
from sozialatlas.search.documents.catalogue import Catalogue, Word
from sozialatlas.search.documents.record import ALWAYS, NEVER_BEFORE, Record, Serves, Whereabouts
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.writer import Fields, Value
from sozialatlas.search.german.analysis import analyse, spellings
from sozialatlas.search.german.collation import packed
from sozialatlas.search.ids import halves
from sozialatlas.search.requests import TYPES


def document(record: Record, catalogue: Catalogue) -> Fields:
    """Return the fields of a record."""
    id_high, id_low = halves(record.id)
    service_high, service_low = halves(record.service_id)
    made: dict[str, Value] = {
        fields.TYPE: record.type,
        fields.KIND: TYPES.index(record.type),
        fields.ID_HIGH: id_high,
        fields.ID_LOW: id_low,
        fields.SERVICE_HIGH: service_high,
        fields.SERVICE_LOW: service_low,
        fields.ORGANIZATION: list(catalogue.organizations.over(record.organization_id)),
        fields.SINCE: record.since,
        fields.UNTIL: record.until,
        fields.FLAG: _flags(record),
        fields.LANGUAGE: list(record.terms.languages),
        fields.COMMITMENT: list(record.terms.commitments),
        fields.AVAILABILITY: list(record.terms.availability),
        fields.ABILITY: list(record.terms.abilities),
        fields.AGE_FROM: record.ages[0],
        fields.AGE_TO: record.ages[1],
        fields.STANDING: _standing(record, catalogue.areas),
        **dict(zip(fields.NAME_ORDER, packed(record.names[0]), strict=True)),
    }
    made |= _words(record, catalogue)
    made |= _terms(record, catalogue)
    made |= _point(record.where)
    made |= _reach(record, catalogue.areas)
    made |= _dates(record, catalogue.now)
    if record.hours:
        made[fields.HOURS] = record.hours
    return made


def _standing(record: Record, tree: areas.AreaTree) -> int:
    where = record.where
    return standing.pack(
        verified_on=record.care.verified_on,
        changed_on=record.care.changed_on,
        is_paused=record.care.is_paused,
        home_key=min(tree.served(where.area_id), default="") if where else "",
    )


def _dates(record: Record, now: dt.datetime) -> dict[str, Value]:
    date = moments.next_date(record.dated, now)
    return {fields.NEXT: date.starts, fields.OVER: date.over}


def _flags(record: Record) -> list[str]:
    given = {
        fields.FREE: record.is_free,
        fields.REMOTE: record.is_by_phone or record.is_online,
        fields.BY_PHONE: record.is_by_phone,
        fields.ONLINE: record.is_online,
        fields.AT_HOME: record.is_at_home,
        fields.IN_PERSON: record.where is not None and record.where.has_door,
        fields.LIMITED: (record.since, record.until) != (NEVER_BEFORE, ALWAYS),
        fields.OUTSIDE: record.where is not None and record.where.is_outside,
    }
    return [flag for flag, is_set in given.items() if is_set]


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says in words: its names, its other texts, and where it is."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    places: tuple[str, ...]


def said(record: Record, catalogue: Catalogue) -> Said:
    """Return the words of a record."""
    terms = record.terms
    taxonomy = (
        *_found(catalogue.topics, terms.topics),
        *_found(catalogue.audiences, terms.audiences),
        *_found(catalogue.life_situations, terms.life_situations),
    )
    return Said(
        names=tuple(filter(None, record.names)),
        texts=tuple(filter(None, (*record.texts, *(word.text for word in taxonomy)))),
        places=tuple(filter(None, record.where.texts if record.where else ())),
    )


def _words(record: Record, catalogue: Catalogue) -> dict[str, Value]:
    told = said(record, catalogue)
    return {
        fields.NAME: " ".join(_terms_of(name, catalogue.names) for name in told.names),
        fields.BODY: " ".join(
            [
                *(_terms_of(text, catalogue.names) for text in told.texts),
                # Who looks for a Heim does not mean Nordheim: names of places stay whole.
                *(_whole_terms_of(place) for place in told.places),
            ]
        ),
        fields.SURFACE: " ".join(_spellings_of(name) for name in told.names),
    }


# Locations of one service, and topics, repeat the same texts thousands of times.
@lru_cache(maxsize=20_000)
def _terms_of(text: str, names: frozenset[str]) -> str:
    return analyse(text, names).text()


@lru_cache(maxsize=20_000)
def _whole_terms_of(text: str) -> str:
    return " ".join(word.whole for word in analyse(text).words)


@lru_cache(maxsize=20_000)
def _spellings_of(name: str) -> str:
    return " ".join(fields.spelling(folded, written) for folded, written in spellings(name))


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
        nowhere = points.NO_POINT
        return {fields.POINT: nowhere, fields.LAT: nowhere, fields.LON: nowhere}
    lat, lon = points.steps(where.lat, where.lon)
    return {
        fields.POINT: points.pack(where.lat, where.lon),
        fields.LAT: lat,
        fields.LON: lon,
    }


def _reach(record: Record, tree: areas.AreaTree) -> dict[str, Value]:
    where = record.where
    serves = _served(record.serves, where, tree)
    located = tree.served(where.area_id) if where is not None else frozenset()
    reach = tree.without_covered(serves | located)
    return {
        fields.SERVES: sorted(serves),
        fields.HOME: sorted(located),
        fields.REACH: sorted(reach),
        fields.REACH_SOCIAL: sorted(_socials(serves, located, where, tree)),
    }


def _served(serves: Serves, where: Whereabouts | None, tree: areas.AreaTree) -> frozenset[str]:
    if serves.is_everywhere or (where is None and not serves.area_ids):
        # Without a place and without an area, nothing else could ever find it.
        return frozenset({areas.EVERYWHERE})
    codes = frozenset().union(*(tree.served(area_id) for area_id in serves.area_ids))
    return tree.without_covered(codes)


def _socials(
    serves: frozenset[str],
    located: frozenset[str],
    where: Whereabouts | None,
    tree: areas.AreaTree,
) -> frozenset[str]:
    """Return the social areas that a record serves or lies in, or what stands for all of them.

    What lies inside a served area is left out: it would be counted twice.
    """
    served = tree.socials(serves)
    if areas.EVERYWHERE in served:
        return frozenset({areas.EVERYWHERE})
    own = {where.social_key} if where and where.social_key else tree.socials(located)
    if where is None or not served.intersection(tree.roof(where.area_id)):
        return served | own
    return served - own
