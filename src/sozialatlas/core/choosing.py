"""Fields of the administration whose choices are looked up while one types.

Django shows again what such a field was sent, and asks the database for it as it came: what
could never be a key ended the page. Here it chooses nothing, and the form says what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, ManyToManyField, Model, QuerySet
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.http import HttpRequest

from sozialatlas.core import keys

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
        known = keys.possible(self.field.related_model._meta.pk, value)
        return super().optgroups(name, known, attrs)


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
        known = keys.possible(model._meta.pk, given) if model is not None else given
        for each in given:
            if each not in known:
                told = self.error_messages["invalid_pk_value"]
                raise ValidationError(told, code="invalid_pk_value", params={"pk": each})
        return super().clean(value)


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
