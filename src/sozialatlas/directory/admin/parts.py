"""What rows that hang on a thing share: they follow the thing, and fit on its page."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import ForeignKey, Model
from django.forms import ModelChoiceField
from django.http import HttpRequest

from sozialatlas.core.choosing import LookingUp
from sozialatlas.directory.admin.base import FORM_FIELDS
from sozialatlas.directory.admin.reach import limit


class Part(LookingUp[Model], InlineModelAdmin[Model, Model]):
    """Rows that hang on a thing; whoever may edit the thing may edit them."""

    extra = 0
    formfield_overrides = FORM_FIELDS

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Model, Model], request: HttpRequest, **kwargs: object
    ) -> ModelChoiceField[Model] | None:
        """Offer and accept only what the person may edit."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        limit(field, db_field, request, str(self.parent_model._meta.model_name))
        return field

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True


class PartInline(Part, admin.TabularInline[Model, Model]):
    """Parts with few columns, one row each."""


class StackedPartInline(Part, admin.StackedInline[Model, Model]):
    """Parts with many fields, in lines of their own."""
