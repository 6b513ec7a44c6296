"""Portals in the administration: the county sets them up, towns write their own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.queries import NOWHERE, editing_reach
from sozialatlas.core.conflicts import GuardedAdmin
from sozialatlas.places.models import Area
from sozialatlas.search import portal_checks, tasks
from sozialatlas.search.admin.portal_parts import PortalImageInline, PortalTextInline
from sozialatlas.search.forms.portal import PLACE, PortalForm
from sozialatlas.search.forms.words import WordsForm
from sozialatlas.search.models import Portal
from sozialatlas.search.permissions import may_edit_portal, may_edit_portals
from sozialatlas.search.presets import Preset

if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldsetSpec

LANGUAGE = "de"
_CHECKING = _("Die Prüfung beginnt. Bitte laden Sie diese Seite in einer Minute neu.")
BLOCKS_EXPLAINED = format_lazy(
    "{how}<pre>## {heading}\n\n{sentence}\n\n::: angebote\nsuche: topic=care_advice&amp;free=1\n"
    "titel: {title}\nanzahl: 3\n:::</pre>{blocks}",
    how=_(
        "Schreiben Sie Absätze, ## Überschriften, - Listen und [Links](https://...). Dazwischen"
        " können Blöcke stehen, jeder mit ::: davor und dahinter. Hinter suche: steht, was die"
        " Adresse einer Suche nach dem Fragezeichen hat. Zum Beispiel:"
    ),
    heading=_("Wenn Pflege nötig wird"),
    sentence=_("Niemand muss das allein regeln."),
    title=_("Zuerst: sich beraten lassen"),
    blocks=_(
        "Blöcke: angebote, mitmachen und veranstaltungen (mit suche:, titel:, anzahl: 1 bis 6),"
        " zahlen und kontakt (mit titel:), hinweis (mit titel: und eigenem Text), bild (mit"
        " name: eines Bildes von unten)."
    ),
)


@admin.register(Portal)
class PortalAdmin(GuardedAdmin[Portal]):
    """Presets of the search with a place on the web."""

    form = PortalForm
    change_list_template = "search/admin/portals.html"
    list_display = ("name", "kind", "address", "is_published", "changed_at")
    list_filter: ClassVar[tuple[str, ...]] = ("kind", "is_published")
    search_fields = ("name", "slug", "host")
    autocomplete_fields = ("areas", "topics", "audiences", "life_situations")
    readonly_fields = ("changed_at", "preview")
    inlines = (PortalTextInline, PortalImageInline)
    save_on_top = True
    fieldsets: ClassVar[_FieldsetSpec] = (
        (
            None,
            {"fields": ("kind", "name", "subtitle", "slug", "host", "is_published", "changed_at")},
        ),
        (
            _("Was das Portal zeigt"),
            {
                "description": _(
                    "Themen, Zielgruppen und Lebenslagen ergänzen einander. Alles andere grenzt"
                    " ein. Niemand, der das Portal besucht, kann diese Grenzen aufheben."
                ),
                "fields": (
                    "areas", "topics", "audiences", "life_situations", "organizations",
                    "types", "flags", "spoken", "features", "preset",
                ),
            },
        ),
        (_("Sprachen und Farben"), {"fields": ("languages", ("accent", "accent_dark"))}),
        (
            _("Startseite"),
            {
                "description": BLOCKS_EXPLAINED,
                "fields": ("title", "lead", "body", "preview", "body_draft", "publish_draft"),
            },
        ),
        (
            _("Kontakt und rechtliche Seiten"),
            {
                "description": _("Leere Felder: Es gilt der Text des Landkreises."),
                "classes": ("collapse",),
                "fields": ("contact", "imprint", "privacy", "accessibility"),
            },
        ),
    )  # fmt: skip

    @admin.display(description=_("Adresse"))
    def address(self, portal: Portal) -> SafeString:
        """Return the way to the portal's start page."""
        way = f"/{portal.slug}/" if portal.slug else "/"
        return format_html('<a href="{}">{}</a>', way, portal.host or way)

    @admin.display(description=_("Vorschau"))
    def preview(self, portal: Portal) -> SafeString | str:
        """Return the way to the start page as the saved draft would make it."""
        if not portal.pk:
            return ""
        way = f"/{portal.slug}/{LANGUAGE}/" if portal.slug else f"/{LANGUAGE}/"
        words = _("Entwurf ansehen (zuerst sichern)")
        return format_html('<a href="{}?entwurf=1" target="_blank">{}</a>', way, words)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Portal]:
        """List what a person may edit: all, or the portals of the own town."""
        rows = super().get_queryset(request)
        if may_edit_portals(request.user):
            return rows
        towns = Area.objects.filter(editing_reach(request.user).below("key"))
        others = Area.objects.exclude(pk__in=towns)
        own = rows.filter(kind__in=_WITH_TOWN, areas__in=towns).exclude(areas__in=others)
        return own.distinct()

    def get_form(
        self,
        request: HttpRequest,
        obj: Portal | None = None,
        change: bool = False,
        **kwargs: object,
    ) -> type[ModelForm[Portal]]:
        """Leave to the editors of a town the words alone."""
        form = PortalForm if may_edit_portals(request.user) else WordsForm
        return super().get_form(request, obj, change, **{**kwargs, "form": form})

    def get_readonly_fields(
        self, request: HttpRequest, obj: Portal | None = None
    ) -> tuple[str, ...]:
        """Show the editors of a town what the county has set up."""
        if may_edit_portals(request.user):
            return self.readonly_fields
        return (*self.readonly_fields, *PLACE)

    def get_fieldsets(self, request: HttpRequest, obj: Portal | None = None) -> _FieldsetSpec:
        """Show the editors of a town only what they may write."""
        if may_edit_portals(request.user):
            return self.fieldsets
        return (self.fieldsets[0], *self.fieldsets[3:])

    def get_urls(self) -> list[URLPattern]:
        """Add the page of what leads to nothing."""
        page = self.admin_site.admin_view(self.dead_ends_view)
        return [path("leer/", page, name="search_portal_dead_ends"), *super().get_urls()]

    def dead_ends_view(self, request: HttpRequest) -> HttpResponse:
        """Show what the last check of a person's portals found, or have them checked anew."""
        if not self._is_editor(request):
            raise PermissionDenied
        chosen = self._editable(request)
        if request.method == "POST":
            for portal in chosen:
                tasks.check_portal.enqueue(portal.slug)
            self.message_user(request, _CHECKING, messages.SUCCESS)
            return redirect("admin:search_portal_dead_ends")
        keys = dict(self.get_queryset(request).values_list("slug", "pk"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Was ins Leere führt"),
            "opts": self.opts,
            "found": [(one, keys.get(one.portal.slug)) for one in portal_checks.kept(chosen)],
        }
        return TemplateResponse(request, "search/admin/dead_ends.html", context)

    def _editable(self, request: HttpRequest) -> list[Preset]:
        published = portal_checks.published()
        if may_edit_portals(request.user):
            return published
        own = frozenset(self.get_queryset(request).values_list("slug", flat=True))
        return [portal for portal in published if portal.slug in own]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Everybody who edits somewhere."""
        return self._is_editor(request)

    def has_view_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        """As for changing it."""
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        """The county's editors all of them, a town's editors those of their town."""
        if obj is None:
            return self._is_editor(request)
        keys = obj.areas.values_list("key", flat=True) if obj.kind in _WITH_TOWN else ()
        return may_edit_portal(request.user, tuple(keys))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only the county's editors set up portals."""
        return may_edit_portals(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Portal | None = None) -> bool:
        """Only the county's editors take portals away."""
        return may_edit_portals(request.user)

    def _is_editor(self, request: HttpRequest) -> bool:
        return may_edit_portals(request.user) or editing_reach(request.user) != NOWHERE


_WITH_TOWN = (Portal.Kind.TOWN, Portal.Kind.KIOSK)
