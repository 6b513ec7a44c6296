"""After how long an entry has to be confirmed, and how patiently the county asks."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.freshness.decay import Limits
from sozialatlas.marketplace.freshness.models.verification import Verification
from sozialatlas.marketplace.freshness.steps import Patience

_DAYS = (MinValueValidator(7), MaxValueValidator(3_650))


class FreshnessSettings(models.Model):
    """How the county asks; there is one row."""

    is_on = models.BooleanField(
        _("Erinnerungen verschicken"),
        default=True,
        help_text=_("Ohne Erinnerungen kommen fällige Einträge nur in die Anrufliste."),
    )
    whole_days = models.PositiveSmallIntegerField(
        _("Ganzer Eintrag: fällig nach Tagen"), default=365, validators=_DAYS
    )
    hours_days = models.PositiveSmallIntegerField(
        _("Öffnungszeiten: fällig nach Tagen"), default=180, validators=_DAYS
    )
    capacity_days = models.PositiveSmallIntegerField(
        _("Freie Plätze: fällig nach Tagen"), default=30, validators=_DAYS
    )
    again_days = models.PositiveSmallIntegerField(
        _("Nächster Schritt nach Tagen ohne Antwort"),
        default=21,
        validators=[MinValueValidator(3), MaxValueValidator(180)],
        help_text=_("Erste Mail, zweite Mail, eine andere Adresse, dann die Anrufliste."),
    )
    pause_days = models.PositiveSmallIntegerField(
        _("Tage zwischen zwei Mails an dieselbe Adresse"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    most_mails = models.PositiveIntegerField(
        _("Mails in einer Nacht, höchstens"),
        default=300,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Der Rest kommt in den nächsten Nächten dran."),
    )
    hide_days = models.PositiveSmallIntegerField(
        _("Unbestätigte Einträge verbergen nach Tagen in der Anrufliste"),
        default=0,
        validators=[MaxValueValidator(730)],
        help_text=_("0: nie verbergen. Vorher wird angekündigt, dass es geschieht."),
    )
    notice_days = models.PositiveSmallIntegerField(
        _("Ankündigung so viele Tage vor dem Verbergen"),
        default=14,
        validators=[MinValueValidator(7), MaxValueValidator(90)],
    )

    class Meta:
        """One row, always."""

        verbose_name = _("Regeln der Bestätigung")
        verbose_name_plural = _("Regeln der Bestätigung")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="freshness_one_settings")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> FreshnessSettings:
        """Return how it is now; what nobody has set is as it comes."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @property
    def limits(self) -> Limits:
        """After how many days each part is due, where no interval says less."""
        return Limits(whole=self.whole_days, hours=self.hours_days, capacity=self.capacity_days)

    @property
    def patience(self) -> Patience:
        """How long each step waits."""
        return Patience(
            again_days=self.again_days, hide_days=self.hide_days, notice_days=self.notice_days
        )


class Interval(models.Model):
    """A shorter time for the entries of one topic or one area."""

    what = models.CharField(_("was"), max_length=10, choices=Verification.Part.choices)
    days = models.PositiveSmallIntegerField(_("fällig nach Tagen"), validators=_DAYS)
    topic = models.ForeignKey(
        Topic,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Thema"),
    )
    area_key = models.CharField(
        _("Gebiet"),
        max_length=32,
        blank=True,
        help_text=_("Schlüssel des Gebiets; leer: überall."),
    )

    class Meta:
        """The shortest that fits an entry counts."""

        verbose_name = _("Kürzere Frist")
        verbose_name_plural = _("Kürzere Fristen")
        ordering = ["what", "days", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=False) | ~Q(area_key=""),
                name="freshness_interval_for_something",
                violation_error_message=_("Bitte ein Thema oder ein Gebiet angeben."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.days}"
