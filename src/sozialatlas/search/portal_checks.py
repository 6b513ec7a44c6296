"""Checks portals for ways in that lead to nothing, and keeps what was found with its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _

from sozialatlas.search import portals, queries
from sozialatlas.search.dead_ends import DeadEnd, dead_ends_of
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.models import PortalCheck
from sozialatlas.search.presets import Preset


@dataclass(frozen=True, slots=True)
class Checked:
    """A portal with what was found in it; `at` is None where it was never checked."""

    portal: Preset
    at: dt.datetime | None
    ends: tuple[DeadEnd, ...]


def check(slug: str, now: dt.datetime) -> None:
    """Check one portal and keep what was found; one that is no longer published is forgotten.

    Raises: IndexMissingError, while there is no index to ask: all would seem to lead somewhere.
    """
    portal = next((portal for portal in published() if portal.slug == slug), None)
    if portal is None:
        PortalCheck.objects.filter(slug=slug).delete()
        return
    if not queries.index_state().is_ready:
        raise IndexMissingError(_("Es gibt noch keinen Suchindex, der gefragt werden kann."))
    found = msgspec.to_builtins(dead_ends_of(portal, now))
    PortalCheck.objects.update_or_create(slug=slug, defaults={"checked_at": now, "found": found})


def forget_all_but(chosen: Iterable[Preset]) -> None:
    """Remove what was found in portals that are gone."""
    PortalCheck.objects.exclude(slug__in=[portal.slug for portal in chosen]).delete()


def kept(chosen: Iterable[Preset]) -> Iterator[Checked]:
    """Return what the last check found in some portals, in their order."""
    rows = {row.slug: row for row in PortalCheck.objects.all()}
    for portal in chosen:
        row = rows.get(portal.slug)
        ends = msgspec.convert(row.found if row else [], tuple[DeadEnd, ...])
        yield Checked(portal, row.checked_at if row else None, ends)


def published() -> list[Preset]:
    """Return the portals that people can visit; the county's own needs no row."""
    known = portals.all_portals()
    county = () if any(not portal.slug for portal in known) else (portals.county(),)
    return [portal for portal in (*county, *known) if portal.is_published]
