"""What somebody takes along from a terminal: the page of the installation, not of the terminal."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import get_script_prefix

from sozialatlas.portal import chosen


def taken_along(request: HttpRequest, address: str) -> str:
    """Return the address that a code shows: elsewhere than at a terminal the page's own."""
    if not chosen.portal(request).is_kiosk:
        return address
    root = request.build_absolute_uri("/")
    inside = request.build_absolute_uri(get_script_prefix())
    return f"{root}{address.removeprefix(inside)}" if address.startswith(inside) else address
