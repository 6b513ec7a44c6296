"""Django's form fields in KERN's clothes."""

from __future__ import annotations

from django import forms
from django.forms import widgets

INPUT = "kern-form-input__input"
WRONG = "kern-form-input__input--error"
PLAIN = (widgets.CheckboxInput, widgets.RadioSelect, widgets.HiddenInput)


def dress(form: forms.BaseForm) -> None:
    """Give each widget KERN's classes, and mark those whose field has an error.

    Reads `form.errors`, so a form with data is checked by this.
    """
    for name, field in form.fields.items():
        if isinstance(field.widget, PLAIN):
            continue
        is_wrong = form.is_bound and name in form.errors
        field.widget.attrs["class"] = f"{INPUT} {WRONG}" if is_wrong else INPUT
