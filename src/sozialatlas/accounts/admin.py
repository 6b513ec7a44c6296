"""The administration of people and roles, for administrators only."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.conflicts import GuardedAdmin


class SignInForm(AdminAuthenticationForm):
    """The sign-in of the administration, in words that are no computer's."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _(
            "E-Mail-Adresse und Passwort passen nicht zusammen, oder dieser Zugang hat keine Rolle"
            " in der Verwaltung. Beim Passwort zählen große und kleine Buchstaben."
        ),
    }


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
    """The roles of a person: they alone decide what is open to somebody."""

    model = RoleAssignment
    extra = 0
    fields = ("role", "area_key")

    def get_extra(self, request: HttpRequest, obj: User | None = None, **kwargs: object) -> int:
        """Offer an empty row to whoever has no role yet."""
        return 0 if obj and obj.role_assignments.exists() else 1


@admin.register(User)
class PersonAdmin(GuardedAdmin[User], UserAdmin[User]):
    """People, their sign-in and their roles."""

    form = UserForm
    add_form = NewUserForm
    inlines = (RoleInline,)
    ordering = ("email",)
    list_display = ("email", "name", "roles", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "role_assignments__role")
    search_fields = ("email", "name")
    filter_horizontal = ()
    readonly_fields = ("is_staff", "is_superuser", "joined_at", "last_login")
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("Zugang"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Daten"), {"fields": ("joined_at", "last_login")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Fetch the roles with the people."""
        return super().get_queryset(request).prefetch_related("role_assignments")

    @admin.display(description=_("Rollen"))
    def roles(self, person: User) -> str:
        """Return what a person is trusted with."""
        return ", ".join(str(each) for each in person.role_assignments.all())


admin.site.login_form = SignInForm
