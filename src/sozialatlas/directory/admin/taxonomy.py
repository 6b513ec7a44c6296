"""The pages of topics, audiences and life situations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.contrib import admin
from django.db.models import Field as Column, Max
from django.forms import Field, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import may_edit_taxonomy
from sozialatlas.core.conflicts import GuardedAdmin
from sozialatlas.directory import actions
from sozialatlas.directory.admin import filters
from sozialatlas.directory.admin.lines import LinesField, NamesField
from sozialatlas.directory.models import Audience, LifeSituation, Topic, slug_of
from sozialatlas.directory.models.taxonomy import Term

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

AnyTerm = TypeVar("AnyTerm", bound=Term)
_HINTS: Mapping[str, StrPromise] = {
    "order": _("Die kleinste Zahl steht vorn; neue Einträge beginnen am Ende."),
    "parent": _(
        "Ohne Gruppe ist das Thema selbst eine Gruppe: Es bekommt eine Kachel auf der Startseite,"
        " und andere Themen können ihm zugeordnet werden."
    ),
}


class TermForm(ModelForm[Term]):
    """A word with its everyday words as lines."""

    words = LinesField(
        label=_("Alltagswörter"),
        required=False,
        help_text=_("Eines pro Zeile: Wörter, mit denen Menschen danach suchen."),
    )

    in_languages = NamesField(
        label=_("Namen in anderen Sprachen"),
        required=False,
        help_text=_(
            "Eine Sprache pro Zeile, zuerst der Name: uk: Name; Alltagswort; Alltagswort."
        ),
    )

    def clean(self) -> dict[str, object] | None:
        """Make the code of a new word from its name, where none was given."""
        found = super().clean() or self.cleaned_data
        found["code"] = found.get("code") or slug_of(found.get("name", ""))[:60].strip("-")
        return found


class TopicForm(TermForm):
    """A topic, with its OpenStreetMap tags as lines."""

    osm_tags = LinesField(label=_("OSM-Merkmale"), required=False, help_text=_("Eines pro Zeile."))


class TermAdmin(GuardedAdmin[AnyTerm]):
    """A word of the taxonomy; the county's editors may change and add, never delete."""

    form = TermForm  # type: ignore[assignment]  # -- one form for all words
    list_display: tuple[str, ...] = ("name", "code", "order", "is_active", "is_own")
    list_filter: ClassVar[tuple[str | type[admin.SimpleListFilter], ...]] = ("is_active", "is_own")
    search_fields = ("name", "name_en", "code", "plain_name")
    readonly_fields = ("is_own", "edited_at")

    def get_readonly_fields(
        self, request: HttpRequest, obj: AnyTerm | None = None
    ) -> tuple[str, ...]:
        """Lock the code of a word that exists: links, presets and imports name it."""
        return (*self.readonly_fields, "code") if obj else self.readonly_fields

    def formfield_for_dbfield(
        self, db_field: Column[object, object], request: HttpRequest, **kwargs: object
    ) -> Field | None:
        """Let the code of a new word be left out."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "code":
            field.required = False
            field.help_text = _("Steht in Adressen und Importen; leer: aus dem Namen.")
        elif field and db_field.name in _HINTS:
            field.help_text = _HINTS[db_field.name]
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        """Put a new word behind all others."""
        last = self.model._default_manager.aggregate(last=Max("order"))["last"]
        return {"order": str((last or 0) + 1), **super().get_changeform_initial_data(request)}

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: AnyTerm | None = None) -> bool:
        """Everybody of the staff may look: forms choose from these words."""
        return bool(request.user.is_active and request.user.is_staff)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: AnyTerm | None = None) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: AnyTerm | None = None) -> bool:
        """Words are switched off, not deleted: old records and links name them."""
        return False

    def save_model(
        self, request: HttpRequest, obj: AnyTerm, form: ModelForm[AnyTerm], change: bool
    ) -> None:
        """Save the word as one that the county keeps; updates of the package leave it alone."""
        actions.save_term(obj, is_new=not change, at=timezone.now())

    def _may(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and may_edit_taxonomy(request.user)


@admin.register(Topic)
class TopicAdmin(TermAdmin[Topic]):
    """Topics, with their groups."""

    # The list stands in its order; whose a topic is, the filter tells. More does not fit.
    list_display = ("name", "code", "parent", "is_active")
    list_filter = (*TermAdmin.list_filter, filters.GroupOfTopic)
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    form = TopicForm
    fieldsets = (
        (None, {"fields": ("name", "code", "parent", "is_active", "order")}),
        (
            _("Für die Suche"),
            {"fields": ("words", "plain_name", "name_en", "in_languages", "description")},
        ),
        (
            _("Fachliches"),
            {"classes": ("collapse",), "fields": ("legal_anchor", "osm_tags", "icon", "is_own")},
        ),
    )


@admin.register(Audience)
class AudienceAdmin(TermAdmin[Audience]):
    """Audiences."""


@admin.register(LifeSituation)
class LifeSituationAdmin(TermAdmin[LifeSituation]):
    """Life situations, with the topics that help."""

    autocomplete_fields = ("topics",)
