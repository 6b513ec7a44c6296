"""Where the public reads the records that reviewers deal with."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from sozialatlas.core import addresses, languages
from sozialatlas.directory.models import RecordKind, slug_of

# Which kinds have a public page of their own, and of what type.
_PAGES: Mapping[str, str] = {
    RecordKind.SERVICE: "service",
    RecordKind.SERVICE_AT_LOCATION: "service",
    RecordKind.EVENT: "event",
    RecordKind.VOLUNTEER_ROLE: "volunteer_role",
}


def public_url(kind: str, record_id: uuid.UUID, name: str) -> str:
    """Return the address of a record's page; empty for what has none of its own."""
    page = _PAGES.get(kind)
    if page is None:
        return ""
    return addresses.record(page, slug_of(name), record_id, languages.current())
