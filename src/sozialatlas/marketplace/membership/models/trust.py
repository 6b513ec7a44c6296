"""How far the county trusts an organization, and which organizations nobody keeps."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Organization


class Trust(models.Model):
    """Whether what an organization enters is published at once and looked at afterwards.

    Without a row the organization is checked; what hangs below a trusted one is trusted too.
    """

    class Level(models.TextChoices):
        """When somebody of the county looks at a change."""

        CHECKED = "checked", _("wird vor dem Veröffentlichen geprüft")
        TRUSTED = "trusted", _("erscheint sofort und wird danach geprüft")

    organization = models.OneToOneField(
        Organization, on_delete=models.CASCADE, related_name="+", verbose_name=_("Träger")
    )
    level = models.CharField(
        _("Prüfung"), max_length=10, choices=Level.choices, default=Level.CHECKED
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("festgelegt von"),
    )
    at = models.DateTimeField(_("festgelegt am"))

    class Meta:
        """The newest first."""

        verbose_name = _("Vertrauen")
        verbose_name_plural = _("Vertrauen")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.organization}: {self.get_level_display()}"


class Vacancy(models.Model):
    """That the last owner of an organization has gone; the row goes when there is one again."""

    organization = models.OneToOneField(
        Organization, on_delete=models.CASCADE, related_name="+", verbose_name=_("Träger")
    )
    since = models.DateTimeField(_("seit"))

    class Meta:
        """The one that waits longest first."""

        verbose_name = _("Träger ohne Verantwortliche")
        verbose_name_plural = _("Träger ohne Verantwortliche")
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return str(self.organization)
