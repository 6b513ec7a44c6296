"""The portal's addresses: pages for people under the language, the rest at the root."""

from django.urls import URLPattern, URLResolver, path, re_path

from sozialatlas.core import addresses
from sozialatlas.portal.views import (
    calendar,
    correction,
    crisis,
    detail,
    embed,
    explained,
    finder,
    health,
    helpful,
    kiosk,
    map_choice,
    oembed,
    pages,
    pictures,
    profile,
    saved,
    search,
    start,
    tiles,
    uploads,
)

app_name = "portal"

_RECORD = r"/(?:[^/]*-)?(?P<record_id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"


def _of_record(record_type: str) -> list[URLPattern]:
    """Return the addresses of one record; a readable part before the id may be wrong."""
    base, kind = f"^{addresses.WORDS[record_type]}{_RECORD}", {"record_type": record_type}
    return [
        re_path(f"{base}$", detail.detail, kind, name=record_type),
        re_path(f"{base}/aendern$", correction.correction, kind),
        re_path(f"{base}/ergaenzen$", correction.correction, {**kind, "asked": "missing"}),
        re_path(f"{base}/aendern/danke$", correction.thanks, kind),
        re_path(f"{base}/hilfreich$", helpful.helpful, kind),
        re_path(f"{base}/hilfreich/danke$", helpful.thanks, kind),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("suche", search.services, name="search"),
    path("vier-fragen", finder.question, name="finder"),
    path("vier-fragen/<slug:word>", finder.question, name="finder_question"),
    path("suche/reihenfolge", explained.explanation, name="explanation"),
    path("veranstaltungen", calendar.days, name="events"),
    path("veranstaltungen.ics", calendar.subscription, name="events_feed"),
    path("veranstaltungen/monat", calendar.month, name="events_month"),
    path("veranstaltungen/karte", calendar.on_map, name="events_map"),
    path("mitmachen", search.volunteering, name="volunteering"),
    path("karte/<slug:word>.json", search.marks, name="marks"),
    path("karte/<slug:word>/auswahl", map_choice.chosen_on_map, name="map_choice"),
    *_of_record("service"),
    *_of_record("event"),
    *_of_record("volunteer_role"),
    re_path(rf"^veranstaltungen{_RECORD}/termin\.ics$", detail.calendar, {"record_type": "event"}),
    path("soforthilfe", crisis.numbers, name="crisis"),
    path("merkliste", saved.saved_list, name="saved"),
    path("merkliste/vergleich", saved.compare, name="comparison"),
    path("merkliste/handzettel.pdf", saved.handout, name="handout"),
    path("merkliste/termine.ics", saved.calendar, name="saved_events"),
    path("barrieren", profile.choose, name="profile"),
    path("einbetten", embed.generate, name="embedding"),
    path("kontakt", pages.contact, name="contact"),
    path("impressum", pages.imprint, name="imprint"),
    path("datenschutz", pages.privacy, name="privacy"),
    path("barrierefreiheit", pages.accessibility, name="accessibility"),
]

open_patterns: list[URLPattern | URLResolver] = [path("api/oembed", oembed.answer, name="oembed")]

machine_patterns: list[URLPattern | URLResolver] = [
    path("", start.root),
    path("healthz", health.health),
    path("farben.css", pages.colours, name="colours"),
    path("sw.js", kiosk.worker, name="kiosk_worker"),
    path("offline.json", kiosk.pages, name="kiosk_pages"),
    path("embed/v1.js", embed.script, name="embed_script"),
    path("embed/v1/farben.css", embed.colours),
    path("embed/v1/<str:view>.html", embed.fragment, name="embed_fragment"),
    path("embed/v1/<str:view>", embed.page, name="embed_page"),
    re_path("^embed/", embed.unknown),
    path("karte/grenzen.json", search.boundaries, name="boundaries"),
    path("karte/sozialraeume.json", search.social_areas, name="social_areas"),
    path("karte/kacheln.json", tiles.offered, name="tiles"),
    path("karte/kacheln/<int:zoom>/<int:column>/<int:row>.png", tiles.tile, name="tile"),
    re_path(r"^uploads/portals/(?P<name>[0-9A-Za-z_-]{1,100}\.webp)$", uploads.picture),
    re_path(
        r"^bilder/(?P<name>[0-9a-f]{64})/(?P<size>wide|narrow)\.webp$",
        pictures.picture,
        name="picture",
    ),
    path("robots.txt", pages.robots),
    path("favicon.ico", pages.favicon),
]
