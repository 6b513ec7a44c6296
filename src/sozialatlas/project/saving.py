"""Whoever saves in the administration finds the new state on the public pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponseRedirectBase

from sozialatlas.search import queries as search

# The indexer takes up a change within 0.25 s, and is done with it soon after.
MOST_SECONDS = 1.0
# What has waited for longer before tells of an indexer that rests, or has very much to do.
_SECONDS_OF_A_STOP = 5.0


class WaitForIndex:
    """Answers a save in the administration once searches see it, a second later at the most."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer, after a save when the index has it."""
        response = self.get_response(request)
        if _has_saved(request, response) and _is_followed():
            search.wait_for(search.newest_change(), MOST_SECONDS)
        return response


def _has_saved(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Return whether the administration took a form, and sends the browser on."""
    page = request.resolver_match
    return (
        request.method == "POST"
        and isinstance(response, HttpResponseRedirectBase)
        and page is not None
        and page.app_name == "admin"
    )


def _is_followed() -> bool:
    """Return whether something waits for the index, and not in vain."""
    state = search.index_state()
    waiting = state.oldest_pending_seconds
    return state.is_ready and waiting is not None and waiting < _SECONDS_OF_A_STOP
