"""Where the pages of access are, and how one comes back to them."""

from __future__ import annotations

import uuid

from sozialatlas.marketplace.workspace.going import done, refused, url

__all__ = ["DESK", "HOME", "LIST", "claim", "done", "organization", "refused", "url"]

HOME = "mein"
LIST = "mein/traeger"
DESK = "redaktion/zugaenge"


def organization(key: uuid.UUID) -> str:
    """Return where the members of an organization are."""
    return url(f"{LIST}/{key}")


def claim(key: int) -> str:
    """Return where a person enters the code."""
    return url(f"mein/antrag/{key}")
