"""Which portal an address means that somebody has copied from the browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from sozialatlas.core import addresses
from sozialatlas.search import portals


class ForeignHostError(ValueError):
    """An address of another site: what it finds there has nothing to do with us."""


def slug_of(address: str) -> str | None:
    """Return the slug of the portal that an address names, empty for the county's own.

    None, where there is no address but only what stands behind its question mark.
    Raises: ForeignHostError.
    """
    text = address.strip()
    parts = urlsplit(text)
    if not text.startswith("/") and not parts.netloc:
        return None
    slug, _inside = addresses.portal_of(parts.path)
    if not parts.netloc:
        return slug
    host = (parts.hostname or "").lower()
    if own := portals.at_host(host):
        return own.slug
    if not validate_host(host, settings.ALLOWED_HOSTS):
        raise ForeignHostError(host)
    return slug
