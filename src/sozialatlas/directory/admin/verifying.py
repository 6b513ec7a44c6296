"""How editors say that an entry is still true, and how they found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ChoiceField, ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from sozialatlas.core import formats
from sozialatlas.directory import actions
from sozialatlas.directory.admin.reach import person_of
from sozialatlas.directory.models import Published, VerifiedHow

WAYS = tuple(each for each in VerifiedHow if each)
"""All ways but "not yet"."""

Thing = TypeVar("Thing", bound=Published)
_FIELD = "confirmed_how"
MOST_AT_ONCE = 200
"""Each entry gets a version of its own in the history; more would outlast the request."""

Action = Callable[[admin.ModelAdmin[Published], HttpRequest, QuerySet[Published]], None]


def field() -> ChoiceField:
    """Return the field of a form by which an editor confirms the entry while saving it."""
    return ChoiceField(
        label=_("Heute geprüft"),
        required=False,
        choices=[("", _("nein, nur speichern")), *((each.value, each.label) for each in WAYS)],
        help_text=_("Setzt „geprüft am“ auf heute, auch wenn sonst nichts geändert wurde."),
    )


def way_of(form: ModelForm[Thing]) -> str:
    """Return how the editor of a form confirmed the entry, or an empty text."""
    return str(form.cleaned_data.get(_FIELD) or "")


def confirm(thing: Thing, form: ModelForm[Thing], request: HttpRequest) -> None:
    """Put the confirmation that came with a form into the thing: one save, one version."""
    if how := way_of(form):
        thing.verified_at, thing.verified_how = timezone.now(), how
        thing.verified_by = person_of(request)


def _too_many(count: int) -> str:
    return gettext(
        "Höchstens {most} Einträge auf einmal; gewählt sind {count}. Es wurde nichts geändert."
        " Grenzen Sie die Liste mit den Filtern ein."
    ).format(most=MOST_AT_ONCE, count=formats.number(count))


def _noting(how: VerifiedHow) -> Action:
    def note(
        page: admin.ModelAdmin[Published], request: HttpRequest, queryset: QuerySet[Published]
    ) -> None:
        now, person = timezone.now(), person_of(request)
        things = list(queryset.order_by("pk")[: MOST_AT_ONCE + 1])
        if len(things) > MOST_AT_ONCE:
            page.message_user(request, _too_many(queryset.count()), messages.ERROR)
            return
        for thing in things:
            actions.verify(thing, how=how, by=person, at=now)
        text = ngettext(
            "{count} Eintrag ist geprüft.", "{count} Einträge sind geprüft.", len(things)
        )
        page.message_user(request, text.format(count=len(things)))

    note.__name__ = f"mark_verified_{how.value}"
    return admin.action(
        description=format_lazy(_("Heute: {how}"), how=how.label), permissions=["change"]
    )(note)


ACTIONS = tuple(_noting(each) for each in WAYS)
"""One action a way: chosen in one step, and nobody records a way that was not taken."""
