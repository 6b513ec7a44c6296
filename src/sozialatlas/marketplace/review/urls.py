"""The addresses of the review pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sozialatlas.marketplace.review.views import (
    deciding,
    desk,
    hints,
    policy,
    preview,
    proposal,
    queue,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("aufnahme", policy.policy, name="policy"),
    path("redaktion", desk.desk, name="desk"),
    path("redaktion/hinweise", hints.hints, name="hints"),
    path("redaktion/hinweise/<int:message_id>", hints.hint, name="hint"),
    path("redaktion/vorschlaege", queue.queue, name="queue"),
    path("redaktion/vorschlaege/annehmen", queue.accept_several, name="accept_several"),
    path("redaktion/vorschlaege/<uuid:proposal_id>", proposal.page, name="proposal"),
    path("redaktion/vorschlaege/<uuid:proposal_id>/vorschau", preview.preview),
    path("redaktion/vorschlaege/<uuid:proposal_id>/annehmen", deciding.accept),
    path("redaktion/vorschlaege/<uuid:proposal_id>/ablehnen", deciding.reject),
    path("redaktion/vorschlaege/<uuid:proposal_id>/fragen", deciding.ask),
    path("redaktion/vorschlaege/<uuid:proposal_id>/notiz", deciding.remark),
    path("redaktion/vorschlaege/<uuid:proposal_id>/nachgesehen", deciding.check),
    path("redaktion/vorschlaege/<uuid:proposal_id>/zuruecknehmen", deciding.take_back),
]
