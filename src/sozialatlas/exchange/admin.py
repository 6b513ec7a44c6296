"""Runs of imports in the administration, to look at only."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from sozialatlas.exchange.models import ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(admin.ModelAdmin[ImportRun]):
    """Imports are started, finished and undone on the command line."""

    list_display = ["id", "source", "file_name", "state", "started_at", "finished_at", "by"]
    list_filter = ["state", "source"]
    list_select_related = ["by"]
    ordering = ["-started_at", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return False
