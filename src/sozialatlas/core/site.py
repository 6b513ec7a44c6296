"""What an installation calls itself: in the header, in page titles and in the footer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

NAME = "Sozialatlas"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo in light and dark: addresses of the pictures, and the size of the light one."""

    light: str
    dark: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Site:
    """The name of the installation, the county that it is for, and whether both are fictional.

    `credits` name whose data are shown, where their licences ask for it. `colours` is the address
    of the style sheet with colours of its own. `languages` are those that its pages are offered
    in, none named is all. `hidden` are paths of navigation entries that lead nowhere here.
    `is_terminal`: it stands at an info point. `head`, `top` and `foot` name templates that its
    pages hold besides.
    """

    name: str
    area: str
    is_demo: bool
    credits: tuple[str, ...] = ()
    colours: str = ""
    logo: Logo | None = None
    languages: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    is_terminal: bool = False
    head: str = ""
    top: str = ""
    foot: str = ""


def _no_area() -> str:
    return ""


def _one_for_all(_request: HttpRequest) -> Site:
    return current()


_area_names: list[Callable[[], str]] = [_no_area]
_sites: list[Callable[[HttpRequest], Site]] = [_one_for_all]


def name_area_by(source: Callable[[], str]) -> None:
    """Ask this function for the county's name from now on; an upper room knows it."""
    _area_names[0] = source


def tell_apart_by(source: Callable[[HttpRequest], Site]) -> None:
    """Ask this function for the site of a request from now on; an upper room tells them apart."""
    _sites[0] = source


def current() -> Site:
    """Return the installation itself as it is now."""
    return Site(NAME, _area_names[0](), settings.DEMO, settings.CREDITS)


def of(request: HttpRequest) -> Site:
    """Return the site that a request is for."""
    return _sites[0](request)


def without_database() -> Site:
    """Return what is known when nothing else can be asked, for the page of a failure."""
    return Site(NAME, "", settings.DEMO, settings.CREDITS)
