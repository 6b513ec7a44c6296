"""Which pages a portal has: those of its records, and those that each portal has."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.utils import timezone

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import LocalizedText, slug_of
from sozialatlas.directory.translating import NAME
from sozialatlas.exchange import changed_things
from sozialatlas.exchange.changed_things import Changed
from sozialatlas.search.matching import matches
from sozialatlas.search.models import Portal
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import SearchRequest

Slugs = Mapping[uuid.UUID, Mapping[str, str]]


def records(kind: str, portal: Preset, now: dt.datetime) -> list[Changed]:
    """Return the records of a type that a portal shows, in an order that stays."""
    if not portal.shows(kind):
        return []
    found = matches(SearchRequest(now=now, types=(kind,), scope=portal.scope))
    public = changed_things.public(kind, timezone.localdate(now))
    return sorted((one for one in public if one.record_id in found), key=lambda one: one.record_id)


def slugs(some: Sequence[Changed], kind: str) -> Slugs:
    """Return the readable part of addresses by thing and language; German is always there."""
    ids = {one.thing_id for one in some}
    rows = KIND_OF[kind].model._default_manager.filter(pk__in=ids).order_by()
    found: defaultdict[uuid.UUID, dict[str, str]] = defaultdict(dict)
    for key, name in rows.values_list("pk", NAME):
        found[key][GERMAN] = slug_of(name)
    texts = LocalizedText.objects.filter(record_id__in=ids, field=NAME).exclude(text="")
    for key, language, name in texts.order_by("pk").values_list("record_id", "language", "text"):
        found[key][language] = slug_of(name)
    return found


def portals_behind_paths() -> list[tuple[str, tuple[str, ...]]]:
    """Return the published portals without a host of their own, with the languages they offer."""
    rows = Portal.objects.filter(is_published=True, host="").exclude(slug="")
    shown = rows.exclude(kind=Portal.Kind.KIOSK).order_by("slug")
    return [(slug, tuple(languages)) for slug, languages in shown.values_list("slug", "languages")]
