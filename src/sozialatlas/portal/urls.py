"""The portal's addresses: pages for people under the language, the rest at the root."""

from django.urls import URLPattern, URLResolver, path

from sozialatlas.portal.views import health, pages, search, start

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("suche", search.services, name="search"),
    path("veranstaltungen", search.events, name="events"),
    path("mitmachen", search.volunteering, name="volunteering"),
    path("karte/<slug:word>.json", search.marks, name="marks"),
    path("impressum", pages.imprint, name="imprint"),
    path("datenschutz", pages.privacy, name="privacy"),
    path("barrierefreiheit", pages.accessibility, name="accessibility"),
]

machine_patterns: list[URLPattern | URLResolver] = [
    path("", start.root),
    path("healthz", health.health),
    path("karte/grenzen.json", search.boundaries, name="boundaries"),
    path("robots.txt", pages.robots),
    path("favicon.ico", pages.favicon),
]
