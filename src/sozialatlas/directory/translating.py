"""Which texts are translated, and how to tell that the German has moved on since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sozialatlas.directory.models import RecordKind

NAME = "name"
TRANSLATED: Mapping[str, tuple[str, ...]] = {
    RecordKind.SERVICE: (
        NAME,
        "summary",
        "description",
        "eligibility",
        "application_process",
        "fees",
    ),
    RecordKind.SERVICE_AT_LOCATION: ("description",),
    RecordKind.EVENT: (NAME, "summary", "description", "fees"),
    RecordKind.VOLUNTEER_ROLE: (NAME, "summary", "description", "skills", "time_needed"),
}  # fmt: skip -- two lines read better than six
"""The fields that pages show in their own language, in the order of reading."""

_MARK_LENGTH = 16


def mark(german: str) -> str:
    """Return a short mark of a German text, empty for none; white space does not count."""
    words = " ".join(german.split())
    return hashlib.sha256(words.encode()).hexdigest()[:_MARK_LENGTH] if words else ""


def is_outdated(seen: str, german: str) -> bool:
    """Return whether a text was made of other German words; nobody knows of one without mark."""
    return bool(seen) and seen != mark(german)
