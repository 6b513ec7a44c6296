"""Words that mean the same."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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
