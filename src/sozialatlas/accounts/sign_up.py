"""What every sign-up asks besides the mail address; allauth builds its own forms upon this one."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User


class Named(forms.Form):
    """Asks for a name, so that the county knows with whom it speaks."""

    name = forms.CharField(
        label=_("Ihr Name"),
        help_text=_("Den Namen sehen die Redaktion und alle, mit denen Sie Einträge pflegen."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, _request: HttpRequest, user: User) -> None:
        """Keep the name with the new person."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
