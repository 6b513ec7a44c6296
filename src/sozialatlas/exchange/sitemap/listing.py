"""The files of a portal's sitemap and what stands in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from sozialatlas.core import addresses, site
from sozialatlas.core.languages import GERMAN
from sozialatlas.exchange.changed_things import Changed
from sozialatlas.exchange.sitemap import queries
from sozialatlas.exchange.sitemap.documents import Page, Part
from sozialatlas.search.presets import Preset

PER_FILE = 1_000
"""Records of a file: seven languages that name each other make 10 MB of them."""

OF_PORTAL = "seiten"
TYPES: Mapping[str, str] = {word: kind for kind, word in addresses.WORDS.items()}
NAMES = (OF_PORTAL, *TYPES)
_PAGES = (
    "", addresses.SEARCH, addresses.EVENTS, addresses.VOLUNTEERING, "soforthilfe", "einbetten",
    "impressum", "datenschutz", "barrierefreiheit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Here:
    """The portal at a host, its address, what it leaves out, and the moment."""

    portal: Preset
    origin: str
    site: site.Site
    now: dt.datetime


def parts(here: Here) -> list[Part]:
    """Return the files, each with the moment of its newest page."""
    found = [Part(f"{here.origin}/sitemap-{OF_PORTAL}-1.xml")]
    for word, kind in TYPES.items():
        for number, some in enumerate(_files(here, kind), 1):
            newest = max(one.changed_at for one in some)
            found.append(Part(f"{here.origin}/sitemap-{word}-{number}.xml", newest))
    return found


def pages(here: Here, name: str, number: int) -> list[Page] | None:
    """Return the pages of a file; None where there is no such file."""
    if name == OF_PORTAL:
        return list(_of_portal(here)) if number == 1 else None
    kind = TYPES[name]
    files = list(_files(here, kind))
    if not 1 <= number <= len(files):
        return None
    return list(_of_records(here, kind, files[number - 1]))


def _files(here: Here, kind: str) -> Iterator[Sequence[Changed]]:
    found = queries.records(kind, here.portal, here.now)
    for start in range(0, len(found), PER_FILE):
        yield found[start : start + PER_FILE]


def _of_records(here: Here, kind: str, some: Sequence[Changed]) -> Iterator[Page]:
    slugs = queries.slugs(some, kind)
    languages = _languages(here.portal.languages)
    word = addresses.WORDS[kind]
    for one in some:
        said = slugs[one.thing_id]
        urls = {
            code: f"{here.origin}/{code}/{word}/{said.get(code, said[GERMAN])}-{one.record_id}"
            for code in languages
        }
        yield Page(urls, one.changed_at)


def _of_portal(here: Here) -> Iterator[Page]:
    languages = _languages(here.portal.languages)
    for path in _PAGES:
        if path not in here.site.hidden:
            yield Page({code: f"{here.origin}/{code}/{path}" for code in languages})
    if here.portal.host:
        return
    for slug, offered in queries.portals_behind_paths():
        yield Page({code: f"{here.origin}/{slug}/{code}/" for code in _languages(offered)})


def _languages(offered: Sequence[str]) -> list[str]:
    return [code for code, _name in settings.LANGUAGES if not offered or code in offered]
