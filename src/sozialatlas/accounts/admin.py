"""The administration of people and roles, for administrators only."""

from __future__ import annotations

from typing import ClassVar

from allauth.account import admin as account_admin
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa import admin as second_step_admin
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount import admin as elsewhere_admin
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts import actions
from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.scopes import RoleForm
from sozialatlas.core.conflicts import GuardedAdmin


class SignInForm(AdminAuthenticationForm):
    """The sign-in of the administration, in words that are no computer's."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _(
            "E-Mail-Adresse und Passwort passen nicht zusammen, oder dieser Zugang hat keine Rolle"
            " in der Verwaltung. Beim Passwort zählen große und kleine Buchstaben."
        ),
        "second_step": _(
            "Dieser Zugang hat einen zweiten Schritt. Bitte melden Sie sich über „Konto“ an:"
            " /de/konto/anmelden"
        ),
    }

    def clean(self) -> dict[str, object]:
        """Check the sign-in, not more often than anywhere else."""
        assert self.request is not None
        email, password = (self.cleaned_data.get(name) for name in ("username", "password"))
        if email and password:
            found = get_adapter(self.request).authenticate(
                self.request, email=email, password=password
            )
            if found is None:
                raise self.get_invalid_login_error()
            assert isinstance(found, User)
            self.confirm_login_allowed(found)
            self.user_cache = found
        return self.cleaned_data

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse who has no role here, and who has a second step: it is not asked for here."""
        super().confirm_login_allowed(user)
        if is_mfa_enabled(user):
            raise forms.ValidationError(self.error_messages["second_step"], code="second_step")


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
    form = RoleForm
    extra = 0

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

    def save_model(
        self, request: HttpRequest, obj: User, form: forms.ModelForm[User], change: bool
    ) -> None:
        """Save a person; an address that an administrator wrote counts as proved."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if not change or "email" in form.changed_data:
                actions.trust_address(user=obj)

    @admin.display(description=_("Rollen"))
    def roles(self, person: User) -> str:
        """Return what a person is trusted with."""
        return ", ".join(str(each) for each in person.role_assignments.all())


admin.site.login_form = SignInForm

# What allauth would show of its own: people see and change it in their account alone. The modules
# are loaded first, for loading them is what registers.
_ALLAUTH = (account_admin, second_step_admin, elsewhere_admin)
for _model in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)
