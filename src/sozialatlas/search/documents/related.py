"""Rows that belong to many things at once, gathered by owner: one query a table."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from django.db.models import Model, QuerySet

from sozialatlas.directory.models import (
    Accessibility,
    Answer,
    Language,
    LocalizedText,
    ServiceArea,
)
from sozialatlas.search.documents.record import Serves

Key = TypeVar("Key")
Row = TypeVar("Row")
Owner = TypeVar("Owner", bound=Model)
Ids = Collection[uuid.UUID]


def gathered(pairs: Iterable[tuple[Key, Row]]) -> Mapping[Key, tuple[Row, ...]]:
    """Return rows by owner; an owner without rows has an empty tuple."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for owner, row in pairs:
        found[owner].append(row)
    return _Rows({owner: tuple(rows) for owner, rows in found.items()})


class _Rows(dict[Key, tuple[Row, ...]]):
    def __missing__(self, _owner: Key) -> tuple[Row, ...]:
        return ()


def terms(owners: QuerySet[Owner], name: str) -> Mapping[uuid.UUID, tuple[int, ...]]:
    """Return the rows of the taxonomy that things carry under a name."""
    carrying = owners.filter(**{f"{name}__isnull": False}).order_by("pk", name)
    return gathered(carrying.values_list("pk", name))


def languages(service_ids: Ids) -> Mapping[uuid.UUID, tuple[str, ...]]:
    """Return the language codes of services."""
    rows = Language.objects.filter(service__in=service_ids).order_by("service_id", "code")
    return gathered(rows.values_list("service_id", "code"))


def features(location_ids: Ids) -> Mapping[uuid.UUID, tuple[str, ...]]:
    """Return what helps to come in at locations; only what is known to be there."""
    rows = Accessibility.objects.filter(location__in=location_ids, answer=Answer.YES)
    return gathered(rows.order_by("location_id", "feature").values_list("location_id", "feature"))


def translations(thing_ids: Ids) -> Mapping[uuid.UUID, tuple[str, ...]]:
    """Return the texts of things in other languages."""
    rows = LocalizedText.objects.filter(record_id__in=thing_ids).order_by("record_id", "pk")
    return gathered(rows.values_list("record_id", "text"))


def served(service_ids: Ids) -> Mapping[uuid.UUID, Serves]:
    """Return whom services reach; a service that says nothing of it is missing."""
    rows = ServiceArea.objects.filter(service__in=service_ids).order_by("service_id", "pk")
    by_service = gathered(
        (service, (extent, area)) for service, extent, area in
        rows.values_list("service_id", "extent", "area_id")
    )  # fmt: skip
    return {service: _serves(extents) for service, extents in by_service.items()}


def _serves(extents: Iterable[tuple[str, int | None]]) -> Serves:
    given = tuple(extents)
    return Serves(
        area_ids=tuple(area for _, area in given if area is not None),
        is_everywhere=any(extent == ServiceArea.Extent.EVERYWHERE for extent, _ in given),
    )
