"""What an installation calls itself: in the header, in page titles and in the footer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

NAME = "Sozialatlas"


@dataclass(frozen=True, slots=True)
class Site:
    """The name of the installation, the county that it is for, and whether both are fictional.

    `credits` name whose data are shown, where their licences ask for it.
    """

    name: str
    area: str
    is_demo: bool
    credits: tuple[str, ...] = ()


def _no_area() -> str:
    return ""


_area_names: list[Callable[[], str]] = [_no_area]


def name_area_by(source: Callable[[], str]) -> None:
    """Ask this function for the county's name from now on; an upper room knows it."""
    _area_names[0] = source


def current() -> Site:
    """Return the site as it is now."""
    return Site(NAME, _area_names[0](), settings.DEMO, settings.CREDITS)


def without_database() -> Site:
    """Return what is known when nothing else can be asked, for the page of a failure."""
    return Site(NAME, "", settings.DEMO, settings.CREDITS)
