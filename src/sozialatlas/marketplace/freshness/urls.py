"""The addresses behind the link of a reminder, and of the calls."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sozialatlas.marketplace.freshness.views import calls, change, confirm, leaving

urlpatterns: list[URLPattern | URLResolver] = [
    path("bestaetigen/<str:token>", confirm.confirm, name="confirm"),
    path("bestaetigen/<str:token>/neu", leaving.renew),
    path("bestaetigen/<str:token>/abmelden", leaving.leave),
    path("bestaetigen/<str:token>/aendern/<str:key>", change.change),
    path("bestaetigen/<str:token>/schliessen/<str:key>", change.close),
    path("redaktion/anrufe", calls.calls, name="calls"),
    path("redaktion/anrufe/<int:key>", calls.call, name="call"),
    path("redaktion/anrufe/<int:key>/zeigen", calls.show),
]
