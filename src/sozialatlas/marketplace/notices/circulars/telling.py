"""Lets all have a circular whom it is for, and writes to them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _, override

from sozialatlas.core import addresses, mail
from sozialatlas.marketplace.notices import links
from sozialatlas.marketplace.notices.circulars import queries
from sozialatlas.marketplace.notices.models import Circular, CircularRefusal

MINE, DESK = "mein/neuigkeiten", "redaktion/neuigkeiten"
LANGUAGE = "de"
"""What the county writes is German; so is the mail around it."""
AT_ONCE = 200


def tell(circular: Circular, *, at: dt.datetime) -> int:
    """Let all have a circular whom it is for, and write to who wants that; return how many.

    In parts, each a transaction: a run that was broken off goes on, and nobody is told twice.
    """
    if circular.told_at is not None:
        return 0
    people = queries.addressees(circular.area_key, circular.topic)
    silent = frozenset(CircularRefusal.objects.values_list("user_id", flat=True))
    ids = sorted(people)
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        with transaction.atomic(), override(LANGUAGE):
            circular.readers.add(*part)
            for user_id in part:
                if user_id not in silent:
                    _write(circular, user_id, people[user_id])
    circular.told_at = at
    circular.save(update_fields=["told_at"])
    return len(ids)


def _write(circular: Circular, user_id: int, email: str) -> None:
    page = addresses.absolute(f"{LANGUAGE}/{MINE}/{circular.pk}")
    out = links.refusing(user_id, LANGUAGE)
    parts = (
        circular.text,
        _("Lesen und antworten: {url}").format(url=page),
        _("Keine solchen Mails mehr: {url}").format(url=out),
    )
    mail.post(
        key=f"circular:{circular.pk}:{user_id}",
        to=email,
        subject=circular.title,
        text="\n\n".join(parts),
        unsubscribe=out,
        reference=f"circular:{circular.pk}",
    )
