"""The same page in the county's own portal, for what a part of the directory does not hold."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import get_script_prefix

from sozialatlas.portal import chosen


def of_search(request: HttpRequest, path: str) -> str:
    """Return the whole address of a search there; a terminal leads nowhere else."""
    return "" if chosen.portal(request).is_kiosk else in_county(request, path)


def in_county(request: HttpRequest, path: str) -> str:
    """Return the whole address of a path of this portal there.

    Empty in the county's portal itself, and at a host of its own, which knows of no other.
    """
    portal = chosen.portal(request)
    if portal.is_county or portal.host:
        return ""
    prefix = get_script_prefix()
    root = prefix.removesuffix(f"{portal.slug}/")
    return request.build_absolute_uri(f"{root}{path.removeprefix(prefix)}")
