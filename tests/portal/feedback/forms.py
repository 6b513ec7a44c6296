"""Forms about a record as a browser sends them after somebody has typed for a minute."""

from __future__ import annotations

import datetime as dt
import re
import uuid

from django.utils import timezone

from sozialatlas.portal.feedback import form_token

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def token(url: str, *, age: float = 60) -> str:
    """Return the mark of a form at an address that was given out some seconds ago."""
    found = _ID.findall(url)[-1]
    return form_token.issue(uuid.UUID(found), timezone.now() - dt.timedelta(seconds=age))


def filled(url: str, **values: str) -> dict[str, str]:
    """Return what is sent."""
    return {"token": token(url), **values}
