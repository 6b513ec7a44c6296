"""What the interface says of itself: where it is described, and all of it in OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.exchange import terms
from sozialatlas.exchange.hsds import parameters, profiles, schemas
from sozialatlas.exchange.hsds.operations import paths

BASE = "/api/hsds/v3"
VERSION = "3.1"
_SPECIFICATION = "https://docs.openreferral.org/en/v3.1.0/"

Json = Mapping[str, object]


def about(root: str, *, is_plain: bool) -> Json:
    """Return where this interface and its profile are described."""
    return {
        "version": VERSION,
        "profile": _SPECIFICATION if is_plain else f"{root}{BASE}/profile",
        "openapi_url": f"{root}{BASE}/openapi.json",
    }


def schema(name: str) -> Json | None:
    """Return the strict schema of a thing."""
    return schemas.schema(name)


def patch(name: str) -> Json | None:
    """Return what the profile changes in a schema of HSDS."""
    return profiles.patches().get(name)


def profile(root: str) -> Json:
    """Return what the profile is and which schemas it changes."""
    return {
        "name": "HSDS-DE",
        "title": "Profile of HSDS 3.1 for German-speaking counties and towns",
        "version": "1.0",
        "extends": _SPECIFICATION,
        "merge_patches": {
            name: f"{root}{BASE}/profile/{name}.json" for name in profiles.patches()
        },
        "schemas": {name: f"{root}{BASE}/schema/{name}.json" for name in schemas.OF_NAME},
    }


def openapi(root: str) -> Json:
    """Return the whole interface in OpenAPI 3.1."""
    told = terms.of_data()
    contact = {"name": told.publisher}
    if told.publisher_mail:
        contact["email"] = told.publisher_mail
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sozialatlas: HSDS 3.1",
            "version": "1.0",
            "summary": "Services, organizations and places of a county, open to everybody",
            "description": _DESCRIPTION,
            "contact": contact,
            "license": {"name": told.licence.name, "url": told.licence.url},
        },
        "servers": [{"url": f"{root}{BASE}"}],
        "tags": [{"name": name} for name in parameters.OF_LIST],
        "paths": paths(),
        "components": {"schemas": schemas.components("#/components/schemas/{name}")},
    }


_DESCRIPTION = (
    "The directory of a county in the Human Services Data Specification 3.1 of Open Referral,"
    " with the profile HSDS-DE (`/profile`); `?profile=hsds` gives plain HSDS 3.1. Reading needs"
    " no key. Keep a copy true with `modified_after` (take `as_of` of your last answer) and with"
    " `/deleted`. Each list answers POST as well, so that no address holds what was asked."
)
