"""The three dates of a thing, never mixed, and the moment of its last change as others see it."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from sozialatlas.directory.moments import latest
from sozialatlas.exchange.hsds.building.texts import moment, said
from sozialatlas.exchange.hsds.reading import Known, rows


class Dates(TypedDict):
    """The fields of the dates, as shapes name them."""

    last_modified: str | None
    content_changed: str | None
    verified: str | None
    verified_how: str | None


def dates(row: rows.Dated, known: Known) -> Dates:
    """Return the dates of a thing."""
    return Dates(
        last_modified=moment(modified(row, known)),
        content_changed=moment(row.content_changed_at),
        verified=moment(row.verified_at),
        verified_how=said(row.verified_how) if row.verified_at else None,
    )


def modified(row: rows.Dated, known: Known) -> dt.datetime | None:
    """Return when a thing may have come to look different last."""
    return latest(row.updated_at, known.changed.get(row.id))
