"""The form with which somebody says that a record is wrong."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as said, gettext_lazy as _

from sozialatlas.core import fields, formats
from sozialatlas.core.invisible import trimmed
from sozialatlas.marketplace.models import TEXT_LIMIT

LONGEST_EMAIL = 254
"""Letters that the table has room for; Django's own field takes more."""


class CorrectionForm(forms.Form):
    """One question, and how to answer; a field that only machines fill in."""

    text = forms.CharField(
        label=_("Was stimmt nicht?"),
        help_text=format_lazy(
            _(
                "Zum Beispiel eine neue Telefonnummer oder andere Öffnungszeiten."
                " Höchstens {limit} Zeichen."
            ),
            limit=lazy(formats.number, str)(TEXT_LIMIT),
        ),
        # Not `max_length`: browsers cut at it what somebody pastes, without a word.
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "data-limit": TEXT_LIMIT,
                "data-left": _("Noch {count} Zeichen frei"),
                "data-over": _("{count} Zeichen zu viel"),
            }
        ),
        error_messages={"required": _("Schreiben Sie, was nicht stimmt.")},
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Nur für Rückfragen. Wir löschen sie, sobald der Hinweis erledigt ist."),
        required=False,
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Das ist keine vollständige E-Mail-Adresse."),
            "max_length": _("Das ist keine vollständige E-Mail-Adresse."),
        },
    )
    website = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_text(self) -> str:
        """Refuse a message of characters that nobody sees, and one that is too long.

        An end of a line counts once, as the browser counts it.
        """
        text = trimmed(self.cleaned_data["text"].replace("\r\n", "\n"))
        if not text:
            raise forms.ValidationError(
                self.fields["text"].error_messages["required"], code="required"
            )
        if len(text) > TEXT_LIMIT:
            words = said("Ihr Text hat {count} Zeichen. Kürzen Sie ihn auf höchstens {limit}.")
            raise forms.ValidationError(
                words.format(count=formats.number(len(text)), limit=formats.number(TEXT_LIMIT)),
                code="max_length",
            )
        return text

    @property
    def is_from_machine(self) -> bool:
        """Whether the field was filled in that no person sees."""
        return bool(self.data.get("website"))


def dressed(form: CorrectionForm) -> CorrectionForm:
    """Return the form in our look."""
    fields.dress(form)
    return form
