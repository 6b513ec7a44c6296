"""Links to the form of subscriptions, and the signed ones of mails: to confirm, and to end."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from urllib.parse import urlencode

from django.core import signing

from sozialatlas.core import addresses
from sozialatlas.marketplace.notices import menu

_SALT = "sozialatlas.marketplace.notices"
CONFIRM, END = "bestaetigen", "abmelden"
AREA, TOPIC, KIND = "gebiet", "thema", "was"


def subscribing(
    language: str, *, area: str = "", topics: Sequence[str] = (), kinds: Sequence[str] = ()
) -> str:
    """Return the address of the form, filled in as far as given; empty where no mails go out."""
    if not menu.is_offered():
        return ""
    given = [
        *([(AREA, area)] if area else []),
        *((TOPIC, code) for code in topics),
        *((KIND, kind) for kind in kinds),
    ]
    query = f"?{urlencode(given)}" if given else ""
    return f"{addresses.page(menu.PATH, language)}{query}"


def confirming(pk: uuid.UUID, language: str) -> str:
    """Return the whole address of the page that confirms a subscription."""
    return _address(CONFIRM, pk, language)


def ending(pk: uuid.UUID, language: str) -> str:
    """Return the whole address of the page that ends a subscription."""
    return _address(END, pk, language)


def refusing(user_id: int, language: str) -> str:
    """Return the whole address of the page that ends mails about circulars."""
    token = _signer("rundschreiben").sign(str(user_id))
    return addresses.absolute(f"{language}/abo/rundschreiben/{token}")


def read_refusing(token: str) -> int | None:
    """Return whose mails are to end; None for a link that we did not make."""
    try:
        return int(_signer("rundschreiben").unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def read(purpose: str, token: str) -> uuid.UUID | None:
    """Return which subscription a link is about; None for one that we did not make."""
    try:
        return uuid.UUID(hex=_signer(purpose).unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _address(purpose: str, pk: uuid.UUID, language: str) -> str:
    token = _signer(purpose).sign(pk.hex)
    return addresses.absolute(f"{language}/abo/{purpose}/{token}")


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"{_SALT}.{purpose}", sep=".")
