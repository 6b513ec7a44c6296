"""The words of a portal's start page in another language than German."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.languages import GERMAN
from sozialatlas.search.models.portal import Portal


class PortalText(models.Model):
    """One start page in one language; what is empty is shown in German, and marked as such."""

    portal = models.ForeignKey(Portal, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(
        _("Sprache"),
        max_length=10,
        choices=[(code, name) for code, name in settings.LANGUAGES if code != GERMAN],
    )
    title = models.CharField(_("Überschrift der Startseite"), max_length=120, blank=True)
    lead = models.CharField(_("Satz darunter"), max_length=240, blank=True)
    body = models.TextField(_("Startseite"), blank=True)
    contact = models.TextField(_("Kontakt"), blank=True)

    class Meta:
        """One for each language."""

        verbose_name = _("Startseite in einer anderen Sprache")
        verbose_name_plural = _("Startseite in anderen Sprachen")
        ordering = ["portal", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["portal", "language"],
                name="search_portal_text_language",
                violation_error_message=_("Diese Sprache gibt es hier schon."),
            ),
            models.CheckConstraint(
                condition=~Q(title="", lead="", body="", contact=""),
                name="search_portal_text_not_empty",
                violation_error_message=_("Hier steht noch kein Text."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_language_display()
