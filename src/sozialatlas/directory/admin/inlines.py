"""The rows that hang on a thing, as editors see them."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from sozialatlas.directory.admin.base import PartInline
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Capacity,
    Contact,
    CostOption,
    Language,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
)


class AddressInline(PartInline):
    """The address of a location."""

    model = Address
    exclude = ("attention",)


class AccessibilityInline(PartInline):
    """How well one gets in."""

    model = Accessibility


class PhoneInline(PartInline):
    """Numbers to call."""

    model = Phone
    fields = ("number", "kind", "description")


class ContactInline(PartInline):
    """People and desks to turn to."""

    model = Contact
    fields = ("name", "title", "department", "email", "is_public")


class ScheduleInline(PartInline):
    """Opening hours, one row a time."""

    model = Schedule
    fields = (
        "weekday",
        "opens",
        "closes",
        "by_appointment",
        "on_holidays",
        "in_vacations",
        "week_of_month",
        "every_n_weeks",
        "anchor_on",
        "season_from",
        "season_to",
        "note",
    )  # fmt: skip -- two lines read better than twelve


class CostInline(PartInline):
    """What it costs."""

    model = CostOption


class DocumentInline(PartInline):
    """What to bring along."""

    model = RequiredDocument


class LanguageInline(PartInline):
    """In which languages one is helped."""

    model = Language


class ServiceAreaInline(PartInline):
    """Where a service reaches."""

    model = ServiceArea
    autocomplete_fields = ("area",)


class CapacityInline(PartInline):
    """How many places are free."""

    model = Capacity


class AtLocationInline(PartInline):
    """Where a service is given."""

    model = ServiceAtLocation
    fields = ("location", "status", "description")
    autocomplete_fields = ("location",)
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Fetch what tells the locations apart."""
        rows = super().get_queryset(request)
        return rows.select_related("service", "location__address", "location__municipality")
