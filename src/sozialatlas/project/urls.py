"""All addresses: each room says its own, this module says where they hang.

A room offers `urlpatterns`, which hang under the language (`/de/`, `/en/`), and may offer
`machine_patterns`, which hang at the root (`/healthz`, `/robots.txt`).
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path


def _has_addresses(room: str) -> bool:
    return (Path(__file__).parents[1] / room / "urls.py").exists()


def _machine_patterns(room: str) -> list[URLPattern | URLResolver]:
    if not _has_addresses(room):
        return []
    patterns: list[URLPattern | URLResolver] = getattr(
        import_module(f"sozialatlas.{room}.urls"), "machine_patterns", []
    )
    return patterns


urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    *_machine_patterns("portal"),
]
if _has_addresses("exchange"):
    urlpatterns.append(path("api/", include("sozialatlas.exchange.urls")))
for _room in ("accounts", "portal"):
    if _has_addresses(_room):
        urlpatterns += i18n_patterns(path("", include(f"sozialatlas.{_room}.urls")))

handler400 = "sozialatlas.portal.views.errors.bad_request"
handler403 = "sozialatlas.portal.views.errors.forbidden"
handler404 = "sozialatlas.portal.views.errors.not_found"
handler500 = "sozialatlas.portal.views.errors.server_error"
