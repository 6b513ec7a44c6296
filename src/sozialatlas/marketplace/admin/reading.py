"""What comes from outside is read by editors, and changed by nobody."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from sozialatlas.accounts.queries import NOWHERE, editing_reach
from sozialatlas.core import addresses
from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.models import RecordKind, slug_of
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage

Row = TypeVar("Row", bound=Model)
# A service's page is that of the service at its location.
_TYPES = {RecordKind.SERVICE_AT_LOCATION.value: RecordKind.SERVICE.value}


class ReadByEditors(admin.ModelAdmin[Row]):
    """A list under its own name, which whoever edits somewhere may read."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list; Django would call it "select one to view"."""
        title = {"title": self.opts.verbose_name_plural, **(extra_context or {})}
        return super().changelist_view(request, title)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to whoever may edit somewhere."""
        return _may_read(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The list holds only what may be read."""
        return _may_read(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It comes from the public alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What came stays as it is."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Who edits everywhere may remove it, for abuse and on request."""
        return editing_reach(request.user).everywhere


def record_link(row: PublicMessage | HelpfulCount) -> SafeString:
    """Return the way to the page of the record that a row is about."""
    url = addresses.record(
        _TYPES.get(row.record_kind, row.record_kind),
        slug_of(row.record_name),
        row.record_id,
        GERMAN,
    )
    return format_html('<a href="{}">{}</a>', url, row.record_name)


def editing_link(row: PublicMessage) -> SafeString:
    """Return the way to where the record that a message is about is edited."""
    name = row.record_kind.replace("_", "")
    url = reverse(f"admin:directory_{name}_change", args=[row.record_id])
    return format_html('<a href="{}">{}</a>', url, gettext("Eintrag bearbeiten"))


def changelist(name: str) -> str:
    """Return the path of a list of this room in the administration."""
    return reverse(f"admin:marketplace_{name}_changelist")


def _may_read(request: HttpRequest) -> bool:
    return editing_reach(request.user) != NOWHERE
