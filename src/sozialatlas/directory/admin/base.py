"""What all pages for published things share: reach, history, and saving through actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model, QuerySet, URLField
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, Reach, editing_reach
from sozialatlas.directory import actions
from sozialatlas.directory.errors import StillUsed
from sozialatlas.directory.models import Published, VerifiedHow
from sozialatlas.directory.permissions import editable
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PublishedValues

Thing = TypeVar("Thing", bound=Published)
_BEFORE = "_sozialatlas_before"
# Who types an address without its scheme means the safe one.
_FORM_FIELDS: Mapping[type[Field[object, object]], Mapping[str, object]] = {
    URLField: {"assume_scheme": "https"}
}


def reach_of(request: HttpRequest) -> Reach:
    """Return where the person of a request may edit."""
    return editing_reach(request.user) if isinstance(request.user, User) else NOWHERE


class PublishedAdmin(admin.ModelAdmin[Thing]):
    """Lists what a person may edit; each save leaves history and tells the index."""

    formfield_overrides = _FORM_FIELDS
    list_per_page = 50
    show_full_result_count = False
    actions = ("mark_verified",)
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
    list_filter: ClassVar[tuple[str, ...]] = ("status", "source", "verified_how")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Thing]:
        """Leave out what lies outside a person's reach: its address answers 404."""
        return editable(super().get_queryset(request), reach_of(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the section to whoever may edit somewhere."""
        return self._may_edit(request)

    def has_view_permission(self, request: HttpRequest, obj: Thing | None = None) -> bool:
        """Whoever may edit somewhere may look at what the list shows."""
        return self._may_edit(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may edit somewhere may add things there."""
        return self._may_edit(request)

    def has_change_permission(self, request: HttpRequest, obj: Thing | None = None) -> bool:
        """The list holds only what may be changed."""
        return self._may_edit(request)

    def has_delete_permission(self, request: HttpRequest, obj: Thing | None = None) -> bool:
        """Only who edits everywhere deletes; others close a record."""
        return reach_of(request).everywhere

    def save_model(
        self, request: HttpRequest, obj: Thing, form: ModelForm[Thing], change: bool
    ) -> None:
        """Remember what the thing said before, then save it."""
        stored = type(obj)._default_manager.get(pk=obj.pk) if change else None
        setattr(request, _BEFORE, snapshot(stored) if stored else None)
        super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Thing],
        formsets: Sequence[BaseModelFormSet[Model, ModelForm[Model]]],
        change: bool,
    ) -> None:
        """Save what hangs on the thing, then complete the edit."""
        super().save_related(request, form, formsets, change)
        thing = form.instance
        if not self.get_queryset(request).filter(pk=thing.pk).exists():
            raise PermissionDenied(_("Der Eintrag liegt außerhalb Ihres Gebiets."))
        before = getattr(request, _BEFORE)
        assert before is None or isinstance(before, PublishedValues)
        actions.edited(thing, before=before, by=_person(request), at=timezone.now())

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

    @admin.action(description=_("Als geprüft vermerken"))
    def mark_verified(self, request: HttpRequest, queryset: QuerySet[Thing]) -> None:
        """Note that the chosen things are still true."""
        now, person = timezone.now(), _person(request)
        things = list(queryset.order_by("pk"))
        for thing in things:
            actions.verify(thing, how=VerifiedHow.PHONE, by=person, at=now)
        text = ngettext(
            "{count} Eintrag ist geprüft.", "{count} Einträge sind geprüft.", len(things)
        )
        self.message_user(request, text.format(count=len(things)))

    def _may_edit(self, request: HttpRequest) -> bool:
        reach = reach_of(request)
        return reach.everywhere or bool(reach.keys)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


class PartInline(admin.TabularInline[Model, Model]):
    """Rows that hang on a thing; whoever may edit the thing may edit them."""

    extra = 0
    formfield_overrides = _FORM_FIELDS

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """As for the thing itself."""
        return True
