"""The addresses of the providers' pages, under the language."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sozialatlas.marketplace.entries.views import (
    confirming,
    counting,
    dashboard,
    finishing,
    listing,
    step,
    talking,
)

app_name = "entries"

_DRAFT = "mein/entwurf/<uuid:key>"
_SENT = "mein/vorschlag/<uuid:key>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("mein", dashboard.dashboard, name="dashboard"),
    path("mein/plaetze/<int:key>", counting.count_free, name="count_free"),
    path("mein/plaetze/neu/<uuid:key>", counting.first_count, name="first_count"),
    path("mein/eintraege", listing.listing, name="listing"),
    path("mein/eintraege/neu", listing.new, name="new"),
    path("mein/eintraege/<slug:word>/<uuid:key>", listing.published, name="published"),
    path("mein/bestaetigen", confirming.confirm, name="confirm"),
    path("mein/zeiten", step.hours, name="hours"),
    path("mein/punkt", step.point, name="point"),
    path("mein/lesbar", step.plain, name="plain"),
    path(_DRAFT, finishing.check, name="check"),
    path(f"{_DRAFT}/vorschau", finishing.preview, name="preview"),
    path(f"{_DRAFT}/senden", finishing.send, name="send"),
    path(f"{_DRAFT}/verwerfen", finishing.discard, name="discard"),
    path(f"{_DRAFT}/link", finishing.mail_link, name="mail_link"),
    path(f"{_DRAFT}/<slug:word>", step.step, name="step"),
    path(_SENT, talking.talk, name="talk"),
    path(f"{_SENT}/antworten", talking.answer, name="answer"),
    path(f"{_SENT}/widersprechen", talking.appeal, name="appeal"),
    path(f"{_SENT}/noch-einmal", talking.begin_again, name="begin_again"),
    path(f"{_SENT}/zurueckziehen", talking.withdraw, name="withdraw"),
]
