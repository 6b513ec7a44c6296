"""The administration of people and roles, for administrators only."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import RoleAssignment, User


class NewUserForm(BaseUserCreationForm[User]):
    """A new person: mail address and password."""

    class Meta:
        """The mail address is the sign-in."""

        model = User
        fields = ("email", "name")
        field_classes: ClassVar[dict[str, type]] = {}


class UserForm(UserChangeForm[User]):
    """A person that exists."""

    class Meta:
        """Without a user name."""

        model = User
        fields = "__all__"
        field_classes: ClassVar[dict[str, type]] = {}


class RoleInline(admin.TabularInline[RoleAssignment, User]):
    """The roles of a person."""

    model = RoleAssignment
    extra = 1


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    """People, their sign-in and their roles."""

    form = UserForm
    add_form = NewUserForm
    inlines = (RoleInline,)
    ordering = ("email",)
    list_display = ("email", "name", "is_staff", "is_active")
    list_filter = ("is_staff", "is_active", "role_assignments__role")
    search_fields = ("email", "name")
    filter_horizontal = ()
    readonly_fields = ("joined_at", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("Zugang"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Daten"), {"fields": ("joined_at", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "password1", "password2")}),)
