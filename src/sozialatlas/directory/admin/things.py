"""The pages of organizations, locations, services, events and volunteer roles."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.admin.base import PublishedAdmin
from sozialatlas.directory.admin.inlines import (
    AccessibilityInline,
    AddressInline,
    AtLocationInline,
    CapacityInline,
    ContactInline,
    CostInline,
    DocumentInline,
    LanguageInline,
    PhoneInline,
    ScheduleInline,
    ServiceAreaInline,
)
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Precision,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.placing import place


@admin.register(Organization)
class OrganizationAdmin(PublishedAdmin[Organization]):
    """Providers."""

    list_display = ("name", "legal_status", "status", "verified_at")
    search_fields = ("name", "alternate_name")
    autocomplete_fields = ("parent",)
    inlines = (PhoneInline, ContactInline)


@admin.register(Location)
class LocationAdmin(PublishedAdmin[Location]):
    """Places; the municipality follows from the coordinates."""

    list_display = ("name", "organization", "municipality", "is_confidential", "verified_at")
    list_select_related = ("organization", "municipality")
    search_fields = ("name", "address__street", "address__city", "organization__name")
    autocomplete_fields = ("organization", "municipality", "social_area")
    inlines = (AddressInline, AccessibilityInline, PhoneInline, ScheduleInline)

    def save_model(
        self, request: HttpRequest, obj: Location, form: ModelForm[Location], change: bool
    ) -> None:
        """Find the municipality anew when the coordinates were set or moved."""
        if {"lat", "lon"} & set(form.changed_data) and obj.lat is not None:
            place(obj)
            obj.precision = Precision.EXACT
        super().save_model(request, obj, form, change)


@admin.register(Service)
class ServiceAdmin(PublishedAdmin[Service]):
    """Services and where they are given."""

    list_display = ("name", "organization", "status", "verified_at")
    list_select_related = ("organization",)
    list_filter = (*PublishedAdmin.list_filter, "topics__parent")
    search_fields = ("name", "alternate_name", "organization__name")
    autocomplete_fields = ("organization", "topics")
    filter_horizontal = ("audiences", "life_situations")
    inlines = (
        AtLocationInline,
        PhoneInline,
        ContactInline,
        ScheduleInline,
        CostInline,
        DocumentInline,
        LanguageInline,
        ServiceAreaInline,
    )  # fmt: skip -- two lines read better than eight


@admin.register(ServiceAtLocation)
class ServiceAtLocationAdmin(PublishedAdmin[ServiceAtLocation]):
    """What is special about a service at one location."""

    list_display = ("service", "location", "status", "verified_at")
    list_select_related = ("service", "location")
    search_fields = ("service__name", "location__name", "location__address__city")
    autocomplete_fields = ("service", "location")
    inlines = (PhoneInline, ContactInline, ScheduleInline, CapacityInline)


@admin.register(Event)
class EventAdmin(PublishedAdmin[Event]):
    """Events, once or recurring."""

    list_display = ("name", "organization", "starts_at", "status")
    list_select_related = ("organization",)
    search_fields = ("name", "organization__name")
    autocomplete_fields = ("organization", "location", "topics")
    filter_horizontal = ("audiences",)
    date_hierarchy = "starts_at"


@admin.register(VolunteerRole)
class VolunteerRoleAdmin(PublishedAdmin[VolunteerRole]):
    """Tasks for volunteers."""

    list_display = ("name", "organization", "time_needed", "status")
    list_select_related = ("organization",)
    search_fields = ("name", "organization__name")
    autocomplete_fields = ("organization", "location", "topics")
    filter_horizontal = ("audiences",)


admin.site.site_header = _("Sozialatlas: Verwaltung")
admin.site.site_title = _("Sozialatlas")
admin.site.index_title = _("Verzeichnis pflegen")
