"""Who may enter the pages of providers and of reviewers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviews_anything
from sozialatlas.core import addresses, languages
from sozialatlas.core.doors import at_root

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

LOGIN = "konto/anmelden"
"""Where people sign in, under the language."""


def person_of(request: HttpRequest) -> User:
    """Return who is signed in; for views behind one of the doors below."""
    assert isinstance(request.user, User)
    return request.user


def may_review(user: User) -> bool:
    """Return whether a person checks what others send in, for some area."""
    return reviews_anything(user)


def signed_in(view: View[P]) -> View[P]:
    """Ask whoever is not signed in to do so, and come back to the same page."""

    @at_root
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            login = addresses.page(LOGIN, languages.current())
            return redirect_to_login(request.get_full_path(), login)
        return view(request, *args, **kwargs)

    return guarded


for_providers = signed_in
"""Whoever is signed in may speak for an organization, or come to do so."""


def for_reviewers(view: View[P]) -> View[P]:
    """Refuse whoever checks nothing anywhere."""

    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_review(person_of(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
