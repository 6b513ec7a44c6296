"""Areas in the administration: looked up often, changed rarely; keys and spans never by hand."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.choosing import LookingUp
from sozialatlas.core.conflicts import GuardedAdmin
from sozialatlas.places import actions, permissions
from sozialatlas.places.models import Area, AreaChange, AreaMember, PostalPlace

# What the fields of forms ask for that choose from the areas.
_KIND_OF_FIELD = {
    "municipality": Area.Kind.MUNICIPALITY,
    "part": Area.Kind.MUNICIPALITY,
    "social_area": Area.Kind.SOCIAL_AREA,
}


class MemberInline(LookingUp[AreaMember], admin.TabularInline[AreaMember, Area]):
    """The municipalities of a social area."""

    model = AreaMember
    fk_name = "whole"
    extra = 0
    autocomplete_fields = ["part"]
    verbose_name_plural = _("Gemeinden")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the area itself."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only social areas are made of others."""
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the area itself, where it is made of others."""
        is_made = isinstance(obj, Area) and obj.kind == Area.Kind.SOCIAL_AREA
        return is_made and permissions.may_edit(request.user, ())

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the area itself."""
        return self.has_change_permission(request, obj)


@admin.register(Area)
class AreaAdmin(GuardedAdmin[Area]):
    """Names and figures may be corrected; where an area is and how long, its files say."""

    list_display = ["name", "key", "kind", "designation", "population", "valid_from", "valid_to"]
    list_filter = ["kind", "country", "designation"]
    search_fields = ["name", "key"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]
    ordering = ["kind", "key", "valid_from", "pk"]
    _BY_FILE = ("kind", "key", "country", "lat", "lon", "valid_from", "valid_to")

    def has_view_permission(self, request: HttpRequest, obj: Area | None = None) -> bool:
        """Everybody of the staff may look: forms choose from the areas."""
        return bool(request.user.is_active and request.user.is_staff)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the areas to everybody of the staff: planners look them up."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Social areas are drawn by hand; all others come from files."""
        return permissions.may_edit(request.user, ())

    def has_change_permission(self, request: HttpRequest, obj: Area | None = None) -> bool:
        """Only inside the area of one's role; a social area is where its parent is."""
        keys = tuple(each.key for each in (obj, obj.parent) if each) if obj else ()
        return permissions.may_edit(request.user, keys)

    def get_readonly_fields(self, request: HttpRequest, obj: Area | None = None) -> list[str]:
        """Lock what identifies an area as soon as it exists."""
        return list(self._BY_FILE) if obj else []

    def get_inlines(
        self, request: HttpRequest, obj: Area | None
    ) -> list[type[InlineModelAdmin[AreaMember, Area]]]:
        """Show municipalities where there can be any: in a social area."""
        has_parts = obj is not None and obj.kind == Area.Kind.SOCIAL_AREA
        return [MemberInline] if has_parts else []

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Area], search_term: str
    ) -> tuple[QuerySet[Area], bool]:
        """Offer, to a form that asks for a municipality or a social area, today's ones only."""
        kind = _KIND_OF_FIELD.get(request.GET.get("field_name", ""))
        if kind:
            queryset = queryset.filter(kind=kind, valid_to=None)
        return super().get_search_results(request, queryset, search_term)

    def save_model(
        self, request: HttpRequest, obj: Area, form: ModelForm[Area], change: bool
    ) -> None:
        """Save corrections through the actions of the room."""
        if change:
            actions.correct_area(area=obj, fields=form.changed_data)
        else:
            super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Area | None = None) -> bool:
        """Areas end, they are not deleted: records and figures hang on their keys."""
        return False


class _ReadOnly:
    """What is only looked at: it comes from files."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(AreaChange)
class AreaChangeAdmin(_ReadOnly, admin.ModelAdmin[AreaChange]):
    """Which area became which."""

    list_display = ["old", "new", "weight", "on"]
    search_fields = ["old__key", "old__name", "new__key", "new__name"]
    list_select_related = ["old", "new"]
    ordering = ["-on", "old_id", "new_id"]


@admin.register(PostalPlace)
class PostalPlaceAdmin(_ReadOnly, admin.ModelAdmin[PostalPlace]):
    """Postal codes with their places."""

    list_display = ["postal_code", "name", "district", "municipality", "county_name"]
    search_fields = ["postal_code", "name", "district"]
    list_filter = ["country"]
    list_select_related = ["municipality"]
    ordering = ["country", "postal_code", "name", "district", "pk"]
