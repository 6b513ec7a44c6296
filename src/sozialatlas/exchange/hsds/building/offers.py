"""What only services have: prices, papers, languages, and where they reach."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sozialatlas.directory.languages import language_name
from sozialatlas.exchange.hsds import ids, shapes
from sozialatlas.exchange.hsds.building.texts import said
from sozialatlas.exchange.hsds.reading import rows

EVERYWHERE = "überall"


def costs(owner: uuid.UUID, found: Iterable[rows.CostRow]) -> tuple[shapes.CostOption, ...]:
    """Return what a service costs."""
    part = ids.PartIds(owner)
    return tuple(
        shapes.CostOption(
            id=part.of("cost", row.option, row.amount, row.currency, row.description),
            service_id=str(owner),
            option=said(row.option),
            currency=row.currency.lower() if row.amount is not None else None,
            amount=None if row.amount is None else float(row.amount),
            amount_description=said(row.description),
        )
        for row in found
    )


def documents(
    owner: uuid.UUID, found: Iterable[rows.DocumentRow]
) -> tuple[shapes.RequiredDocument, ...]:
    """Return the papers to bring along."""
    part = ids.PartIds(owner)
    return tuple(
        shapes.RequiredDocument(
            id=part.of("document", row.document), service_id=str(owner), document=row.document
        )
        for row in found
    )


def languages(owner: uuid.UUID, found: Iterable[rows.LanguageRow]) -> tuple[shapes.Language, ...]:
    """Return the languages in which people are helped, by their German names."""
    part = ids.PartIds(owner)
    return tuple(
        shapes.Language(
            id=part.of("language", row.code),
            service_id=str(owner),
            name=language_name(row.code),
            code=row.code,
            note=said(row.note),
        )
        for row in found
    )


def service_areas(
    owner: uuid.UUID, found: Iterable[rows.AreaRow]
) -> tuple[shapes.ServiceArea, ...]:
    """Return where a service reaches."""
    part = ids.PartIds(owner)
    return tuple(
        shapes.ServiceArea(
            id=part.of("area", row.area__key or ""),
            service_id=str(owner),
            name=row.area__name or EVERYWHERE,
            extent=row.area__name or EVERYWHERE,
            extent_type="text",
            area_key=row.area__key,
            area_kind=row.area__kind,
            is_everywhere=True if row.area__key is None else None,
        )
        for row in found
    )
