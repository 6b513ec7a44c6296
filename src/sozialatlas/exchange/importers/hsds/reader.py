"""Reads an HSDS package as a whole."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import msgspec
from django.utils.translation import gettext as _

from sozialatlas.directory.values import (
    OrganizationValues,
    ServiceAtLocationValues,
)
from sozialatlas.exchange.errors import MappingRefused
from sozialatlas.exchange.importers.draft import Draft, ReadResult
from sozialatlas.exchange.importers.hsds import locations, people, services
from sozialatlas.exchange.importers.hsds.tables import Tables, read_tables


class HsdsSource:
    """CSV packages of Open Referral, as a folder or zip file."""

    def read(self, path: Path, mapping: Path | None) -> ReadResult:
        """Read a package as a whole. Raises: FileRefused, MappingRefused."""
        tables = read_tables(path)
        draft = Draft()
        _organizations(tables, draft)
        locations.add(tables, draft)
        services.add(tables, draft, _topics(mapping))
        _links(tables, draft)
        return draft.result()


class _TopicMapping(msgspec.Struct, forbid_unknown_fields=True):
    topics: dict[str, str]


def _topics(mapping: Path | None) -> Mapping[str, str]:
    """Return our topic codes by the package's own terms."""
    if mapping is None:
        return {}
    try:
        return msgspec.convert(tomllib.loads(mapping.read_text("utf-8")), _TopicMapping).topics
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
    ) as error:
        raise MappingRefused(
            _("Zuordnung %(file)s: %(problem)s.") % {"file": mapping.name, "problem": error}
        ) from error


def _organizations(tables: Tables, draft: Draft) -> None:
    phones = people.phones_by_owner(tables, "organization", draft)
    contacts = people.contacts_by_owner(tables, "organization")
    for row in tables["organizations"]:
        key = row.text("id")
        draft.add(
            OrganizationValues(
                key=key,
                name=unescape(row.text("name")),
                alternate_name=unescape(row.text("alternate_name")),
                description=unescape(row.text("description")),
                legal_status=row.text("legal_status"),
                url=row.text("website", "url"),
                email=row.text("email"),
                parent_key=row.text("parent_organization_id", "parent_organization"),
                phones=phones.get(key, ()),
                contacts=contacts.get(key, ()),
            ),
            row.origin,
        )


def _links(tables: Tables, draft: Draft) -> None:
    for row in tables["links"]:
        draft.add(
            ServiceAtLocationValues(
                key=row.text("id"),
                service_key=row.text("service_id"),
                location_key=row.text("location_id"),
                description=unescape(row.text("description")),
            ),
            row.origin,
        )
