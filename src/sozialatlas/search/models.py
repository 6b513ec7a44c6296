"""The outbox of records that the index has yet to follow, and other words for the same."""

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


class Synonym(models.Model):
    """Words and short phrases that mean the same; editors change them without a new index."""

    code = models.CharField(_("Code"), max_length=60, blank=True, editable=False)
    words = models.JSONField(_("Wörter"), default=list)
    is_one_way = models.BooleanField(
        _("nur in eine Richtung"),
        default=False,
        help_text=_("Das erste Wort findet die anderen, aber die anderen finden es nicht."),
    )
    note = models.CharField(_("Bemerkung"), max_length=300, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_own = models.BooleanField(_("eigener Eintrag"), default=False)
    edited_at = models.DateTimeField(_("bearbeitet am"), null=True, blank=True, editable=False)

    class Meta:
        """In the order in which they came."""

        verbose_name = _("Gleichbedeutende Wörter")
        verbose_name_plural = _("Gleichbedeutende Wörter")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="search_synonym_code"
            )
        ]

    def __str__(self) -> str:
        return (" → " if self.is_one_way else " = ").join(map(str, self.words[:2]))

    @property
    def is_kept(self) -> bool:
        """Whether an editor made or changed it, so that the package leaves it alone."""
        return self.is_own or self.edited_at is not None
