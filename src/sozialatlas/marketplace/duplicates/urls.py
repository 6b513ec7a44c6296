"""The addresses of the pages about duplicates."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sozialatlas.marketplace.duplicates.views import answering, listing, pair

urlpatterns: list[URLPattern | URLResolver] = [
    path("redaktion/dubletten", listing.pairs, name="duplicates"),
    path("redaktion/dubletten/<uuid:candidate_id>", pair.page, name="duplicate"),
    path("redaktion/dubletten/<uuid:candidate_id>/antwort", answering.answer),
    path("redaktion/dubletten/<uuid:candidate_id>/zuruecknehmen", answering.take_back),
]
