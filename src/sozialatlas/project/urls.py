"""All addresses: each room says its own, this module says where they hang.

What people read hangs under the language (`/de/`, `/en/`), what machines ask for at the root.
"""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from sozialatlas.portal.urls import machine_patterns, open_patterns
from sozialatlas.project import log_records

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "admin/r/<path:content_type_id>/<path:object_id>/",
        admin.site.admin_view(log_records.record),
    ),
    path("admin/", admin.site.urls),
    # Before the other open interfaces, which answer for all that they do not know.
    *open_patterns,
    path("api/", include("sozialatlas.exchange.urls")),
    path("konto/oidc/", include("sozialatlas.accounts.elsewhere_urls")),
    path("", include("sozialatlas.exchange.sitemap.urls")),
    *machine_patterns,
    *i18n_patterns(
        path("", include("sozialatlas.core.mail.urls")),
        path("", include("sozialatlas.accounts.urls")),
        path("", include("sozialatlas.marketplace.urls")),
        path("", include("sozialatlas.exchange.intake.urls")),
        path("", include("sozialatlas.exchange.feeds.urls")),
        path("", include("sozialatlas.portal.urls")),
    ),
]

handler400 = "sozialatlas.portal.views.errors.bad_request"
handler403 = "sozialatlas.portal.views.errors.forbidden"
handler404 = "sozialatlas.portal.views.errors.not_found"
handler500 = "sozialatlas.portal.views.errors.server_error"
