"""The rows that hang on a published thing: phones, hours, languages, topics and so on."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from sozialatlas.directory.kinds import Kind
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Capacity,
    Contact,
    CostOption,
    Language,
    LocalizedText,
    Phone,
    RecordPicture,
    RequiredDocument,
    Schedule,
    ServiceArea,
)
from sozialatlas.directory.references import TERM_MODELS, References
from sozialatlas.directory.translating import mark
from sozialatlas.directory.values import PublishedValues, ServiceValues

BATCH = 400
"""Rows in one INSERT: SQLite allows 32,766 variables in a statement, rows have up to 30."""


WRITTEN_WITH: Mapping[str, str] = {"serves_everywhere": "serves", "language_notes": "languages"}
"""Fields that stand in the rows of another field, and that other one."""


@dataclass(frozen=True)
class Written:
    """A thing that was just written, and its id."""

    id: uuid.UUID
    values: PublishedValues


def replace(
    kind: Kind,
    field: str,
    written: Sequence[Written],
    references: References,
    existing: Collection[uuid.UUID],
) -> None:
    """Make the rows of one field exactly those of the values; only `existing` things have any."""
    if field in WRITTEN_WITH:
        return
    model = _model(kind, field)
    if ids := [each.id for each in written if each.id in existing]:
        model._default_manager.filter(_owned_by(kind, field, ids)).delete()
    made = [row for each in written for row in rows(kind, field, each, references)]
    model._default_manager.bulk_create(made, batch_size=BATCH)


_SIMPLE: Mapping[str, type[models.Model]] = {
    "phones": Phone,
    "contacts": Contact,
    "address": Address,
    "accessibility": Accessibility,
    "cost_options": CostOption,
    "capacities": Capacity,
    "picture": RecordPicture,
}
"""Fields whose values have the columns of their table."""

_SPECIAL: Mapping[str, type[models.Model]] = {
    "required_documents": RequiredDocument,
    "languages": Language,
    "serves": ServiceArea,
    "schedules": Schedule,
    "texts": LocalizedText,
}


def _model(kind: Kind, field: str) -> type[models.Model]:
    if field in TERM_MODELS:
        return _through(kind, field)
    return _SIMPLE.get(field) or _SPECIAL[field]


def _through(kind: Kind, field: str) -> type[models.Model]:
    relation = kind.model._meta.get_field(field)
    assert isinstance(relation, models.ManyToManyField)
    through = relation.remote_field.through
    assert through is not None
    return through


def _owner_column(kind: Kind, field: str) -> str:
    if field in TERM_MODELS:
        return f"{kind.model._meta.model_name}_id"
    return "record_id" if field == "texts" else f"{kind.code}_id"


def _owned_by(kind: Kind, field: str, ids: Sequence[uuid.UUID]) -> models.Q:
    owned = models.Q(**{f"{_owner_column(kind, field)}__in": ids})
    return owned & models.Q(kind=kind.code) if field == "texts" else owned


def rows(
    kind: Kind, field: str, written: Written, references: References
) -> Iterable[models.Model]:
    """Return the rows that say what a thing's values say in one field; nothing is stored."""
    owner = {_owner_column(kind, field): written.id}
    content = getattr(written.values, field)
    if field in TERM_MODELS:
        return _term_rows(kind, field, written, references)
    if field in _SIMPLE:
        items = content if isinstance(content, tuple) else (content,) if content else ()
        return [_SIMPLE[field](**owner, **_columns(item)) for item in items]
    return _BUILDERS[field](kind, written, references)


def _columns(item: object) -> dict[str, object]:
    assert dataclasses.is_dataclass(item)
    return {each.name: getattr(item, each.name) for each in dataclasses.fields(item)}


def _term_rows(
    kind: Kind, field: str, written: Written, references: References
) -> list[models.Model]:
    through = _through(kind, field)
    column = f"{TERM_MODELS[field]._meta.model_name}_id"
    owner = {_owner_column(kind, field): written.id}
    codes = dict.fromkeys(getattr(written.values, field))
    return [
        through(**owner, **{column: references.term(kind, written.values, field, code)})
        for code in codes
    ]


def _documents(_kind: Kind, written: Written, _references: References) -> list[models.Model]:
    assert isinstance(written.values, ServiceValues)
    return [
        RequiredDocument(service_id=written.id, document=text)
        for text in written.values.required_documents
    ]


def _languages(_kind: Kind, written: Written, _references: References) -> list[models.Model]:
    assert isinstance(written.values, ServiceValues)
    codes = dict.fromkeys(written.values.languages)
    notes = {each.code: each.note for each in written.values.language_notes}
    return [Language(service_id=written.id, code=code, note=notes.get(code, "")) for code in codes]


def _service_areas(kind: Kind, written: Written, references: References) -> list[models.Model]:
    values = written.values
    assert isinstance(values, ServiceValues)
    rows: list[models.Model] = [
        ServiceArea(
            service_id=written.id,
            extent=ServiceArea.Extent.AREA,
            area_id=references.area(kind, values, "serves", key),
        )
        for key in dict.fromkeys(values.serves)
    ]
    if values.serves_everywhere:
        rows.append(ServiceArea(service_id=written.id, extent=ServiceArea.Extent.EVERYWHERE))
    return rows


def _schedules(kind: Kind, written: Written, _references: References) -> list[models.Model]:
    owner = {f"{kind.code}_id": written.id}
    return [Schedule.of_rule(rule, owner) for rule in getattr(written.values, "schedules", ())]


def _texts(kind: Kind, written: Written, _references: References) -> list[models.Model]:
    return [
        LocalizedText(
            kind=kind.code,
            record_id=written.id,
            **_columns(text)
            | {"translated_from": text.translated_from or mark(_german(written, text.field))},
        )
        for text in getattr(written.values, "texts", ())
    ]


def _german(written: Written, field: str) -> str:
    text: str = getattr(written.values, field, "")
    return text


_BUILDERS: Mapping[str, Callable[[Kind, Written, References], list[models.Model]]] = {
    "required_documents": _documents,
    "languages": _languages,
    "serves": _service_areas,
    "schedules": _schedules,
    "texts": _texts,
}
