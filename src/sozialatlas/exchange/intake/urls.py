"""The addresses of the pages about imports, under the language."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sozialatlas.exchange.intake.views import runs, uploads

app_name = "intake"

urlpatterns: list[URLPattern | URLResolver] = [
    path("redaktion/einspielen", uploads.listing, name="list"),
    path("redaktion/einspielen/<uuid:upload_id>", uploads.page, name="upload"),
    path("redaktion/einspielen/<uuid:upload_id>/tun", uploads.act, name="act"),
    path("redaktion/einspielen/<uuid:upload_id>/abgelehnt.csv", uploads.rejected_csv),
    path("redaktion/einspielen/lauf/<int:run_id>", runs.page, name="run"),
    path("redaktion/einspielen/lauf/<int:run_id>/zuruecknehmen", runs.undo, name="undo"),
    path("redaktion/einspielen/lauf/<int:run_id>/abgelehnt.csv", runs.rejected_csv),
]
