"""What the answers of web servers mean for the entries that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sozialatlas.marketplace.quality.checks.contacts import URL, Way
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.models import LONGEST_VALUE, CheckedLink
from sozialatlas.marketplace.quality.problems import Problem

DAYS_UNTIL_BROKEN = 3
"""A server that is repaired over a weekend is back by the third day."""

_State = CheckedLink.State


def check(ways: Iterable[Way]) -> Iterator[Found]:
    """Yield the addresses that are broken, moved, or none, after what was asked until now."""
    asked = {row.address: row for row in CheckedLink.objects.exclude(state="")}
    for way in ways:
        row = asked.get(way.value) if way.field == URL else None
        if row is not None and (problem := problem_of(row)):
            # A part of an address would be a wrong one.
            detail = row.moved_to if len(row.moved_to) <= LONGEST_VALUE else ""
            yield Found(problem, way.thing, URL, way.value, detail)


def problem_of(link: CheckedLink) -> Problem | None:
    """Return what is wrong with an address; one bad day is no reason."""
    if link.state == _State.BAD:
        return Problem.LINK_ADDRESS
    if link.state == _State.FINE:
        return Problem.LINK_MOVED if link.moved_to else None
    if link.failed_days < DAYS_UNTIL_BROKEN:
        return None
    if link.state == _State.CERTIFICATE:
        return Problem.LINK_CERTIFICATE
    return Problem.LINK_BROKEN if link.state == _State.FAILED else None
