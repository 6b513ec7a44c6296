"""The marks of what nobody has confirmed for too long, so that nobody goes there in vain."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Fact
from sozialatlas.marketplace.freshness.decay import What
from sozialatlas.marketplace.freshness.queries import Aged, Overdue

_MONTH = dt.timedelta(days=30.44)


def whole(overdue: Overdue, now: dt.datetime) -> Fact | None:
    """Return the mark of an entry that was confirmed once, but too long ago."""
    aged = overdue.get(What.WHOLE)
    if aged is None:
        return None
    months = _months(aged, now)
    words = ngettext(
        "Seit {count} Monat nicht bestätigt: bitte vor dem Weg nachfragen",
        "Seit {count} Monaten nicht bestätigt: bitte vor dem Weg nachfragen",
        months,
    )
    return Fact("alert", words.format(count=formats.number(months)), "warning")


def hours(overdue: Overdue, now: dt.datetime) -> str:
    """Return the mark of hours that were confirmed too long ago; empty where they are fresh."""
    aged = overdue.get(What.HOURS)
    if aged is None:
        return ""
    months = _months(aged, now)
    words = ngettext(
        "Diese Zeiten sind seit {count} Monat nicht bestätigt. Bitte fragen Sie vor dem Weg nach.",
        "Diese Zeiten sind seit {count} Monaten nicht bestätigt."
        " Bitte fragen Sie vor dem Weg nach.",
        months,
    )
    return words.format(count=formats.number(months))


def places(overdue: Overdue, counted: dt.datetime, now: dt.datetime) -> str:
    """Return the mark of free places that were counted too long ago; empty for a fresh count."""
    aged = overdue.get(What.CAPACITY)
    is_old = aged is not None and counted + aged.lasts <= now
    return _("seitdem nicht bestätigt, bitte nachfragen") if is_old else ""


def _months(aged: Aged, now: dt.datetime) -> int:
    return max(1, int((now - aged.confirmed) / _MONTH))
