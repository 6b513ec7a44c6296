"""Short ids: forty entries must fit in one address, and that in a QR code."""

from __future__ import annotations

import base64
import re
import uuid

LENGTH = 10
"""Letters of an id: 60 of its 128 bits, so that two of a million records hardly ever meet."""
_WHOLE = 22
_SHORT = re.compile(rf"[A-Za-z0-9_-]{{{LENGTH}}}")


def short(record_id: uuid.UUID) -> str:
    """Return the beginning of an id, as it stands in addresses."""
    return base64.urlsafe_b64encode(record_id.bytes)[:LENGTH].decode()


def parsed(text: str) -> str:
    """Return the short id of a text, which may be a whole id too; empty where it is none."""
    if _SHORT.fullmatch(text):
        return text
    try:
        return short(uuid.UUID(text)) if len(text) == 36 else ""
    except ValueError:
        return ""


def span(short_id: str) -> tuple[uuid.UUID, uuid.UUID]:
    """Return the first and the last id that begin so."""
    missing = _WHOLE - LENGTH
    return _decoded(f"{short_id}{'A' * missing}"), _decoded(f"{short_id}{'_' * (missing - 1)}w")


def _decoded(letters: str) -> uuid.UUID:
    return uuid.UUID(bytes=base64.urlsafe_b64decode(f"{letters}=="))
