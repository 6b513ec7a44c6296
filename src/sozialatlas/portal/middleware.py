"""Finds the portal that a request is for, and lets all its links stay inside."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.request import split_domain_port
from django.urls import get_script_prefix, set_script_prefix

from sozialatlas.core import addresses, languages
from sozialatlas.portal import chosen, preview
from sozialatlas.portal.kiosk.closed import closed
from sozialatlas.search import portals
from sozialatlas.search.portals import COUNTY
from sozialatlas.search.presets import Preset

log = logging.getLogger(__name__)

# A draft at the root, or at the host that editors use, would lock them out of publishing it.
_NEVER_HIDDEN = ("/admin/", "/healthz", "/konto/")
_ACCOUNT = "konto"


class ChoosePortal:
    """Gives each request its portal: by the host's name, else by the beginning of the path.

    Under a host of its own there is only the one portal. A path that names none is not found.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer inside the portal; afterwards links lead to the root again."""
        root = get_script_prefix()
        slug, rest = addresses.portal_of(request.path_info)
        found = _portal(request, slug)
        chosen.put(request, found or _county(request))
        if slug and found is not None:
            if not rest:
                return HttpResponsePermanentRedirect(f"{root}{slug}/")
            request.path_info = rest
            set_script_prefix(f"{root}{slug}/")
        try:
            response = self.get_response(request)
            return closed(response) if chosen.portal(request).is_kiosk else response
        finally:
            set_script_prefix(root)

    def process_view(self, request: HttpRequest, *_of_view: object) -> HttpResponseBase | None:
        """Hide what is not published, and lead from a language that the portal does not offer.

        Raises: Http404, for everybody but those who may see drafts.
        """
        language, rest = languages.split(request.path_info)
        is_account = rest.partition("/")[0] == _ACCOUNT
        if is_account or request.path_info.startswith(_NEVER_HIDDEN):
            return None
        portal = chosen.portal(request)
        if portal is chosen.HIDDEN:
            raise Http404
        if language and not portal.offers(language):
            target = addresses.page(rest, portal.languages[0])
            query = request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(f"{target}?{query}" if query else target)
        return None


def _portal(request: HttpRequest, slug: str) -> Preset | None:
    """Return the portal of host and path; None for a path that names none.

    A draft behind a path is none, for all but its editors; at a root of its own it is hidden.
    """
    try:
        own = portals.at_host(_host(request))
        found = portals.find(slug) if own is None else own if not slug else None
        hidden = None if slug else chosen.HIDDEN
        return found if preview.is_open(request, found) else hidden
    except DatabaseError:
        if slug:
            raise
        # The pages of failure and the health check must come without the database.
        log.exception("the portals could not be read")
        return COUNTY


def _county(request: HttpRequest) -> Preset:
    county = portals.county()
    return county if county.is_published else chosen.HIDDEN


def _host(request: HttpRequest) -> str:
    try:
        return split_domain_port(request.get_host())[0]
    except DisallowedHost:
        return ""  # refused a moment later, in words
