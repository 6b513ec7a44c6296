"""Which events a request finds, also on days that have passed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sozialatlas.search.matching import Matches, matches
from sozialatlas.search.requests import EVENT, SearchRequest


def matched(request: SearchRequest, first: dt.date) -> Matches:
    """Return what a request finds from a day on.

    What is over is found no more; on days that have passed it is what could be found then.
    """
    request = replace(request, types=(EVENT,))
    found = matches(request)
    if first >= timezone.localdate(request.now):
        return found
    then = dt.datetime.combine(first, dt.time(), ZoneInfo(settings.TIME_ZONE))
    return {**matches(replace(request, now=then)), **found}
