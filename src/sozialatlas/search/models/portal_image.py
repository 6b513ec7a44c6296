"""Pictures and logos of a portal, kept as they are shown: small, without hidden data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.search.models.portal import Portal


class PortalImage(models.Model):
    """One picture; its file is named by its content, so that it may be kept for ever."""

    class Use(models.TextChoices):
        """Where it stands: in the text, or in the header of light and dark pages."""

        PICTURE = "picture", _("Bild im Text")
        LOGO = "logo", _("Logo (hell)")
        LOGO_DARK = "logo_dark", _("Logo (dunkel)")

    portal = models.ForeignKey(Portal, on_delete=models.CASCADE, related_name="images")
    use = models.CharField(
        _("Verwendung"), max_length=10, choices=Use.choices, default=Use.PICTURE
    )
    name = models.SlugField(
        _("Name"), max_length=40, help_text=_("So heißt es im Text: ::: bild, dann name: ...")
    )
    file = models.FileField(_("Datei"), upload_to="portals", max_length=120)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = models.CharField(
        _("Bildbeschreibung"),
        max_length=300,
        blank=True,
        help_text=_("Was man auf dem Bild sieht, für Menschen, die es nicht sehen."),
    )
    credit = models.CharField(_("Quelle"), max_length=200, blank=True)

    class Meta:
        """Names are unique in their portal; each logo is there once; pictures are described."""

        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder und Logos")
        ordering = ["portal", "use", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "name"],
                name="search_portal_image_name",
                violation_error_message=_("Ein Bild mit diesem Namen gibt es hier schon."),
            ),
            models.UniqueConstraint(
                fields=["portal", "use"],
                condition=~Q(use="picture"),
                name="search_portal_image_logo",
                violation_error_message=_("Dieses Logo gibt es schon."),
            ),
            models.CheckConstraint(
                condition=~Q(use="picture") | ~Q(alt=""),
                name="search_portal_image_alt",
                violation_error_message=_("Ein Bild im Text braucht eine Beschreibung."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
