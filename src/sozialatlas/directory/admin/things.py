"""The pages of organizations, locations, services, events and volunteer roles."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core import addresses
from sozialatlas.directory.admin import filters
from sozialatlas.directory.admin.base import CHECK, UPKEEP, PublishedAdmin
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
    slug_of,
)
from sozialatlas.directory.placing import place

_CHECKED = ("verified_at", "verified_how")


@admin.register(Organization)
class OrganizationAdmin(PublishedAdmin[Organization]):
    """Providers."""

    list_display = ("name", "legal_status", "status", *_CHECKED)
    list_filter = (*PublishedAdmin.list_filter, filters.OrganizationTown)
    search_fields = ("name", "alternate_name")
    autocomplete_fields = ("parent",)
    inlines = (PhoneInline, ContactInline)
    fieldsets = (
        (None, {"fields": ("name", "alternate_name", "legal_status", "parent", "status")}),
        CHECK,
        (_("Beschreibung und Kontakt"), {"fields": ("description", "url", "email")}),
        UPKEEP,
    )


@admin.register(Location)
class LocationAdmin(PublishedAdmin[Location]):
    """Places; the municipality follows from the coordinates."""

    list_display = (
        "name",
        "address",
        "organization",
        "municipality",
        "is_confidential",
        *_CHECKED,
    )
    list_select_related = ("organization",)
    named_by = ("municipality", "address")
    list_filter = (*PublishedAdmin.list_filter, filters.LocationTown, "is_confidential")
    search_fields = ("name", "address__street", "address__city", "organization__name")
    autocomplete_fields = ("organization", "municipality", "social_area")
    inlines = (AddressInline, PhoneInline, ScheduleInline, AccessibilityInline)
    fieldsets = (
        (None, {"fields": ("name", "alternate_name", "organization", "status")}),
        CHECK,
        (
            _("Lage"),
            {
                "fields": (
                    "municipality",
                    ("lat", "lon", "precision"),
                    "social_area",
                    "is_confidential",
                    ("country", "is_outside"),
                ),
                "description": _(
                    "Gemeinde und Sozialraum ergeben sich aus Breite und Länge; ohne sie bitte"
                    " die Gemeinde wählen."
                ),
            },
        ),
        (_("Beschreibung"), {"fields": ("description", "transportation")}),
        UPKEEP,
    )

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

    list_display = ("name", "organization", "status", *_CHECKED)
    list_select_related = ("organization",)
    list_filter = (
        *PublishedAdmin.list_filter,
        filters.ServiceTown,
        filters.TopicGroupFilter,
        filters.TopicFilter,
    )
    search_fields = (
        "name",
        "alternate_name",
        "organization__name",
        "at_locations__location__name",
        "at_locations__location__address__street",
        "at_locations__location__address__city",
    )  # fmt: skip -- two lines read better than six
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
    fieldsets = (
        (None, {"fields": ("name", "alternate_name", "organization", "status")}),
        CHECK,
        (
            _("Worum es geht"),
            {"fields": ("summary", "description", "topics", "url", "email")},
        ),
        (
            _("Für wen"),
            {"fields": ("eligibility", ("minimum_age", "maximum_age"), "audiences")},
        ),
        (
            _("Zugang und Kosten"),
            {
                "fields": (
                    "application_process",
                    ("is_free", "fees"),
                    ("is_online", "is_by_phone", "is_at_home"),
                )
            },
        ),
        (_("Lebenslagen"), {"classes": ("collapse",), "fields": ("life_situations",)}),
        UPKEEP,
    )

    def view_on_site(self, obj: Service) -> str:
        """Return the address of the public page: of the service at its first location."""
        links = obj.at_locations.visible_on(timezone.localdate()).order_by("pk")
        shown = links.values_list("pk", flat=True).first() or obj.pk
        return addresses.record("service", slug_of(obj.name), shown, "de")


@admin.register(ServiceAtLocation)
class ServiceAtLocationAdmin(PublishedAdmin[ServiceAtLocation]):
    """What is special about a service at one location."""

    list_display = ("service", "location", "status", *_CHECKED)
    named_by = ("service", "location__address", "location__municipality")
    list_filter = (
        *PublishedAdmin.list_filter,
        filters.OwnLocationTown,
        filters.LinkTopicGroup,
        filters.LinkTopic,
    )
    search_fields = (
        "service__name",
        "service__organization__name",
        "location__name",
        "location__address__street",
        "location__address__city",
    )  # fmt: skip -- two lines read better than five
    autocomplete_fields = ("service", "location")
    inlines = (PhoneInline, ContactInline, ScheduleInline, CapacityInline)
    fieldsets = (
        (None, {"fields": ("service", "location", "status")}),
        CHECK,
        (
            None,
            {
                "fields": ("description",),
                "description": _(
                    "Was hier steht, gilt nur an diesem Standort. Texte, Themen und Kosten stehen"
                    " beim Angebot, die Adresse beim Standort."
                ),
            },
        ),
        UPKEEP,
    )

    def view_on_site(self, obj: ServiceAtLocation) -> str:
        """Return the address of the public page."""
        return addresses.record("service", slug_of(obj.service.name), obj.pk, "de")


@admin.register(Event)
class EventAdmin(PublishedAdmin[Event]):
    """Events, once or recurring."""

    list_display = ("name", "organization", "starts_at", "status", *_CHECKED)
    list_select_related = ("organization",)
    list_filter = (
        *PublishedAdmin.list_filter,
        filters.OwnLocationTown,
        filters.TopicGroupFilter,
        filters.TopicFilter,
    )
    search_fields = ("name", "organization__name", "location__name")
    autocomplete_fields = ("organization", "location", "topics")
    filter_horizontal = ("audiences",)
    date_hierarchy = "starts_at"
    fieldsets = (
        (None, {"fields": ("name", "organization", "location", "is_online", "status")}),
        CHECK,
        (_("Wann"), {"fields": ("starts_at", "ends_at", "rrule", "exdates")}),
        (
            _("Worum es geht"),
            {"fields": ("summary", "description", "topics", "audiences")},
        ),
        (
            _("Kontakt und Kosten"),
            {"fields": (("phone", "email"), "url", ("is_free", "fees"))},
        ),
        UPKEEP,
    )

    def view_on_site(self, obj: Event) -> str:
        """Return the address of the public page."""
        return addresses.record("event", slug_of(obj.name), obj.pk, "de")


@admin.register(VolunteerRole)
class VolunteerRoleAdmin(PublishedAdmin[VolunteerRole]):
    """Tasks for volunteers."""

    list_display = ("name", "organization", "time_needed", "status", *_CHECKED)
    list_select_related = ("organization",)
    list_filter = (
        *PublishedAdmin.list_filter,
        filters.OwnLocationTown,
        filters.TopicGroupFilter,
        filters.TopicFilter,
    )
    search_fields = ("name", "organization__name", "location__name")
    autocomplete_fields = ("organization", "location", "topics")
    filter_horizontal = ("audiences",)
    fieldsets = (
        (None, {"fields": ("name", "organization", "location", "is_online", "status")}),
        CHECK,
        (
            _("Worum es geht"),
            {"fields": ("summary", "description", "skills", "time_needed", "topics", "audiences")},
        ),
        (_("Kontakt"), {"fields": ("contact_name", ("phone", "email"), "url")}),
        UPKEEP,
    )

    def view_on_site(self, obj: VolunteerRole) -> str:
        """Return the address of the public page."""
        return addresses.record("volunteer_role", slug_of(obj.name), obj.pk, "de")


admin.site.site_header = _("Sozialatlas: Verwaltung")
admin.site.site_title = _("Sozialatlas")
admin.site.index_title = _("Verzeichnis pflegen")
