"""Leads people to another site by a page of ours."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]


def by_page(view: View) -> View:
    """Answer with a page that goes on by itself, where the view would redirect.

    Our policy keeps forms here, and browsers hold it against every redirect that follows a form:
    a broker that leads on to a third site could not even be named in it.
    """

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            return render(request, "accounts/onward.html", {"target": response.url})
        return response

    return shown
