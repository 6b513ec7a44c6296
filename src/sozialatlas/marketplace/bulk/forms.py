"""The file that comes back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """An edited table."""

    file = forms.FileField(
        label=_("Geänderte Tabelle (XLSX)"),
        error_messages={"required": _("Wählen Sie eine Datei aus.")},
        widget=forms.FileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
    )
