"""Turns the keys of a source into the ids of rows, with few queries."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sozialatlas.directory.errors import UnknownReference
from sozialatlas.directory.kinds import GROUP_OF, REFERENCES, Kind
from sozialatlas.directory.models import Audience, LifeSituation, MergedRecord, Topic
from sozialatlas.directory.values import PublishedValues, ServiceValues, stable_id
from sozialatlas.places.models import Area

BY_ID = "id:"
"""A key that begins so holds the id itself: for things that no source knows."""

TERM_MODELS = {"topics": Topic, "audiences": Audience, "life_situations": LifeSituation}


def id_of(source: str, kind: str, key: str) -> uuid.UUID:
    """Return the id behind a key of a source, or behind an explicit id."""
    if key.startswith(BY_ID):
        return uuid.UUID(key.removeprefix(BY_ID))
    return stable_id(source, kind, key)


@dataclass(frozen=True)
class References:
    """What the keys and codes of a batch stand for; unknown ones raise `UnknownReference`."""

    source: str
    areas: Mapping[str, int]
    terms: Mapping[str, Mapping[str, int]]
    merged: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)

    @classmethod
    def load(cls, source: str, batch: Iterable[PublishedValues]) -> References:
        """Read the areas that the batch names, the taxonomy, and what went into other things."""
        keys = {key for values in batch for key in _area_keys(values)}
        terms = {
            field: dict(model._default_manager.values_list("code", "pk"))
            for field, model in TERM_MODELS.items()
        }
        areas = Area.objects.filter(key__in=keys, valid_to=None).values_list("key", "pk")
        merged = MergedRecord.objects.standing().order_by("pk").values_list("old_id", "new_id")
        return cls(source, dict(areas), terms, dict(merged))

    def columns(
        self, kind: Kind, values: PublishedValues, kept: Collection[str] = ()
    ) -> dict[str, object]:
        """Return the columns of a row and their values, but for the groups that are kept."""
        plain = (name for name in kind.plain if GROUP_OF[name] not in kept)
        row = {name: _plain(getattr(values, name)) for name in plain}
        for name in kind.references:
            column, target = REFERENCES[name]
            if GROUP_OF[name] not in kept:
                row[column] = self._target(kind, values, name, target)
        return row

    def area(self, kind: Kind, values: PublishedValues, field: str, key: str) -> int:
        """Return the id of the area that bears a key today."""
        if key not in self.areas:
            raise UnknownReference(kind=kind.code, key=values.key, field=field, target=key)
        return self.areas[key]

    def term(self, kind: Kind, values: PublishedValues, field: str, code: str) -> int:
        """Return the id of a topic, audience or life situation."""
        if code not in self.terms[field]:
            raise UnknownReference(kind=kind.code, key=values.key, field=field, target=code)
        return self.terms[field][code]

    def _target(
        self, kind: Kind, values: PublishedValues, field: str, target: str
    ) -> uuid.UUID | int | None:
        key = getattr(values, field)
        if not key:
            return None
        if target == "area":
            return self.area(kind, values, field, key)
        return self._standing(id_of(self.source, target, key))

    def _standing(self, thing: uuid.UUID) -> uuid.UUID:
        """Return what a thing went into: a source still names it as before."""
        while thing in self.merged:
            thing = self.merged[thing]
        return thing


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _area_keys(values: PublishedValues) -> Iterable[str]:
    yield getattr(values, "municipality_key", "")
    yield getattr(values, "social_area_key", "")
    if isinstance(values, ServiceValues):
        yield from values.serves
