"""A portal: a preset of the search with a place of its own on the web, a name and colours."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.places.models import Area

_COLOUR = RegexValidator(r"^#[0-9a-f]{6}$", _("Eine Farbe schreibt man so: #00594a."))
_SLUG = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    _("Nur kleine Buchstaben ohne Umlaute, Ziffern und einzelne Bindestriche."),
)
_HOST = RegexValidator(
    r"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
    _("Ein Rechnername wie sozial.auenburg.example, ohne https:// und ohne Weg."),
)


class Portal(models.Model):
    """What a county, a town, a network or an info point shows of the one directory.

    The portal without a slug is the county's own, at the root of the installation.
    Topics, audiences and life situations add up; areas and locked filters narrow. Nobody who
    visits a portal can take them off; `preset` is what visitors may take off.
    """

    class Kind(models.TextChoices):
        """What a portal is for; a town's tells its own services from those nearby."""

        COUNTY = "county", _("Landkreis")
        TOWN = "town", _("Stadt oder Gemeinde")
        THEME = "theme", pgettext_lazy("portal", "Thema oder Netzwerk")
        KIOSK = "kiosk", _("Infopunkt (Terminal)")
        EMBED = "embed", _("Einbettung auf einer Partnerseite")

    kind = models.CharField(_("Art"), max_length=12, choices=Kind.choices)
    slug = models.CharField(
        pgettext_lazy("address", "Weg"),
        max_length=40,
        unique=True,
        blank=True,
        validators=[_SLUG],
        help_text=_("Steht in der Adresse: senioren führt zu /senioren/. Leer: der Landkreis."),
    )
    host = models.CharField(
        _("eigener Rechnername"),
        max_length=253,
        blank=True,
        validators=[_HOST],
        help_text=_("Wenn das Portal eine eigene Adresse hat. Unter ihr gibt es nur dieses."),
    )
    name = models.CharField(_("Name"), max_length=80)
    subtitle = models.CharField(_("Zeile unter dem Namen"), max_length=80, blank=True)
    is_published = models.BooleanField(_("veröffentlicht"), default=False)

    areas = models.ManyToManyField(
        Area, blank=True, verbose_name=_("Gebiete"), related_name="portals"
    )
    topics = models.ManyToManyField(
        Topic, blank=True, verbose_name=_("Themen"), related_name="portals"
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, verbose_name=_("Zielgruppen"), related_name="portals"
    )
    life_situations = models.ManyToManyField(
        LifeSituation, blank=True, verbose_name=_("Lebenslagen"), related_name="portals"
    )
    types = models.JSONField(_("zeigt"), default=list, blank=True)
    locked = models.JSONField(_("feste Filter"), default=dict, blank=True)
    preset = models.JSONField(_("voreingestellte Filter"), default=dict, blank=True)

    languages = models.JSONField(_("Sprachen der Oberfläche"), default=list, blank=True)
    accent = models.CharField(_("Farbe (hell)"), max_length=7, blank=True, validators=[_COLOUR])
    accent_dark = models.CharField(
        _("Farbe (dunkel)"), max_length=7, blank=True, validators=[_COLOUR]
    )

    title = models.CharField(_("Überschrift der Startseite"), max_length=120, blank=True)
    lead = models.CharField(_("Satz darunter"), max_length=240, blank=True)
    body = models.TextField(_("Startseite"), blank=True)
    body_draft = models.TextField(_("Entwurf der Startseite"), blank=True)
    contact = models.TextField(_("Kontakt"), blank=True)
    imprint = models.TextField(_("Impressum"), blank=True)
    privacy = models.TextField(_("Datenschutz"), blank=True)
    accessibility = models.TextField(_("Erklärung zur Barrierefreiheit"), blank=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    class Meta:
        """In the order of their addresses: the county's own first."""

        verbose_name = _("Portal")
        verbose_name_plural = _("Portale")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["host"], condition=~Q(host=""), name="search_portal_host"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="search_portal_has_name"),
            models.CheckConstraint(
                condition=~Q(slug="") | Q(kind="county", host=""),
                name="search_portal_county_at_root",
                violation_error_message=_("Nur das Portal des Landkreises hat keinen Weg."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
