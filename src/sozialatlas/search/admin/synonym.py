"""Words that mean the same in the administration, and the box that shows what a query becomes."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import may_edit_taxonomy
from sozialatlas.core.conflicts import GuardedAdmin
from sozialatlas.search import actions, trying
from sozialatlas.search.forms.synonym import SynonymForm
from sozialatlas.search.german.folding import fold
from sozialatlas.search.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(GuardedAdmin[Synonym]):
    """Sets of words; whoever may change topics may change them, and they count at once."""

    form = SynonymForm
    change_list_template = "search/admin/synonyms.html"
    list_display = ("all_words", "note", "is_active", "is_own", "edited_at")
    list_filter: ClassVar[tuple[str, ...]] = ("is_one_way", "is_active", "is_own")
    # What is searched, `get_search_results` says; without a field there is no box.
    search_fields = ("words",)
    search_help_text = _("Ein Wort oder ein Teil davon")
    readonly_fields = ("is_own", "edited_at")
    fields = ("words", "is_one_way", "note", "is_active", "is_own", "edited_at")
    ordering = ("pk",)
    list_per_page = 100

    @admin.display(description=_("Wörter"))
    def all_words(self, synonym: Synonym) -> str:
        """Return all words of a set in one line."""
        first, *others = map(str, synonym.words)
        sign = " → " if synonym.is_one_way else " = "
        return first + sign + (", " if synonym.is_one_way else " = ").join(others)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Synonym], search_term: str
    ) -> tuple[QuerySet[Synonym], bool]:
        """Find words however they are written: the database holds umlauts as numbers."""
        sought = [fold(word) for word in search_term.split()]
        rows = queryset.values_list("pk", "words") if sought else []
        found = [
            pk
            for pk, words in rows
            if all(part in fold(" ".join(map(str, words))) for part in sought)
        ]
        return (queryset.filter(pk__in=found) if sought else queryset), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list under a title that leaves room for two buttons."""
        title = {"title": self.opts.verbose_name_plural, **(extra_context or {})}
        return super().changelist_view(request, title)

    def get_urls(self) -> list[URLPattern]:
        """Add the page that shows what a query becomes."""
        page = self.admin_site.admin_view(self.try_view)
        return [path("probe/", page, name="search_synonym_try"), *super().get_urls()]

    def try_view(self, request: HttpRequest) -> HttpResponse:
        """Show what becomes of a query."""
        if not self._may(request):
            raise PermissionDenied
        text = request.GET.get("q", "")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Was wird aus dieser Suche?"),
            "opts": self.opts,
            "typed": text,
            "told": trying.explain_words(text, timezone.now()) if text.strip() else None,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "search/admin/try.html", context)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
        """Only whom the county trusts with words."""
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
        """Own sets may go; packaged ones are switched off: an update would bring them back."""
        return obj is not None and obj.is_own and self._may(request)

    def save_model(
        self, request: HttpRequest, obj: Synonym, form: ModelForm[Synonym], change: bool
    ) -> None:
        """Save the set as one that the county keeps."""
        actions.save_synonym(obj, is_new=not change, at=timezone.now())

    def _may(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and may_edit_taxonomy(request.user)
