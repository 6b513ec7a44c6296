"""The outbox of records that the index has yet to follow."""

from __future__ import annotations

from django.db import connection, models
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

    @classmethod
    def is_any_waiting(cls) -> bool:
        """Return whether the index lacks a change; mostly it lacks none."""
        # Asked three times a page; the ORM would take five times as long for the one value.
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {cls._meta.db_table} LIMIT 1")  # noqa: S608 -- no input in it
            return cursor.fetchone() is not None
