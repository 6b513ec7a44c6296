"""Fixed embeds that partners show on their own pages, and how often embeds are shown."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from sozialatlas.search.models.portal import Portal

MOST_SHOWN = 20


class Embed(models.Model):
    """What the county has fixed for a partner: only who may edit portals changes it.

    Its address carries a signed number and no filters, so nobody can widen it.
    """

    class View(models.TextChoices):
        """The ways to show a search on somebody else's page, as they stand in addresses."""

        LIST = "liste", _("Liste")
        MAP = "karte", _("Karte mit Liste")
        EVENTS = "termine", _("nächste Termine")
        SERVICE = "angebot", _("ein einzelnes Angebot")
        FIGURE = "zahl", pgettext_lazy("Einbettung", "eine Zahl")

    name = models.CharField(
        _("Wer bindet ein"),
        max_length=120,
        help_text=_(
            "Zum Beispiel: Familienzentrum, Seite „Hilfen“. Das sieht nur die Verwaltung."
        ),
    )
    title = models.CharField(
        _("Überschrift"), max_length=120, blank=True, help_text=_("Leer: die Zahl der Treffer.")
    )
    portal = models.ForeignKey(
        Portal,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="embeds",
        verbose_name=_("Portal"),
        help_text=_("Leer: das Portal des Landkreises."),
    )
    view = models.CharField(_("Ansicht"), max_length=10, choices=View.choices, default=View.LIST)
    preset = models.JSONField(_("feste Suche"), default=dict, blank=True)
    record = models.UUIDField(
        _("Kennung des Angebots"),
        null=True,
        blank=True,
        help_text=_("Nur für ein einzelnes Angebot: das Ende der Adresse seiner Seite."),
    )
    count = models.PositiveSmallIntegerField(
        _("Anzahl"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SHOWN)],
    )
    is_active = models.BooleanField(_("wird gezeigt"), default=True)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    class Meta:
        """By the name of who shows it."""

        verbose_name = _("Einbettung")
        verbose_name_plural = _("Einbettungen")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="search_embed_has_name"),
            models.CheckConstraint(
                condition=Q(view="angebot", record__isnull=False)
                | (~Q(view="angebot") & Q(record__isnull=True)),
                name="search_embed_record_of_one",
                violation_error_message=_(
                    "Die Ansicht eines einzelnen Angebots braucht dessen Kennung, jede andere"
                    " keine."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EmbedUse(models.Model):
    """How often an embed was sent on a day: a number, and nothing about whom it was sent to.

    A fixed one counts by itself, any other by its portal and the host name of the page around it.
    """

    day = models.DateField(_("Tag"))
    embed = models.ForeignKey(
        Embed, on_delete=models.CASCADE, null=True, blank=True, related_name="uses"
    )
    portal = models.CharField(_("Weg des Portals"), max_length=40, blank=True)
    host = models.CharField(_("Rechnername der Seite"), max_length=253, blank=True)
    count = models.PositiveBigIntegerField(_("gezeigt"), default=0)

    class Meta:
        """One row for each day and each embed."""

        verbose_name = _("Nutzung einer Einbettung")
        verbose_name_plural = _("Nutzung der Einbettungen")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "embed"],
                condition=Q(embed__isnull=False),
                name="search_embed_use_of_fixed",
            ),
            models.UniqueConstraint(
                fields=["day", "portal", "host"],
                condition=Q(embed__isnull=True),
                name="search_embed_use_of_others",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.embed_id or self.host}: {self.count}"
