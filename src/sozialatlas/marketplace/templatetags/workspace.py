"""The side menu of the signed-in pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, languages
from sozialatlas.marketplace.workspace import navigation

register = template.Library()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the menu as it stands on a page."""

    label: str | Promise
    url: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one area under its heading."""

    title: str | Promise
    items: tuple[Item, ...]


@register.simple_tag
def workspace_menu(request: HttpRequest) -> tuple[Group, ...]:
    """Return the groups of the menu that the signed-in person finds."""
    user = request.user
    if not isinstance(user, User):
        return ()
    areas = ((navigation.DESK, _("Redaktion")), (navigation.MINE, _("Meine Einträge")))
    groups = (Group(title, tuple(_items(area, user, request.path))) for area, title in areas)
    return tuple(group for group in groups if group.items)


def _items(area: str, user: User, path: str) -> Iterator[Item]:
    pages = list(navigation.pages(area, user))
    urls = {page.path: addresses.page(page.path, languages.current()) for page in pages}
    under = [url for url in urls.values() if path == url or path.startswith(f"{url}/")]
    current = max(under, key=len, default="")
    for page in pages:
        url = urls[page.path]
        yield Item(page.label, url, page.count(user), url == current)
