"""Where pages of no portal stand: at the root, in the languages of their words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import get_script_prefix
from django.views.decorators.cache import never_cache

from sozialatlas.core import languages, site

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=HttpResponseBase)

SPOKEN = frozenset({languages.GERMAN, languages.ENGLISH})
"""The languages of whoever keeps entries; what the public reads has more."""
_ONLY = "_sozialatlas_only_languages"


def at_root(
    view: Callable[Concatenate[HttpRequest, P], Answer],
) -> Callable[Concatenate[HttpRequest, P], Answer | HttpResponseRedirect]:
    """Show a page at the root alone: a portal's path leads there, an info point to nothing.

    In the languages that nobody wrote its words in, it leads to German, and it offers no other.
    No cache keeps it.
    """
    return _placed(view, SPOKEN)


def public_at_root(
    view: Callable[Concatenate[HttpRequest, P], Answer],
) -> Callable[Concatenate[HttpRequest, P], Answer | HttpResponseRedirect]:
    """Show a page as `at_root` does, but in every language: its words are the public's."""
    return _placed(view, frozenset())


def _placed(
    view: Callable[Concatenate[HttpRequest, P], Answer], spoken: frozenset[str]
) -> Callable[Concatenate[HttpRequest, P], Answer | HttpResponseRedirect]:
    @never_cache
    @wraps(view)
    def placed(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> Answer | HttpResponseRedirect:
        if site.of(request).is_terminal:
            raise Http404
        setattr(request, _ONLY, spoken)
        elsewhere = _elsewhere(request, spoken)
        if elsewhere and request.method in {"GET", "HEAD"}:
            return HttpResponseRedirect(elsewhere)
        return view(request, *args, **kwargs)

    return placed


def languages_of(request: HttpRequest) -> frozenset[str]:
    """Return the languages that a page is offered in; none named is all of its portal."""
    found: object = getattr(request, _ONLY, frozenset[str]())
    assert isinstance(found, frozenset)
    return found


def _elsewhere(request: HttpRequest, spoken: frozenset[str]) -> str:
    """Return where the page stands, if it is asked for somewhere else."""
    root = f"{request.META.get('SCRIPT_NAME', '')}/"
    language, rest = languages.split(request.get_full_path_info())
    is_spoken = not spoken or language in spoken
    if get_script_prefix() == root and (is_spoken or not language):
        return ""
    return f"{root}{language if is_spoken and language else languages.GERMAN}/{rest}"
