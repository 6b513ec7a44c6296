"""Background jobs as the administrator sees them: what waits, what failed and why."""

from __future__ import annotations

import json
from typing import ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from sozialatlas.core.jobs import kinds, waiting
from sozialatlas.core.jobs.models import Job


class FailedFilter(admin.SimpleListFilter):
    """Jobs that somebody must look at."""

    title = _("Ergebnis")
    parameter_name = "failed"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Offer the one list that matters."""
        return [("yes", str(_("gescheitert")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Job]) -> QuerySet[Job]:
        """Keep what failed."""
        return queryset.filter(failed_at__isnull=False) if self.value() == "yes" else queryset


@admin.register(Job)
class JobAdmin(admin.ModelAdmin[Job]):
    """Nobody writes jobs by hand; whoever may do everything can have one done again."""

    list_display = ("title", "about", "state", "due_at", "done_at", "failed_at", "reason")
    list_filter: ClassVar = (FailedFilter, "state")
    actions = ("once_more",)
    fields = (
        "title", "about", "state", "due_at", "tries", "begun_at", "done_at", "failed_at", "reason",
    )  # fmt: skip

    @admin.display(description=_("Aufgabe"), ordering="kind")
    def title(self, row: Job) -> str:
        """Return what the job does."""
        return kinds.title_of(row.kind)

    @admin.display(description=_("Angaben"))
    def about(self, row: Job) -> str:
        """Return what it is about."""
        return json.dumps(row.arguments, ensure_ascii=False) if row.arguments else ""

    @admin.action(description=_("Noch einmal"), permissions=["view"])
    def once_more(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        """Have jobs done now."""
        keys = list(chosen.values_list("pk", flat=True))
        for pk in keys:
            waiting.again(pk, timezone.now())
        told = ngettext(
            "%(count)s Aufgabe wird noch einmal versucht.",
            "%(count)s Aufgaben werden noch einmal versucht.",
            len(keys),
        )
        self.message_user(request, told % {"count": len(keys)}, messages.SUCCESS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The program alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """The program alone."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        """Administrators, for what is no longer wanted."""
        return request.user.is_active and getattr(request.user, "is_superuser", False)
