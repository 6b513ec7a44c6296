"""What a terminal keeps for the time without network: its start pages, topics and services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings

from sozialatlas.core import addresses
from sozialatlas.portal.search.results import results
from sozialatlas.search import queries
from sozialatlas.search.offered import Offered, first_type, offered
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import SearchRequest

SERVICES_PER_TOPIC = 20
_HELP = "soforthilfe"
MOST_PAGES = 600
"""About 20 MB; a terminal fetches them one after the other."""


def pages(portal: Preset, now: dt.datetime) -> list[str]:
    """Return the addresses that a terminal keeps, the most important first.

    Start pages and the numbers for help at once in all languages of the portal, then in the first
    language the lists that the tiles lead to, and the pages of the services first in them.
    """
    languages = portal.languages or tuple(code for code, _name in settings.LANGUAGES)
    found = offered(portal, now)
    starts = [addresses.page(page, language) for page in ("", _HELP) for language in languages]
    lists = list(_lists(portal, found, languages[0]))
    records = _records(portal, found, languages[0], now)
    return list(dict.fromkeys([*starts, *lists, *records]))[:MOST_PAGES]


def _lists(portal: Preset, found: Offered, language: str) -> Iterator[str]:
    path = addresses.LISTS[first_type(portal)]
    yield addresses.page(path, language)
    for name, terms in (("topic", found.topics), ("life_situation", found.situations)):
        for term in terms:
            query = urlencode([*portal.preset, (name, term.code)])
            yield addresses.page(f"{path}?{query}", language)


def _records(portal: Preset, found: Offered, language: str, now: dt.datetime) -> Iterable[str]:
    request = SearchRequest(
        now=now,
        types=(first_type(portal),),
        scope=portal.scope,
        page_size=SERVICES_PER_TOPIC,
    )
    asked = [replace(request, topics=(topic.code,)) for topic in found.topics]
    asked += [replace(request, life_situations=(term.code,)) for term in found.situations]
    for each in asked:
        hits = queries.search(each).hits
        for result, _pin in results(hits, language=language, now=now):
            yield result.url
