"""The history, to read only."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from sozialatlas.directory.admin.reach import reach_of
from sozialatlas.directory.models import Revision


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin[Revision]):
    """Every accepted change; only for those who edit everywhere, and never changed."""

    list_display = ("at", "kind", "record_id", "source", "by", "reason")
    list_filter = ("kind", "source")
    search_fields = ("=record_id",)
    list_select_related = ("by",)
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever edits everywhere."""
        return reach_of(request).everywhere

    def has_view_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """Whoever edits everywhere."""
        return reach_of(request).everywhere

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only actions write history."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """History is append-only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        """History is append-only."""
        return False
