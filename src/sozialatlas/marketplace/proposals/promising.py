"""By when the county promises an answer."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sozialatlas.accounts.queries import editing_county
from sozialatlas.directory.hours.calendar import calendar_for, region_of
from sozialatlas.marketplace.proposals.deadlines import working_days_after
from sozialatlas.marketplace.proposals.models import Proposal, ReviewSettings
from sozialatlas.places.keys import country_of


def promised(proposal: Proposal, at: dt.datetime) -> dt.date:
    """Return the last day for an answer to what came in at a moment, by working days there."""
    days = ReviewSettings.current().answer_days
    key = proposal.area_key or editing_county()  # what lies nowhere is the county's
    calendar = calendar_for(region_of(key, country_of(key)))
    return working_days_after(timezone.localdate(at), days, calendar)
