"""By what editors choose messages from the public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.accounts.queries import editing_reach
from sozialatlas.marketplace import queries
from sozialatlas.marketplace.models import PublicMessage

if TYPE_CHECKING:
    from django.contrib.admin.filters import _ListFilterChoices
    from django.contrib.admin.views.main import ChangeList

ALL = "all"


class ToDo(admin.SimpleListFilter):
    """What still wants somebody; what is done is a choice of its own."""

    title = gettext_lazy("Stand")
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[PublicMessage]
    ) -> list[tuple[str, str]]:
        """Return the states, and all of them together."""
        states = PublicMessage.State.choices
        return [*((value, str(label)) for value, label in states), (ALL, _("alle"))]

    def choices(self, changelist: ChangeList) -> Iterator[_ListFilterChoices]:
        """Name what is shown where nobody has chosen."""
        for number, choice in enumerate(super().choices(changelist)):
            yield choice if number else {**choice, "display": _("zu tun")}

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[PublicMessage]
    ) -> QuerySet[PublicMessage]:
        """Leave out what is done, unless it was asked for."""
        value = self.value()
        if not value:
            return queryset.exclude(state=PublicMessage.State.DONE)
        if value == ALL:
            return queryset
        is_state = value in PublicMessage.State.values
        return queryset.filter(state=value) if is_state else queryset.none()


class Proven(admin.BooleanFieldListFilter):
    """Whether the sender's browser showed that it is one, under words that one understands."""

    def __init__(
        self,
        field: Field[object, object],
        request: HttpRequest,
        params: dict[str, list[str]],
        model: type[Model],
        model_admin: admin.ModelAdmin[PublicMessage],
        field_path: str,
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        self.title = gettext_lazy("Prüfung auf Automaten")


class InMunicipality(admin.SimpleListFilter):
    """Only messages about records of one municipality."""

    title = gettext_lazy("Gemeinde")
    parameter_name = "municipality"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[PublicMessage]
    ) -> list[tuple[str, str]]:
        """Return the municipalities within reach that have messages."""
        return queries.municipalities(editing_reach(request.user))

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[PublicMessage]
    ) -> QuerySet[PublicMessage]:
        """Leave out the others."""
        key = self.value()
        if not key:
            return queryset
        return queryset.filter(area_key=key)
