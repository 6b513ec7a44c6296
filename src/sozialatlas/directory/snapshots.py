"""Reads a thing back from its tables as values: what it says at this moment."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from sozialatlas.directory.kinds import KIND_OF_MODEL, REFERENCES, VERIFICATION, Kind
from sozialatlas.directory.models import (
    Address,
    LocalizedText,
    Location,
    Published,
    RecordPicture,
    Service,
    ServiceArea,
)
from sozialatlas.directory.references import BY_ID, TERM_MODELS
from sozialatlas.directory.values import (
    AccessibilityValues,
    AddressValues,
    CapacityValues,
    ContactValues,
    CostValues,
    LanguageNoteValues,
    PhoneValues,
    PictureValues,
    PublishedValues,
    TextValues,
)


def snapshot(thing: Published) -> PublishedValues:
    """Return all that a thing says; its links name ids, not the keys of a source."""
    kind = KIND_OF_MODEL[type(thing)]
    row: dict[str, object] = {"key": f"{BY_ID}{thing.pk}"}
    row |= {name: getattr(thing, name) for name in VERIFICATION}
    row |= {name: _tuple(getattr(thing, name)) for name in kind.plain}
    row |= {name: _reference(thing, name) for name in kind.references}
    row |= {name: _child(kind, thing, name) for name in kind.children}
    return kind.values(**row)  # type: ignore[arg-type]  # -- each column has the field's type


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _reference(thing: Published, name: str) -> str:
    column, target = REFERENCES[name]
    found = getattr(thing, column)
    if found is None:
        return ""
    return (
        getattr(thing, column.removesuffix("_id")).key if target == "area" else f"{BY_ID}{found}"
    )


_COLUMNS: Mapping[str, type] = {
    "phones": PhoneValues,
    "contacts": ContactValues,
    "accessibility": AccessibilityValues,
    "cost_options": CostValues,
    "capacities": CapacityValues,
}


def _child(kind: Kind, thing: Published, name: str) -> object:
    if name in TERM_MODELS:
        return tuple(getattr(thing, name).order_by("code").values_list("code", flat=True))
    if name in _COLUMNS:
        rows = getattr(thing, name).order_by("pk")
        return tuple(_values(_COLUMNS[name], row) for row in rows)
    if name == "texts":
        return _texts(kind, thing)
    return _READERS[name](thing)


def _values(values: type, row: object) -> object:
    names = (field.name for field in dataclasses.fields(values))
    return values(**{name: getattr(row, name) for name in names})


def _address(thing: Published) -> AddressValues | None:
    assert isinstance(thing, Location)
    row = Address.objects.filter(location=thing).first()
    found = _values(AddressValues, row) if row else None
    assert found is None or isinstance(found, AddressValues)
    return found


def _picture(thing: Published) -> PictureValues | None:
    row = RecordPicture.objects.filter(**{KIND_OF_MODEL[type(thing)].code: thing}).first()
    found = _values(PictureValues, row) if row else None
    assert found is None or isinstance(found, PictureValues)
    return found


def _schedules(thing: Published) -> tuple[object, ...]:
    schedules = getattr(thing, "schedules", None)
    return tuple(row.rule for row in schedules.order_by("pk")) if schedules else ()


def _documents(thing: Published) -> tuple[str, ...]:
    assert isinstance(thing, Service)
    return tuple(thing.required_documents.order_by("pk").values_list("document", flat=True))


def _languages(thing: Published) -> tuple[str, ...]:
    assert isinstance(thing, Service)
    return tuple(thing.languages.order_by("code").values_list("code", flat=True))


def _language_notes(thing: Published) -> tuple[LanguageNoteValues, ...]:
    assert isinstance(thing, Service)
    rows = thing.languages.exclude(note="").order_by("code")
    return tuple(LanguageNoteValues(code=row.code, note=row.note) for row in rows)


def _serves(thing: Published) -> tuple[str, ...]:
    assert isinstance(thing, Service)
    rows = thing.service_areas.filter(extent=ServiceArea.Extent.AREA)
    return tuple(rows.order_by("area__key").values_list("area__key", flat=True))


def _serves_everywhere(thing: Published) -> bool:
    assert isinstance(thing, Service)
    return thing.service_areas.filter(extent=ServiceArea.Extent.EVERYWHERE).exists()


def _texts(kind: Kind, thing: Published) -> tuple[object, ...]:
    rows = LocalizedText.objects.filter(kind=kind.code, record_id=thing.pk)
    return tuple(_values(TextValues, row) for row in rows.order_by("field", "language"))


_READERS: Mapping[str, Callable[[Published], object]] = {
    "address": _address,
    "picture": _picture,
    "schedules": _schedules,
    "required_documents": _documents,
    "languages": _languages,
    "language_notes": _language_notes,
    "serves": _serves,
    "serves_everywhere": _serves_everywhere,
}
