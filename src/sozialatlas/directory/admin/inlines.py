"""The rows that hang on a thing, as editors see them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model, QuerySet, TextField
from django.forms import ChoiceField, ModelForm, TextInput
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory import shown_pictures
from sozialatlas.directory.admin.parts import PartInline, StackedPartInline
from sozialatlas.directory.languages import NAMES, language_name
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Capacity,
    Contact,
    CostOption,
    Language,
    Phone,
    RecordPicture,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
)


class AddressInline(StackedPartInline):
    """The address of a location."""

    model = Address
    fields = (("street", "extra"), ("postal_code", "city"), ("district", "country"))


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


class ScheduleInline(StackedPartInline):
    """Opening hours, one row a time; what few offices need is folded away."""

    model = Schedule
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("weekday", "opens", "closes", "by_appointment"),
                    ("on_holidays", "in_vacations"),
                    "note",
                )
            },
        ),
        (
            _("Nicht jede Woche, nicht das ganze Jahr"),
            {
                "classes": ("collapse",),
                "fields": (
                    ("week_of_month", "every_n_weeks", "anchor_on"),
                    ("season_from", "season_to"),
                    ("valid_from", "valid_to"),
                ),
            },
        ),
    )
    formfield_overrides = {
        **StackedPartInline.formfield_overrides,
        TextField: {"widget": TextInput(attrs={"class": "vTextField"})},
    }


class CostInline(PartInline):
    """What it costs."""

    model = CostOption


class DocumentInline(PartInline):
    """What to bring along."""

    model = RequiredDocument


class LanguageForm(ModelForm[Language]):
    """A language by its name; what an import called otherwise stays choosable."""

    code = ChoiceField(label=_("Sprache"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the languages that have a name, and the one that is stored."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # -- handed on as they are
        codes = dict.fromkeys((*NAMES, self.instance.code))
        names = [(code, language_name(code)) for code in codes if code]
        code = self.fields["code"]
        assert isinstance(code, ChoiceField)
        code.choices = [("", "---------"), *names]


class LanguageInline(PartInline):
    """In which languages one is helped."""

    model = Language
    form = LanguageForm  # type: ignore[assignment]  # -- the rows are of many models


class ServiceAreaInline(PartInline):
    """Where a service reaches."""

    model = ServiceArea
    autocomplete_fields = ("area",)


class CapacityInline(PartInline):
    """How many places are free."""

    model = Capacity


class PictureInline(StackedPartInline):
    """The picture; new ones come by the pages of providers, which look at the file."""

    model = RecordPicture
    fields = ("file", "alt", "credit")
    readonly_fields = ("file",)

    @admin.display(description=_("Bild"))
    def file(self, row: RecordPicture) -> str:
        """Show it small."""
        shown = shown_pictures.of_row(row)
        return format_html('<img src="{}" width="{}" alt="">', shown.narrow_url, 240)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody chooses a file here."""
        return False


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
