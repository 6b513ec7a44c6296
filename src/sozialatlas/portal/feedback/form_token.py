"""The mark of a form that we gave out: when it was, and for which record.

It stands on pages that no cache keeps. It is no secret and guards no visitor: it makes a machine
fetch the page, wait, and come back within a day.
"""

from __future__ import annotations

import datetime as dt
import uuid
from enum import Enum

from django.core import signing

SALT = "sozialatlas.portal.feedback"
YOUNGEST = dt.timedelta(seconds=3)
"""Nobody reads the question and answers it faster."""
OLDEST = dt.timedelta(hours=24)


class State(Enum):
    """What a mark is worth now."""

    GOOD = "good"
    TOO_YOUNG = "too_young"
    EXPIRED = "expired"
    FORGED = "forged"


def issue(record_id: uuid.UUID, now: dt.datetime) -> str:
    """Return the mark of a form about a record."""
    return signing.Signer(salt=SALT).sign(f"{record_id.hex}.{int(now.timestamp())}")


def state(token: str, record_id: uuid.UUID, now: dt.datetime) -> State:
    """Return what a mark is worth; one of another record is as good as none."""
    try:
        value = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return State.FORGED
    about, _dot, issued = value.partition(".")
    if about != record_id.hex:
        return State.FORGED
    age = now - dt.datetime.fromtimestamp(int(issued), dt.UTC)
    if age > OLDEST:
        return State.EXPIRED
    return State.TOO_YOUNG if age < YOUNGEST else State.GOOD
