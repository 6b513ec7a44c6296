"""Where the page of a record is: `/de/angebote/<slug>-<id>`.

The German words stay under each language, so that a link survives a change of language.
"""

from __future__ import annotations

import uuid

SEARCH = "suche"
SERVICES = "angebote"
EVENTS = "veranstaltungen"
VOLUNTEERING = "mitmachen"
WORDS = {"service": SERVICES, "event": EVENTS, "volunteer_role": VOLUNTEERING}


def record(record_type: str, slug: str, record_id: uuid.UUID, language: str) -> str:
    """Return the path of a service, event or volunteer role; for a service its own id counts."""
    return f"/{language}/{WORDS[record_type]}/{slug}-{record_id}"
