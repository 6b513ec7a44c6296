"""Checks the contents of one thing: lengths, markup, codes, dates."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from django.db.models import CharField, Model

from sozialatlas.core.invisible import CONTROL
from sozialatlas.directory import recurrence_rule
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Audience,
    Capacity,
    Contact,
    CostOption,
    Language,
    LifeSituation,
    LocalizedText,
    Phone,
    RequiredDocument,
    Topic,
)
from sozialatlas.directory.models.volunteering import Ability, Availability
from sozialatlas.directory.values import (
    AccessibilityValues,
    AddressValues,
    CapacityValues,
    ContactValues,
    CostValues,
    EventValues,
    LocationValues,
    PhoneValues,
    PublishedValues,
    ServiceValues,
    TextValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.places.models import Area

Child = (
    AccessibilityValues
    | AddressValues
    | CapacityValues
    | ContactValues
    | CostValues
    | PhoneValues
    | TextValues
)

KEY_LENGTH = 200
# Some write 999 for "without end"; the column holds more, but not all that a cell may say.
_MOST_YEARS = 999
_NAMES = frozenset({"name", "alternate_name", "summary", "legal_status"})
_REQUIRED = dict.fromkeys(("organization", "service", "event", "volunteer_role"), ("name",))
_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!]|&(#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
_NAMES_OF: Mapping[type, tuple[str, ...]] = {
    values: tuple(field.name for field in dataclasses.fields(values))
    for values in (*(kind.values for kind in KIND_OF.values()), *get_args(Child))
}
_CHILDREN: Mapping[type, type[Model]] = {
    AccessibilityValues: Accessibility,
    AddressValues: Address,
    CapacityValues: Capacity,
    ContactValues: Contact,
    CostValues: CostOption,
    PhoneValues: Phone,
    TextValues: LocalizedText,
}


@dataclass(frozen=True)
class Codes:
    """The codes that an import may name."""

    topics: frozenset[str]
    audiences: frozenset[str]
    life_situations: frozenset[str]
    areas: frozenset[str]

    @classmethod
    def load(cls) -> Codes:
        """Read them from the database."""
        return cls(
            frozenset(Topic.objects.values_list("code", flat=True)),
            frozenset(Audience.objects.values_list("code", flat=True)),
            frozenset(LifeSituation.objects.values_list("code", flat=True)),
            frozenset(Area.objects.filter(valid_to=None).values_list("key", flat=True)),
        )


def check(values: PublishedValues, kind: str, codes: Codes) -> None:
    """Raise `CellError` for what makes the whole thing unusable."""
    _check_key(values.key)
    for name in _REQUIRED.get(kind, ()):
        if not getattr(values, name).strip():
            raise CellError(name, Reason.MISSING)
    _check_texts(values, kind)
    _check_children(values)
    _check_dates(values)
    if isinstance(values, ServiceValues):
        _check_service(values, codes)
    if isinstance(values, LocationValues):
        _check_country(values)
    if isinstance(values, EventValues | VolunteerRoleValues):
        _check_codes("topics", values.topics, codes.topics)
        _check_codes("audiences", values.audiences, codes.audiences)
    if isinstance(values, VolunteerRoleValues):
        _check_codes("availability", values.availability, frozenset(Availability.values))
        _check_codes("abilities", values.abilities, frozenset(Ability.values))
    if isinstance(values, EventValues):
        _check_event(values)


def _check_event(values: EventValues) -> None:
    if values.ends_at is not None and values.ends_at <= values.starts_at:
        raise CellError("ends_at", Reason.ENDS_FIRST, f"{values.ends_at:%Y-%m-%d %H:%M}")
    try:
        if values.rrule:
            recurrence_rule.parse(values.rrule)
    except recurrence_rule.RecurrenceError as error:
        raise CellError("rrule", Reason.BAD_RRULE, str(error)[:80]) from error


def _check_codes(field: str, given: tuple[str, ...], known: frozenset[str]) -> None:
    for code in given:
        if code not in known:
            raise CellError(field, Reason.UNKNOWN_CODE, code[:60])


def _check_key(key: str) -> None:
    # "id:" names a row of the database itself, which is not a source's to name.
    if not key.strip() or key.startswith("id:"):
        raise CellError("key", Reason.BAD_KEY, key[:40])
    if len(key) > KEY_LENGTH:
        raise CellError("key", Reason.TOO_LONG, f"{len(key)} > {KEY_LENGTH}")
    if CONTROL.search(key):
        raise CellError("key", Reason.CONTROL_CHARACTER)


def _check_texts(values: PublishedValues, kind: str) -> None:
    limits, choices = _columns(KIND_OF[kind].model)
    for name, text in _texts(values):
        _check_text(name, text, limits.get(name))
        if name in _NAMES and (markup := _HTML.search(text)):
            raise CellError(name, Reason.HTML, text[markup.start() :][:40])
        if name in choices and text not in choices[name]:
            raise CellError(name, Reason.BAD_CHOICE, text[:40])


def _check_text(name: str, text: str, limit: int | None) -> None:
    if limit is not None and len(text) > limit:
        raise CellError(name, Reason.TOO_LONG, f"{len(text)} > {limit}")
    if CONTROL.search(text):
        raise CellError(name, Reason.CONTROL_CHARACTER)


def _check_children(values: PublishedValues) -> None:
    for name, child in _children(values):
        limits, choices = _columns(_CHILDREN[type(child)])
        for field, text in _texts(child):
            _check_text(f"{name}.{field}", text, limits.get(field))
            if field in choices and text not in choices[field]:
                raise CellError(f"{name}.{field}", Reason.BAD_CHOICE, text[:40])


def _check_dates(values: PublishedValues) -> None:
    first, last = values.visible_from, values.visible_to
    if first and last and first > last:
        raise CellError("visible_from", Reason.DATES, f"{first} > {last}")


def _check_service(values: ServiceValues, codes: Codes) -> None:
    for field, known in (
        ("topics", codes.topics),
        ("audiences", codes.audiences),
        ("life_situations", codes.life_situations),
        ("serves", codes.areas),
    ):
        _check_codes(field, getattr(values, field), known)
    low, high = values.minimum_age, values.maximum_age
    for field, age in (("minimum_age", low), ("maximum_age", high)):
        if age is not None and age > _MOST_YEARS:
            raise CellError(field, Reason.BAD_NUMBER, str(age))
    if low is not None and high is not None and low > high:
        raise CellError("minimum_age", Reason.AGES, f"{low} > {high}")
    code_length = _columns(Language)[0]["code"]
    document_length = _columns(RequiredDocument)[0]["document"]
    for text in values.languages:
        _check_text("languages", text, code_length)
    for text in values.required_documents:
        _check_text("required_documents", text, document_length)


def _check_country(values: LocationValues) -> None:
    countries = {values.country, values.address.country if values.address else values.country}
    for country in countries:
        if not re.fullmatch(r"([A-Z]{2})?", country):
            raise CellError("country", Reason.BAD_CHOICE, country[:40])


def _texts(values: PublishedValues | Child) -> Iterator[tuple[str, str]]:
    for name in _NAMES_OF[type(values)]:
        text = getattr(values, name)
        if isinstance(text, str):
            yield name, text


def _children(values: PublishedValues) -> Iterator[tuple[str, Child]]:
    for name in _NAMES_OF[type(values)]:
        value = getattr(values, name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Child):
                yield name, child


@cache
def _columns(model: type[Model]) -> tuple[dict[str, int], dict[str, frozenset[str]]]:
    """Return the longest text and the allowed codes of the columns of a table."""
    texts = [field for field in model._meta.concrete_fields if isinstance(field, CharField)]
    limits = {field.name: field.max_length for field in texts if field.max_length}
    choices = {
        field.name: frozenset(str(code) for code, _ in field.flatchoices)
        | frozenset({""} if field.blank else ())
        for field in texts
        if field.choices
    }
    return limits, choices
