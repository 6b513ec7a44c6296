"""Messages from the public in the administration: read, deal with, put aside."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _, ngettext

from sozialatlas.accounts.queries import NOWHERE, editing_reach
from sozialatlas.core import addresses
from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.models import RecordKind, slug_of
from sozialatlas.marketplace import actions, queries
from sozialatlas.marketplace.models import PublicMessage

# A service's page is that of the service at its location.
_TYPES = {RecordKind.SERVICE_AT_LOCATION.value: RecordKind.SERVICE.value}


@admin.register(PublicMessage)
class PublicMessageAdmin(admin.ModelAdmin[PublicMessage]):
    """Lists the messages about records within a person's reach."""

    list_display = ["record_name", "record_kind", "beginning", "state", "created_at"]
    list_filter = ["state", "record_kind"]
    search_fields = ["record_name", "text"]
    ordering = ["-created_at", "-pk"]
    list_per_page = 50
    actions = ("mark_done",)
    change_form_template = "marketplace/admin/message.html"
    readonly_fields = ["record", "text", "email", "language", "state", "created_at", "done_at"]
    fields = ("record", "text", "email", "language", "state", "created_at", "done_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublicMessage]:
        """Leave out what lies outside a person's reach: its address answers 404."""
        return queries.within(super().get_queryset(request), editing_reach(request.user))

    @admin.display(description=_("Nachricht"))
    def beginning(self, message: PublicMessage) -> str:
        """Return the first words of a message."""
        return message.text[:120]

    @admin.display(description=_("Eintrag"))
    def record(self, message: PublicMessage) -> SafeString:
        """Return the way to the record's page."""
        url = addresses.record(
            _TYPES.get(message.record_kind, message.record_kind),
            slug_of(message.record_name),
            message.record_id,
            GERMAN,
        )
        return format_html('<a href="{}">{}</a>', url, message.record_name)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show one message, or put it aside."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        message = self.get_object(request, unquote(object_id))
        if message is None or not self.has_view_permission(request, message):
            raise Http404
        self.mark_done(request, PublicMessage.objects.filter(pk=message.pk))
        return HttpResponseRedirect(reverse("admin:marketplace_publicmessage_changelist"))

    @admin.action(description=_("Erledigt"), permissions=["view"])
    def mark_done(self, request: HttpRequest, queryset: QuerySet[PublicMessage]) -> None:
        """Put the chosen messages aside."""
        now = timezone.now()
        messages = list(queryset.order_by("pk"))
        for message in messages:
            actions.complete(message, at=now)
        text = ngettext(
            "{count} Nachricht ist erledigt.", "{count} Nachrichten sind erledigt.", len(messages)
        )
        self.message_user(request, text.format(count=len(messages)))

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to whoever may edit somewhere."""
        return _may_read(request)

    def has_view_permission(self, request: HttpRequest, obj: PublicMessage | None = None) -> bool:
        """The list holds only what may be read."""
        return _may_read(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Messages come from the public alone."""
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: PublicMessage | None = None
    ) -> bool:
        """What somebody wrote stays as it is."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: PublicMessage | None = None
    ) -> bool:
        """Who edits everywhere may remove a message, for abuse and on request."""
        return editing_reach(request.user).everywhere


def _may_read(request: HttpRequest) -> bool:
    return editing_reach(request.user) != NOWHERE
