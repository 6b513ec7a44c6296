"""The addresses of subscriptions and circulars under the language."""

from __future__ import annotations

from django.urls import URLPattern, path

from sozialatlas.marketplace.notices import views
from sozialatlas.marketplace.notices.circulars import urls as circulars

urlpatterns: list[URLPattern] = [
    path("abo", views.subscribe),
    path("abo/danke", views.thanks),
    path("abo/bestaetigen/<str:token>", views.confirm),
    path("abo/abmelden/<str:token>", views.leave),
    *circulars.urlpatterns,
]
