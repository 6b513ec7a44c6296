"""The addresses of data quality."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sozialatlas.marketplace.quality.views import board, lists

urlpatterns: list[URLPattern | URLResolver] = [
    path("redaktion/qualitaet", board.board, name="quality"),
    path("redaktion/qualitaet/tabelle.csv", board.table_csv, name="quality_table"),
    path("redaktion/qualitaet/luecken.csv", board.gaps_csv, name="quality_gaps"),
    path("redaktion/qualitaet/liste", lists.entries, name="quality_entries"),
    path("redaktion/qualitaet/liste.csv", lists.entries_csv, name="quality_entries_file"),
    path("redaktion/qualitaet/befund/<int:pk>", lists.accept, name="quality_accept"),
]
