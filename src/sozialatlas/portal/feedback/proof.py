"""The work that a browser does unseen before a message is sent, so that floods cost something.

ALTCHA's challenge, made and checked here: no other party learns of it. Its solver is our own
(`feedback/proof_worker.js`), for ALTCHA's brings styles and workers that our policy refuses.
"""

from __future__ import annotations

import datetime as dt
import json

import altcha
from django.utils.crypto import salted_hmac

from sozialatlas.marketplace.actions import PROOF_LIFE

ALGORITHM = "PBKDF2/SHA-256"
ROUNDS = 4_000
PREFIX = "00"
"""One try in 256 fits: about a second of a laptop, a few of a telephone."""
LONGEST = 2_000
"""Ours have 500 letters."""


def challenge(now: dt.datetime) -> str:
    """Return a task for a browser, as JSON; it may be handed in once, within a day."""
    made = altcha.create_challenge(
        ALGORITHM,
        ROUNDS,
        key_prefix=PREFIX,
        expires_at=now + PROOF_LIFE,
        hmac_secret=_secret(),
    )
    return json.dumps(made.to_dict(), separators=(",", ":"))


def code(payload: str) -> str:
    """Return the code of a task that was solved; empty for what proves nothing."""
    if not payload or len(payload) > LONGEST or not _is_solved(payload):
        return ""
    return altcha.Payload.from_base64(payload).challenge.signature or ""


def _is_solved(payload: str) -> bool:
    try:
        return altcha.verify_solution(payload, _secret()).verified
    except (ValueError, OverflowError, AttributeError, TypeError):
        return False  # numbers without end and the like, which the library does not expect


def _secret() -> bytes:
    return salted_hmac("sozialatlas.portal.feedback.proof", "", algorithm="sha256").digest()
