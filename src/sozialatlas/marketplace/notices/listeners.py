"""Ends subscriptions of addresses that take nothing any more."""

from __future__ import annotations

import uuid

from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.signals import bounced
from sozialatlas.marketplace.notices import actions


def connect() -> None:
    """Hear of mails that come back from now on."""
    bounced.connect(_ended, dispatch_uid="notices.bounced")


def _ended(letter: Letter, is_permanent: bool, **_kwargs: object) -> None:
    kind, _, pk = letter.reference.partition(":")
    if kind == "abo" and is_permanent:
        actions.end(uuid.UUID(pk))
