"""What all pages for published things share: reach, history, and saving through actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field, ForeignKey, Model, QuerySet, TextField, TimeField, URLField
from django.forms import (
    BaseModelFormSet,
    Field as FormField,
    ModelChoiceField,
    ModelForm,
    Textarea,
    TimeInput,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory import actions
from sozialatlas.directory.admin import verifying
from sozialatlas.directory.admin.filters import VerifiedFilter
from sozialatlas.directory.admin.reach import (
    limit,
    may_edit,
    may_look,
    person_of,
    reach_of,
    sight_of,
)
from sozialatlas.directory.admin.reading import ReadLine, ReadTextarea
from sozialatlas.directory.admin.versions import VersionedAdmin
from sozialatlas.directory.errors import DirectoryError, StillUsed
from sozialatlas.directory.kinds import KIND_OF_MODEL
from sozialatlas.directory.models import Published
from sozialatlas.directory.permissions import editable
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PublishedValues

Thing = TypeVar("Thing", bound=Published)
if TYPE_CHECKING:
    from django.contrib.admin.options import _FieldOpts
    from django_stubs_ext import StrOrPromise

    Fieldset = tuple[StrOrPromise | None, _FieldOpts]
_BEFORE = "_sozialatlas_before"
_REFUSED = "_sozialatlas_refused"
TEXT_SIZE = {"rows": 4, "cols": 60}
# Who types an address without its scheme means the safe one.
FORM_FIELDS: Mapping[type[Field[object, object]], Mapping[str, object]] = {
    URLField: {"assume_scheme": "https"},
    TextField: {"widget": Textarea(attrs=TEXT_SIZE)},
    # The browser's own clock: the admin's needs a column as wide as three.
    TimeField: {"widget": TimeInput(format="%H:%M", attrs={"type": "time"})},
}
UPKEEP: Fieldset = (
    _("Sichtbarkeit und Herkunft"),
    {
        "classes": ("collapse",),
        "fields": (
            # Lines of their own: only then does an error unfold the part.
            "visible_from",
            "visible_to",
            ("source", "source_key"),
            ("created_at", "updated_at", "content_changed_at"),
        ),
    },
)
"""The last part of each form: looked at seldom."""
_VERIFIED = ("verified_at", "verified_how", "verified_by")
CHECK: Fieldset = (
    _("Prüfung"),
    {"fields": ("confirmed_how", _VERIFIED)},
)
LOOKED_AT: Fieldset = (_("Prüfung"), {"fields": (_VERIFIED,)})
"""The same for who only looks."""


class OutsideReach(DirectoryError):
    """An edit would move a thing out of the reach of the person who edits it."""


def things(rows: Iterable[Model]) -> list[Published]:
    """Return the rows that are things of their own."""
    return [row for row in rows if isinstance(row, Published)]


class PublishedForm(ModelForm[Published]):
    """The form of a published thing; an editor may confirm the thing with the same save."""

    confirmed_how = verifying.field()
    is_refused = False

    def clean(self) -> dict[str, object] | None:
        """Say why the page came back, when the thing would have left the editor's reach."""
        if self.is_refused:
            raise ValidationError(
                _(
                    "So läge der Eintrag außerhalb Ihres Gebiets. Geben Sie einen Standort, eine"
                    " Gemeinde oder ein Einzugsgebiet an, das dazugehört."
                )
            )
        return super().clean()


class PublishedAdmin(VersionedAdmin[Thing]):
    """Lists what a person may edit; each save leaves history and tells the index."""

    form = PublishedForm  # type: ignore[assignment]  # -- one form for all six kinds
    formfield_overrides = {**FORM_FIELDS, TextField: {"widget": ReadTextarea(attrs=TEXT_SIZE)}}
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    named_by: ClassVar[tuple[str, ...]] = ()
    actions = verifying.ACTIONS  # type: ignore[assignment]  # -- the same for all kinds
    readonly_fields: ClassVar[tuple[str, ...]] = (
        "source",
        "source_key",
        "created_at",
        "updated_at",
        "content_changed_at",
        "verified_at",
        "verified_by",
        "verified_how",
    )  # fmt: skip -- two lines read better than eight
    list_filter: ClassVar[tuple[str | type[admin.SimpleListFilter], ...]] = (
        VerifiedFilter,
        "status",
        "source",
    )

    class Media:
        """Rows that fit on the page."""

        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("directory/admin.css",)}

    @admin.display(description=_("geprüft"), ordering="verified_at")
    def checked(self, thing: Thing) -> str:
        """Return when and how somebody confirmed a thing, short enough for a column."""
        if thing.verified_at is None:
            return gettext("noch nie")
        day = date_format(timezone.localtime(thing.verified_at), "SHORT_DATE_FORMAT")
        return f"{day}, {thing.get_verified_how_display()}" if thing.verified_how else day

    def get_queryset(self, request: HttpRequest) -> QuerySet[Thing]:
        """Leave out what lies outside a person's reach: its address answers 404."""
        rows = editable(super().get_queryset(request), sight_of(request))
        return rows.select_related(*self.named_by) if self.named_by else rows

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Thing:
        """Return the thing of a page; for a foreign one there is no page."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Model, Model], request: HttpRequest, **kwargs: object
    ) -> ModelChoiceField[Model] | None:
        """Offer and accept only what the person may edit."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        limit(field, db_field, request, "pk")
        return field

    def formfield_for_dbfield(
        self, db_field: Field[object, object], request: HttpRequest, **kwargs: object
    ) -> FormField | None:
        """Say how easy the sentence is that lists show, too."""
        given = {"widget": ReadLine, **kwargs} if db_field.name == "summary" else kwargs
        return super().formfield_for_dbfield(db_field, request, **given)

    def get_fieldsets(self, request: HttpRequest, obj: Thing | None = None) -> list[Fieldset]:
        """Leave out, for who only looks, the field that confirms an entry."""
        parts = list(super().get_fieldsets(request, obj))
        if self.has_change_permission(request, obj):
            return parts
        return [LOOKED_AT if part is CHECK else part for part in parts]

    def get_form(
        self,
        request: HttpRequest,
        obj: Thing | None = None,
        change: bool = False,
        **kwargs: object,
    ) -> type[ModelForm[Thing]]:
        """Let the form know whether what it says was refused."""
        form = super().get_form(request, obj, change=change, **kwargs)
        # The class was made for this request alone; Django's type does not know our field.
        form.is_refused = hasattr(request, _REFUSED)  # type: ignore[attr-defined]  # -- as said
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show or save the form; what would leave the reach comes back with all that was typed."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except OutsideReach:
            setattr(request, _REFUSED, True)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to whoever may look somewhere."""
        return may_look(request)

    def has_view_permission(self, request: HttpRequest, obj: Thing | None = None) -> bool:
        """Whoever may look somewhere may look at what the list shows."""
        return may_look(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may edit somewhere may add things there."""
        return may_edit(request)

    def has_change_permission(self, request: HttpRequest, obj: Thing | None = None) -> bool:
        """The list holds only what may be changed."""
        return may_edit(request)

    def has_delete_permission(self, request: HttpRequest, obj: Thing | None = None) -> bool:
        """Only who edits everywhere deletes; others close a record."""
        return reach_of(request).everywhere

    def save_model(
        self, request: HttpRequest, obj: Thing, form: ModelForm[Thing], change: bool
    ) -> None:
        """Remember what the thing said before, then save it."""
        stored = type(obj)._default_manager.get(pk=obj.pk) if change else None
        setattr(request, _BEFORE, snapshot(stored) if stored else None)
        verifying.confirm(obj, form, request)
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Thing],
        formsets: Sequence[BaseModelFormSet[Model, ModelForm[Model]]],
        change: bool,
    ) -> None:
        """Save what hangs on the thing, then complete the edit.

        Raises: OutsideReach, if the thing would leave the reach of the person.
        """
        super().save_related(request, form, formsets, change)
        thing = form.instance
        if not self.get_queryset(request).filter(pk=thing.pk).exists():
            raise OutsideReach(str(thing.pk))
        before = getattr(request, _BEFORE)
        assert before is None or isinstance(before, PublishedValues)
        reason = actions.CHECKED if verifying.way_of(form) else ""
        actions.edited(
            thing, before=before, by=person_of(request), at=timezone.now(), reason=reason
        )

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Thing],
        formset: BaseModelFormSet[Model, ModelForm[Model]],
        change: bool,
    ) -> None:
        """Save the rows of a part; a row that is a thing of its own gets its own history."""
        if formset.model not in KIND_OF_MODEL:
            super().save_formset(request, form, formset, change)
            return
        now, person = timezone.now(), person_of(request)
        formset.save(commit=False)
        for row in things(formset.deleted_objects):
            actions.remove(row)
        changed = [row for row, _fields in formset.changed_objects]
        for row in things([*formset.new_objects, *changed]):
            stored = type(row)._default_manager.filter(pk=row.pk).first()
            before = snapshot(stored) if stored else None
            row.save()
            actions.edited(row, before=before, by=person, at=now)

    def delete_model(self, request: HttpRequest, obj: Thing) -> None:
        """Delete through the action, so that the index and the history know."""
        actions.remove(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Thing]) -> None:
        """Delete one by one; what others build on stays and is named."""
        for thing in queryset.order_by("pk"):
            try:
                actions.remove(thing)
            except StillUsed:
                text = _("„{name}“ wird noch gebraucht und bleibt.").format(name=thing)
                self.message_user(request, text, messages.ERROR)
