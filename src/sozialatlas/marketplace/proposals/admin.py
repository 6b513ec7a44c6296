"""The county's own rules, in the administration."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import may_edit_taxonomy
from sozialatlas.core.conflicts import GuardedAdmin
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings


def _may(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and may_edit_taxonomy(request.user)


@admin.register(PolicyRule)
class PolicyRuleAdmin(GuardedAdmin[PolicyRule]):
    """What is taken in; county editors keep it. A rule that was used is switched off, not lost."""

    list_display = ("title", "code", "order", "is_active")
    list_display_links = ("title",)
    prepopulated_fields = {"code": ("title",)}

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show it to the county's editors."""
        return _may(request)

    def has_view_permission(self, request: HttpRequest, obj: PolicyRule | None = None) -> bool:
        """Show it to the county's editors."""
        return _may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let the county's editors add rules."""
        return _may(request)

    def has_change_permission(self, request: HttpRequest, obj: PolicyRule | None = None) -> bool:
        """Let the county's editors change rules."""
        return _may(request)

    def has_delete_permission(self, request: HttpRequest, obj: PolicyRule | None = None) -> bool:
        """Let a rule go that no rejection rests on."""
        is_used = obj is not None and Proposal.objects.filter(rule=obj).exists()
        return _may(request) and not is_used


@admin.register(ReviewSettings)
class ReviewSettingsAdmin(GuardedAdmin[ReviewSettings]):
    """How proposals are decided; the one row is made when somebody first changes it."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show it to the county's editors."""
        return _may(request)

    def has_view_permission(self, request: HttpRequest, obj: ReviewSettings | None = None) -> bool:
        """Show it to the county's editors."""
        return _may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let it be made once."""
        return _may(request) and not ReviewSettings.objects.exists()

    def has_change_permission(
        self, request: HttpRequest, obj: ReviewSettings | None = None
    ) -> bool:
        """Let the county's editors change it."""
        return _may(request)

    def has_delete_permission(
        self, request: HttpRequest, obj: ReviewSettings | None = None
    ) -> bool:
        """Keep the one row."""
        return False

    def save_model(
        self, request: HttpRequest, obj: ReviewSettings, form: object, change: bool
    ) -> None:
        """Store the one row under its one key."""
        obj.pk = 1
        obj.save()
