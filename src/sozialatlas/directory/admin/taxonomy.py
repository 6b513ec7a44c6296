"""The pages of topics, audiences and life situations."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import may_edit_taxonomy
from sozialatlas.directory import actions
from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term

AnyTerm = TypeVar("AnyTerm", bound=Term)


class TermAdmin(admin.ModelAdmin[AnyTerm]):
    """A word of the taxonomy; the county's editors may change and add, never delete."""

    list_display = ("name", "code", "order", "is_active", "is_own")
    list_filter: ClassVar[tuple[str, ...]] = ("is_active", "is_own")
    search_fields = ("name", "name_en", "code", "plain_name")
    readonly_fields = ("is_own", "edited_at")

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

    list_display = ("name", "code", "parent", "order", "is_active", "is_own")  # type: ignore[assignment]  # -- one column more than the base
    list_filter = (*TermAdmin.list_filter, "parent")
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)


@admin.register(Audience)
class AudienceAdmin(TermAdmin[Audience]):
    """Audiences."""


@admin.register(LifeSituation)
class LifeSituationAdmin(TermAdmin[LifeSituation]):
    """Life situations, with the topics that help."""

    autocomplete_fields = ("topics",)
