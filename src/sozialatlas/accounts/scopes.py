"""What a role may be limited to; rooms above say what of it there is."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import RoleAssignment
from sozialatlas.places.models import Area

_known: dict[str, Callable[[str], bool]] = {}


def register(kind: str, is_known: Callable[[str], bool]) -> None:
    """Let roles be limited to things of a kind, such as a topic, by their codes."""
    _known[kind] = is_known


class RoleForm(forms.ModelForm[RoleAssignment]):
    """A role that opens nothing, because its area or topic does not exist, is refused."""

    class Meta:
        """All but the person, who stands above."""

        model = RoleAssignment
        fields = ("role", "area_key", "scope")

    def clean_area_key(self) -> str:
        """Refuse a key of which nothing is known, once there are areas."""
        key = str(self.cleaned_data["area_key"]).strip()
        areas = Area.objects.order_by()
        if key and areas.exists() and not areas.filter(key__startswith=key).exists():
            text = _("Ein Gebiet mit dem Schlüssel „{key}“ gibt es hier nicht.")
            raise forms.ValidationError(text.format(key=key))
        return key

    def clean_scope(self) -> str:
        """Refuse a topic that does not exist."""
        scope = str(self.cleaned_data["scope"])
        kind, _colon, code = scope.partition(":")
        is_known = _known.get(kind)
        if scope and is_known is not None and not is_known(code):
            text = _("Ein Thema mit dem Kürzel „{code}“ gibt es nicht.")
            raise forms.ValidationError(text.format(code=code))
        return scope
