"""The addresses of registration, under the language."""

from __future__ import annotations

from django.urls import path

from sozialatlas.marketplace.registration import views

app_name = "registration"

urlpatterns = [
    path("eintragen", views.invitation, name="invitation"),
    path("mein/fuer-wen", views.whom, name="whom"),
    path("mein/fuer-wen/neu", views.add, name="add"),
    path("mein/fuer-wen/<uuid:key>", views.claim, name="claim"),
]
