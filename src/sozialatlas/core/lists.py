"""Lists of the administration that stand any key that is marked in them."""

from __future__ import annotations

from typing import TypeVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from sozialatlas.core import keys

Record = TypeVar("Record", bound=Model)


class SteadyList(admin.ModelAdmin[Record]):
    """A list that no key makes fail."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Show the list, or do what was chosen from it."""
        marked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if marked:
            given = request.POST.copy()
            given.setlist(ACTION_CHECKBOX_NAME, keys.possible(self.opts.pk, marked))
            setattr(request, "POST", given)  # noqa: B010 -- the stubs know no other than the first
        return super().changelist_view(request, extra_context)
