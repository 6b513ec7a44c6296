"""Public pages of registration stand at the county's root, and at no info point."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix

from sozialatlas.core import site

View = Callable[[HttpRequest], HttpResponse]


def at_root(view: View) -> View:
    """Lead a portal's path to the root; nobody types a registration at an info point."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if site.of(request).is_terminal:
            raise Http404
        root = f"{request.META.get('SCRIPT_NAME', '')}/"
        if get_script_prefix() != root:
            return HttpResponseRedirect(f"{root}{request.get_full_path_info().lstrip('/')}")
        return view(request)

    return guarded
