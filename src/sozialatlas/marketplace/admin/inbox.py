"""Messages from the public in the administration: read, answer, put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import editing_reach
from sozialatlas.marketplace import actions, queries, replies
from sozialatlas.marketplace.admin.filters import InMunicipality, Proven, ToDo
from sozialatlas.marketplace.admin.reading import (
    ReadByEditors,
    changelist,
    editing_link,
    record_link,
)
from sozialatlas.marketplace.models import PublicMessage

if TYPE_CHECKING:
    from django.db.models.options import Options

_LATER = ("answered_at", "answered_by", "done_at", "done_by")
"""Facts that a message has once somebody has dealt with it."""
ANSWERED = "answered"
"""Name of the button that notes an answer; the other one puts the message aside."""


@admin.register(PublicMessage)
class PublicMessageAdmin(ReadByEditors[PublicMessage]):
    """Lists the messages about records within a person's reach."""

    list_display = [
        "record_name", "kind", "beginning", "municipality", "age", "proven", "state", "worked_by"
    ]  # fmt: skip
    list_filter = [ToDo, "kind", ("is_proven", Proven), InMunicipality, "record_kind"]
    list_select_related = ["answered_by", "done_by"]
    search_fields = ["record_name", "text"]
    ordering = ["-created_at", "-pk"]
    list_per_page = 50
    actions = ("mark_answered", "mark_done")
    change_form_template = "marketplace/admin/message.html"
    fields = (
        "record", "kind", "text", "reply", "spoken", "municipality", "proof", "state",
        "created_at", *_LATER,
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublicMessage]:
        """Leave out what lies outside a person's reach: its address answers 404."""
        return queries.within(super().get_queryset(request), editing_reach(request.user))

    def get_fields(
        self, request: HttpRequest, obj: PublicMessage | None = None
    ) -> tuple[str, ...]:
        """Leave out what nobody has done yet."""
        done = {name for name in _LATER if getattr(obj, name, None)}
        return tuple(name for name in self.fields if name not in _LATER or name in done)

    @admin.display(description=_("Nachricht"))
    def beginning(self, message: PublicMessage) -> str:
        """Return the first words of a message."""
        return message.text[:120]

    @admin.display(description=_("Eintrag"))
    def record(self, message: PublicMessage) -> SafeString:
        """Return the ways to the record's page and to where it is edited."""
        return format_html("{} · {}", record_link(message), editing_link(message))

    @admin.display(description=_("Sprache"))
    def spoken(self, message: PublicMessage) -> str:
        """Return the name of the language in which somebody read the page."""
        return str(dict(settings.LANGUAGES).get(message.language, message.language))

    @admin.display(description=_("Auf Automaten geprüft"))
    def proof(self, message: PublicMessage) -> str:
        """Return what is known of the sender, and what an editor makes of it."""
        if message.is_proven:
            return gettext("ja")
        return gettext(
            "nein. Im Browser lief kein JavaScript, oder ein Automat hat geschrieben. Lesen Sie"
            " die Nachricht, bevor Sie ihr glauben."
        )

    @admin.display(description=_("Gemeinde"), ordering="area_name")
    def municipality(self, message: PublicMessage) -> str:
        """Return the name of the municipality in which the record lies."""
        return str(getattr(message, "area_name", message.area_key))

    @admin.display(description=_("Alter"), ordering="-created_at")
    def age(self, message: PublicMessage) -> str:
        """Return for how long the message has been there."""
        return timesince(message.created_at, depth=1)

    @admin.display(description=_("geprüft"), ordering="is_proven", boolean=True)
    def proven(self, message: PublicMessage) -> bool:
        """Return whether the sender's browser showed that it is one; in a narrow column."""
        return message.is_proven

    @admin.display(description=_("von"))
    def worked_by(self, message: PublicMessage) -> str:
        """Return who put the message aside, or else who answered it."""
        person = message.done_by or message.answered_by
        return str(person) if person else ""

    @admin.display(description=_("E-Mail-Adresse"))
    def reply(self, message: PublicMessage) -> SafeString | str:
        """Return the way to a mail that is begun in the language of the message."""
        if not message.email:
            return gettext("keine")
        with translation.override(message.language):
            subject = gettext("Ihr Hinweis zu „{name}“").format(name=message.record_name)
            greeting = gettext("Guten Tag,")
        url = replies.address(message.email, subject, greeting, message.text)
        words = gettext("Antwort schreiben")
        return format_html('{} · <a href="{}">{}</a>', message.email, url, words)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show one message, note that it was answered, or put it aside."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        message = self.get_object(request, unquote(object_id))
        if message is None or not self.has_view_permission(request, message):
            raise Http404
        chosen = PublicMessage.objects.filter(pk=message.pk)
        if ANSWERED in request.POST:
            self.mark_answered(request, chosen)
        else:
            self.mark_done(request, chosen)
        # Back to where somebody was: the same filters, the same page.
        filters: dict[str, Options[PublicMessage] | str] = {
            "preserved_filters": self.get_preserved_filters(request),
            "opts": self.opts,
        }
        return HttpResponseRedirect(add_preserved_filters(filters, changelist("publicmessage")))

    @admin.action(description=_("Beantwortet"), permissions=["view"])
    def mark_answered(self, request: HttpRequest, queryset: QuerySet[PublicMessage]) -> None:
        """Note that the chosen messages were answered."""
        now, messages = timezone.now(), list(queryset.order_by("pk"))
        for message in messages:
            actions.answer(message, by=_person(request), at=now)
        text = ngettext(
            "{count} Nachricht ist beantwortet.",
            "{count} Nachrichten sind beantwortet.",
            len(messages),
        )
        self.message_user(request, text.format(count=len(messages)))

    @admin.action(description=_("Erledigt"), permissions=["view"])
    def mark_done(self, request: HttpRequest, queryset: QuerySet[PublicMessage]) -> None:
        """Put the chosen messages aside."""
        now, messages = timezone.now(), list(queryset.order_by("pk"))
        for message in messages:
            actions.complete(message, by=_person(request), at=now)
        text = ngettext(
            "{count} Nachricht ist erledigt.", "{count} Nachrichten sind erledigt.", len(messages)
        )
        self.message_user(request, text.format(count=len(messages)))


def _person(request: HttpRequest) -> User:
    # Nobody else has a reach, so nobody else comes here.
    assert isinstance(request.user, User)
    return request.user
