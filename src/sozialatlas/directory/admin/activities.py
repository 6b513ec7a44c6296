"""The pages of events and of tasks for volunteers."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.forms import CharField, CheckboxSelectMultiple, MultipleChoiceField
from django.utils.translation import gettext_lazy as _

from sozialatlas.core import addresses
from sozialatlas.directory.admin import filters
from sozialatlas.directory.admin.base import CHECK, UPKEEP, PublishedAdmin, PublishedForm
from sozialatlas.directory.admin.inlines import PictureInline
from sozialatlas.directory.admin.lines import DaysField
from sozialatlas.directory.admin.translating import TranslatedAdmin
from sozialatlas.directory.kinds import KIND_OF_MODEL
from sozialatlas.directory.models import (
    Ability,
    Availability,
    Event,
    VolunteerRole,
    slug_of,
)

Activity = TypeVar("Activity", bound=Event | VolunteerRole)


class ActivityAdmin(TranslatedAdmin[Activity]):
    """What events and tasks share: an organization, perhaps a location, topics and audiences."""

    list_select_related = ("organization",)
    list_filter = (
        *PublishedAdmin.list_filter,
        filters.LackingTexts,
        filters.OwnLocationTown,
        *filters.ABOUT,
    )
    search_fields = ("name", "organization__name", "location__name")
    autocomplete_fields = ("organization", "location", "topics", "audiences")
    inlines = (PictureInline,)

    def view_on_site(self, obj: Activity) -> str:
        """Return the address of the public page."""
        kind = KIND_OF_MODEL[type(obj)].code
        return addresses.record(kind, slug_of(obj.name), obj.pk, "de")


class EventForm(PublishedForm):
    """An event, with the days on which it does not take place as lines."""

    rrule = CharField(
        label=_("Wiederholt sich"),
        required=False,
        max_length=300,
        widget=AdminTextInputWidget,
        help_text=_(
            "Leer: einmal. FREQ=WEEKLY;BYDAY=MO heißt jeden Montag, FREQ=MONTHLY;BYDAY=1TU jeden"
            " ersten Dienstag im Monat, FREQ=YEARLY jedes Jahr; ;UNTIL=20271231 dahinter setzt"
            " ein Ende. Weitere Regeln: RFC 5545, RRULE."
        ),
    )
    exdates = DaysField(
        label=_("Fällt aus am"),
        required=False,
        help_text=_("Ein Tag pro Zeile, etwa 24.12.2026; leer: nie."),
    )


@admin.register(Event)
class EventAdmin(ActivityAdmin[Event]):
    """Events, once or recurring."""

    form = EventForm  # type: ignore[assignment]  # -- the base holds all six kinds
    list_display = ("name", "organization", "starts_at", "status", "checked")
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


class VolunteerRoleForm(PublishedForm):
    """A task, with what volunteers choose by as boxes to tick."""

    availability = MultipleChoiceField(
        label=_("Wann"),
        required=False,
        choices=Availability.choices,
        widget=CheckboxSelectMultiple,
    )
    abilities = MultipleChoiceField(
        label=_("Was man kann"),
        required=False,
        choices=Ability.choices,
        widget=CheckboxSelectMultiple,
        help_text=_("Danach suchen Menschen, die helfen wollen. Das Wichtigste genügt."),
    )


@admin.register(VolunteerRole)
class VolunteerRoleAdmin(ActivityAdmin[VolunteerRole]):
    """Tasks for volunteers."""

    form = VolunteerRoleForm  # type: ignore[assignment]  # -- the base holds all six kinds
    list_display = ("name", "organization", "time_needed", "status", "checked")
    fieldsets = (
        (None, {"fields": ("name", "organization", "location", "is_online", "status")}),
        CHECK,
        (
            _("Worum es geht"),
            {"fields": ("summary", "description", "topics", "audiences")},
        ),
        (_("Zeit"), {"fields": ("time_needed", "commitment", "availability")}),
        (_("Fähigkeiten"), {"fields": ("skills", "abilities")}),
        (_("Kontakt"), {"fields": ("contact_name", ("phone", "email"), "url")}),
        UPKEEP,
    )
