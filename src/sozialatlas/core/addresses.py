"""Where pages are: `/de/suche`, `/de/angebote/<slug>-<id>`, inside a portal `/auenburg/de/suche`.

The German words stay under each language, so that a link survives a change of language. The path
of the portal in which somebody moves is Django's script prefix: every link stays inside of it.
"""

from __future__ import annotations

import uuid

from django.urls import get_script_prefix

SEARCH = "suche"
SERVICES = "angebote"
EVENTS = "veranstaltungen"
VOLUNTEERING = "mitmachen"
WORDS = {"service": SERVICES, "event": EVENTS, "volunteer_role": VOLUNTEERING}


def page(rest: str, language: str) -> str:
    """Return the path of a page of this portal; of its start page for an empty `rest`."""
    return f"{get_script_prefix()}{language}/{rest}"


def record(record_type: str, slug: str, record_id: uuid.UUID, language: str) -> str:
    """Return the path of a service, event or volunteer role; for a service its own id counts."""
    return page(f"{WORDS[record_type]}/{slug}-{record_id}", language)
