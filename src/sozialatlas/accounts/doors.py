"""The pages of accounts stand at the root, in the languages that their words are written in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import get_script_prefix
from django.views.decorators.cache import never_cache

from sozialatlas.core import languages, site

View = Callable[..., HttpResponseBase]
SPOKEN = frozenset({languages.GERMAN, languages.ENGLISH})


def at_root(view: View) -> View:
    """Show a page at the root alone: a portal's path leads there, an info point to nothing.

    In the languages that nobody wrote its words in, it leads to German.
    """

    @never_cache
    @wraps(view)
    def placed(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        if site.of(request).is_terminal:
            raise Http404
        elsewhere = _elsewhere(request)
        if elsewhere and request.method in {"GET", "HEAD"}:
            return HttpResponseRedirect(elsewhere)
        return view(request, *args, **kwargs)

    return placed


def _elsewhere(request: HttpRequest) -> str:
    """Return where the page stands, if it is asked for somewhere else."""
    root = f"{request.META.get('SCRIPT_NAME', '')}/"
    language, rest = languages.split(request.get_full_path_info())
    if get_script_prefix() == root and language in {"", *SPOKEN}:
        return ""
    return f"{root}{language if language in SPOKEN else languages.GERMAN}/{rest}"
