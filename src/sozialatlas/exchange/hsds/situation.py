"""What an answer needs to know of the request and of the installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from sozialatlas.core import languages
from sozialatlas.exchange.hsds import vocabularies
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.building import Setting
from sozialatlas.marketplace.freshness.models import FreshnessSettings


def root(request: HttpRequest) -> str:
    """Return the address of the site, without a slash at its end."""
    return f"{request.scheme}://{request.get_host()}"


def setting(request: HttpRequest, asked: Asked, *, is_whole: bool = False) -> Setting:
    """Return what is the same for all things; words are read only where whole things need them."""
    needs_words = is_whole or asked.full or asked.full_service
    words = vocabularies.words() if needs_words else ()
    return Setting(
        root=root(request),
        terms=vocabularies.by_key(words),
        capacity_lasts=dt.timedelta(days=FreshnessSettings.current().capacity_days),
        time_zone=settings.TIME_ZONE,
    )


def in_german(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield parts that are made while they are sent, after the request's own language is gone."""
    while True:
        with translation.override(languages.GERMAN):
            part = next(parts, None)
        if part is None:
            return
        yield part
