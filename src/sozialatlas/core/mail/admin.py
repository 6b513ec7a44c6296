"""Mails as administrators see them: what waits, what did not go out and why."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _, ngettext

from sozialatlas.core.lists import SteadyList
from sozialatlas.core.mail import letters, queries, tasks
from sozialatlas.core.mail.models import Letter


class ToDecideFilter(admin.SimpleListFilter):
    """Mails that somebody must decide on."""

    title = _("Zu entscheiden")
    parameter_name = "decide"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        """Offer the one list that matters."""
        return [("yes", str(_("ungewiss oder abgelehnt")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        """Keep what nothing happens to by itself."""
        if self.value() != "yes":
            return queryset
        return queryset.filter(pk__in=Letter.objects.to_look_at().order_by().values("pk"))


@admin.register(Letter)
class LetterAdmin(SteadyList[Letter]):
    """Nobody writes mails by hand; whoever may do everything can have one sent again."""

    list_display = ("subject", "recipient", "state", "reason", "posted", "sent")
    list_filter: ClassVar = (ToDecideFilter, "state")
    search_fields = ("to", "subject", "reference")
    search_help_text = _("Adresse, Betreff oder Anlass")
    show_full_result_count = False
    list_per_page = 50
    actions = ("once_more",)
    fields = (
        "recipient", "subject", "shown_text", "state", "reason", "reference", "key", "posted_at",
        "due_at", "tries", "begun_at", "sent_at", "bounced_at",
    )  # fmt: skip

    @admin.display(description=_("an"), ordering="to")
    def recipient(self, row: Letter) -> str:
        """Return the address, as long as it is kept."""
        return row.to or str(_("gelöscht"))

    @admin.display(description=_("Text"))
    def shown_text(self, row: Letter) -> str:
        """Return the text; codes are for nobody else, and old texts are gone."""
        if row.is_code:
            return str(_("Ein Code, der niemanden sonst etwas angeht."))
        return row.text or str(
            _("Gelöscht: Die Mail ist lange verschickt, oder nicht mehr gewünscht.")
        )

    @admin.display(description=_("eingeliefert"), ordering="posted_at")
    def posted(self, row: Letter) -> str:
        """Return when it was posted."""
        return _short(row.posted_at)

    @admin.display(description=_("verschickt"), ordering="sent_at")
    def sent(self, row: Letter) -> str:
        """Return when it was sent; nothing where it was not."""
        return _short(row.sent_at) if row.sent_at else ""

    @admin.action(description=_("Nochmals senden"), permissions=["view"])
    def once_more(self, request: HttpRequest, chosen: QuerySet[Letter]) -> None:
        """Have mails sent that came to nothing; the others stay as they are."""
        keys = list(chosen.values_list("pk", flat=True))
        count = letters.send_again(keys, timezone.now())
        tasks.wake()
        told = ngettext(
            "%(count)s Mail wird nochmals gesendet.",
            "%(count)s Mails werden nochmals gesendet.",
            count,
        )
        self.message_user(request, told % {"count": count}, messages.SUCCESS)
        if count < len(keys):
            rest = _("Nur was ungewiss oder abgelehnt ist und noch einen Text hat, geht nochmals.")
            self.message_user(request, rest, messages.WARNING)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list; above it, where the mail server takes nothing."""
        state = queries.state()
        if state.trouble and request.method == "GET":
            self.message_user(request, state.trouble, messages.WARNING)
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The program alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:
        """The program alone."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:
        """Nobody: while a key is there, its mail is not posted a second time."""
        return False


def _short(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
