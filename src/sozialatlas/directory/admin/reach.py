"""How far a person reaches in the administration, and what its forms let them choose."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import ForeignKey, Model, Q
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, Reach, editing_reach, viewing_reach
from sozialatlas.directory.permissions import within
from sozialatlas.places.models import Area

FOREIGN = _("Das liegt außerhalb Ihres Gebiets. Was mehrere Orte betrifft, pflegt der Landkreis.")

# A service may well reach farther than its editor: `ServiceArea.area` is open to all.
_LIMITED: Mapping[str, Q] = {
    "organization": Q(),
    "parent": Q(),
    "service": Q(),
    "location": Q(),
    "municipality": Q(kind=Area.Kind.MUNICIPALITY, valid_to=None),
    "social_area": Q(kind=Area.Kind.SOCIAL_AREA, valid_to=None),
}
"""Columns that point to a thing or area, and what may be chosen even by who edits everywhere."""


def reach_of(request: HttpRequest) -> Reach:
    """Return where the person of a request may edit."""
    return editing_reach(request.user)


def sight_of(request: HttpRequest) -> Reach:
    """Return where the person of a request may look."""
    return viewing_reach(request.user)


def may_look(request: HttpRequest) -> bool:
    """Return whether the person of a request may look somewhere."""
    return sight_of(request) != NOWHERE


def may_edit(request: HttpRequest) -> bool:
    """Return whether the person of a request may edit somewhere."""
    return reach_of(request) != NOWHERE


def person_of(request: HttpRequest) -> User:
    """Return who sent a request; only people who are signed in get as far as this."""
    assert isinstance(request.user, User)
    return request.user


def limit(
    field: ModelChoiceField[Model] | None,
    column: ForeignKey[Model, Model],
    request: HttpRequest,
    owner: str,
) -> None:
    """Let a field accept what lies within reach, and what the page's thing points to already.

    `owner` is the column by which the rows of the form belong to that thing.
    """
    if field is None or column.name not in _LIMITED:
        return
    target = column.remote_field.model
    assert isinstance(target, type)
    allowed = within(target, reach_of(request)) & _LIMITED[column.name]
    stored = column.model._default_manager.filter(**{owner: _page_id(request)})
    field.queryset = target._default_manager.filter(
        allowed | Q(pk__in=stored.values(column.attname))
    )
    field.error_messages["invalid_choice"] = FOREIGN


def _page_id(request: HttpRequest) -> object:
    match = request.resolver_match
    return match.kwargs.get("object_id") if match else None
