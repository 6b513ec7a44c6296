"""Background jobs as the administrator sees them: what waits, what failed and why."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
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

    list_display = ("title", "about", "stands", "reason", "due", "done")
    list_filter: ClassVar = (FailedFilter,)
    # What somebody must look at comes first.
    ordering = (F("failed_at").desc(nulls_last=True), "due_at", "pk")
    actions = ("once_more",)
    fields = (
        "title", "about", "stands", "due_at", "tries", "begun_at", "done_at", "failed_at",
        "reason",
    )  # fmt: skip

    @admin.display(description=_("Aufgabe"), ordering="kind")
    def title(self, row: Job) -> str:
        """Return what the job does."""
        return kinds.title_of(row.kind)

    @admin.display(description=_("Angaben"))
    def about(self, row: Job) -> str:
        """Return what it is about."""
        return ", ".join(str(value) for value in row.arguments.values())

    @admin.display(description=_("Stand"), ordering="state")
    def stands(self, row: Job) -> str:
        """Return where it stands; a nightly job that failed waits for its next night."""
        return str(Job.State.FAILED.label) if row.failed_at else row.get_state_display()

    @admin.display(description=_("fällig"), ordering="due_at")
    def due(self, row: Job) -> str:
        """Return when it comes; nothing for what waits no more."""
        return _short(row.due_at) if row.state == Job.State.WAITING else ""

    @admin.display(description=_("zuletzt erledigt"), ordering="done_at")
    def done(self, row: Job) -> str:
        """Return when it was done last."""
        return _short(row.done_at) if row.done_at else ""

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


def _short(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
