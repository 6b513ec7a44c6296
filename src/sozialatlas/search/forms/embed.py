"""The form of a fixed embed: a search is pasted as its address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialatlas.search.forms.pasted import PastedSearchField
from sozialatlas.search.models import Embed

LEFT_OUT = ("page", "page_size", "around", "outside", "lat", "lon")
"""Parameters that an embed has no use for, or that would lead out of its portal."""


class FixedSearchField(PastedSearchField):
    """The whole search of an address, also its words and its place."""

    left_out = LEFT_OUT


class EmbedForm(forms.ModelForm[Embed]):
    """All that the county fixes of an embed."""

    preset = FixedSearchField(
        required=False,
        label=_("feste Suche"),
        help_text=_(
            "Suchen Sie im Portal, bis die Treffer stimmen, und fügen Sie die Adresse dieser"
            " Seite ein. Niemand außer Ihnen kann diese Suche ändern."
        ),
    )

    class Meta:
        """All fields that people fill in."""

        model = Embed
        fields = ("name", "title", "portal", "view", "preset", "record", "count", "is_active")
