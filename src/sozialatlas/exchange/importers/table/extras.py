"""Makes numbers to call, prices, places and texts in other languages of a row."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.models import Phone
from sozialatlas.directory.values import CapacityValues, CostValues, PhoneValues, TextValues
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.table.fields import RowFields
from sozialatlas.exchange.importers.table.targets import LANGUAGES, TRANSLATED

_PHONES = {"phone": Phone.Kind.VOICE, "mobile": Phone.Kind.MOBILE, "fax": Phone.Kind.FAX}


def costs(fields: RowFields) -> tuple[CostValues, ...]:
    """Return the price of a row. Raises: CellError."""
    cost = CostValues(
        option=fields.text("service.cost_option"),
        amount=cells.money("service.cost_amount", fields.text("service.cost_amount")),
        currency=fields.text("service.cost_currency") or "EUR",
        description=fields.text("service.cost_description"),
    )
    return (cost,) if cost != CostValues(currency=cost.currency) else ()


def texts(fields: RowFields) -> tuple[TextValues, ...]:
    """Return the texts in other languages."""
    found = (
        TextValues(field=name, language=language, text=fields.text(f"service.{name}.{language}"))
        for name in TRANSLATED
        for language in LANGUAGES
    )
    return tuple(each for each in found if each.text)


def capacities(fields: RowFields) -> tuple[CapacityValues, ...]:
    """Return how many places there are, and when somebody counted. Raises: CellError."""
    available = fields.number("capacity.available")
    maximum = fields.number("capacity.maximum")
    if available is None and maximum is None:
        return ()
    unit, counted_on = fields.text("capacity.unit"), fields.day("capacity.counted_on")
    if not unit:
        raise CellError("capacity.unit", Reason.MISSING)
    if counted_on is None:
        raise CellError("capacity.counted_on", Reason.MISSING)
    if available is not None and maximum is not None and available > maximum:
        raise CellError("capacity.available", Reason.BAD_NUMBER, f"{available} > {maximum}")
    moment = dt.datetime.combine(counted_on, dt.time(12), tzinfo=dt.UTC)
    return (CapacityValues(unit=unit, asserted_at=moment, available=available, maximum=maximum),)


def phones(fields: RowFields, part: str) -> tuple[PhoneValues, ...]:
    """Return the numbers of a part of the row: `organization`, `location` or `service`."""
    numbers = {kind: fields.text(f"{part}.{name}") for name, kind in _PHONES.items()}
    return tuple(
        PhoneValues(number=number, kind=kind.value) for kind, number in numbers.items() if number
    )
