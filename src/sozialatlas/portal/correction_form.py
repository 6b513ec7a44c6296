"""The form with which somebody says that a record is wrong, or what it lacks."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.core import fields, formats
from sozialatlas.core.invisible import CONTROL, trimmed
from sozialatlas.directory.phone_numbers import has_number
from sozialatlas.marketplace.models import TEXT_LIMIT, PublicMessage
from sozialatlas.marketplace.proposals.corrections import Correction
from sozialatlas.portal.feedback.questions import Question

LONGEST_EMAIL = 254
"""Letters that the table has room for; Django's own field takes more."""


KNOWN_BETTER = ("right_phone", "right_url", "is_gone")
"""Fields for who knows what is right."""


def _is_number(text: str) -> None:
    if not has_number(text):
        raise forms.ValidationError(
            gettext("Bitte eine Telefonnummer in Ziffern angeben, etwa 06031 1234-56."),
            code="invalid",
        )


class _LongText(forms.CharField):
    """A text without the signs that steer machines; nobody types them, some paste them."""

    def to_python(self, value: object) -> str:
        """Return the text; an end of a line counts once, as the browser counts it."""
        text = super().to_python(value) or ""
        return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class CorrectionForm(forms.Form):
    """One question, and how to answer; a field that only machines fill in."""

    text = _LongText(
        # Not `max_length`: browsers cut at it what somebody pastes, without a word.
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "data-limit": TEXT_LIMIT,
                "data-left": _("Noch {count} Zeichen frei"),
                "data-over": _("{count} Zeichen zu viel"),
            }
        ),
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_(
            "Nur wenn Sie eine Antwort möchten. Wir löschen sie, sobald Ihr Hinweis erledigt ist,"
            " spätestens nach 180 Tagen."
        ),
        required=False,
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Das ist keine vollständige E-Mail-Adresse."),
            "max_length": _("Das ist keine vollständige E-Mail-Adresse."),
        },
    )
    right_phone = forms.CharField(
        label=_("Richtige Telefonnummer"),
        required=False,
        max_length=60,
        validators=[_is_number],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    right_url = forms.URLField(
        label=_("Richtige Internetseite"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={"invalid": _("Das ist keine vollständige Internetadresse.")},
    )
    is_gone = forms.BooleanField(label=_("Das gibt es nicht mehr"), required=False)
    website = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self,
        question: Question,
        data: Mapping[str, object] | None = None,
        *,
        is_answered: bool = True,
    ) -> None:
        """Ask a question; where nobody can be answered, no mail address is asked for."""
        super().__init__(data)
        text = self.fields["text"]
        text.label = question.label
        text.help_text = format_lazy(question.hint, limit=lazy(formats.number, str)(TEXT_LIMIT))
        text.error_messages["required"] = question.missing
        if not is_answered:
            del self.fields["email"]
        if question.kind != PublicMessage.Kind.OUTDATED:
            for name in KNOWN_BETTER:
                del self.fields[name]

    @property
    def correction(self) -> Correction:
        """What somebody says is right, of a form without errors."""
        return Correction(
            phone=self.cleaned_data.get("right_phone", ""),
            url=self.cleaned_data.get("right_url", ""),
            is_gone=bool(self.cleaned_data.get("is_gone")),
        )

    @property
    def knows_better(self) -> bool:
        """Whether anything was said of what is right, so that its part is shown open."""
        return any(self.data.get(name) for name in KNOWN_BETTER)

    def clean_text(self) -> str:
        """Refuse a message of characters that nobody sees, and one that is too long."""
        text = trimmed(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(
                self.fields["text"].error_messages["required"], code="required"
            )
        if len(text) > TEXT_LIMIT:
            words = gettext("Ihr Text hat {count} Zeichen. Kürzen Sie ihn auf höchstens {limit}.")
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
