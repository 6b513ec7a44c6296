"""Who reads the board: whoever checks what others send in, and whoever plans, in their places."""

from __future__ import annotations

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import (
    NOWHERE,
    Reach,
    ReviewingReach,
    Task,
    reviewing_reach,
    viewing_reach,
)
from sozialatlas.marketplace.workspace.access import P, View, person_of, signed_in


def reading_reach(user: User) -> ReviewingReach:
    """Return whose figures a person reads; planners read where they plan."""
    viewing = viewing_reach(user)
    planned = _tasks(viewing) if viewing != NOWHERE else ()
    return ReviewingReach(tuple(dict.fromkeys((*reviewing_reach(user).tasks, *planned))))


def _tasks(reach: Reach) -> tuple[Task, ...]:
    return (Task(""),) if reach.everywhere else tuple(Task(key) for key in reach.keys)


def may_read(user: User) -> bool:
    """Return whether a person reads the figures of any place."""
    return bool(reading_reach(user))


def for_readers(view: View[P]) -> View[P]:
    """Refuse whoever looks after nothing."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_read(person_of(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
