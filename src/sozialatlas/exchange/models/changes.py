"""When the public face of things changed: what copies of the directory ask for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind


class PublicChange(models.Model):
    """A moment at which the public face of a thing may have changed, or came to its end.

    `changed_at` is the moment of writing, not the one that a source names: whoever asks for what
    is newer than their last visit misses nothing. Rows are only added, so that no two changes
    ever wait for each other; a nightly job leaves the newest of each thing.
    """

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    changed_at = models.DateTimeField(_("geändert am"))

    class Meta:
        """Found by the moment, and by the thing."""

        verbose_name = _("öffentliche Änderung")
        verbose_name_plural = _("öffentliche Änderungen")
        ordering = ["changed_at", "pk"]
        indexes = [
            models.Index(fields=["kind", "changed_at"], name="exchange_changed_lately"),
            models.Index(fields=["record_id", "changed_at"], name="exchange_change_of_thing"),
            models.Index(fields=["changed_at"], name="exchange_changed_last"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"
