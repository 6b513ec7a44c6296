"""The line above the results of a search that says whose needs are looked at."""

from __future__ import annotations

from urllib.parse import urlencode

from sozialatlas.core import addresses
from sozialatlas.portal.profile.page import BACK, Bar, bar
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.search.presets import Preset


def line(address: SearchAddress, back: str, language: str, portal: Preset) -> Bar:
    """Return the line for a search; whoever changes the needs comes `back` to that page."""
    _path, _mark, query = address.url.partition("?")
    if back != addresses.SEARCH:
        query = "&".join(filter(None, (query, urlencode({BACK: back}))))
    return bar(address.profile, query, address.of_nobody.url, language, portal)
