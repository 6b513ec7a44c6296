"""Reads things with all that hangs on them, a batch at a time with few queries."""

from sozialatlas.exchange.hsds.reading.known import (
    Known,
    bare_organizations,
    bare_services,
    of_activities,
    of_links,
    of_organizations,
    of_services,
)

__all__ = [
    "Known",
    "bare_organizations",
    "bare_services",
    "of_activities",
    "of_links",
    "of_organizations",
    "of_services",
]
