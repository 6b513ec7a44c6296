"""The few facts under the title: open when, what it costs, can I get in, is it still true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.core.components import Fact
from sozialatlas.directory.cards import Card
from sozialatlas.marketplace.freshness.queries import Overdue
from sozialatlas.portal.detail import aging
from sozialatlas.portal.detail.dates import EventDates
from sozialatlas.portal.search import results

# What stands elsewhere on the page: the place beside its map, the closing in a notice.
_ELSEWHERE = frozenset({"map-marker", "alert"})


def facts(card: Card, dates: EventDates | None, overdue: Overdue, now: dt.datetime) -> list[Fact]:
    """Return the facts of a record that the page does not tell elsewhere."""
    found = results.facts(replace(card, timing=None), None, now)
    others = [fact for fact in found if fact.icon not in _ELSEWHERE]
    return [*([_when(dates)] if dates else []), *others, verified(card, overdue, now)]


def verified(card: Card, overdue: Overdue, now: dt.datetime) -> Fact:
    """Return when somebody confirmed the record, or that it is too long ago; never silence."""
    if (mark := aging.whole(overdue, now)) is not None:
        return mark
    if card.verified_at is None:
        return Fact("information", _("Noch nicht geprüft"), "muted")
    date = formats.full_date(timezone.localtime(card.verified_at))
    return Fact("check", _("Geprüft am {date}").format(date=date))


def _when(dates: EventDates) -> Fact:
    if not dates.following:
        return Fact("calendar", _("Vorbei"), "muted")
    first = dates.following[0]
    return Fact("calendar", f"{first.day}, {first.hours}", "strong")
