"""The page where editors write the texts of a thing in other languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from sozialatlas.core.conflicts import MARK, refusal
from sozialatlas.directory import actions, translations
from sozialatlas.directory.admin.base import PublishedAdmin
from sozialatlas.directory.admin.reach import person_of, reach_of
from sozialatlas.directory.admin.translation_form import TranslationForm, is_right_to_left
from sozialatlas.directory.models import LocalizedText, Published
from sozialatlas.directory.permissions import editable
from sozialatlas.directory.translations import Passage, Share

Thing = TypeVar("Thing", bound=Published)


@dataclass(frozen=True, slots=True)
class Tab:
    """A language, how far it is, and where its page is."""

    name: str
    filled: int
    total: int
    url: str
    is_current: bool


class TranslatedAdmin(PublishedAdmin[Thing]):
    """Things whose texts pages show in other languages, too."""

    change_form_template = "directory/admin/translated_form.html"

    def get_urls(self) -> list[URLPattern]:
        """Add the page of each language."""
        view = self.admin_site.admin_view(self.texts_view)
        own = [
            path("<path:object_id>/texts/", view, name=f"{self._name}_texts"),
            path("<path:object_id>/texts/<str:language>/", view, name=f"{self._name}_texts_in"),
        ]
        return [*own, *super().get_urls()]

    def texts_view(self, request: HttpRequest, object_id: str, language: str = "") -> HttpResponse:
        """Show or save the texts in one language; the first one, where none is named."""
        language = language or translations.codes()[0]
        if language not in translations.codes():
            raise Http404
        with transaction.atomic():
            return self._texts(request, self._translated(request, object_id), language)

    def _texts(self, request: HttpRequest, thing: Thing, language: str) -> HttpResponse:
        rows = translations.stored(thing)
        passages = translations.passages(thing, language, rows)
        now = _state(passages)
        if request.method != "POST":
            form = TranslationForm(type(thing), language, passages)
            return self._texts_page(request, thing, language, rows, form, now)
        is_overtaken = not constant_time_compare(request.POST.get(MARK, ""), now)
        told = refusal(self.last_change(thing)) if is_overtaken else ""
        form = TranslationForm(type(thing), language, passages, request.POST, told)
        if not form.is_valid():
            return self._texts_page(request, thing, language, rows, form, now)
        self._keep(request, thing, language, form)
        return HttpResponseRedirect(self._texts_url(thing, language))

    def _translated(self, request: HttpRequest, object_id: str) -> Thing:
        """Return the thing, if the person may edit it; on POST nobody else saves meanwhile."""
        thing = self.get_object(request, unquote(object_id))
        mine = editable(self.model._default_manager.filter(pk=thing.pk), reach_of(request))
        if not self.has_change_permission(request, thing) or not mine.exists():
            raise PermissionDenied
        if request.method == "POST":
            locked = self.model._default_manager.select_for_update(of=("self",))
            list(locked.filter(pk=thing.pk).values_list("pk"))
            thing.refresh_from_db()
        return thing

    def _keep(
        self, request: HttpRequest, thing: Thing, language: str, form: TranslationForm
    ) -> None:
        is_changed = actions.translate(
            thing,
            language=language,
            texts=form.translations(),
            by=person_of(request),
            at=timezone.now(),
        )
        said = (
            _("Gesichert: die Texte in der Sprache {language}.")
            if is_changed
            else _("Es hat sich nichts geändert: {language}.")
        )
        name = translations.name_of(language)
        self.message_user(request, said.format(language=name), messages.SUCCESS)

    def _texts_page(
        self,
        request: HttpRequest,
        thing: Thing,
        language: str,
        rows: Sequence[LocalizedText],
        form: TranslationForm,
        state: str,
    ) -> HttpResponse:
        shares = translations.shares(thing, rows)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Texte in anderen Sprachen"),
            "subtitle": str(thing),
            "object": thing,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural),
            "form": form,
            "rows": list(form.rows()),
            "tabs": [self._tab(thing, share, language) for share in shares],
            "language": language,
            "language_name": translations.name_of(language),
            "is_right_to_left": is_right_to_left(language),
            MARK: state,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "directory/admin/texts.html", context)

    def _tab(self, thing: Thing, share: Share, language: str) -> Tab:
        return Tab(
            translations.name_of(share.language),
            share.filled,
            share.total,
            self._texts_url(thing, share.language),
            share.language == language,
        )

    def _texts_url(self, thing: Thing, language: str) -> str:
        return reverse(f"admin:{self._name}_texts_in", args=[thing.pk, language])

    @property
    def _name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"


def _state(passages: Sequence[Passage]) -> str:
    """Return a mark of all that the page shows, German and translated; it tells nothing of it."""
    return salted_hmac("sozialatlas.directory.translations", repr(passages)).hexdigest()
