"""What is taken in, and how proposals are decided: the county's own rules."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyRule(models.Model):
    """One rule of what is taken into the directory; a rejection names the one it rests on."""

    code = models.SlugField(_("Kürzel"), max_length=40, unique=True)
    title = models.CharField(_("Regel"), max_length=200)
    text = models.TextField(_("Erklärung"), blank=True)
    answer = models.TextField(
        _("Antwort bei Ablehnung"),
        blank=True,
        help_text=_("Steht in der Nachricht an den Träger, wenn ein Vorschlag daran scheitert."),
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_active = models.BooleanField(_("gilt"), default=True)

    class Meta:
        """In the county's order."""

        verbose_name = _("Aufnahmeregel")
        verbose_name_plural = _("Aufnahmeregeln")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.title


class ReviewSettings(models.Model):
    """How the county decides; there is one row."""

    answer_days = models.PositiveSmallIntegerField(
        _("Antwort nach Arbeitstagen"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("So schnell verspricht der Landkreis eine Antwort."),
    )
    is_four_eyes = models.BooleanField(
        _("Vier-Augen-Prinzip"),
        default=False,
        help_text=_("Ein Vorschlag erscheint erst, wenn zwei Personen ihn freigegeben haben."),
    )
    has_digest = models.BooleanField(
        _("morgens erinnern"),
        default=True,
        help_text=_("Wer prüft, bekommt an Werktagen eine E-Mail, wenn etwas Neues wartet."),
    )
    draft_reminder_days = models.PositiveSmallIntegerField(
        _("An Entwürfe erinnern nach Tagen"),
        default=14,
        validators=[MaxValueValidator(365)],
        help_text=_("Ein Mal je Entwurf, an dem niemand weiterschreibt. 0: nie, und nie löschen."),
    )
    draft_life_days = models.PositiveSmallIntegerField(
        _("Entwürfe löschen so viele Tage nach der Erinnerung"),
        default=90,
        validators=[MinValueValidator(14), MaxValueValidator(730)],
        help_text=_("Die Erinnerung nennt den Tag."),
    )

    class Meta:
        """One row, always."""

        verbose_name = _("Regeln der Prüfung")
        verbose_name_plural = _("Regeln der Prüfung")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="proposals_one_settings")
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> ReviewSettings:
        """Return how it is decided now; what nobody has set is as it comes."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
