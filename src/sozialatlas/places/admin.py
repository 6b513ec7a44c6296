"""The administration of areas: to look up, rarely to change."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from sozialatlas.places.models import Area


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin[Area]):
    """Areas, as the importers have loaded them."""

    list_display = ("name", "designation", "key", "kind", "population", "valid_from", "valid_to")
    list_filter = ("kind", "country")
    search_fields = ("name", "=key")
    autocomplete_fields = ("parent",)
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Area | None = None) -> bool:
        """All of the staff may look: forms choose from areas."""
        return bool(request.user.is_active and request.user.is_staff)
