"""What a download says of itself: what, as of when, on which terms, where faults are told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from sozialatlas.core import addresses, languages
from sozialatlas.exchange import terms
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.opendata.tables import DataSet
from sozialatlas.exchange.terms import Terms


@dataclass(frozen=True, slots=True)
class About:
    """A data set as of a moment; `as_of` is that moment in UTC."""

    dataset: DataSet
    as_of: str
    correction_url: str
    terms: Terms
    attribution: str


def of(dataset: DataSet, root: str, at: dt.datetime) -> About:
    """Return what a download of a data set says of itself."""
    said = terms.of_data()
    return About(dataset, moment(at) or "", correction_url(root), said, attribution(said))


def attribution(said: Terms) -> str:
    """Return whom to name: the publisher, and the sources whose own licences ask for it."""
    return "; ".join(each for each in (said.attribution, *settings.CREDITS) if each)


def correction_url(root: str) -> str:
    """Return where people tell that something is wrong."""
    return f"{root}/{languages.GERMAN}/{addresses.CONTACT}"
