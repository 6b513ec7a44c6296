"""What belongs to services and locations in further files of an HSDS package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sozialatlas.directory.models import AccessibilityFeature
from sozialatlas.directory.values import AccessibilityValues, CostValues
from sozialatlas.exchange.importers.hsds import words
from sozialatlas.exchange.importers.hsds.tables import Record, Tables


@dataclass(frozen=True)
class Belongings:
    """What services have, by their keys."""

    topics: Mapping[str, tuple[str, ...]]
    languages: Mapping[str, tuple[str, ...]]
    documents: Mapping[str, tuple[str, ...]]
    costs: Mapping[str, tuple[CostValues, ...]]


def of_services(tables: Tables, topics: Mapping[str, str]) -> Belongings:
    """Return the topics, languages, papers and costs of services."""
    languages = (
        (key, words.language_code(row.text("code", "language", "name")))
        for row in tables["languages"]
        for key in row.keys("service_id")
    )
    documents = (
        (key, row.text("document"))
        for row in tables["documents"]
        for key in row.keys("service_id")
    )
    costs: dict[str, list[CostValues]] = {}
    for row in tables["costs"]:
        costs.setdefault(row.text("service_id"), []).append(_cost(row))
    return Belongings(
        _gathered(_topics(tables, topics)),
        _gathered(languages),
        _gathered(documents),
        {key: tuple(found) for key, found in costs.items()},
    )


def addresses_by_location(tables: Tables) -> Mapping[str, Record]:
    """Return the visiting address of each location.

    Where a table of its own says which address a location has, that counts: what the address
    says of its location is often left as it was when the location moved.
    """
    by_id = {row.text("id"): row for row in tables["addresses"]}
    linked = {
        link.text("location_recordid", "location_id"): by_id[key]
        for link in tables["location_addresses"]
        if (key := link.text("address_recordid", "address_id")) in by_id
    }
    found = {key: row for key, row in linked.items() if row.text("address_1") and _is_visited(row)}
    for row in tables["addresses"]:
        for key in row.keys("location_id"):
            if _is_visited(row):
                found.setdefault(key, row)
    return linked | found


def _is_visited(address: Record) -> bool:
    return address.text("address_type").lower() != "postal"


def accessibility_by_location(tables: Tables) -> Mapping[str, tuple[AccessibilityValues, ...]]:
    """Return what is said of access, as a note: the standard's text has no fixed values."""
    found: dict[str, tuple[AccessibilityValues, ...]] = {}
    for row in tables["accessibility"]:
        said = ", ".join(
            filter(None, (row.text("description", "accessibility"), row.text("details")))
        )
        for key in row.keys("location_id"):
            note = AccessibilityValues(
                feature=AccessibilityFeature.STEP_FREE.value, answer="unknown", note=said[:250]
            )
            found[key] = (note,)
    return found


def _topics(tables: Tables, topics: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    if not topics:
        return
    names = {
        row.text("id", "taxonomy_recordid"): (row.text("code"), row.text("name", "taxonomy_name"))
        for row in tables["terms"]
    }
    for row in tables["attributes"]:
        code, name = names.get(row.text("taxonomy_term_id"), ("", ""))
        if row.text("link_entity") in {"", "service"}:
            yield row.text("service_id", "link_id"), topics.get(code, topics.get(name, ""))


def _cost(row: Record) -> CostValues:
    try:
        amount = Decimal(row.text("amount")) if row.text("amount") else None
    except InvalidOperation:
        amount = None
    said = row.text("amount_description")
    return CostValues(
        option=row.text("option"),
        amount=amount if amount is not None and amount.is_finite() else None,
        currency=(row.text("currency") or "EUR").upper(),
        description=said
        if amount is not None
        else " ".join(filter(None, (row.text("amount"), said))),
    )


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        if key and value:
            found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}
