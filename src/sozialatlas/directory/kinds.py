"""The six kinds of published things: their tables, values, columns and groups of fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sozialatlas.directory import values
from sozialatlas.directory.models import (
    Event,
    FieldOwner,
    Location,
    Organization,
    Published,
    RecordKind,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.values import DirectoryPackage, PublishedValues

_Group = FieldOwner.Group

# Who owns the description of a thing owns its status and dates of visibility too.
GROUP_OF: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "name",
            "alternate_name",
            "summary",
            "description",
            "legal_status",
            "parent_key",
            "organization_key",
            "location_key",
            "service_key",
            "transportation",
            "eligibility",
            "skills",
            "time_needed",
            "starts_at",
            "ends_at",
            "rrule",
            "exdates",
            "status",
            "visible_from",
            "visible_to",
        ),
        _Group.DESCRIPTION,
    ),
    **dict.fromkeys(
        ("url", "email", "phone", "phones", "contacts", "contact_name"), _Group.CONTACT
    ),
    **dict.fromkeys(
        (
            "lat",
            "lon",
            "precision",
            "is_confidential",
            "municipality_key",
            "social_area_key",
            "is_outside",
            "country",
            "address",
        ),
        _Group.ADDRESS,
    ),
    **dict.fromkeys(("schedules",), _Group.HOURS),
    **dict.fromkeys(("accessibility",), _Group.ACCESSIBILITY),
    **dict.fromkeys(
        (
            "topics",
            "audiences",
            "life_situations",
            "languages",
            "language_notes",
            "minimum_age",
            "maximum_age",
            "commitment",
            "availability",
            "abilities",
        ),
        _Group.TERMS,
    ),
    **dict.fromkeys(
        (
            "is_free",
            "fees",
            "cost_options",
            "required_documents",
            "application_process",
            "is_online",
            "is_by_phone",
            "is_at_home",
            "serves",
            "serves_everywhere",
        ),
        _Group.COST,
    ),
    **dict.fromkeys(("capacities",), _Group.CAPACITY),
    **dict.fromkeys(("picture",), _Group.PICTURE),
    # Who translates does not keep the German: an import still brings that up to date.
    **dict.fromkeys(("texts",), _Group.TRANSLATIONS),
}  # fmt: skip -- one line a field would hide the groups

REFERENCES: Mapping[str, tuple[str, str]] = {
    "organization_key": ("organization_id", RecordKind.ORGANIZATION),
    "parent_key": ("parent_id", RecordKind.ORGANIZATION),
    "location_key": ("location_id", RecordKind.LOCATION),
    "service_key": ("service_id", RecordKind.SERVICE),
    "municipality_key": ("municipality_id", "area"),
    "social_area_key": ("social_area_id", "area"),
}
"""Field of the values -> column of the table and kind that it points to."""

VERIFICATION = ("verified_at", "verified_how")


@dataclass(frozen=True)
class Kind:
    """One kind of published things; `part` is its field in a `DirectoryPackage`."""

    code: str
    part: str
    model: type[Published]
    values: type[PublishedValues]

    def of(self, package: DirectoryPackage) -> tuple[PublishedValues, ...]:
        """Return the things of this kind that a package holds."""
        found: tuple[PublishedValues, ...] = getattr(package, self.part)
        return found

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """All fields of the values but the key and the verification."""
        names = (field.name for field in dataclasses.fields(self.values))
        return tuple(name for name in names if name != "key" and name not in VERIFICATION)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The fields that are columns of the same name."""
        columns = {field.attname for field in self.model._meta.concrete_fields}
        return tuple(name for name in self.fields if name in columns)

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The fields that point to another thing."""
        return tuple(name for name in self.fields if name in REFERENCES)

    @cached_property
    def children(self) -> tuple[str, ...]:
        """The fields that are rows of other tables."""
        rest = {*self.plain, *self.references}
        return tuple(name for name in self.fields if name not in rest)


KINDS: tuple[Kind, ...] = (
    Kind(RecordKind.ORGANIZATION, "organizations", Organization, values.OrganizationValues),
    Kind(RecordKind.LOCATION, "locations", Location, values.LocationValues),
    Kind(RecordKind.SERVICE, "services", Service, values.ServiceValues),
    Kind(
        RecordKind.SERVICE_AT_LOCATION,
        "services_at_location",
        ServiceAtLocation,
        values.ServiceAtLocationValues,
    ),
    Kind(RecordKind.EVENT, "events", Event, values.EventValues),
    Kind(
        RecordKind.VOLUNTEER_ROLE,
        "volunteer_roles",
        VolunteerRole,
        values.VolunteerRoleValues,
    ),
)
"""In the order in which they can be written: nothing points to a later kind."""

KIND_OF: Mapping[str, Kind] = {kind.code: kind for kind in KINDS}
KIND_OF_MODEL: Mapping[type[Published], Kind] = {kind.model: kind for kind in KINDS}
