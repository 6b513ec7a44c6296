"""Where the pages of entries are, and how one comes back to them."""

from __future__ import annotations

import uuid

from django.http import HttpRequest

from sozialatlas.marketplace.workspace.going import done, refused, url

__all__ = [
    "CONFIRM",
    "HOME",
    "LIST",
    "LONGEST",
    "done",
    "draft",
    "entry",
    "proposal",
    "refused",
    "typed",
    "url",
]

LONGEST = 2_000
HOME, LIST, CONFIRM = "mein", "mein/eintraege", "mein/bestaetigen"


def draft(key: uuid.UUID, step: str = "") -> str:
    """Return where a draft is read before it is sent, or one of its pages."""
    return url(f"mein/entwurf/{key}/{step}" if step else f"mein/entwurf/{key}")


def proposal(key: uuid.UUID) -> str:
    """Return where one sees what became of something that was sent."""
    return url(f"mein/vorschlag/{key}")


def entry(word: str, key: uuid.UUID) -> str:
    """Return where a published entry is changed."""
    return url(f"mein/eintraege/{word}/{key}")


def typed(request: HttpRequest, name: str, most: int = LONGEST) -> str:
    """Return a text that was sent, without NULs, which PostgreSQL does not keep."""
    return request.POST.get(name, "").replace("\0", "")[:most]
