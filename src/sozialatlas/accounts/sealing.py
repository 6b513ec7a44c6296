"""Seals the keys of apps and of emergency codes, so that a copy of the database opens nothing."""

from __future__ import annotations

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """Return a text that only this installation can read."""
    return _lock().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the text again.

    Under another secret key it is lost. Then this is a new random key each time, which no code
    fits: an empty one would fit a code that anybody can reckon.
    """
    try:
        return _lock().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _lock() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(str(key))) for key in keys])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(
        hashlib.sha256(f"konto:zweiter schritt:{secret}".encode()).digest()
    )
