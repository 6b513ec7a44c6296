"""The outbox: records that the index has yet to follow."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxEntry(models.Model):
    """A record that changed; written in the transaction of the change.

    The indexer deletes an entry only after the index has committed what it says.
    """

    record_id = models.UUIDField(_("Eintrag"))
    changed_at = models.DateTimeField(_("geändert am"), auto_now_add=True)

    class Meta:
        """In the order of change."""

        verbose_name = _("Änderung für die Suche")
        verbose_name_plural = _("Änderungen für die Suche")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.record_id)
