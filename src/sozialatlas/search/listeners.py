"""What the search does on its own: notes changes of the directory, brings in its word lists."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.apps import AppConfig
from django.apps.registry import Apps, apps as every_app
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from django.utils import timezone

from sozialatlas.directory.signals import records_changed
from sozialatlas.search.models import OutboxEntry, Portal, PortalImage, PortalText
from sozialatlas.search.understanding import saved_synonyms

_BATCH = 1000


def connect() -> None:
    """Listen to the directory, to lists of portals, and to each migrate of this room."""
    records_changed.connect(note_changes, dispatch_uid="search.outbox")
    for name in ("areas", "topics", "audiences", "life_situations"):
        through = getattr(Portal, name).through
        m2m_changed.connect(_portal_changed, sender=through, dispatch_uid=f"search.portal.{name}")
    for part in (PortalImage, PortalText):
        for signal in (post_save, post_delete):
            signal.connect(
                _part_changed, sender=part, dispatch_uid=f"search.portal.{part.__name__}"
            )
    post_migrate.connect(_sync_synonyms, dispatch_uid="search.synonyms")


def note_changes(sender: object, record_ids: Collection[UUID], **_kwargs: object) -> None:
    """Write one outbox entry for each changed record."""
    entries = (OutboxEntry(record_id=record_id) for record_id in sorted(record_ids))
    OutboxEntry.objects.bulk_create(entries, batch_size=_BATCH)


def _portal_changed(instance: Model, action: str, **_kwargs: object) -> None:
    """Note the moment, by which every process sees that it has to read the portal anew."""
    if isinstance(instance, Portal) and action.startswith("post_"):
        Portal.objects.filter(pk=instance.pk).update(changed_at=timezone.now())


def _part_changed(instance: PortalImage | PortalText, **_kwargs: object) -> None:
    Portal.objects.filter(pk=instance.portal_id).update(changed_at=timezone.now())


def _sync_synonyms(sender: AppConfig, apps: Apps = every_app, **_kwargs: object) -> None:
    # After a migrate back to before the table there is nowhere to put them.
    if sender.label == "search" and "synonym" in apps.all_models["search"]:
        saved_synonyms.sync()
