"""Codes that prove who has a mail box, a telephone or a letter box."""

from __future__ import annotations

import hashlib
import hmac
import secrets

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Without those that are taken for each other on paper or on the telephone: O0 I1 B8 S5 Z2."""
LENGTH = 8


def new() -> str:
    """Return a new code; 26 letters in eight places are 209 thousand million."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return a code as people read it: in two halves."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def typed(text: str) -> str:
    """Return what somebody typed as a code, without gaps and in large letters."""
    return "".join(letter for letter in text.upper() if letter.isalnum())


def mark(code: str, subject: str, secret: str) -> str:
    """Return what is kept of a code: it holds for one subject alone."""
    return hmac.new(secret.encode(), f"{subject}:{code}".encode(), hashlib.sha256).hexdigest()


def is_same(code: str, subject: str, secret: str, kept: str) -> bool:
    """Return whether a code is the one whose mark was kept."""
    return bool(kept) and hmac.compare_digest(mark(code, subject, secret), kept)


def mark_of_link(token: str) -> str:
    """Return what is kept of a link that was mailed; it is long enough to need no secret."""
    return hashlib.sha256(token.encode()).hexdigest()
