"""The portal's addresses: pages for people under the language, the rest at the root."""

from django.urls import URLPattern, URLResolver, path

from sozialatlas.portal.views import health, pages, start

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("impressum", pages.imprint, name="imprint"),
    path("datenschutz", pages.privacy, name="privacy"),
    path("barrierefreiheit", pages.accessibility, name="accessibility"),
]

machine_patterns: list[URLPattern | URLResolver] = [
    path("", start.root),
    path("healthz", health.health),
    path("robots.txt", pages.robots),
    path("favicon.ico", pages.favicon),
]
