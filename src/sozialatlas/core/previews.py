"""Pages as they would be: the room that shows records offers them to those that change records."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Renderer = Callable[[HttpRequest, str, uuid.UUID, str], HttpResponse | None]

_offered: list[Renderer] = []


def offer(renderer: Renderer) -> None:
    """Let `page` show records with this; the last one counts."""
    _offered[:] = [renderer]


def is_offered() -> bool:
    """Return whether there is anything to show records with."""
    return bool(_offered)


def page(
    request: HttpRequest, record_type: str, record_id: uuid.UUID, note: str
) -> HttpResponse | None:
    """Return the public page of a record as the database has it now; None where there is none.

    `note` stands above it and says that it is a preview.
    """
    return _offered[0](request, record_type, record_id, note) if _offered else None
