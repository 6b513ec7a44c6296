"""The form of a fixed embed: a search, or one record, is pasted as its address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.search.addressed import ForeignHostError, slug_of
from sozialatlas.search.forms.pasted import PastedSearchField
from sozialatlas.search.models import Embed, Portal

LEFT_OUT = ("page", "page_size", "around", "outside", "lat", "lon")
"""Parameters that an embed has no use for, or that would lead out of its portal."""

_ID_AT_END = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=/?(?:[?#].*)?$)")


class FixedSearchField(PastedSearchField):
    """The whole search of an address, also its words and its place."""

    left_out = LEFT_OUT


class RecordField(forms.UUIDField):
    """The number of a record, also where the whole address of its page is pasted."""

    def clean(self, value: object) -> object:
        """Return the number."""
        found = _ID_AT_END.search(str(value or "").strip())
        return super().clean(found[0] if found else value)


class EmbedForm(forms.ModelForm[Embed]):
    """All that the county fixes of an embed."""

    preset = FixedSearchField(
        required=False,
        label=gettext_lazy("Feste Suche"),
        help_text=gettext_lazy(
            "Suchen Sie im Portal, bis die Treffer stimmen, und fügen Sie die Adresse dieser"
            " Seite ein. Niemand außer Ihnen kann diese Suche ändern."
        ),
    )
    record = RecordField(
        required=False,
        label=gettext_lazy("Ein einzelnes Angebot"),
        help_text=gettext_lazy(
            "Nur für diese Ansicht: die Adresse der Seite, auf der das Angebot steht."
        ),
        error_messages={
            "invalid": gettext_lazy("Das ist nicht die Adresse eines einzelnen Angebots.")
        },
        widget=forms.TextInput(attrs={"size": 80}),
    )

    class Meta:
        """All fields that people fill in."""

        model = Embed
        fields = ("name", "title", "portal", "view", "preset", "record", "count", "is_active")

    def clean(self) -> dict[str, object] | None:
        """Take the portal from a pasted address, so that nothing beyond it is shown."""
        given = super().clean() or self.cleaned_data
        for name in ("preset", "record"):
            self._keep_inside(name, given)
        return given

    def _keep_inside(self, name: str, given: Mapping[str, object]) -> None:
        try:
            slug = slug_of(str(self.data.get(self.add_prefix(name)) or ""))
        except ForeignHostError:
            self.add_error(name, _("Diese Adresse gehört zu einer anderen Internetseite."))
            return
        except ValueError:  # what is no address at all: the field itself says so
            return
        portal = given.get("portal")
        if not slug or (isinstance(portal, Portal) and portal.slug == slug):
            return
        meant = Portal.objects.filter(slug=slug).first()
        if portal is None and meant is not None:
            self.cleaned_data["portal"] = meant
            return
        told = _("Diese Adresse gehört zum Portal „%(name)s“: Wählen Sie es oben aus.")
        self.add_error(name, told % {"name": meant.name if meant else slug})
