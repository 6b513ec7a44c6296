"""The pages of organizations, locations and services."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

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
    PictureInline,
    ScheduleInline,
    ServiceAreaInline,
)
from sozialatlas.directory.admin.reach import may_edit
from sozialatlas.directory.admin.translating import TranslatedAdmin
from sozialatlas.directory.faces.sites import address_of
from sozialatlas.directory.models import (
    Location,
    Organization,
    Precision,
    Service,
    ServiceAtLocation,
    slug_of,
)
from sozialatlas.directory.placing import place

_TOWNS = 3
_PLACE_COLUMNS = ("location__name", "location__address__street", "location__address__city")


def _street_of(location: Location) -> str:
    address = address_of(location)
    return address.street if address and not location.is_confidential else ""


def _any_of(columns: Sequence[str], word: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns))


@admin.register(Organization)
class OrganizationAdmin(PublishedAdmin[Organization]):
    """Providers."""

    list_display = ("name", "legal_status", "status", "checked")
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
        "checked",
    )
    named_by = ("organization", "municipality", "address")
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Location]:
        """Keep secret addresses to those who keep them: who only looks does without."""
        rows = super().get_queryset(request)
        return rows if may_edit(request) else rows.filter(is_confidential=False)

    def save_model(
        self, request: HttpRequest, obj: Location, form: ModelForm[Location], change: bool
    ) -> None:
        """Find the municipality anew when the coordinates were set or moved."""
        if {"lat", "lon"} & set(form.changed_data) and obj.lat is not None:
            place(obj)
            obj.precision = Precision.EXACT
        super().save_model(request, obj, form, change)


@admin.register(Service)
class ServiceAdmin(TranslatedAdmin[Service]):
    """Services and where they are given."""

    list_display = ("name", "towns", "checked", "organization", "status")
    list_select_related = ("organization",)
    list_filter = (
        *PublishedAdmin.list_filter,
        filters.LackingTexts,
        filters.ServiceTown,
        *filters.ABOUT,
    )
    search_fields = ("name", "alternate_name", "organization__name")
    search_help_text = _("Name, Träger, Standort, Straße oder Ort; mehrere Wörter grenzen ein.")
    autocomplete_fields = ("organization", "topics", "audiences", "life_situations")
    inlines = (
        AtLocationInline,
        PhoneInline,
        ContactInline,
        ScheduleInline,
        CostInline,
        DocumentInline,
        LanguageInline,
        ServiceAreaInline,
        PictureInline,
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
            {
                "fields": (
                    "eligibility",
                    ("minimum_age", "maximum_age"),
                    "audiences",
                    "life_situations",
                )
            },
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
        UPKEEP,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        """Fetch the places with the services."""
        links = ServiceAtLocation.objects.select_related(
            "location__municipality", "location__address"
        )
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("at_locations", links.order_by("pk")))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Service], search_term: str
    ) -> tuple[QuerySet[Service], bool]:
        """Search locations too; as joins of the admin that took five seconds of 24,000 records."""
        for word in search_term.split():
            links = ServiceAtLocation.objects.filter(_any_of(_PLACE_COLUMNS, word))
            own = _any_of(self.search_fields, word)
            queryset = queryset.filter(own | Q(pk__in=links.values("service_id")))
        return queryset, False

    @admin.display(description=_("Ort"))
    def towns(self, service: Service) -> str:
        """Return where a service is given: up to three municipalities, of one place the street.

        A town has many playgrounds that are called the same.
        """
        places = [link.location for link in service.at_locations.all()]
        names = sorted({place.municipality.name for place in places if place.municipality})
        if len(places) == 1 and (street := _street_of(places[0])):
            names.append(street)
        more = len(names) - _TOWNS
        rest = gettext("und {count} weitere").format(count=more) if more > 0 else ""
        return " ".join(part for part in (", ".join(names[:_TOWNS]), rest) if part)

    def view_on_site(self, obj: Service) -> str:
        """Return the address of the public page: of the service at its first location."""
        links = obj.at_locations.visible_on(timezone.localdate()).order_by("pk")
        shown = links.values_list("pk", flat=True).first() or obj.pk
        return addresses.record("service", slug_of(obj.name), shown, "de")


@admin.register(ServiceAtLocation)
class ServiceAtLocationAdmin(TranslatedAdmin[ServiceAtLocation]):
    """What is special about a service at one location."""

    list_display = ("service", "location", "checked", "status")
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


admin.site.index_title = _("Verzeichnis pflegen")
