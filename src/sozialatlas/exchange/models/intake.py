"""What editors send in, and the addresses from which data are fetched each day."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.exchange.models.runs import ImportRun


class ImportSource(models.Model):
    """A source with an address: fetched each day at an hour, if it has one.

    `largest_loss` is how many percent of its records may disappear or be rejected before a run
    waits for a person. `etag` and `last_modified` are what the server said last.
    """

    name = models.CharField(_("Quelle"), max_length=60, unique=True)
    url = models.URLField(_("Internetadresse"), max_length=500)
    format_name = models.CharField(_("Art der Datei"), max_length=20)
    mapping = models.TextField(_("Zuordnung"), blank=True)
    hour = models.PositiveSmallIntegerField(
        _("Stunde"), null=True, blank=True, validators=[MaxValueValidator(23)]
    )
    largest_loss = models.PositiveSmallIntegerField(
        _("höchstens verschwunden oder abgelehnt (Prozent)"),
        default=10,
        validators=[MaxValueValidator(100)],
    )
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    fetched_at = models.DateTimeField(_("zuletzt geholt am"), null=True, blank=True)
    trouble = models.TextField(_("Fehler"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("zuständig"),
    )

    class Meta:
        """By name."""

        verbose_name = _("Quelle")
        verbose_name_plural = _("Quellen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """A file that was sent in or fetched, from its check to its run.

    The file lies in `intake.files`. `mapping` is the text of a mapping as docs/importing.md has
    it, empty for none; whoever changes it has the upload checked again.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("wird geprüft")
        REFUSED = "refused", _("nicht lesbar")
        CHECKED = "checked", _("geprüft, noch nicht eingespielt")
        APPLYING = "applying", _("wird eingespielt")
        APPLIED = "applied", _("eingespielt")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(_("Quelle"), max_length=60)
    file_name = models.CharField(_("Datei"), max_length=250)
    format_name = models.CharField(_("Art der Datei"), max_length=20)
    mapping = models.TextField(_("Zuordnung"), blank=True)
    state = models.CharField(
        _("Stand"), max_length=10, choices=State.choices, default=State.WAITING
    )
    trouble = models.TextField(_("Fehler"), blank=True)
    report = models.JSONField(_("Bericht"), default=dict)
    run = models.OneToOneField(
        ImportRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="upload"
    )
    created_at = models.DateTimeField(_("gesendet am"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("von"),
    )

    class Meta:
        """Newest first."""

        verbose_name = _("Hochgeladene Datei")
        verbose_name_plural = _("Hochgeladene Dateien")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source}, {self.file_name}"
