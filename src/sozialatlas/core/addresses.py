"""Where pages are: `/de/suche`, `/de/angebote/<slug>-<id>`, inside a portal `/auenburg/de/suche`.

The German words stay under each language, so that a link survives a change of language. The path
of the portal in which somebody moves is Django's script prefix: every link stays inside of it.
"""

from __future__ import annotations

import re
import uuid
from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix

SEARCH = "suche"
SERVICES = "angebote"
EVENTS = "veranstaltungen"
VOLUNTEERING = "mitmachen"
CONTACT = "kontakt"
WORDS = {"service": SERVICES, "event": EVENTS, "volunteer_role": VOLUNTEERING}
LISTS = {**WORDS, "service": SEARCH}
"""Where records of a type are looked for."""


def page(rest: str, language: str) -> str:
    """Return the path of a page of this portal; of its start page for an empty `rest`."""
    return f"{get_script_prefix()}{language}/{rest}"


def record(record_type: str, slug: str, record_id: uuid.UUID, language: str) -> str:
    """Return the path of a service, event or volunteer role; for a service its own id counts."""
    return page(f"{WORDS[record_type]}/{slug}-{record_id}", language)


def absolute(path: str) -> str:
    """Return the whole address of a path of this installation, as mails need it."""
    return f"{settings.SITE_URL}/{path.removeprefix('/')}"


RESERVED = frozenset({
    "admin", "api", "static", "uploads", "karte", "embed", "healthz", "portal",
    *(code for code, _name in settings.LANGUAGES),
})  # fmt: skip
"""Words at the root that no portal can be called."""

_OF_PORTAL = re.compile(
    r"/([a-z0-9]+(?:-[a-z0-9]+)*)(/(?:(?:{})(?:/.*)?|farben\.css|sw\.js|offline\.json)?)?".format(
        "|".join(code for code, _name in settings.LANGUAGES)
    ),
    re.DOTALL,
)


@lru_cache(maxsize=4_096)
def portal_of(path: str) -> tuple[str, str]:
    """Return the slug of the portal that a path names, and the path inside of it.

    `/auenburg/de/suche` is `/de/suche` of auenburg; a path of no portal has an empty slug,
    and the bare `/auenburg` nothing inside.
    """
    found = _OF_PORTAL.fullmatch(path)
    if found is None or found[1] in RESERVED:
        return "", path
    return found[1], found[2] or ""
