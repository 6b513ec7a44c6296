"""Who may bring in data: whoever edits the whole county."""

from __future__ import annotations

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import editing_reach
from sozialatlas.marketplace.workspace.access import P, View, person_of, signed_in


def may_import(user: User) -> bool:
    """Return whether a person may bring in data; an import knows no borders of towns."""
    return editing_reach(user).spans_county


def for_importers(view: View[P]) -> View[P]:
    """Refuse whoever does not edit the whole county."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_import(person_of(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
