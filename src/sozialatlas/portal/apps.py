"""The portal room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The pages for people."""

    name = "sozialatlas.portal"
    label = "portal"
    verbose_name = _("Portal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the portal's pages in the navigation and the county's name in the header."""
        from sozialatlas.core import previews, site
        from sozialatlas.portal import branding, menu, queries
        from sozialatlas.portal.views import detail

        menu.fill()
        site.name_area_by(queries.county_name)
        site.tell_apart_by(branding.site_of)
        previews.offer(detail.preview)
