"""Fields of the administration whose choices are looked up while one types.

Django shows again what such a field was sent, and asks the database for it as it came: what
could never be a key ended the page. Here it chooses nothing, and the form says what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, ManyToManyField, Model, QuerySet
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    _Mixed = AutocompleteSelect
else:
    _Mixed = object

Record = TypeVar("Record", bound=Model)


class _KnownKeys(_Mixed):
    """Shows of what was sent only what can be a key."""

    def optgroups(
        self, name: str, value: Sequence[str], attrs: dict[str, object] | None = None
    ) -> list[tuple[str | None, list[dict[str, object]], int | None]]:
        """Return the options that are chosen."""
        return super().optgroups(name, _keys(self.field.related_model._meta.pk, value), attrs)


class LookedUpOne(_KnownKeys, AutocompleteSelect):
    """One choice, looked up."""


class LookedUpMany(_KnownKeys, AutocompleteSelectMultiple):
    """Several choices, looked up."""


class KnownChoices(ModelMultipleChoiceField[Record]):
    """Several choices; a number that is too large for the database is none of them."""

    def clean(self, value: object) -> QuerySet[Record]:
        """Return what was chosen.

        Raises: ValidationError, naming what is no choice.
        """
        given = [*map(str, value)] if isinstance(value, list | tuple) else []
        model = self.queryset.model if self.queryset is not None else None
        known = _keys(model._meta.pk, given) if model is not None else given
        for each in given:
            if each not in known:
                told = self.error_messages["invalid_pk_value"]
                raise ValidationError(told, code="invalid_pk_value", params={"pk": each})
        return super().clean(value)


class ListOfKeys(admin.ModelAdmin[Record]):
    """A list of the administration that stands any address and any key."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Return whether an address may filter so; patterns fail, or keep the database busy."""
        if lookup.rpartition("__")[2] in {"regex", "iregex"}:
            return False
        return super().lookup_allowed(lookup, value, request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list, or do what was chosen from it."""
        marked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if marked:
            given = request.POST.copy()
            given.setlist(ACTION_CHECKBOX_NAME, _keys(self.opts.pk, marked))
            setattr(request, "POST", given)  # noqa: B010 -- the stubs know no other than the first
        return super().changelist_view(request, extra_context)


class LookingUp(BaseModelAdmin[Record]):
    """A page or a row of the administration whose `autocomplete_fields` stand any value."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Model, Model], request: HttpRequest, **kwargs: object
    ) -> ModelChoiceField[Model] | None:
        """Return the field, with our widget where choices are looked up."""
        given = self._with_widget(LookedUpOne, db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **given)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Model, Model], request: HttpRequest, **kwargs: object
    ) -> ModelMultipleChoiceField[Model] | None:
        """Return the field, with our widget where choices are looked up."""
        given = self._with_widget(LookedUpMany, db_field, request, kwargs)
        return super().formfield_for_manytomany(
            db_field, request, **{"form_class": KnownChoices, **given}
        )

    def _with_widget(
        self,
        kind: type[AutocompleteSelect],
        field: ForeignKey[Model, Model] | ManyToManyField[Model, Model],
        request: HttpRequest,
        given: dict[str, object],
    ) -> dict[str, object]:
        if "widget" in given or field.name not in self.get_autocomplete_fields(request):
            return given
        return {**given, "widget": kind(field, self.admin_site)}


def _keys(key: Field[object, object], values: Sequence[str]) -> list[str]:
    """Return what a column of keys can hold."""
    return [value for value in values if _is_key(key, value)]


def _is_key(key: Field[object, object], value: str) -> bool:
    try:
        key.clean(value, None)
    except ValidationError:
        return False
    return True
