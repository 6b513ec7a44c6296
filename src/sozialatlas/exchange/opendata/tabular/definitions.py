"""The tables of the package: which shape each holds, and which ids lead to other tables.

Names and paths are those of HSDS 3.1 (Open Referral, datapackage.json, 2024). Columns are the
fields of our shapes that hold one value each, those of the profile HSDS-DE too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec
from msgspec.inspect import multi_type_info

from sozialatlas.exchange.hsds import shapes
from sozialatlas.exchange.hsds.shapes.base import Shape

UNIT = "unit"
# Of a required field that nobody filled in HSDS takes an empty text; in a table it is no value.
_MAY_BE_EMPTY = frozenset(
    {"description", "address_1", "city", "state_province", "postal_code", "link_id"}
)
_TYPES: Mapping[type[msgspec.inspect.Type], str] = {
    msgspec.inspect.StrType: "string",
    msgspec.inspect.IntType: "integer",
    msgspec.inspect.FloatType: "number",
    msgspec.inspect.BoolType: "boolean",
}
_DAYS = {"date": "date", "date-time": "datetime"}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its name, type and format of Table Schema, and whether it is never empty."""

    name: str
    kind: str
    format: str = ""
    is_required: bool = False

    def described(self, *, is_key: bool) -> dict[str, object]:
        """Return the column as Table Schema writes it."""
        found: dict[str, object] = {"name": self.name, "type": self.kind}
        if self.format:
            found["format"] = self.format
        if is_key:
            found["constraints"] = {"required": True, "unique": True}
        elif self.is_required:
            found["constraints"] = {"required": True}
        return found


@dataclass(frozen=True)
class Table:
    """A table; `leads_to` are the tables that the columns with ids of others lead to."""

    name: str
    path: str
    shape: type[Shape]
    leads_to: Mapping[str, str]

    @cached_property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns, the key first."""
        return tuple(_columns(self.shape))

    def described(self) -> dict[str, object]:
        """Return the table as a resource of the package."""
        keys = [
            {"fields": column, "reference": {"resource": name, "fields": "id"}}
            for column, name in self.leads_to.items()
        ]
        schema: dict[str, object] = {
            "primaryKey": "id",
            "fields": [each.described(is_key=each.name == "id") for each in self.columns],
            "missingValues": [""],
        }
        return {
            "name": self.name,
            "path": self.path,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": schema | ({"foreignKeys": keys} if keys else {}),
        }


def _columns(shape: type[Shape]) -> Iterator[TableColumn]:
    fields = msgspec.structs.fields(shape)
    for field, info in zip(fields, multi_type_info([each.type for each in fields]), strict=True):
        if field.name == UNIT and shape is shapes.Capacity:
            yield TableColumn(f"{UNIT}_id", "string", "uuid", is_required=True)
        elif (typed := _typed(info)) is not None:
            is_required = field.required and field.name not in _MAY_BE_EMPTY
            yield TableColumn(field.name, *typed, is_required=is_required)


def _typed(info: msgspec.inspect.Type) -> tuple[str, str] | None:
    """Return type and format of a field, None for one that holds more than one value."""
    if isinstance(info, msgspec.inspect.UnionType):
        info = next(each for each in info.types if not isinstance(each, msgspec.inspect.NoneType))
    extra: Mapping[str, str] = {}
    if isinstance(info, msgspec.inspect.Metadata):
        extra, info = info.extra_json_schema or {}, info.type
    if isinstance(info, msgspec.inspect.StrType) and info.pattern and "[0-5][0-9]" in info.pattern:
        return "time", ""
    kind, shaped = _TYPES.get(type(info)), str(extra.get("format", ""))
    if kind is None:
        return None
    return (_DAYS[shaped], "") if shaped in _DAYS else (kind, shaped)


_OWNED = {
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
}


def _table(name: str, path: str, shape: type[Shape], **others: str) -> Table:
    held = {field.name for field in msgspec.structs.fields(shape)}
    owned = {column: table for column, table in _OWNED.items() if column in held}
    return Table(name, path, shape, owned | others)


TABLES: tuple[Table, ...] = (
    _table("organization", "organizations.csv", shapes.Organization),
    _table("service", "services.csv", shapes.Service),
    _table("location", "locations.csv", shapes.Location),
    _table("service_at_location", "service_at_location.csv", shapes.ServiceAtLocation),
    _table("address", "addresses.csv", shapes.Address),
    _table("phone", "phones.csv", shapes.Phone),
    _table("contact", "contacts.csv", shapes.Contact),
    _table("schedule", "schedules.csv", shapes.Schedule),
    _table("service_area", "service_areas.csv", shapes.ServiceArea),
    _table("language", "languages.csv", shapes.Language),
    _table("cost_option", "cost_options.csv", shapes.CostOption),
    _table("required_document", "required_documents.csv", shapes.RequiredDocument),
    _table("accessibility", "accessibility.csv", shapes.Accessibility),
    _table("service_capacity", "service_capacity.csv", shapes.Capacity, unit_id=UNIT),
    _table(UNIT, "units.csv", shapes.Unit),
    _table("attribute", "attributes.csv", shapes.Attribute, taxonomy_term_id="taxonomy_term"),
    _table("taxonomy", "taxonomies.csv", shapes.Taxonomy),
    _table("taxonomy_term", "taxonomy_terms.csv", shapes.TaxonomyTerm, taxonomy_id="taxonomy"),
)
