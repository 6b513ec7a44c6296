"""The history of a thing: what each version changed, and the way back to an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.conflicts import GuardedAdmin, LastChange
from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory import actions
from sozialatlas.directory.admin.reach import person_of
from sozialatlas.directory.differences import Difference, differences
from sozialatlas.directory.kinds import KIND_OF_MODEL
from sozialatlas.directory.models import Published, Revision, ServiceAtLocation

Thing = TypeVar("Thing", bound=Published)
SHOWN = 50
"""Versions on one page; older ones are in the table of versions."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a thing, and what it changed against the one before."""

    revision: Revision
    differences: tuple[Difference, ...]
    is_first: bool
    is_latest: bool


class VersionedAdmin(GuardedAdmin[Thing]):
    """Replaces the admin's own log by the history that actions write."""

    def last_change(self, record: Thing) -> LastChange | None:
        """Return the newest version of a thing, or of a service at one of its locations."""
        links = ServiceAtLocation.objects.filter(service_id=record.pk)
        rows = Revision.objects.filter(
            Q(record_id=record.pk) | Q(record_id__in=links.values("pk"))
        ).select_related("by")
        newest = rows.order_by("-at", "-pk").first()
        if newest is None:
            return None
        return LastChange(str(newest.by) if newest.by else newest.source, newest.at)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the versions of a thing, or go back to one."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            raise Http404
        if request.method == "POST":
            if not self.has_change_permission(request, thing):
                raise PermissionDenied
            return self._go_back(request, thing)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Fassungen"),
            "subtitle": str(thing),
            "versions": versions_of(thing),
            "object": thing,
            "may_go_back": self.has_change_permission(request, thing),
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural),
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "directory/admin/versions.html", context)

    def _go_back(self, request: HttpRequest, thing: Published) -> HttpResponse:
        kind = KIND_OF_MODEL[type(thing)].code
        number = whole(request.POST.get("revision", ""))
        rows = Revision.objects.filter(kind=kind, record_id=thing.pk)
        revision = rows.filter(pk=number).first() if number is not None else None
        if revision is None:
            raise Http404
        with transaction.atomic():
            now = timezone.now()
            changed = actions.go_back(thing, to=revision, by=person_of(request), at=now)
            self.get_object(request, str(thing.pk))  # 404 undoes what would leave the reach
        text = _("Die Fassung gilt wieder.") if changed else _("Diese Fassung gilt schon.")
        self.message_user(request, text, messages.SUCCESS)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[thing.pk]))


def versions_of(thing: Published) -> tuple[Version, ...]:
    """Return the newest versions of a thing, newest first."""
    kind = KIND_OF_MODEL[type(thing)]
    rows = Revision.objects.filter(kind=kind.code, record_id=thing.pk).select_related("by")
    found = list(rows.order_by("-at", "-pk")[: SHOWN + 1])
    return tuple(
        Version(
            revision,
            differences(kind, older, revision) if older else (),
            is_first=older is None,
            is_latest=revision is found[0],
        )
        for revision, older in pairwise([*found, None])
        if revision
    )[:SHOWN]
