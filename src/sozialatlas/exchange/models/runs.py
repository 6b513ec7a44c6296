"""Runs of imports and what each batch of them did, so that a killed run can be put right."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One import of a file under the name of a source."""

    class State(models.TextChoices):
        """How far a run has come."""

        APPLYING = "applying", _("wird eingespielt oder wurde abgebrochen")
        UNDOING = "undoing", _("wird zurückgenommen oder wurde dabei abgebrochen")
        DONE = "done", _("eingespielt")
        UNDONE = "undone", _("zurückgenommen")

    OPEN = (State.APPLYING, State.UNDOING)

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(_("Quelle"), max_length=60)
    file_name = models.CharField(_("Datei"), max_length=250)
    fingerprint = models.CharField(_("Prüfsumme"), max_length=64)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices)
    batch_count = models.PositiveIntegerField(_("Pakete"))
    counts = models.JSONField(_("Zahlen"), default=dict)
    report = models.JSONField(_("Bericht"), default=dict)
    error = models.TextField(_("Fehler"), blank=True)
    started_at = models.DateTimeField(_("begonnen am"))
    finished_at = models.DateTimeField(_("beendet am"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("von"),
    )

    class Meta:
        """Newest first; a source has one open run at most."""

        verbose_name = _("Einspielung")
        verbose_name_plural = _("Einspielungen")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(state__in=["applying", "undoing"]),
                name="exchange_one_open_run_per_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.source}, {self.file_name}"


class ImportJournal(models.Model):
    """What one batch did, written in the transaction of the batch itself.

    `entries` are lists of kind, id, revision before (null: created) and revision after.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="journal")
    number = models.PositiveIntegerField(_("Paket"))
    entries = models.JSONField(_("Einträge"))
    unchanged_count = models.PositiveIntegerField(_("unverändert"), default=0)
    is_undone = models.BooleanField(_("zurückgenommen"), default=False)

    class Meta:
        """Each batch once."""

        verbose_name = _("Journal")
        verbose_name_plural = _("Journal")
        ordering = ["run_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="exchange_batch_once")
        ]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"
