"""How the county asks, in the administration; and what is kept of asking, to be read only."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.freshness.models import (
    FreshnessSettings,
    Interval,
    Quiet,
    Verification,
)


@admin.register(FreshnessSettings)
class FreshnessSettingsAdmin(admin.ModelAdmin[FreshnessSettings]):
    """The one row of settings."""

    fieldsets = (
        (_("Wann etwas fällig ist"), {"fields": ("whole_days", "hours_days", "capacity_days")}),
        (
            _("Wie gefragt wird"),
            {"fields": ("is_on", "again_days", "pause_days", "most_mails")},
        ),
        (_("Wenn niemand antwortet"), {"fields": ("hide_days", "notice_days")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Allow only the first."""
        return super().has_add_permission(request) and not FreshnessSettings.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Keep it."""
        return False

    def save_model(
        self, request: HttpRequest, obj: FreshnessSettings, form: object, change: bool
    ) -> None:
        """Save it as the one."""
        obj.pk = 1
        obj.save()


@admin.register(Interval)
class IntervalAdmin(admin.ModelAdmin[Interval]):
    """Shorter times for a topic or an area."""

    list_display = ("what", "days", "topic", "area_key")
    raw_id_fields = ("topic",)


class ReadOnly(admin.ModelAdmin[Model]):
    """What only the pages write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse it: a row here says that something happened."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse it, as above."""
        return False


@admin.register(Verification)
class VerificationAdmin(ReadOnly):
    """Who confirmed what, and how."""

    list_display = ("record_id", "kind", "what", "at", "how", "by")
    list_filter = ("how", "what", "kind")
    list_select_related = ("by",)
    search_fields = ("record_id__exact",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse it: this is history."""
        return False


@admin.register(Quiet)
class QuietAdmin(ReadOnly):
    """Addresses that get no reminders; deleting one lets them begin again."""

    list_display = ("address", "reason", "at")
    list_filter = ("reason",)
    search_fields = ("address",)
