"""The addresses of the table of entries, under the language."""

from __future__ import annotations

from django.urls import path

from sozialatlas.marketplace.bulk.views import changes, sheet, table

app_name = "bulk"

urlpatterns = [
    path("mein/tabelle", table.table, name="table"),
    path("mein/tabelle/einreichen", changes.hand_in, name="hand_in"),
    path("mein/tabelle/datei", sheet.download, name="download"),
    path("mein/tabelle/hochladen", sheet.upload, name="upload"),
]
