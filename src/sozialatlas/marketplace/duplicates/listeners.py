"""Keeps the traces of organizations up to date when something of the directory changes."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models.signals import post_save

from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.duplicates import traces


def connect() -> None:
    """Listen; an organization without any record is known by its own row alone."""
    post_save.connect(_saved, sender=Organization, dispatch_uid="duplicates.traces")


def _saved(instance: Organization, *, raw: bool = False, **_kwargs: object) -> None:
    if not raw:
        ids: Collection[uuid.UUID] = [instance.pk]
        transaction.on_commit(lambda: traces.renew(ids))
