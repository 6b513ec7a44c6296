"""Keeps two editors of the administration from overwriting each other unseen.

Each form carries a mark of what it was filled with. Where the record says something else by the
time the form comes back, nothing is saved, and the form stays as it was typed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms import Field, ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sozialatlas.core.choosing import LookingUp
from sozialatlas.core.lists import SteadyList

MARK = "seen_state"
"""The hidden field of the form, and the word of the template."""
_NOW = "_sozialatlas_state"
_REFUSAL = "_sozialatlas_conflict"

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed a record last, and when; `who` is empty where nobody noted it."""

    who: str
    at: dt.datetime


class RefusedForm(ModelForm[Model]):
    """Goes in front of a form that must not be saved, and says why."""

    refusal = ""

    def clean(self) -> dict[str, object] | None:
        """Refuse whatever the form says."""
        self.add_error(None, ValidationError(self.refusal))
        return super().clean()


class GuardedAdmin(LookingUp[Record], SteadyList[Record]):
    """A page whose form is saved only onto what it was filled with."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show or save the form; one that another save has overtaken comes back as typed."""
        with transaction.atomic():
            record = self._asked_for(request, object_id) if object_id else None
            if record is not None:
                self._compare(request, record)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self,
        request: HttpRequest,
        obj: Record | None = None,
        change: bool = False,
        **kwargs: object,
    ) -> type[ModelForm[Record]]:
        """Return the form, or one that refuses where the record has moved on."""
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, _REFUSAL, "")
        return type(form.__name__, (RefusedForm, form), {"refusal": refusal}) if refusal else form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, object],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Record | None = None,
    ) -> HttpResponse:
        """Put the mark into the page."""
        context[MARK] = getattr(request, _NOW, "")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def last_change(self, record: Record) -> LastChange | None:
        """Return who changed a record last; rooms with a history of their own ask that."""
        kind = ContentType.objects.get_for_model(record)
        rows = LogEntry.objects.filter(content_type=kind, object_id=str(record.pk))
        entry = rows.select_related("user").order_by("-action_time", "-pk").first()
        return LastChange(str(entry.user), entry.action_time) if entry else None

    def _asked_for(self, request: HttpRequest, object_id: str) -> Record | None:
        record = self.get_object(request, unquote(object_id))
        if record is not None and request.method == "POST":
            # On PostgreSQL a second save waits here until the first is done, and then sees it.
            rows = self.model._default_manager.select_for_update(of=("self",))
            list(rows.filter(pk=record.pk).values_list("pk"))
        return record

    def _compare(self, request: HttpRequest, record: Record) -> None:
        now, seen = self._state(request, record), request.POST.get(MARK)
        setattr(request, _NOW, now)
        if seen is not None and not constant_time_compare(seen, now):
            setattr(request, _REFUSAL, refusal(self.last_change(record)))

    def _state(self, request: HttpRequest, record: Record) -> str:
        """Return a mark of all that the form shows; it tells nothing about it."""
        record.refresh_from_db()
        form = self.get_form(request, record, change=True)
        said = [*_values(record, form.base_fields)]
        for formset, inline in self.get_formsets_with_inlines(request, record):
            rows = inline.get_queryset(request).filter(**{formset.fk.name: record})
            for row in rows.order_by("pk"):
                said += [("row", str(row.pk)), *_values(row, formset.form.base_fields)]
        return salted_hmac("sozialatlas.core.conflicts", repr(said)).hexdigest()


def _values(record: Model, fields: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    """Yield what a record says in the columns that a form can change."""
    open_ = {name for name, field in fields.items() if not field.disabled}
    for column in record._meta.concrete_fields:
        if column.name in open_:
            yield column.name, repr(column.value_from_object(record))
    for relation in record._meta.many_to_many:
        if relation.name in open_:
            keys = sorted(str(each.pk) for each in relation.value_from_object(record))
            yield relation.name, repr(keys)


def refusal(last: LastChange | None) -> str:
    """Return why a form is refused that another save has overtaken, and what to do."""
    if last is None:
        fact = _("Dieser Eintrag wurde geändert, seit Sie die Seite geöffnet haben.")
    else:
        fact = _(
            "Seit Sie die Seite geöffnet haben, hat {who} diesen Eintrag geändert ({when})."
        ).format(
            who=last.who or _("jemand"),
            when=date_format(timezone.localtime(last.at), "SHORT_DATETIME_FORMAT"),
        )
    advice = _(
        "Es wurde nichts gespeichert; was Sie geschrieben haben, steht noch hier. Öffnen Sie den"
        " Eintrag in einem zweiten Fenster, vergleichen Sie und übernehmen Sie hier, was gelten"
        " soll. Wenn Sie dann noch einmal sichern, ersetzt diese Seite den anderen Stand."
    )
    return f"{fact} {advice}"
