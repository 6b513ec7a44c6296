"""Telephones and contacts of HSDS packages, by the keys of their owners."""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.directory.values import ContactValues, PhoneValues
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.findings import Reason
from sozialatlas.exchange.importers.hsds.tables import Record, Tables

Phones = Mapping[str, tuple[PhoneValues, ...]]
Contacts = Mapping[str, tuple[ContactValues, ...]]
_HINT_LENGTH = 200
_KINDS = {"fax": "fax", "textphone": "textphone", "sms": "text", "text": "text", "cell": "mobile"}


def phones_by_owner(tables: Tables, owner: str, draft: Draft) -> Phones:
    """Return the telephones of organizations, services or locations; long hints are cut."""
    by_id = {row.text("id"): row for row in tables["phones"]}
    found: dict[str, list[PhoneValues]] = {}
    for row in tables["phones"]:
        for key in row.keys(f"{owner}_id"):
            found.setdefault(key, []).extend(_phone(row, draft))
    for link in tables.get(f"{owner}_phones", ()):
        phone = by_id.get(link.text("phone_recordid", "phone_id"))
        if phone:
            key = link.text(f"{owner}_recordid", f"{owner}_id")
            found.setdefault(key, []).extend(_phone(phone, draft))
    return {key: tuple(dict.fromkeys(phones)) for key, phones in found.items()}


def contacts_by_owner(tables: Tables, owner: str) -> Contacts:
    """Return the public contacts of services, or those of organizations alone."""
    found: dict[str, list[ContactValues]] = {}
    for row in tables["contacts"]:
        if row.text("visibility").lower() == "private":
            continue
        if owner == "organization" and row.keys("service_id"):
            continue
        contact = ContactValues(
            name=row.text("name"),
            title=row.text("title"),
            department=row.text("department"),
            email=row.text("email"),
        )
        for key in row.keys(f"{owner}_id") if contact != ContactValues() else ():
            found.setdefault(key, []).append(contact)
    return {key: tuple(dict.fromkeys(contacts)) for key, contacts in found.items()}


def _phone(row: Record, draft: Draft) -> list[PhoneValues]:
    number = row.text("number")
    extension = row.text("extension")
    if not number:
        return []
    said = f"{number} ext. {extension}" if extension else number
    hint = row.text("description")
    if len(hint) > _HINT_LENGTH:
        draft.notice(row.origin, "description", Reason.SHORTENED, hint[:40])
        hint = f"{hint[: _HINT_LENGTH - 1]}…"
    kind = _KINDS.get(row.text("type").lower(), "voice")
    return [PhoneValues(number=said, kind=kind, description=hint)]
