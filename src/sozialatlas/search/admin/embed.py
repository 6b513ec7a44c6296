"""Embeds in the administration: all of them, how often they are shown, which show nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.conflicts import GuardedAdmin
from sozialatlas.search import embed_uses, embeds
from sozialatlas.search.forms.embed import EmbedForm
from sozialatlas.search.models import Embed
from sozialatlas.search.permissions import may_edit_portals

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec


@admin.register(Embed)
class EmbedAdmin(GuardedAdmin[Embed]):
    """What partners show of the directory on their own pages."""

    form = EmbedForm
    change_list_template = "search/admin/embeds.html"
    list_display = ("name", "portal", "view", "is_active", "changed_at")
    list_filter: ClassVar[tuple[str, ...]] = ("view", "is_active")
    list_select_related = ("portal",)
    list_per_page = 50
    search_fields = ("name", "title")
    autocomplete_fields = ("portal",)
    readonly_fields = ("snippets", "created_at", "changed_at")
    fieldsets: ClassVar[_FieldsetSpec] = (
        (None, {"fields": ("name", "title", "is_active", "snippets")}),
        (
            _("Was gezeigt wird"),
            {"fields": ("portal", "view", "preset", "record", "count")},
        ),
        (None, {"fields": ("created_at", "changed_at")}),
    )

    @admin.display(description=_("Zum Einbauen"))
    def snippets(self, embed: Embed) -> SafeString | str:
        """Return the way to the page with preview and snippets."""
        if not embed.pk:
            return str(_("Zuerst sichern."))
        portal = f"/{embed.portal.slug}" if embed.portal and embed.portal.slug else ""
        way = f"{portal}/de/einbetten?preset={embeds.token(embed)}"
        words = _("Vorschau und Bausteine für die Partnerseite")
        return format_html('<a href="{}" target="_blank">{}</a>', way, words)

    def get_urls(self) -> list[URLPattern]:
        """Add the page of all that is shown."""
        page = self.admin_site.admin_view(self.uses_view)
        return [path("nutzung/", page, name="search_embed_uses"), *super().get_urls()]

    def uses_view(self, request: HttpRequest) -> HttpResponse:
        """Show the use of all embeds, also of those that nobody has fixed."""
        if not may_edit_portals(request.user):
            raise PermissionDenied
        now = timezone.now()
        today = timezone.localdate(now)
        used = embed_uses.of_fixed(today)
        found = [
            (embed, used.get(embed.pk), embeds.found_now(embed, now))
            for embed in self.get_queryset(request).select_related("portal")
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Was wo gezeigt wird"),
            "opts": self.opts,
            "silent": [(one, finds) for one, _used, finds in found if not finds],
            "unseen": [one for one, seen, _finds in found if seen is None and one.is_active],
            "fixed": [(one, seen) for one, seen, _finds in found if seen],
            "others": embed_uses.of_others(today),
        }
        return TemplateResponse(request, "search/admin/embed_uses.html", context)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Return whether a person may set up portals."""
        return may_edit_portals(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Embed | None = None) -> bool:
        """As for setting up portals."""
        return may_edit_portals(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Embed | None = None) -> bool:
        """As for setting up portals."""
        return may_edit_portals(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """As for setting up portals."""
        return may_edit_portals(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Embed | None = None) -> bool:
        """As for setting up portals."""
        return may_edit_portals(request.user)
